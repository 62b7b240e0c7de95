import type { ConditionalLook } from '../model/conditional-format';
import { defaultFormat, type Format } from '../model/format';
import { tag } from './markup';
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

/** `#RRGGBB` as the file has it. */
export const argb = (color: string): string => `FF${color.replace('#', '').toUpperCase()}`;

const colorTag = (name: string, color: string): string => tag(name, { rgb: argb(color) });

/** Markup that is written once and known by its number. */
class Pool {
  readonly #numbers = new Map<string, number>();
  readonly #first: number;

  constructor(first: number, ...markup: readonly string[]) {
    this.#first = first;
    for (const one of markup) this.number(one);
  }

  number(markup: string): number {
    const known = this.#numbers.get(markup);
    if (known !== undefined) return known;
    const number = this.#first + this.#numbers.size;
    this.#numbers.set(markup, number);
    return number;
  }

  element(name: string): string {
    if (this.#numbers.size === 0) return '';
    return tag(name, { count: this.#numbers.size }, [...this.#numbers.keys()]);
  }
}

interface Line {
  readonly style: string;
  readonly color: string;
  readonly weight: string;
}

/** Collects the styles of a workbook and writes styles.xml (ECMA-376 part 1, 18.8). */
export class StyleWriter {
  readonly #formats = new Map<string, number>();
  readonly #fonts = new Pool(0, fontMarkup(defaultFormat));
  // The first two fills are fixed.
  readonly #fills = new Pool(0, patternFill('none'), patternFill('gray125'));
  readonly #borders = new Pool(0, borderMarkup(''));
  readonly #cells = new Pool(0);
  readonly #looks = new Pool(0);
  readonly #known = [new Map<Format, number>(), new Map<Format, number>()] as const;

  constructor() {
    this.number(defaultFormat, false);
  }

  /** The number of a cell's style; `marked`: its text was entered behind an apostrophe. */
  number(format: Format, marked: boolean): number {
    const known = this.#known[marked ? 1 : 0];
    let number = known.get(format);
    if (number === undefined) known.set(format, (number = this.#add(format, marked)));
    return number;
  }

  #add(format: Format, marked: boolean): number {
    const fill = format.fillColor
      ? patternFill(fillPatterns[format.fillPattern] ?? 'solid', format.fillColor)
      : patternFill(fillPatterns[format.fillPattern] ?? 'none');
    const alignment = alignmentMarkup(format);
    const protection =
      format.locked && !format.formulaHidden
        ? ''
        : tag('protection', { locked: format.locked, hidden: format.formulaHidden });
    const numbers = {
      numFmtId: this.#numberFormat(format.numberFormat),
      fontId: this.#fonts.number(fontMarkup(format)),
      fillId: this.#fills.number(fill),
      borderId: this.#borders.number(borderMarkup(format.borders)),
    };
    const used = (value: number): true | undefined => (value > 0 ? true : undefined);
    const markup = tag(
      'xf',
      {
        ...numbers,
        xfId: 0,
        quotePrefix: marked || undefined,
        applyNumberFormat: used(numbers.numFmtId),
        applyFont: used(numbers.fontId),
        applyFill: used(numbers.fillId),
        applyBorder: used(numbers.borderId),
        applyAlignment: used(alignment.length),
        applyProtection: used(protection.length),
      },
      alignment + protection,
    );
    return this.#cells.number(markup);
  }

  #numberFormat(code: string): number {
    const builtIn = builtInNumbers[code];
    if (builtIn !== undefined) return Number(builtIn);
    const known = this.#formats.get(code);
    if (known !== undefined) return known;
    // Numbers below are reserved.
    const number = 164 + this.#formats.size;
    this.#formats.set(code, number);
    return number;
  }

  /** The number of a conditional format's look. */
  look(look: ConditionalLook): number {
    const { bold, italic, strikethrough, underline, fontColor, fillColor } = look;
    const font = [
      bold === undefined ? '' : tag('b', { val: bold }),
      italic === undefined ? '' : tag('i', { val: italic }),
      strikethrough === undefined ? '' : tag('strike', { val: strikethrough }),
      underline === undefined ? '' : tag('u', { val: underlines[underline] ?? 'none' }),
      fontColor === undefined ? '' : colorTag('color', fontColor),
    ];
    const fill =
      fillColor === undefined
        ? ''
        : tag('fill', {}, tag('patternFill', {}, colorTag('bgColor', fillColor)));
    const written = font.join('') && tag('font', {}, font);
    return this.#looks.number(tag('dxf', {}, written + fill));
  }

  /** styles.xml. */
  markup(): string {
    const formats = [...this.#formats].map(([formatCode, numFmtId]) =>
      tag('numFmt', { numFmtId, formatCode }),
    );
    return tag(
      'styleSheet',
      { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' },
      [
        formats.length > 0 ? tag('numFmts', { count: formats.length }, formats) : '',
        this.#fonts.element('fonts'),
        this.#fills.element('fills'),
        this.#borders.element('borders'),
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        this.#cells.element('cellXfs'),
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
        this.#looks.element('dxfs'),
      ],
    );
  }
}

const builtInNumbers = reversed(builtInFormats);

function fontMarkup(format: Format): string {
  const { bold, italic, strikethrough, underline, subscript, superscript } = format;
  return tag('font', {}, [
    bold ? tag('b') : '',
    italic ? tag('i') : '',
    strikethrough ? tag('strike') : '',
    underline === 'None' ? '' : tag('u', { val: underlines[underline] }),
    superscript || subscript
      ? tag('vertAlign', { val: superscript ? 'superscript' : 'subscript' })
      : '',
    tag('sz', { val: format.fontSize }),
    // Without a colour of its own, text follows the table's style: white in a dark header.
    format.fontColor === defaultFormat.fontColor ? '' : colorTag('color', format.fontColor),
    tag('name', { val: format.fontName }),
  ]);
}

/** A solid fill has its colour in front, a pattern behind. */
function patternFill(patternType: string, color = ''): string {
  const colors = color && colorTag(patternType === 'solid' ? 'fgColor' : 'bgColor', color);
  return tag('fill', {}, tag('patternFill', { patternType }, colors));
}

function borderMarkup(borders: string): string {
  const lines = (borders ? JSON.parse(borders) : {}) as Partial<Record<string, Line>>;
  const side = (name: string, line: Line | undefined): string => {
    const style = line && line.style !== 'None' && borderStyle(line);
    return style ? tag(name, { style }, colorTag('color', line.color)) : tag(name);
  };
  const shown = (line: Line | undefined): line is Line =>
    line !== undefined && line.style !== 'None';
  const [down, up] = [lines['DiagonalDown'], lines['DiagonalUp']].map((line) =>
    shown(line) ? line : undefined,
  );
  return tag('border', { diagonalUp: up && true, diagonalDown: down && true }, [
    ...borderSides.map(([name, key]) => side(name, lines[key])),
    side('diagonal', down ?? up),
  ]);
}

/** The weight that goes with a style where the file has no such pair. */
const borderStyle = ({ style, weight }: Line): string =>
  borderStyles[`${style} ${weight}`] ??
  Object.entries(borderStyles).find(([key]) => key.startsWith(`${style} `))?.[1] ??
  'thin';

function alignmentMarkup(format: Format): string {
  const { textOrientation: angle, indentLevel } = format;
  const attributes = {
    horizontal: horizontalAlignments[format.horizontalAlignment],
    vertical: verticalAlignments[format.verticalAlignment],
    // 255 is stacked; angles below the horizon count on from 90.
    textRotation: angle === 0 ? undefined : angle === 180 ? 255 : angle < 0 ? 90 - angle : angle,
    wrapText: format.wrapText || undefined,
    indent: indentLevel || undefined,
    justifyLastLine: format.autoIndent || undefined,
    shrinkToFit: format.shrinkToFit || undefined,
    readingOrder: readingOrders[format.readingOrder],
  };
  const any = Object.values(attributes).some((value) => value !== undefined);
  return any ? tag('alignment', attributes) : '';
}
