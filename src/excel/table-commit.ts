import { AppError } from '../core/error';
import { runsOf, spans, type Run } from '../workbook/runs';
import { sameCell } from '../workbook/shown-cell';
import { sheetLimits, type TableRef } from '../workbook/sheets';
import type { TablePatch, TableState } from '../workbook/table-sheet';
import { definitionPut } from './excel-definitions';
import { excelRun } from './excel-run';
import { patience } from './excel-staging';
import { dropRuns, stageRuns, type StagedRuns } from './staged-runs';
import { clearFilters, loadFilters, type TableFilters } from './table-filters';

/** Characters of JSON that go into the batch itself; what is larger is staged first. */
const directCharacters = 1_500_000;
/** Rectangles of a staged patch: each costs a copy. */
const stagedRuns = 50;

/** The table at the start of a batch, with what the batch has to know of it. */
interface Target {
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

/** Applies a patch in one batch; see `OpenTable.apply`. */
export async function commitPatch(
  state: TableState,
  patch: TablePatch,
  owner: string,
): Promise<TableRef> {
  const direct = runsOf(patch.writes);
  const isSmall = JSON.stringify(direct).length <= directCharacters;
  const staged = isSmall
    ? undefined
    : await stageRuns(owner, runsOf(patch.writes, stagedRuns), patch.formats);
  try {
    return await excelRun(
      async (context) => {
        const target = await loadTarget(context, state, patch);
        const put = await definitionPut(context, patch.definition);
        await requireUnchanged(context, target, state, patch);
        const room = await lookBelow(context, target, patch);
        context.workbook.application.suspendApiCalculationUntilNextSync();
        const isRestructured = patch.deletes.length > 0 || patch.adds > 0;
        if (isRestructured) clearFilters(target.table, target.filters);
        const kept = deleteRows(target, state, patch);
        appendRows(target, patch, kept, room);
        writeRuns(context, target, staged ?? direct);
        sortRows(target, patch, kept);
        if (isRestructured) target.filters.restore(target.table);
        else if (target.filters.isFiltered) target.table.reapplyFilters();
        put();
        return tableRef(context, target);
      },
      { details: { table: state.name }, patience },
    );
  } finally {
    if (staged) await dropRuns(staged);
  }
}

async function loadTarget(
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
async function requireUnchanged(
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
async function lookBelow(
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

/**
 * Deletes rows from the bottom up, for Excel refuses a first one as well as all. A table always has a
 * row: where none would be left, the first one is emptied. Returns how many rows with data stay.
 */
function deleteRows(target: Target, state: TableState, { deletes }: TablePatch): number {
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
function appendRows(target: Target, patch: TablePatch, kept: number, hasRoomToMake: boolean): void {
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

function writeRuns(
  context: Excel.RequestContext,
  { sheet, top, left }: Target,
  runs: readonly Run[] | StagedRuns,
): void {
  if ('sheetId' in runs) {
    const source = context.workbook.worksheets.getItem(runs.sheetId);
    for (const { row, column, rows, columns } of runs.areas)
      sheet
        .getRangeByIndexes(top + row, left + column, rows, columns)
        .copyFrom(
          source.getRangeByIndexes(row, column, rows, columns),
          Excel.RangeCopyType.values,
          true,
        );
    for (const { row, column, rows } of runs.empty)
      sheet.getRangeByIndexes(top + row, left + column, rows, 1).clear(Excel.ClearApplyTo.contents);
    return;
  }
  for (const { row, column, cells } of runs)
    sheet.getRangeByIndexes(top + row, left + column, cells.length, cells[0]!.length).values =
      cells;
}

/** The user's sort is kept up; without one, the query's order is. */
function sortRows(
  { table, isSorted, sheet, top, left, width }: Target,
  patch: TablePatch,
  kept: number,
) {
  if (patch.adds === 0 && patch.writes.length === 0) return;
  if (isSorted) table.sort.reapply();
  else if (patch.sort && kept + patch.adds > 1)
    sheet
      .getRangeByIndexes(top, left, kept + patch.adds, width)
      .sort.apply(
        patch.sort.map(({ column, descending }) => ({ key: column, ascending: !descending })),
      );
}

async function tableRef(
  context: Excel.RequestContext,
  { table, sheet }: Target,
): Promise<TableRef> {
  const range = table.getRange();
  table.load('id,name');
  sheet.load('name');
  range.load('address');
  await context.sync();
  return { id: table.id, name: table.name, sheet: sheet.name, address: range.address };
}

const isFormula = (cell: unknown): boolean => typeof cell === 'string' && cell.startsWith('=');
