import { child, descendants, type XmlElement } from '../xml';
import { tag } from './markup';

/** The Office theme's colours in the order of clrScheme: dk1, lt1, dk2, lt2, accents, links. */
const officeColors = [
  ['dk1', '000000'],
  ['lt1', 'FFFFFF'],
  ['dk2', '44546A'],
  ['lt2', 'E7E6E6'],
  ['accent1', '4472C4'],
  ['accent2', 'ED7D31'],
  ['accent3', 'A5A5A5'],
  ['accent4', 'FFC000'],
  ['accent5', '5B9BD5'],
  ['accent6', '70AD47'],
  ['hlink', '0563C1'],
  ['folHlink', '954F72'],
] as const;

/** Colours that charts give to their series in turn. */
export const accentColors: readonly string[] = officeColors
  .slice(4, 10)
  .map(([, color]) => `#${color}`);

/**
 * The colours of a theme by the numbers that styles use: the first two pairs are swapped there
 * (ECMA-376 part 1, 18.8.3). Without a theme it is Office's.
 */
export function themeColors(theme: XmlElement | undefined): readonly string[] {
  const scheme = theme && descendants(theme, 'clrScheme')[0];
  const colors = officeColors.map(([name, fallback]) => {
    const [color] = child(scheme, name)?.children ?? [];
    const { lastClr, val } = color?.attributes ?? {};
    return `#${(lastClr ?? val ?? fallback).toUpperCase()}`;
  });
  const [dark1, light1, dark2, light2, ...rest] = colors;
  return [light1!, dark1!, light2!, dark2!, ...rest];
}

/** A colour made lighter (tint above 0) or darker (18.8.19), in steps of its own brightness. */
export function tinted(color: string, tint: number): string {
  if (tint === 0) return color;
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return `#${channels
    .map((value) => Math.round(tint < 0 ? value * (1 + tint) : value + (255 - value) * tint))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()}`;
}

const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const line = `<a:ln w="6350">${fill}</a:ln>`;
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
const font = (name: string, typeface: string): string =>
  tag(name, {}, [tag('a:latin', { typeface }), '<a:ea typeface=""/>', '<a:cs typeface=""/>']);

/** theme1.xml: the colours and fonts that table styles and charts refer to. */
export function themeMarkup(): string {
  const colors = officeColors.map(([name, val]) => tag(`a:${name}`, {}, tag('a:srgbClr', { val })));
  const elements = [
    tag('a:clrScheme', { name: 'Office' }, colors),
    tag('a:fontScheme', { name: 'Office' }, [
      font('a:majorFont', 'Calibri Light'),
      font('a:minorFont', 'Calibri'),
    ]),
    tag('a:fmtScheme', { name: 'Office' }, [
      tag('a:fillStyleLst', {}, fill.repeat(3)),
      tag('a:lnStyleLst', {}, line.repeat(3)),
      tag('a:effectStyleLst', {}, effect.repeat(3)),
      tag('a:bgFillStyleLst', {}, fill.repeat(3)),
    ]),
  ];
  return tag(
    'a:theme',
    { 'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main', name: 'Office Theme' },
    tag('a:themeElements', {}, elements),
  );
}
