import { ErrorValue, type CellValue } from './cell-value';
import { finish } from './edit';
import { ExcelError } from './error';
import { columnsOf, rowsOf, type Rect } from './rect';
import { cellKey, type Sheet } from './sheet';
import { copiedFormula } from './copy';

/** Excel.SortField, as far as values are sorted. */
export interface SortField {
  /** Offset of the column (or row) within the range. */
  readonly key: number;
  readonly ascending?: boolean;
}

const rank = (value: CellValue | undefined): number =>
  value === undefined
    ? 4
    : typeof value === 'number'
      ? 0
      : typeof value === 'string'
        ? 1
        : typeof value === 'boolean'
          ? 2
          : 3;

/** Numbers, then text, then booleans, then errors; empty cells last in both directions. */
function compare(a: CellValue | undefined, b: CellValue | undefined, matchCase: boolean): number {
  const order = rank(a) - rank(b);
  if (order !== 0) return order;
  if (typeof a === 'string' && typeof b === 'string') {
    return a.localeCompare(b, 'en', { sensitivity: matchCase ? 'variant' : 'accent' });
  }
  if (a instanceof ErrorValue || b instanceof ErrorValue) return 0;
  return Number(a) - Number(b);
}

/** Sorts the rows of a rectangle (values and formulas; formats stay, as in Excel's API for tables). */
export function sortRows(
  sheet: Sheet,
  rect: Rect,
  fields: readonly SortField[],
  { matchCase = false, hasHeaders = false } = {},
): void {
  const body = hasHeaders ? { ...rect, top: rect.top + 1 } : rect;
  if (fields.length === 0 || fields.some(({ key }) => !(key >= 0 && key < columnsOf(rect)))) {
    throw new ExcelError('InvalidArgument');
  }
  if (rowsOf(body) < 1) return;
  sheet.assertEditable(body);
  const bottom = sheet.usedRect(true, body)?.bottom ?? body.top;
  const { hidden } = sheet.layout.rows;
  // Rows out of sight stay where they are, as in Excel.
  const rows = Array.from({ length: bottom - body.top + 1 }, (_, index) => body.top + index).filter(
    (row) => !hidden.has(row),
  );
  const sorted = [...rows].sort((a, b) => {
    for (const { key, ascending = true } of fields) {
      const left = sheet.value(a, body.left + key);
      const right = sheet.value(b, body.left + key);
      const order = compare(left, right, matchCase);
      if (order !== 0)
        return left === undefined || right === undefined || ascending ? order : -order;
    }
    return a - b;
  });
  const hadFormulas = sheet.formulas.size > 0;
  for (let column = body.left; column <= body.right; column++) {
    const cells = sorted.map((row) => ({
      row,
      value: sheet.value(row, column),
      formula: sheet.formula(row, column),
      marked: sheet.textMarks.has(cellKey(row, column)),
    }));
    for (const [index, { row, value, formula, marked }] of cells.entries()) {
      const to = rows[index]!;
      const key = cellKey(to, column);
      sheet.grid.set(to, column, value);
      if (formula) sheet.formulas.set(key, copiedFormula(formula, to - row, 0));
      else sheet.formulas.delete(key);
      if (marked) sheet.textMarks.add(key);
      else sheet.textMarks.delete(key);
    }
  }
  finish(sheet, body, hadFormulas);
}
