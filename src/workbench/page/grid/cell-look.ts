import { conditionalLook } from '../../model/conditional-format';
import type { Format } from '../../model/format';
import type { Sheet } from '../../model/sheet';
import type { TableLook } from './table-look';

/** What the grid draws for a cell. */
export interface CellLook {
  readonly text: string;
  readonly classes: string;
  readonly style: string;
  /** Text may run over the empty cells to its right; it takes `width` pixels with its padding. */
  readonly spills: boolean;
  readonly width: number;
}

/** Pixels that a text takes in a font (CSS shorthand). */
export type Measure = (text: string, font: string) => number;

const padding = 6;

/** The look of a cell `width` pixels wide: its text through the number format, alignment, font, fill. */
export function cellLook(
  sheet: Sheet,
  row: number,
  column: number,
  width: number,
  table: TableLook | undefined,
  measure: Measure,
): CellLook {
  const conditional = conditionalLook(sheet, row, column);
  const format = { ...sheet.format(row, column), ...conditional };
  const value = sheet.value(row, column);
  const isNumber = typeof value === 'number';
  const align = alignment(format, value);
  const text = isNumber
    ? fitted(sheet.text(row, column), value, format, width - padding, measure)
    : sheet.text(row, column);
  const classes = [
    align,
    table && `table-${table.part}`,
    table?.filledHeader && 'filled',
    table?.filterButton && 'filter',
    format.wrapText && 'wrap',
  ];
  // Numbers never run over; neither does text that is wrapped or not aligned left.
  const spills = typeof value === 'string' && align === 'left' && !format.wrapText;
  return {
    text,
    classes: classes.filter(Boolean).join(' '),
    style: style(format, table),
    spills,
    width: spills ? measure(text, cssFont(format)) + padding : 0,
  };
}

function alignment(format: Format, value: unknown): string {
  const own = format.horizontalAlignment;
  if (own === 'Left' || own === 'Center' || own === 'Right') return own.toLowerCase();
  if (typeof value === 'number') return 'right';
  return typeof value === 'string' || value === undefined ? 'left' : 'center';
}

/** A number that does not fit: General shows fewer digits, any other format a row of number signs. */
function fitted(
  text: string,
  value: number,
  format: Format,
  width: number,
  measure: Measure,
): string {
  const font = cssFont(format);
  if (measure(text, font) <= width) return text;
  if (format.numberFormat === 'General') {
    for (let digits = 10; digits > 0; digits--) {
      const shorter = String(Number(value.toPrecision(digits)));
      if (measure(shorter, font) <= width) return shorter;
    }
  }
  return '#'.repeat(Math.max(1, Math.floor(width / measure('#', font))));
}

/** Pixels wide a column must be to show the cell in full. */
export function neededWidth(sheet: Sheet, row: number, column: number, measure: Measure): number {
  const text = sheet.text(row, column);
  return text === ''
    ? 0
    : Math.ceil(measure(text, cssFont(sheet.format(row, column)))) + padding + 2;
}

const cssFont = ({ bold, italic, fontSize, fontName }: Format): string =>
  `${italic ? 'italic ' : ''}${bold ? '700 ' : ''}${points(fontSize)} ${fontStack(fontName)}`;

/** Carlito has Calibri's metrics; the stand-ins for neither are defined in grid.css. */
export const fontStack = (name: string): string =>
  `'${name.replaceAll("'", '')}', Carlito, 'Calibri Like', 'Calibri Like Wide', sans-serif`;
const points = (size: number): string => `${(size * 4) / 3}px`;

function style(format: Format, table: TableLook | undefined): string {
  const rules: string[] = [];
  if (table) rules.push(`--accent-color:${table.accent}`);
  if (format.fillColor) rules.push(`background:${format.fillColor}`);
  // Automatic text follows the theme, on a fill of its own it stays what it is.
  const automatic = format.fontColor === '#000000' && !format.fillColor;
  if (!automatic) rules.push(`color:${format.fontColor}`);
  if (format.bold) rules.push('font-weight:700');
  if (format.italic) rules.push('font-style:italic');
  const lines = [
    format.underline !== 'None' && 'underline',
    format.strikethrough && 'line-through',
  ];
  if (lines.some(Boolean)) rules.push(`text-decoration:${lines.filter(Boolean).join(' ')}`);
  if (format.fontSize !== 11) rules.push(`font-size:${points(format.fontSize)}`);
  if (format.fontName !== 'Calibri') rules.push(`font-family:${fontStack(format.fontName)}`);
  if (format.indentLevel > 0) rules.push(`padding-inline:${3 + format.indentLevel * 9}px`);
  return rules.join(';');
}
