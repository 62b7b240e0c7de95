import type { Cell } from '../core/cell';
import { AppError } from '../core/error';
import type { Place, SheetColumn, Staging, TableRef } from '../workbook/sheets';
import { freeSheetName, freeTableName } from '../workbook/table-name';
import { excelRun } from './excel-run';

/** Milliseconds. Waiting for a cell edit to end costs nothing; losing a long read would. */
export const patience = 20_000;
/** Excel measures columns in points; a character of the default font takes about this many. */
const pointsPerCharacter = 5.6;

interface Stage {
  readonly sheetId: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: number;
}

/** Opens the hidden sheet, with formats set before any value: Excel types values by them. */
export async function openStaging(
  name: string,
  columns: readonly SheetColumn[],
  rows: number,
): Promise<Staging> {
  const sheetId = await excelRun(
    async (context) => {
      const sheet = context.workbook.worksheets.add(name);
      sheet.visibility = Excel.SheetVisibility.veryHidden;
      const header = sheet.getRangeByIndexes(0, 0, 1, columns.length);
      setFormat(header, '@');
      header.values = [columns.map((column) => column.header)];
      for (const { first, count, format } of runs(columns.map((column) => column.format)))
        setFormat(sheet.getRangeByIndexes(1, first, Math.max(rows, 1), count), format);
      sheet.load('id');
      await context.sync();
      return sheet.id;
    },
    { patience },
  );
  const stage: Stage = { sheetId, columns, rows };
  return {
    write: (first, cells) => write(stage, first, cells),
    commit: (place, wanted, widths) =>
      place.kind === 'new-sheet'
        ? commitSheet(stage, wanted, widths)
        : commitCell(stage, place, wanted, widths),
    discard: () => removeSheet(stage.sheetId),
  };
}

function write({ sheetId }: Stage, first: number, cells: Cell[][]) {
  return excelRun(
    async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      const width = cells[0]?.length ?? 0;
      sheet.getRangeByIndexes(1 + first, 0, cells.length, width).values = cells;
      await context.sync();
    },
    { patience },
  );
}

/** The hidden sheet itself becomes the new sheet: shown, named and active in one batch. */
function commitSheet(stage: Stage, wanted: string, widths: readonly number[]): Promise<TableRef> {
  return excelRun(
    async (context) => {
      const names = await namesInUse(context);
      const sheet = context.workbook.worksheets.getItem(stage.sheetId);
      const range = sheet.getRangeByIndexes(0, 0, height(stage), stage.columns.length);
      const table = addTable(sheet, range, freeTableName(wanted, names.tables));
      setWidths(range, widths);
      sheet.freezePanes.freezeRows(1);
      sheet.name = freeSheetName(wanted, names.sheets);
      sheet.visibility = Excel.SheetVisibility.visible;
      sheet.activate();
      sheet.getRange('A1').select();
      return tableRef(context, table, sheet, range);
    },
    { details: { name: wanted }, patience },
  );
}

/** Copies the hidden rows to cells that were found empty just before, then drops the hidden sheet. */
async function commitCell(
  stage: Stage,
  place: Extract<Place, { kind: 'cell' }>,
  wanted: string,
  widths: readonly number[],
): Promise<TableRef> {
  const target = (context: Excel.RequestContext) =>
    context.workbook.worksheets
      .getItem(place.sheetId)
      .getRangeByIndexes(place.row, place.column, height(stage), stage.columns.length);
  let copied = false;
  try {
    return await excelRun(
      async (context) => {
        const range = target(context);
        await requireEmpty(context, range, stage);
        const names = await namesInUse(context);
        const hidden = context.workbook.worksheets.getItem(stage.sheetId);
        copied = true;
        range.copyFrom(hidden.getRangeByIndexes(0, 0, height(stage), stage.columns.length));
        const sheet = context.workbook.worksheets.getItem(place.sheetId);
        const table = addTable(sheet, range, freeTableName(wanted, names.tables));
        setWidths(range, widths);
        dropHidden(hidden);
        return tableRef(context, table, sheet, range);
      },
      { details: { name: wanted }, patience },
    );
  } catch (error) {
    if (copied)
      await excelRun(async (context) => {
        target(context).clear();
        await context.sync();
      }).catch(() => undefined); // the sheet itself is gone, and with it what was copied
    throw error;
  }
}

async function requireEmpty(
  context: Excel.RequestContext,
  range: Excel.Range,
  { rows, columns }: Stage,
): Promise<void> {
  const used = range.getUsedRangeOrNullObject(true);
  const tables = range.getTables(false).getCount();
  used.load('address');
  range.load('address');
  await context.sync();
  if (!used.isNullObject || tables.value > 0)
    throw new AppError('destination-occupied', {
      address: used.isNullObject ? range.address : used.address,
      rows: rows + 1,
      columns: columns.length,
    });
}

async function tableRef(
  context: Excel.RequestContext,
  table: Excel.Table,
  sheet: Excel.Worksheet,
  range: Excel.Range,
): Promise<TableRef> {
  table.load('id,name');
  sheet.load('name');
  range.load('address');
  await context.sync();
  return { id: table.id, name: table.name, sheet: sheet.name, address: range.address };
}

function addTable(sheet: Excel.Worksheet, range: Excel.Range, name: string): Excel.Table {
  const table = sheet.tables.add(range, true);
  table.name = name;
  table.style = 'TableStyleLight9';
  return table;
}

async function namesInUse(context: Excel.RequestContext) {
  const { tables, names, worksheets } = context.workbook;
  tables.load('items/name');
  names.load('items/name');
  worksheets.load('items/name');
  await context.sync();
  return {
    // Tables and defined names share one name space.
    tables: [...tables.items, ...names.items].map(({ name }) => name),
    sheets: worksheets.items.map(({ name }) => name),
  };
}

/** Best effort by contract: what is left here `recover` removes at the next start. */
async function removeSheet(sheetId: string): Promise<void> {
  await excelRun(
    async (context) => {
      dropHidden(context.workbook.worksheets.getItem(sheetId));
      await context.sync();
    },
    { patience },
  ).catch(() => undefined);
}

/** Excel refuses to delete a very hidden sheet (documented at `Worksheet.delete`). */
export function dropHidden(sheet: Excel.Worksheet): void {
  sheet.visibility = Excel.SheetVisibility.hidden;
  sheet.delete();
}

function setWidths(range: Excel.Range, widths: readonly number[]): void {
  widths.forEach((characters, index) => {
    range.getColumn(index).format.columnWidth = characters * pointsPerCharacter;
  });
}

/** One format for every cell: Office.js takes a scalar for that, its types know arrays only. */
function setFormat(range: Excel.Range, numberFormat: string): void {
  Object.assign(range, { numberFormat });
}

/** Header row and data rows; Excel gives a table without rows one empty row. */
const height = ({ rows }: Stage): number => Math.max(rows, 1) + 1;

/** Neighbouring columns of one format, so that a format costs one call and not one per column. */
function runs(formats: readonly string[]) {
  const found: { first: number; count: number; format: string }[] = [];
  formats.forEach((format, index) => {
    const last = found.at(-1);
    if (last?.format === format) last.count += 1;
    else found.push({ first: index, count: 1, format });
  });
  return found;
}
