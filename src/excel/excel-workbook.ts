import { cachedSnapshots } from '../workbook/snapshot-cache';
import { isCellInEdit } from './cell-edit';
import { excelCells } from './excel-cells';
import { excelCharts } from './excel-charts';
import { excelDefinitions } from './excel-definitions';
import { excelIdentity } from './excel-identity';
import { excelSheets } from './excel-sheets';
import { excelSnapshots } from './excel-snapshots';
import { excelTables } from './excel-tables';
import { selectedTable } from './selected-table';
import { onSheetChange } from './sheet-changes';

/** Every port of the open workbook. `owner` is this device's mark; see excelSheets. */
export function excelWorkbook(owner: string) {
  return {
    sheets: excelSheets(owner),
    tables: excelTables(owner),
    cells: excelCells,
    charts: excelCharts,
    definitions: excelDefinitions(),
    snapshots: cachedSnapshots(excelSnapshots),
    identity: excelIdentity(() => crypto.randomUUID()),
    selectedTable,
    isCellInEdit,
    onSheetChange,
  };
}
