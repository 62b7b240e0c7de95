import { plainValue } from './cell-value';
import { ExcelError } from './error';
import { checkName } from './name';
import { columnsOf, fitsSheet, overlaps, rowsOf, type Rect } from './rect';
import { cellKey, type Sheet } from './sheet';
import { insertCells } from './structure';
import { Table, uniqueHeader, type TableColumn } from './table';

/**
 * Makes a table of cells. Without headers Excel puts generated ones above and moves the data down.
 * Throws MergedRangeConflict where another table or merged cells are.
 */
export function addTable(sheet: Sheet, rect: Rect, hasHeaders: boolean): Table {
  sheet.assertEditable(rect);
  assertFree(sheet, rect);
  let area = rect;
  if (!hasHeaders) {
    insertCells(sheet, { ...rect, bottom: rect.top }, 'rows');
    area = { ...rect, bottom: rect.bottom + 1 };
  } else if (rowsOf(rect) === 1) area = { ...rect, bottom: rect.bottom + 1 };
  const { workbook } = sheet;
  const id = workbook.takeTableId();
  const table = new Table(id, freeTableName(sheet), sheet.range(area), []);
  table.columns = headersFrom(sheet, table);
  writeHeaders(table);
  workbook.tables.push(table);
  workbook.calculation.recalculateAll();
  workbook.emit({ kind: 'table-added', table });
  return table;
}

function assertFree(sheet: Sheet, rect: Rect, except?: Table): void {
  if (!fitsSheet(rect)) throw new ExcelError('InvalidArgument');
  const taken =
    sheet.tables.some((table) => table !== except && overlaps(table.rect, rect)) ||
    sheet.layout.merged.some((area) => overlaps(area, rect));
  if (taken) throw new ExcelError('MergedRangeConflict');
}

function freeTableName({ workbook }: Sheet): string {
  let number = 1;
  const taken = (name: string): boolean =>
    workbook.findTable(name) !== undefined || workbook.findName(name, undefined) !== undefined;
  while (taken(`Table${number}`)) number++;
  return `Table${number}`;
}

/** The columns as the header cells name them; ids of columns that are there already stay. */
function headersFrom(sheet: Sheet, table: Table): TableColumn[] {
  const { rect } = table;
  const columns: TableColumn[] = [];
  let id = Math.max(0, ...table.columns.map((column) => column.id));
  for (let index = 0; index < columnsOf(rect); index++) {
    const text =
      sheet.text(rect.top, rect.left + index) ||
      String(plainValue(sheet.value(rect.top, rect.left + index)));
    const name = uniqueHeader(
      text,
      columns.map((column) => column.name),
      index + 1,
    );
    columns.push({ id: table.columns[index]?.id ?? ++id, name });
  }
  return columns;
}

/** Header cells hold the columns' names as text, never numbers or formulas. */
export function writeHeaders(table: Table): void {
  if (!table.showHeaders) return;
  const { sheet, rect } = table;
  for (const [index, { name }] of table.columns.entries()) {
    sheet.formulas.delete(cellKey(rect.top, rect.left + index));
    sheet.grid.set(rect.top, rect.left + index, name);
  }
}

/** Renames columns whose header cells were written to. */
export function syncHeaders(sheet: Sheet, rect: Rect): void {
  for (const table of sheet.tables) {
    if (!table.showHeaders || !overlaps(table.headerRect, rect)) continue;
    const before = table.columns.map((column) => column.name);
    table.columns = headersFrom(sheet, table);
    writeHeaders(table);
    if (table.columns.some((column, index) => column.name !== before[index])) {
      sheet.workbook.emit({ kind: 'table-changed', table });
    }
  }
}

/**
 * A table takes in what is written right below or beside it, as when a person types there. Rows are
 * not taken in below a totals row, nor where that would reach another table.
 */
export function expandTables(sheet: Sheet, rect: Rect): void {
  for (const table of sheet.tables) {
    const grown = grownRect(table, rect);
    if (!grown || sheet.tables.some((other) => other !== table && overlaps(other.rect, grown)))
      continue;
    const before = table.columns.length;
    table.range.moveTo(grown);
    table.fitColumns(before);
    writeHeaders(table);
    sheet.workbook.calculation.formulasChanged();
    sheet.workbook.emit({ kind: 'table-changed', table });
  }
}

function grownRect(table: Table, rect: Rect): Rect | undefined {
  const { rect: area } = table;
  const withinColumns = rect.left >= area.left && rect.right <= area.right;
  const withinRows = rect.top >= area.top && rect.bottom <= area.bottom;
  if (withinColumns && !table.showTotals && rect.bottom > area.bottom) {
    return rect.top > area.top && rect.top <= area.bottom + 1
      ? { ...area, bottom: rect.bottom }
      : undefined;
  }
  if (withinRows && rect.right > area.right) {
    return rect.left > area.left && rect.left <= area.right + 1
      ? { ...area, right: rect.right }
      : undefined;
  }
  return undefined;
}

/** Throws InvalidArgument for what is no name, ItemAlreadyExists for one that is taken. */
export function renameTable(table: Table, name: string): void {
  if (name === table.name) return;
  checkName(name);
  const { workbook } = table.sheet;
  const taken = workbook.findTable(name) ?? workbook.findName(name, undefined);
  if (taken && taken !== table) throw new ExcelError('ItemAlreadyExists');
  const before = table.name;
  table.name = name;
  workbook.calculation.tableRenamed(before, name);
  workbook.emit({ kind: 'table-changed', table });
}

/** New size, header row in place ("the new range must overlap … and the headers must remain in the same row"). */
export function resizeTable(table: Table, rect: Rect): void {
  const { sheet } = table;
  const sameTop = rect.top === table.rect.top && overlaps(rect, table.rect);
  if (!sameTop || rowsOf(rect) < 2) throw new ExcelError('InvalidArgument');
  assertFree(sheet, rect, table);
  table.range.moveTo(rect);
  table.columns = headersFrom(sheet, table);
  writeHeaders(table);
  sheet.workbook.calculation.recalculateAll();
  sheet.workbook.emit({ kind: 'table-changed', table });
}

/** Takes the table away and leaves its cells. */
export function removeTable(table: Table): void {
  const { workbook } = table.sheet;
  const index = workbook.tables.indexOf(table);
  if (index < 0) return;
  workbook.tables.splice(index, 1);
  table.deleted = true;
  table.range.release();
  workbook.calculation.formulasChanged();
  workbook.emit({ kind: 'table-deleted', table });
}
