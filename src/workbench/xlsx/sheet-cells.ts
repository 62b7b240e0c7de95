import { columnName, formatAddress } from '../model/address';
import { ErrorValue, type CellValue } from '../model/cell-value';
import { defaultFormat, type Format } from '../model/format';
import { boundingRect, maxRows, type Rect } from '../model/rect';
import { cellKey, keyColumn, keyRow, type Sheet } from '../model/sheet';
import { toCharacters } from './column-width';
import { tableAround, toFile } from './file-formula';
import { escapeString, escapeXml, tag } from './markup';
import type { SharedStrings } from './shared-strings';
import type { StyleWriter } from './style-writer';

/** What cells are written with. */
export interface CellContext {
  readonly styles: StyleWriter;
  readonly strings: SharedStrings;
}

/** The format that the rest of each column has below everything else: the column's own. */
function columnFormats(sheet: Sheet): Map<number, Format> {
  const found = new Map<number, Format>();
  for (const [column, runs] of sheet.formats.entries()) {
    const last = runs.at(-1)!;
    if (last.bottom === maxRows - 1) found.set(column, last.format);
  }
  return found;
}

/** The cells that must be written: with a value, a formula, or a format other than their column's. */
function writtenRect(sheet: Sheet, columns: ReadonlyMap<number, Format>): Rect | undefined {
  let rect = sheet.usedRect(true);
  for (const key of sheet.formulas.keys()) {
    const [row, column] = [keyRow(key), keyColumn(key)];
    const cell = { top: row, left: column, bottom: row, right: column };
    rect = rect ? boundingRect(rect, cell) : cell;
  }
  for (const [column, runs] of sheet.formats.entries()) {
    const own = columns.get(column);
    const explicit = runs.filter((run) => run.format !== own);
    const first = own ? 0 : (explicit[0]?.top ?? 0);
    // Above a column's own format, the rows without any format need one of their own.
    const last = own ? runs.at(-1)!.top - 1 : (explicit.at(-1)?.bottom ?? -1);
    if (last < first) continue;
    const area = { top: first, left: column, bottom: last, right: column };
    rect = rect ? boundingRect(rect, area) : area;
  }
  return rect;
}

export function dimension(sheet: Sheet): string {
  return formatAddress(sheet.usedRect() ?? { top: 0, left: 0, bottom: 0, right: 0 });
}

/** `<cols>`: widths, hidden columns, formats of whole columns. */
export function columnsMarkup(sheet: Sheet, { styles }: CellContext): string {
  const { sizes, hidden } = sheet.layout.columns;
  const formats = columnFormats(sheet);
  const columns = [...new Set([...sizes.keys(), ...hidden, ...formats.keys()])];
  const elements = columns
    .sort((a, b) => a - b)
    .map((column) => {
      const format = formats.get(column);
      return tag('col', {
        min: column + 1,
        max: column + 1,
        width: toCharacters(sheet.layout.columns.size(column)),
        style: format && styles.number(format, false),
        hidden: hidden.has(column) || undefined,
        customWidth: sizes.has(column) || undefined,
      });
    });
  return elements.length > 0 ? tag('cols', {}, elements) : '';
}

/** `<sheetData>`: rows with their heights and cells. */
export function cellsMarkup(sheet: Sheet, context: CellContext): string {
  const columns = columnFormats(sheet);
  const rect = writtenRect(sheet, columns);
  const { sizes, hidden } = sheet.layout.rows;
  const lines = [...new Set([...sizes.keys(), ...hidden])].sort((a, b) => a - b);
  const rows: string[] = [];
  const add = (row: number, cells: string): void => {
    const height = sizes.get(row);
    const attributes = {
      r: row + 1,
      ht: height,
      hidden: hidden.has(row) || undefined,
      customHeight: height === undefined ? undefined : true,
    };
    if (cells !== '' || height !== undefined || attributes.hidden) {
      rows.push(tag('row', attributes, cells));
    }
  };
  for (const row of lines) if (row < (rect?.top ?? maxRows)) add(row, '');
  for (let row = rect?.top ?? 0; rect && row <= rect.bottom; row++) {
    add(row, rowCells(sheet, row, rect, columns, context));
  }
  for (const row of lines) if (rect && row > rect.bottom) add(row, '');
  return tag('sheetData', {}, rows);
}

function rowCells(
  sheet: Sheet,
  row: number,
  { left, right }: Rect,
  columns: ReadonlyMap<number, Format>,
  { styles, strings }: CellContext,
): string {
  let cells = '';
  for (let column = left; column <= right; column++) {
    const value = sheet.value(row, column);
    const formula = sheet.formula(row, column);
    const format = sheet.format(row, column);
    const plain = value === undefined && formula === undefined;
    if (plain && format === (columns.get(column) ?? defaultFormat)) continue;
    const marked = sheet.textMarks.has(cellKey(row, column));
    const style = styles.number(format, marked);
    const home = formula && tableAround(sheet.tables, row, column);
    cells += cellMarkup(
      `${columnName(column)}${row + 1}`,
      style,
      value,
      formula && toFile(formula, home || undefined),
      strings,
    );
  }
  return cells;
}

/** One `<c>`; made without `tag`, for there are many. */
function cellMarkup(
  address: string,
  style: number,
  value: CellValue | undefined,
  formula: string | undefined,
  strings: SharedStrings,
): string {
  const start = `<c r="${address}"${style > 0 ? ` s="${style}"` : ''}`;
  const written = formula === undefined ? '' : `<f>${escapeXml(formula)}</f>`;
  if (value === undefined) return written ? `${start}>${written}</c>` : `${start}/>`;
  if (typeof value === 'number') return `${start}>${written}<v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${start} t="b">${written}<v>${Number(value)}</v></c>`;
  if (value instanceof ErrorValue) return `${start} t="e">${written}<v>${value.name}</v></c>`;
  return written
    ? `${start} t="str">${written}<v>${escapeString(value)}</v></c>`
    : `${start} t="s"><v>${strings.number(value)}</v></c>`;
}
