import { spreadFormula } from './calculated-column';
import { writeCells } from './edit';
import { cellRect, contains } from './rect';
import type { Sheet } from './sheet';
import { assertValid } from './validation';

/**
 * What a person types into a cell: data validation is checked, and a formula in an empty column of a
 * table fills the column. Throws ExcelError where Excel refuses the entry.
 */
export function enterCell(sheet: Sheet, row: number, column: number, text: string): void {
  const rect = cellRect(row, column);
  assertValid(sheet, row, column, text);
  writeCells(sheet, rect, text);
  const table = sheet.tables.find((one) => contains(one.rect, rect));
  if (!table || sheet.formula(row, column) === undefined) return;
  spreadFormula(table, rect);
  sheet.workbook.calculation.formulasChanged();
  sheet.workbook.calculation.cellsChanged(sheet, table.bodyRect);
}
