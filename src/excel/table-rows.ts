import { spans } from '../workbook/runs';
import type { TablePatch, TableState } from '../workbook/table-sheet';
import type { Target } from './table-target';

/**
 * Deletes rows from the bottom up, for Excel refuses a first one as well as all. A table always has a
 * row: where none would be left, the first one is emptied. Returns how many rows with data stay.
 */
export function deleteRows(target: Target, state: TableState, { deletes }: TablePatch): number {
  const { sheet, top, left, width, first } = target;
  const kept = state.rows - deletes.length;
  for (const { first: row, count } of spans(kept === 0 ? deletes.slice(1) : deletes).reverse())
    sheet.getRangeByIndexes(top + row, left, count, width).delete(Excel.DeleteShiftDirection.up);
  if (kept === 0 && deletes.length > 0)
    for (const [column, cell] of first.formulas[0]!.entries())
      if (!isFormula(cell)) sheet.getCell(top, left + column).clear(Excel.ClearApplyTo.contents);
  return kept;
}

/** Appends rows, with the formulas and number formats of those above. */
export function appendRows(
  target: Target,
  patch: TablePatch,
  kept: number,
  hasRoomToMake: boolean,
): void {
  const { table, sheet, top, left, width, showTotals, first, last } = target;
  const standing = Math.max(kept, 1);
  const fresh = patch.adds - (standing - kept);
  if (fresh > 0) {
    const below = sheet.getRangeByIndexes(top + standing, left, fresh, width);
    if (showTotals || hasRoomToMake) below.insert(Excel.InsertShiftDirection.down);
    if (!showTotals)
      table.resize(sheet.getRangeByIndexes(top - 1, left, 1 + standing + fresh, width));
  }
  if (patch.adds === 0) return;
  const isFirstEmptied = kept === 0;
  for (let column = 0; column < width; column++) {
    const added = sheet.getRangeByIndexes(top + kept, left + column, patch.adds, 1);
    const above = isFirstEmptied ? first : last;
    const format = patch.formats.get(column) ?? String(above.numberFormat[0]![column]);
    Object.assign(added, { numberFormat: format });
    const source = formulaRow(target, column, kept);
    if (source === undefined || fresh <= 0) continue;
    const filled = sheet.getRangeByIndexes(top + standing, left + column, fresh, 1);
    filled.copyFrom(sheet.getCell(top + source, left + column), Excel.RangeCopyType.formulas);
  }
}

/** The row whose formula a column is filled with: the last one, or the first where it has none. */
function formulaRow({ first, last }: Target, column: number, kept: number): number | undefined {
  if (kept > 0 && isFormula(last.formulas[0]![column])) return kept - 1;
  return isFormula(first.formulas[0]![column]) ? 0 : undefined;
}

const isFormula = (cell: unknown): boolean => typeof cell === 'string' && cell.startsWith('=');
