import { copiedFormula } from './copy';
import { contains, isCell, rowsOf, type Rect } from './rect';
import { cellKey } from './sheet';
import type { Table } from './table';

/** A formula and the row it is written for. */
interface ColumnFormula {
  readonly formula: string;
  readonly row: number;
}

/**
 * The formula that a column's cells share, seen from a row: that of the row above, else of the one
 * below, if its own neighbour has the same. A single exception does not end it, as in Excel.
 */
function columnFormula(
  table: Table,
  column: number,
  above: number,
  below: number,
): ColumnFormula | undefined {
  const { sheet, bodyRect: body } = table;
  const at = (row: number): string | undefined =>
    row >= body.top && row <= body.bottom ? sheet.formula(row, column) : undefined;
  for (const [row, neighbour] of [
    [above, above - 1],
    [below, below + 1],
  ] as const) {
    const formula = at(row);
    if (formula === undefined) continue;
    const inside = neighbour >= body.top && neighbour <= body.bottom;
    const other = inside ? at(neighbour) : formula;
    const same = !inside || (other && copiedFormula(other, row - neighbour, 0) === formula);
    if (same) return { formula, row };
  }
  return undefined;
}

/** Fills formulas of calculated columns into rows that were added to the table (`fresh`). */
export function fillCalculatedColumns(table: Table, fresh: Rect): void {
  const { sheet, rect } = table;
  if (sheet.formulas.size === 0) return;
  for (let column = rect.left; column <= rect.right; column++) {
    const found = columnFormula(table, column, fresh.top - 1, fresh.bottom + 1);
    if (!found) continue;
    for (let row = fresh.top; row <= fresh.bottom; row++) {
      const key = cellKey(row, column);
      sheet.formulas.set(key, copiedFormula(found.formula, row - found.row, 0));
      sheet.textMarks.delete(key);
    }
  }
}

/** The formulas of the columns that are calculated throughout, by column, for the body's first row. */
export function calculatedColumns(table: Table): Map<number, string> {
  const { sheet, bodyRect: body, rect } = table;
  const found = new Map<number, string>();
  if (sheet.formulas.size === 0 || rowsOf(body) < 1) return found;
  for (let column = rect.left; column <= rect.right; column++) {
    const formula = columnFormula(table, column, body.top, body.bottom);
    if (formula) found.set(column, copiedFormula(formula.formula, body.top - formula.row, 0));
  }
  return found;
}

/** A formula that a person enters into an empty column of a table fills the whole column. */
export function spreadFormula(table: Table, rect: Rect): void {
  const { sheet, bodyRect: body } = table;
  if (!isCell(rect) || !contains(body, rect)) return;
  const formula = sheet.formula(rect.top, rect.left);
  if (formula === undefined) return;
  for (let row = body.top; row <= body.bottom; row++) {
    const filled = sheet.value(row, rect.left) !== undefined || sheet.formula(row, rect.left);
    if (row !== rect.top && filled) return;
  }
  for (let row = body.top; row <= body.bottom; row++) {
    sheet.formulas.set(cellKey(row, rect.left), copiedFormula(formula, row - rect.top, 0));
  }
}

/** Whether a table shows no row but the empty one that every table has; formulas may stand in it. */
export function isEmptyTable(table: Table): boolean {
  const { sheet, bodyRect: body } = table;
  if (rowsOf(body) > 1) return false;
  for (let column = body.left; column <= body.right; column++) {
    const empty =
      sheet.value(body.top, column) === undefined || sheet.formula(body.top, column) !== undefined;
    if (!empty) return false;
  }
  return true;
}
