import { AppError } from '../core/error';
import { sameCell } from '../workbook/shown-cell';
import { sheetLimits } from '../workbook/sheets';
import type { TablePatch, TableState } from '../workbook/table-sheet';
import { loadFilters, type TableFilters } from './table-filters';

/** The table at the start of a batch, with what the batch has to know of it. */
export interface Target {
  readonly table: Excel.Table;
  readonly sheet: Excel.Worksheet;
  /** Zero-based place of the body's first cell, and its size. */
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
  readonly showTotals: boolean;
  readonly isSorted: boolean;
  readonly filters: TableFilters;
  /** Formulas and formats of the first and the last row of those that stay. */
  readonly first: Excel.Range;
  readonly last: Excel.Range;
}

/** Loads a table for a patch; throws `table-changed` where it is not as it was read. */
export async function loadTarget(
  context: Excel.RequestContext,
  state: TableState,
  { expected, deletes }: TablePatch,
): Promise<Target> {
  const table = context.workbook.tables.getItemOrNullObject(state.id);
  table.load('showTotals');
  await context.sync();
  if (table.isNullObject) throw new AppError('table-missing', { table: state.name });
  const body = table.getDataBodyRange();
  const going = new Set(deletes);
  const staying = Array.from({ length: state.rows }, (_, row) => row).filter(
    (row) => !going.has(row),
  );
  const [first, last] = [staying[0] ?? 0, staying.at(-1) ?? 0].map((row) => body.getRow(row));
  body.load('rowIndex,columnIndex,rowCount,columnCount');
  first!.load('formulas,numberFormat');
  last!.load('formulas,numberFormat');
  table.columns.load('items/id');
  table.sort.load('fields');
  table.worksheet.protection.load('protected');
  table.worksheet.load('name');
  const filters = await loadFilters(context, table);
  const { worksheet: sheet } = table;
  if (sheet.protection.protected)
    throw new AppError('table-protected', { sheet: sheet.name, table: state.name });
  const sameColumns =
    table.columns.items.length === state.columns.length &&
    table.columns.items.every(({ id }, index) => id === state.columns[index]!.id);
  const sameRows = body.rowCount === Math.max(state.rows, 1);
  if (!sameColumns || !sameRows || expected.cells.length !== state.rows)
    throw new AppError('table-changed', { table: state.name });
  return {
    table,
    sheet,
    top: body.rowIndex,
    left: body.columnIndex,
    height: body.rowCount,
    width: body.columnCount,
    showTotals: table.showTotals,
    isSorted: table.sort.fields.length > 0,
    filters,
    first: first!,
    last: last!,
  };
}

/** The rows may have been sorted or edited since they were read: the keys tell. */
export async function requireUnchanged(
  context: Excel.RequestContext,
  { table, top, left, sheet }: Target,
  state: TableState,
  { expected: { column, cells } }: TablePatch,
): Promise<void> {
  if (column === undefined || state.rows === 0) return;
  const keys = sheet.getRangeByIndexes(top, left + column, state.rows, 1);
  keys.load('values');
  table.load('name');
  await context.sync();
  if (!cells.every((cell, row) => sameCell(cell, keys.values[row]![0])))
    throw new AppError('table-changed', { table: table.name });
}

/** Whether what stands below the table has to make room. */
export async function lookBelow(
  context: Excel.RequestContext,
  { sheet, top, left, height, width, showTotals }: Target,
  { adds }: TablePatch,
): Promise<boolean> {
  if (adds === 0 || showTotals) return false;
  if (top + height + adds > sheetLimits.rows) throw new AppError('excel-limit');
  const below = sheet.getRangeByIndexes(top + height, left, adds, width);
  const used = below.getUsedRangeOrNullObject(true);
  const tables = below.getTables(false).getCount();
  used.load('address');
  await context.sync();
  return !used.isNullObject || tables.value > 0;
}
