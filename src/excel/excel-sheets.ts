import { AppError } from '../core/error';
import { sheetLimits, type Destination, type Place, type Sheets } from '../workbook/sheets';
import { excelRun, type RunOptions } from './excel-run';
import { dropHidden, openStaging, patience } from './excel-staging';
import { refreshSheetName } from './staged-runs';

/**
 * The `Sheets` port over Excel. `owner` (8 characters of this device) marks the hidden sheet of a
 * running import, so that a later start removes what this device left and nobody else's.
 */
export function excelSheets(owner: string): Sheets {
  const stagingName = `~pipedrive import ${owner}`;
  return {
    locate,
    stage: async (columns, rows) => {
      if (rows + 1 > sheetLimits.rows || columns.length > sheetLimits.columns)
        throw new AppError('excel-limit');
      await removeStaging(stagingName, { patience });
      return openStaging(stagingName, columns, rows);
    },
    show: (table) =>
      excelRun(async (context) => {
        context.workbook.tables.getItem(table.id).getRange().select();
        await context.sync();
      }),
    recover: async () => {
      const imported = await removeStaging(stagingName);
      return (await removeStaging(refreshSheetName(owner))) || imported;
    },
  };
}

function locate(destination: Destination, columns: number): Promise<Place> {
  return excelRun(async (context) => {
    const { workbook } = context;
    workbook.load('readOnly');
    workbook.protection.load('protected');
    const cell = workbook.getActiveCell();
    cell.load('rowIndex,columnIndex,address,worksheet/id,worksheet/name');
    cell.worksheet.protection.load('protected');
    await context.sync();
    if (workbook.readOnly) throw new AppError('workbook-readonly');
    if (workbook.protection.protected) throw new AppError('workbook-protected');
    if (destination.kind === 'new-sheet') return destination;
    const { worksheet, rowIndex, columnIndex } = cell;
    if (worksheet.protection.protected)
      throw new AppError('sheet-protected', { sheet: worksheet.name });
    if (rowIndex + 2 > sheetLimits.rows || columnIndex + columns > sheetLimits.columns)
      throw new AppError('destination-too-small', { rows: 2 });
    // Header and first row now; the whole area is looked at once the number of rows is known.
    const start = worksheet.getRangeByIndexes(rowIndex, columnIndex, 2, columns);
    const used = start.getUsedRangeOrNullObject(true);
    used.load('address');
    await context.sync();
    if (!used.isNullObject)
      throw new AppError('destination-occupied', { address: used.address, rows: 2, columns });
    return { kind: 'cell', sheetId: worksheet.id, row: rowIndex, column: columnIndex };
  });
}

function removeStaging(name: string, options: RunOptions = {}): Promise<boolean> {
  return excelRun(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    await context.sync();
    if (sheet.isNullObject) return false;
    dropHidden(sheet);
    await context.sync();
    return true;
  }, options);
}
