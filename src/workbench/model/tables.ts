import { fillCalculatedColumns } from './calculated-column';
import { plainValue } from './cell-value';
import { ExcelError } from './error';
import { columnsGone, columnsNamed, tableGone } from './formula-rewriting';
import { checkName } from './name';
import { columnsOf, fitsSheet, overlaps, rowsOf, type Rect } from './rect';
import { cellKey, type Sheet } from './sheet';
import { insertCells } from './structure';
import type { Workbook } from './workbook';
import { Table, uniqueHeader, type TableColumn } from './table';
import { clearFilters } from './table-filter';

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
  } else if (rowsOf(rect) === 1) {
    area = { ...rect, bottom: rect.bottom + 1 };
    openRow(sheet, { ...area, top: area.bottom });
  }
  const { workbook } = sheet;
  const id = workbook.takeTableId();
  const table = new Table(id, freeTableName(workbook), sheet.range(area), []);
  table.columns = headersFrom(table, []);
  writeHeaders(table);
  workbook.tables.push(table);
  workbook.calculation.recalculateAll();
  workbook.emit({ kind: 'table-added', table });
  return table;
}

/** Makes sure that cells next to a table are empty and no other table's: what is there moves down. */
export function openRow(sheet: Sheet, row: Rect): void {
  const taken = sheet.tables.some((table) => overlaps(table.rect, row));
  if (taken || sheet.usedRect(true, row)) insertCells(sheet, row, 'rows');
}

function assertFree(sheet: Sheet, rect: Rect, except?: Table): void {
  if (!fitsSheet(rect)) throw new ExcelError('InvalidArgument');
  const taken =
    sheet.tables.some((table) => table !== except && overlaps(table.rect, rect)) ||
    sheet.layout.merged.some((area) => overlaps(area, rect));
  if (taken) throw new ExcelError('MergedRangeConflict');
}

/** The first of `Table1`, `Table2`… that is no table's nor a name's. */
export function freeTableName(workbook: Workbook, stem = 'Table'): string {
  let number = 1;
  const taken = (name: string): boolean =>
    workbook.findTable(name) !== undefined || workbook.findName(name, undefined) !== undefined;
  while (taken(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}

/**
 * The columns as the header cells name them. `known` are those that are there already, by place: their
 * ids stay, and so do their names where the headers are hidden.
 */
function headersFrom(table: Table, known: readonly (TableColumn | undefined)[]): TableColumn[] {
  const { rect, sheet } = table;
  const texts = Array.from({ length: columnsOf(rect) }, (_, index) => {
    if (!table.showHeaders) return known[index]?.name ?? '';
    const column = rect.left + index;
    return sheet.text(rect.top, column) || String(plainValue(sheet.value(rect.top, column)));
  });
  const columns: TableColumn[] = [];
  let id = Math.max(0, ...table.columns.map((column) => column.id));
  for (const [index, text] of texts.entries()) {
    // A generated name avoids those that are still to come.
    const taken = [...columns.map((column) => column.name), ...(text === '' ? texts : [])];
    columns.push({ id: known[index]?.id ?? ++id, name: uniqueHeader(text, taken) });
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
    const before = table.columns;
    table.columns = headersFrom(table, before);
    writeHeaders(table);
    if (columnsRenamed(table, before)) sheet.workbook.emit({ kind: 'table-changed', table });
  }
}

/** Lets formulas follow columns whose names are not those `before`; says whether there are any. */
export function columnsRenamed(table: Table, before: readonly TableColumn[]): boolean {
  const names = new Map<string, string>();
  for (const { id, name } of before) {
    const now = table.columns.find((column) => column.id === id);
    if (now && now.name !== name) names.set(name.toLowerCase(), now.name);
  }
  if (names.size === 0) return false;
  table.sheet.workbook.calculation.rewrite(columnsNamed(table, names));
  return true;
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
    const { bottom } = table.rect;
    table.range.moveTo(grown);
    table.fitColumns(before);
    writeHeaders(table);
    if (grown.bottom > bottom) fillCalculatedColumns(table, { ...grown, top: bottom + 1 });
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
  table.sheet.workbook.assertWritable();
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
  sheet.assertUnprotected();
  const sameTop = rect.top === table.rect.top && overlaps(rect, table.rect);
  if (!sameTop || rowsOf(rect) < 2) throw new ExcelError('InvalidArgument');
  assertFree(sheet, rect, table);
  const { bodyRect: body, columns } = table;
  const { left } = table.rect;
  table.range.moveTo(rect);
  const shift = rect.left - left;
  const known = Array.from({ length: columnsOf(rect) }, (_, index) => columns[index + shift]);
  table.columns = headersFrom(table, known);
  const gone = columns.filter(({ id }) => !table.columns.some((column) => column.id === id));
  if (gone.length > 0) {
    const names = new Set(gone.map(({ name }) => name.toLowerCase()));
    sheet.workbook.calculation.rewrite(columnsGone(table, names));
  }
  for (const { id } of gone) table.filters.delete(id);
  writeHeaders(table);
  const { bodyRect } = table;
  if (bodyRect.bottom > body.bottom) {
    fillCalculatedColumns(table, { ...bodyRect, top: body.bottom + 1 });
  }
  sheet.workbook.calculation.recalculateAll();
  sheet.workbook.emit({ kind: 'table-changed', table });
}

/**
 * Takes the table away and leaves its cells. Formulas then mean those cells, or, where `leavesCells` is
 * false because the cells go too, nothing.
 */
export function removeTable(table: Table, leavesCells: boolean): void {
  const { workbook } = table.sheet;
  const index = workbook.tables.indexOf(table);
  if (index < 0) return;
  if (table.range.alive) {
    workbook.calculation.rewrite(tableGone(table, leavesCells));
    if (leavesCells) clearFilters(table);
  }
  workbook.tables.splice(index, 1);
  table.deleted = true;
  table.range.release();
  workbook.calculation.recalculateAll();
  workbook.emit({ kind: 'table-deleted', table });
}
