import { plainValue, type CellValue } from './cell-value';
import { ExcelError } from './error';
import { formatWith, type Format } from './format';
import { cellsOf, columnsOf, intersection, isCell, rowsOf, type Rect } from './rect';
import { cellKey, keyColumn, keyRow, type Sheet } from './sheet';
import { expandTables, syncHeaders } from './tables';
import { isPlain, readInput, type Input } from './typed-input';
import { isNumberFormat } from './number-format';

/** What the API takes for many cells: an array of rows, or one value for all. */
export type CellInput = unknown;

/** Excel's words for an array of another size than its range. */
export const shapeMessage =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** The input for each cell (offsets from the range's corner). Throws InvalidArgument for another shape. */
function inputFor(input: CellInput, rect: Rect): (row: number, column: number) => unknown {
  if (!Array.isArray(input)) return () => input;
  const rows: readonly unknown[] = input;
  const columns = columnsOf(rect);
  const fits = rows.every((row) => Array.isArray(row) && row.length === columns);
  if (rows.length !== rowsOf(rect) || !fits) throw new ExcelError('InvalidArgument', shapeMessage);
  return (row, column) => (rows[row] as readonly unknown[])[column];
}

/**
 * Writes values or formulas as Excel reads them (see `readInput`); null leaves a cell as it is.
 * Nothing is written if any of it is invalid. Throws InvalidArgument, AccessDenied.
 */
export function writeCells(sheet: Sheet, rect: Rect, input: CellInput): void {
  const at = inputFor(input, rect);
  sheet.assertEditable(rect);
  const { workbook } = sheet;
  const year = workbook.thisYear;
  /** What cannot go into its cell as it is, by cell. */
  const special = new Map<number, Input>();
  let anything = false;
  eachInput(sheet, rect, at, (value, row, column, numberFormat) => {
    anything ||= value !== '';
    if (isPlain(value, numberFormat)) return;
    const input = readInput(value, numberFormat, year);
    if (input.kind === 'formula') workbook.calculation.check(input.formula);
    special.set(cellKey(row, column), input);
  });
  const before = isCell(rect) ? sheet.value(rect.top, rect.left) : undefined;
  if (anything) expandTables(sheet, rect);
  const hadFormulas = sheet.formulas.size > 0;
  const marked = hadFormulas || sheet.textMarks.size > 0;
  eachInput(sheet, rect, at, (value, row, column) => {
    const key = cellKey(row, column);
    if (marked) {
      sheet.formulas.delete(key);
      sheet.textMarks.delete(key);
    }
    const input = special.size > 0 ? special.get(key) : undefined;
    if (input) enter(sheet, row, column, input);
    else sheet.grid.set(row, column, value === '' ? undefined : (value as CellValue));
  });
  finish(sheet, rect, hadFormulas, before);
}

/** Calls `visit` for every cell that gets a value (null leaves a cell alone), with its number format. */
function eachInput(
  sheet: Sheet,
  rect: Rect,
  at: (row: number, column: number) => unknown,
  visit: (value: unknown, row: number, column: number, numberFormat: string) => void,
): void {
  for (let column = rect.left; column <= rect.right; column++) {
    for (const { top, bottom, format } of sheet.formats.runs(column, rect.top, rect.bottom)) {
      for (let row = top; row <= bottom; row++) {
        const value = at(row - rect.top, column - rect.left);
        if (value !== null && value !== undefined) visit(value, row, column, format.numberFormat);
      }
    }
  }
}

function enter(sheet: Sheet, row: number, column: number, input: Input): void {
  const key = cellKey(row, column);
  switch (input.kind) {
    case 'empty':
      sheet.grid.set(row, column, undefined);
      break;
    case 'formula':
      sheet.formulas.set(key, input.formula);
      break;
    case 'value': {
      sheet.grid.set(row, column, input.value);
      if (input.marked) sheet.textMarks.add(key);
      const { numberFormat = 'General' } = input;
      if (numberFormat !== 'General' && sheet.format(row, column).numberFormat === 'General') {
        const cell = { top: row, left: column, bottom: row, right: column };
        sheet.formats.change(cell, (format) => formatWith(format, { numberFormat }));
      }
    }
  }
}

/** What has to happen after cells of a rectangle got new contents: headers, formulas, the news. */
export function finish(sheet: Sheet, rect: Rect, hadFormulas: boolean, before?: CellValue): void {
  const { calculation } = sheet.workbook;
  syncHeaders(sheet, rect);
  if (hadFormulas || sheet.formulas.size > 0) calculation.formulasChanged();
  calculation.cellsChanged(sheet, rect);
  sheet.workbook.emit({
    kind: 'data',
    sheet,
    rect,
    type: 'RangeEdited',
    shift: 'None',
    ...(isCell(rect) && { before, after: sheet.value(rect.top, rect.left) }),
  });
}

/** Sets number formats, one for all cells or an array of rows; null leaves a cell's as it is. */
export function writeNumberFormats(sheet: Sheet, rect: Rect, input: CellInput): void {
  const at = inputFor(input, rect);
  const checked = (value: unknown): string | undefined => {
    if (value === null || value === undefined) return undefined;
    if (typeof value !== 'string' || !isNumberFormat(value))
      throw new ExcelError('InvalidArgument');
    return value === '' ? 'General' : value;
  };
  if (!Array.isArray(input)) {
    const numberFormat = checked(input);
    if (numberFormat !== undefined) changeFormat(sheet, rect, { numberFormat });
    return;
  }
  assertFormattable(sheet, rect);
  const known = new Map<unknown, string | undefined>();
  for (let column = 0; column < columnsOf(rect); column++) {
    for (let row = 0, end = 0; row < rowsOf(rect); row = end) {
      const value = at(row, column);
      for (end = row + 1; end < rowsOf(rect) && at(end, column) === value;) end++;
      if (!known.has(value)) known.set(value, checked(value));
      const numberFormat = known.get(value);
      if (numberFormat === undefined) continue;
      const left = rect.left + column;
      const part = { top: rect.top + row, left, bottom: rect.top + end - 1, right: left };
      sheet.formats.change(part, (format) => formatWith(format, { numberFormat }));
    }
  }
  sheet.workbook.emit({ kind: 'format', sheet, rect });
}

function assertFormattable(sheet: Sheet, rect: Rect): void {
  if (sheet.protection.allows('allowFormatCells')) sheet.workbook.assertWritable();
  else sheet.assertEditable(rect);
}

/** Changes some properties of the format of every cell. Throws AccessDenied on a protected sheet. */
export function changeFormat(sheet: Sheet, rect: Rect, change: Partial<Format>): void {
  changeFormatBy(sheet, rect, (format) => formatWith(format, change));
}

export function changeFormatBy(sheet: Sheet, rect: Rect, change: (format: Format) => Format): void {
  assertFormattable(sheet, rect);
  sheet.formats.change(rect, change);
  sheet.workbook.emit({ kind: 'format', sheet, rect });
}

/** Excel.ClearApplyTo. */
export const clearChoices = [
  'All',
  'Contents',
  'Formats',
  'Hyperlinks',
  'RemoveHyperlinks',
  'ResetContents',
] as const;

export type ClearWhat = (typeof clearChoices)[number];

export function clearCells(sheet: Sheet, rect: Rect, what: ClearWhat = 'All'): void {
  sheet.assertEditable(rect);
  if (what === 'All' || what === 'Formats') {
    sheet.formats.clear(rect);
    sheet.workbook.emit({ kind: 'format', sheet, rect });
  }
  if (what === 'All' || what === 'Contents' || what === 'ResetContents') {
    const before = isCell(rect) ? sheet.value(rect.top, rect.left) : undefined;
    const hadFormulas = sheet.formulas.size > 0;
    clearContents(sheet, rect);
    finish(sheet, rect, hadFormulas, before);
  }
}

/** Empties cells without telling anyone. */
export function clearContents(sheet: Sheet, rect: Rect): void {
  sheet.grid.clear(rect);
  for (const marks of [sheet.formulas, sheet.textMarks]) {
    if (marks.size === 0) continue;
    if (cellsOf(rect) < marks.size) {
      for (let row = rect.top; row <= rect.bottom; row++) {
        for (let column = rect.left; column <= rect.right; column++)
          marks.delete(cellKey(row, column));
      }
    } else {
      for (const key of marks.keys()) {
        const cell = {
          top: keyRow(key),
          left: keyColumn(key),
          bottom: keyRow(key),
          right: keyColumn(key),
        };
        if (intersection(rect, cell)) marks.delete(key);
      }
    }
  }
}

/** Rows of values as `range.values` shows them. */
export function readValues(sheet: Sheet, rect: Rect): (string | number | boolean)[][] {
  return readCells(rect, (row, column) => sheet.plain(row, column));
}

/** Rows of formulas where there are some, values elsewhere. */
export function readFormulas(sheet: Sheet, rect: Rect): (string | number | boolean)[][] {
  return readCells(
    rect,
    (row, column) => sheet.formula(row, column) ?? plainValue(sheet.value(row, column)),
  );
}

/** Rows of anything that can be told cell by cell. */
export function readCells<Result>(
  rect: Rect,
  read: (row: number, column: number) => Result,
): Result[][] {
  const rows: Result[][] = [];
  for (let row = rect.top; row <= rect.bottom; row++) {
    const cells: Result[] = [];
    for (let column = rect.left; column <= rect.right; column++) cells.push(read(row, column));
    rows.push(cells);
  }
  return rows;
}
