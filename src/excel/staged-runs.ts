import type { Cell } from '../core/cell';
import { blocks } from '../workbook/blocks';
import { spans, type Run } from '../workbook/runs';
import { excelRun } from './excel-run';
import { dropHidden, patience } from './excel-staging';

/** A rectangle on the hidden sheet, at the place it has in the table's body. */
interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What is too large for one request, on a hidden sheet, from where one batch copies it. */
export interface StagedRuns {
  readonly sheetId: string;
  readonly areas: readonly Area[];
  /** Columns of cells to be emptied: a copy that skips what stays would skip these too. */
  readonly empty: readonly Omit<Area, 'columns'>[];
}

/** Name of the hidden sheet of a refresh; of this device, as that of an import. */
export const refreshSheetName = (owner: string) => `~pipedrive refresh ${owner}`;

/** Writes rectangles to a hidden sheet, texts into cells formatted as text, in blocks. */
export async function stageRuns(
  owner: string,
  runs: readonly Run[],
  formats: ReadonlyMap<number, string>,
): Promise<StagedRuns> {
  const sheetId = await excelRun(
    async (context) => {
      const left = context.workbook.worksheets.getItemOrNullObject(refreshSheetName(owner));
      await context.sync();
      if (!left.isNullObject) dropHidden(left);
      const sheet = context.workbook.worksheets.add(refreshSheetName(owner));
      sheet.visibility = Excel.SheetVisibility.veryHidden;
      sheet.load('id');
      await context.sync();
      return sheet.id;
    },
    { patience },
  );
  const staged: StagedRuns = {
    sheetId,
    areas: runs.map(({ row, column, cells }) => ({
      row,
      column,
      rows: cells.length,
      columns: cells[0]!.length,
    })),
    empty: runs.flatMap(emptied),
  };
  try {
    for (const run of runs) await writeRun(sheetId, run, formats);
    return staged;
  } catch (error) {
    await dropRuns(staged);
    throw error;
  }
}

async function writeRun(
  sheetId: string,
  { row, column, cells }: Run,
  formats: ReadonlyMap<number, string>,
): Promise<void> {
  for (const block of blocks(cells, (line) => line.map((cell): Cell => cell ?? '')))
    await excelRun(
      async (context) => {
        const sheet = context.workbook.worksheets.getItem(sheetId);
        const { first, rows } = block;
        for (let index = 0; index < rows[0]!.length; index++) {
          const range = sheet.getRangeByIndexes(row + first, column + index, rows.length, 1);
          Object.assign(range, { numberFormat: formats.get(column + index) ?? 'General' });
        }
        sheet.getRangeByIndexes(row + first, column, rows.length, rows[0]!.length).values = rows;
        await context.sync();
      },
      { patience },
    );
}

function emptied({ row, column, cells }: Run): StagedRuns['empty'] {
  return cells[0]!.flatMap((_, index) =>
    spans(cells.flatMap((line, down) => (line[index] === '' ? [down] : []))).map(
      ({ first, count }) => ({ row: row + first, column: column + index, rows: count }),
    ),
  );
}

/** Best effort: what is left here the next start removes. */
export async function dropRuns({ sheetId }: StagedRuns): Promise<void> {
  await excelRun(
    async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(sheetId);
      await context.sync();
      if (sheet.isNullObject) return;
      dropHidden(sheet);
      await context.sync();
    },
    { patience },
  ).catch(() => undefined);
}
