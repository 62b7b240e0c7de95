import type { ConditionalLook } from '../model/conditional-format';
import { defaultFormat, type Format } from '../model/format';
import { child, type XmlElement } from '../xml';
import { themeColors, tinted } from './theme';
import {
  borderSides,
  borderStyles,
  builtInFormats,
  fillPatterns,
  horizontalAlignments,
  readingOrders,
  reversed,
  underlines,
  verticalAlignments,
} from './style-names';

/** A style of cells. */
export interface CellStyle {
  /** What differs from the default. */
  readonly format: Partial<Format>;
  /** Text was entered behind an apostrophe. */
  readonly marked: boolean;
}

export interface Styles {
  readonly cells: readonly CellStyle[];
  readonly looks: readonly ConditionalLook[];
}

const names = {
  horizontal: reversed(horizontalAlignments),
  vertical: reversed(verticalAlignments),
  underline: reversed(underlines),
  readingOrder: reversed(readingOrders),
  pattern: reversed(fillPatterns),
  border: reversed(borderStyles),
};

/** An attribute that is 0 or 1, true or false; `missing` where it is left out. */
export function flagOf(element: XmlElement | undefined, name: string, missing = false): boolean {
  const value = element?.attributes[name];
  return value === undefined ? missing : value === '1' || value === 'true';
}

/** An element such as `<b/>`: there and not said to be off. */
const isOn = (parent: XmlElement | undefined, name: string): boolean => {
  const found = child(parent, name);
  return found !== undefined && flagOf(found, 'val', true);
};

type ColorOf = (element: XmlElement | undefined) => string | undefined;

/** Reads styles.xml; colours of the theme become colours of their own. */
export function readStyles(styles: XmlElement | undefined, theme: XmlElement | undefined): Styles {
  const themed = themeColors(theme);
  const colorOf: ColorOf = (element) => {
    const { rgb, theme: index, tint } = element?.attributes ?? {};
    if (rgb) return tinted(`#${rgb.slice(-6).toUpperCase()}`, Number(tint ?? 0));
    const color = index === undefined ? undefined : themed[Number(index)];
    return color && tinted(color, Number(tint ?? 0));
  };
  const list = (name: string): readonly XmlElement[] => child(styles, name)?.children ?? [];
  const formats: Record<string, string> = { ...builtInFormats };
  for (const { attributes } of list('numFmts')) {
    formats[attributes['numFmtId'] ?? ''] = attributes['formatCode'] ?? 'General';
  }
  const fonts = list('fonts').map((font) => fontOf(font, colorOf));
  const fills = list('fills').map((fill) => fillOf(fill, colorOf));
  const borders = list('borders').map((border) => bordersOf(border, colorOf));
  const cells = list('cellXfs').map((xf): CellStyle => {
    const at = (name: string): number => Number(xf.attributes[name] ?? 0);
    const format: Partial<Format> = {
      numberFormat: formats[at('numFmtId')] ?? 'General',
      ...fonts[at('fontId')],
      ...fills[at('fillId')],
      borders: borders[at('borderId')] ?? '',
      ...alignmentOf(child(xf, 'alignment')),
      locked: flagOf(child(xf, 'protection'), 'locked', true),
      formulaHidden: flagOf(child(xf, 'protection'), 'hidden'),
    };
    return { format, marked: flagOf(xf, 'quotePrefix') };
  });
  return { cells, looks: list('dxfs').map((dxf) => lookOf(dxf, colorOf)) };
}

function fontOf(font: XmlElement, colorOf: ColorOf): Partial<Format> {
  const value = (name: string): string | undefined => child(font, name)?.attributes['val'];
  const underline = child(font, 'u');
  return {
    bold: isOn(font, 'b'),
    italic: isOn(font, 'i'),
    strikethrough: isOn(font, 'strike'),
    underline: underline
      ? (names.underline[underline.attributes['val'] ?? 'single'] ?? 'None')
      : 'None',
    superscript: value('vertAlign') === 'superscript',
    subscript: value('vertAlign') === 'subscript',
    fontSize: Number(value('sz') ?? defaultFormat.fontSize),
    fontName: value('name') ?? defaultFormat.fontName,
    fontColor: colorOf(child(font, 'color')) ?? defaultFormat.fontColor,
  };
}

function fillOf(fill: XmlElement, colorOf: ColorOf): Partial<Format> {
  const pattern = child(fill, 'patternFill');
  const fillPattern = names.pattern[pattern?.attributes['patternType'] ?? ''] ?? 'None';
  const solid = fillPattern === 'Solid';
  const color = colorOf(child(pattern, solid ? 'fgColor' : 'bgColor'));
  return { fillPattern, fillColor: color ?? '' };
}

function bordersOf(border: XmlElement, colorOf: ColorOf): string {
  const lines: [string, { style: string; color: string; weight: string }][] = [];
  const add = (element: XmlElement | undefined, key: string): void => {
    const [style, weight] = names.border[element?.attributes['style'] ?? '']?.split(' ') ?? [];
    const color = colorOf(child(element, 'color')) ?? '#000000';
    if (style && weight) lines.push([key, { style, color, weight }]);
  };
  for (const [name, key] of borderSides) {
    add(child(border, name), key);
  }
  const diagonal = child(border, 'diagonal');
  if (flagOf(border, 'diagonalDown')) add(diagonal, 'DiagonalDown');
  if (flagOf(border, 'diagonalUp')) add(diagonal, 'DiagonalUp');
  return lines.length > 0 ? JSON.stringify(Object.fromEntries(lines)) : '';
}

function alignmentOf(alignment: XmlElement | undefined): Partial<Format> {
  const value = (name: string): string => alignment?.attributes[name] ?? '';
  const rotation = Number(value('textRotation') || 0);
  return {
    horizontalAlignment: names.horizontal[value('horizontal')] ?? 'General',
    verticalAlignment: names.vertical[value('vertical')] ?? 'Bottom',
    textOrientation: rotation === 255 ? 180 : rotation > 90 ? 90 - rotation : rotation,
    wrapText: flagOf(alignment, 'wrapText'),
    indentLevel: Number(value('indent') || 0),
    autoIndent: flagOf(alignment, 'justifyLastLine'),
    shrinkToFit: flagOf(alignment, 'shrinkToFit'),
    readingOrder: names.readingOrder[value('readingOrder')] ?? 'Context',
  };
}

function lookOf(dxf: XmlElement, colorOf: ColorOf): ConditionalLook {
  const font = child(dxf, 'font');
  const fontColor = colorOf(child(font, 'color'));
  const pattern = child(child(dxf, 'fill'), 'patternFill');
  const fillColor = colorOf(child(pattern, 'bgColor')) ?? colorOf(child(pattern, 'fgColor'));
  const underline = child(font, 'u');
  return {
    ...(child(font, 'b') && { bold: isOn(font, 'b') }),
    ...(child(font, 'i') && { italic: isOn(font, 'i') }),
    ...(child(font, 'strike') && { strikethrough: isOn(font, 'strike') }),
    ...(underline && {
      underline: names.underline[underline.attributes['val'] ?? 'single'] ?? 'None',
    }),
    ...(fontColor && { fontColor }),
    ...(fillColor && { fillColor }),
  };
}
