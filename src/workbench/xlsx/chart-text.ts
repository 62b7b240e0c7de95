import type { ChartFont } from '../model/chart';
import { child, descendants, type XmlElement } from '../xml';
import { escapeXml, tag } from './markup';

export const solidFill = (color: string): string =>
  tag('a:solidFill', {}, tag('a:srgbClr', { val: color.replace('#', '') }));

/** Properties of text (ECMA-376 part 1, 21.1.2.3); sizes are in hundredths of a point. */
function properties(name: string, font: ChartFont = {}): string {
  const { size, bold, italic, color } = font;
  return tag(
    `a:${name}`,
    { sz: size === undefined ? undefined : Math.round(size * 100), b: bold, i: italic },
    [
      color === undefined ? '' : solidFill(color),
      font.name === undefined ? '' : tag('a:latin', { typeface: font.name }),
    ],
  );
}

/** The text of a title with its font. */
export const titleText = (text: string, font?: ChartFont): string =>
  tag('c:rich', {}, [
    '<a:bodyPr/>',
    ...text
      .split('\n')
      .map((line) =>
        tag('a:p', {}, [
          tag('a:pPr', {}, properties('defRPr', font)),
          line && tag('a:r', {}, `${properties('rPr', font)}<a:t>${escapeXml(line)}</a:t>`),
        ]),
      ),
  ]);

/** `<c:txPr>`: the font of labels, of a legend, of an axis. */
export const textProperties = (font: ChartFont | undefined): string =>
  font
    ? tag('c:txPr', {}, [
        '<a:bodyPr/>',
        tag(
          'a:p',
          {},
          `${tag('a:pPr', {}, properties('defRPr', font))}<a:endParaRPr lang="en-US"/>`,
        ),
      ])
    : '';

export const colorOf = (parent: XmlElement | undefined): string => {
  const color = parent && descendants(parent, 'srgbClr')[0]?.attributes['val'];
  return color ? `#${color.toUpperCase()}` : '';
};

/** The font of a title or of `<c:txPr>`; undefined if it has none of its own. */
export function readFont(element: XmlElement | undefined): ChartFont | undefined {
  const found = element && descendants(element, 'defRPr')[0];
  if (!found) return undefined;
  const { sz, b, i } = found.attributes;
  const name = child(found, 'latin')?.attributes['typeface'];
  const color = colorOf(found);
  const font: ChartFont = {
    ...(sz && { size: Number(sz) / 100 }),
    ...(b && { bold: b === '1' }),
    ...(i && { italic: i === '1' }),
    ...(color && { color }),
    ...(name && { name }),
  };
  return Object.keys(font).length > 0 ? font : undefined;
}

/** The lines of a title. */
export const readText = (element: XmlElement | undefined): string =>
  element
    ? descendants(element, 'p')
        .map((line) =>
          descendants(line, 't')
            .map(({ text }) => text)
            .join(''),
        )
        .join('\n')
    : '';
