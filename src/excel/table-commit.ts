import { runsOf, type Run } from '../workbook/runs';
import type { TableRef } from '../workbook/sheets';
import type { TablePatch, TableState } from '../workbook/table-sheet';
import { definitionPut } from './excel-definitions';
import { excelRun } from './excel-run';
import { patience } from './excel-staging';
import { dropRuns, stageRuns, type StagedRuns } from './staged-runs';
import { clearFilters, type TableFilters } from './table-filters';
import { addColumns, dropColumns } from './table-columns';
import { appendRows, deleteRows } from './table-rows';
import { loadTarget, lookBelow, requireUnchanged, type Target } from './table-target';

/** Characters of JSON that go into the batch itself; what is larger is staged first. */
const directCharacters = 1_500_000;
/** Rectangles of a staged patch: each costs a copy. */
const stagedRuns = 50;

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
  let cleared: TableFilters | undefined;
  try {
    return await excelRun(
      async (context) => {
        const target = await loadTarget(context, state, patch);
        const put = await definitionPut(context, patch.definition);
        await requireUnchanged(context, target, state, patch);
        const room = await lookBelow(context, target, patch);
        context.workbook.application.suspendApiCalculationUntilNextSync();
        const isRestructured = patch.deletes.length > 0 || patch.adds > 0;
        if (isRestructured) {
          clearFilters(target.table, target.filters);
          cleared = target.filters;
        }
        const wide = addColumns(target, patch);
        const kept = deleteRows(wide, state, patch);
        appendRows(wide, patch, kept, room);
        writeRuns(context, wide, staged ?? direct);
        sortRows(wide, patch, kept);
        if (isRestructured) target.filters.restore(target.table);
        else if (target.filters.isFiltered) target.table.reapplyFilters();
        dropColumns(target, patch);
        put();
        return tableRef(context, target);
      },
      { details: { table: state.name }, patience },
    );
  } catch (error) {
    if (cleared) await filterAgain(state, cleared);
    throw error;
  } finally {
    if (staged) await dropRuns(staged);
  }
}

/** Puts the filters back that a failed batch had taken off. The table itself may be gone. */
async function filterAgain({ id }: TableState, filters: TableFilters): Promise<void> {
  await excelRun(
    async (context) => {
      filters.restore(context.workbook.tables.getItem(id));
      await context.sync();
    },
    { patience },
  ).catch(() => undefined);
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
