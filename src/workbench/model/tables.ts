import { plainValue } from './cell-value';
import { ExcelError } from './error';
import { checkName } from './name';
import { columnsOf, contains, fitsSheet, isCell, overlaps, rowsOf, type Rect } from './rect';
import { cellKey, type Sheet } from './sheet';
import { deleteCells, insertCells } from './structure';
import { Table, uniqueHeader, type TableColumn } from './table';
import { writeCells, type CellInput } from './edit';

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
function writeHeaders(table: Table): void {
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

/** Adds rows before the body's row `index` (undefined: at the end); returns the index of the first. */
export function addTableRows(
  table: Table,
  index: number | undefined,
  rows: CellInput,
  count: number,
): number {
  const { sheet, bodyRect: body } = table;
  // A table without data shows one empty row, which the first added row takes the place of.
  if (rowsOf(body) === 1 && !sheet.usedRect(true, body)) {
    if (count > 1) openTableRows(table, 1, count - 1);
    if (rows !== null && rows !== undefined) {
      writeCells(sheet, { ...body, bottom: body.top + count - 1 }, rows);
    }
    return 0;
  }
  const at = index ?? rowsOf(body);
  if (at < 0 || at > rowsOf(body)) throw new ExcelError('InvalidArgument');
  const fresh = openTableRows(table, at, count);
  if (rows !== null && rows !== undefined) writeCells(sheet, fresh, rows);
  return at;
}

/** Makes room for rows before the body's row `at`; returns their cells. */
function openTableRows(table: Table, at: number, count: number): Rect {
  const { sheet, bodyRect: body } = table;
  const top = body.top + at;
  const fresh = { ...body, top, bottom: top + count - 1 };
  if (at < rowsOf(body) || table.showTotals) {
    const { rect } = table;
    insertCells(sheet, fresh, 'rows');
    // Rows opened at the edge are outside of the range that follows its cells.
    table.range.moveTo({ ...rect, bottom: rect.bottom + count });
  } else {
    const below = { ...fresh, top: table.rect.bottom + 1, bottom: table.rect.bottom + count };
    if (sheet.usedRect(true, below) || sheet.tables.some((other) => overlaps(other.rect, below))) {
      insertCells(sheet, below, 'rows');
    }
    table.range.moveTo({ ...table.rect, bottom: below.bottom });
  }
  sheet.workbook.calculation.formulasChanged();
  sheet.workbook.emit({ kind: 'table-changed', table });
  return fresh;
}

/** Deletes rows of the body; the last one is only emptied. */
export function deleteTableRows(table: Table, index: number, count: number): void {
  const body = table.bodyRect;
  const rect = { ...body, top: body.top + index, bottom: body.top + index + count - 1 };
  if (index < 0 || count < 1 || !contains(body, rect)) throw new ExcelError('InvalidArgument');
  deleteCells(table.sheet, rect, 'rows');
  table.sheet.workbook.emit({ kind: 'table-changed', table });
}

/** Adds a column before `index` (undefined: at the end); returns its index. */
export function addTableColumn(
  table: Table,
  index: number | undefined,
  name: string | undefined,
): number {
  const { sheet, rect } = table;
  const at = index ?? columnsOf(rect);
  if (at < 0 || at > columnsOf(rect)) throw new ExcelError('InvalidArgument');
  const fresh = { ...rect, left: rect.left + at, right: rect.left + at };
  const free =
    at === columnsOf(rect) &&
    !sheet.usedRect(true, fresh) &&
    !sheet.tables.some((other) => overlaps(other.rect, fresh));
  if (!free) insertCells(sheet, fresh, 'columns');
  table.range.moveTo({ ...rect, right: rect.right + 1 });
  table.fitColumns(at);
  if (name !== undefined) renameTableColumn(table, at, name);
  writeHeaders(table);
  sheet.workbook.calculation.formulasChanged();
  sheet.workbook.emit({ kind: 'table-changed', table });
  return at;
}

/** Throws InvalidArgument if another column has that name. */
export function renameTableColumn(table: Table, index: number, name: string): void {
  const taken = table.columnIndex(name);
  if (name === '' || (taken >= 0 && taken !== index)) throw new ExcelError('InvalidArgument');
  table.columns = table.columns.map((column, at) => (at === index ? { ...column, name } : column));
  writeHeaders(table);
  table.sheet.workbook.emit({ kind: 'table-changed', table });
}

export function deleteTableColumn(table: Table, index: number): void {
  const { rect } = table;
  if (columnsOf(rect) === 1) throw new ExcelError('InvalidOperation');
  deleteCells(
    table.sheet,
    { ...rect, left: rect.left + index, right: rect.left + index },
    'columns',
  );
  table.sheet.workbook.emit({ kind: 'table-changed', table });
}

/** Shows or hides the header row. Its names stay with the columns. */
export function showHeaders(table: Table, show: boolean): void {
  if (show === table.showHeaders) return;
  const { sheet, rect } = table;
  if (!show) {
    sheet.grid.clear({ ...rect, bottom: rect.top });
    table.range.moveTo({ ...rect, top: rect.top + 1 });
    table.showHeaders = false;
  } else {
    const above = { ...rect, top: rect.top - 1, bottom: rect.top - 1 };
    if (rect.top === 0 || sheet.usedRect(true, above)) {
      insertCells(sheet, { ...rect, bottom: rect.top }, 'rows');
      table.range.moveTo({ ...rect, bottom: rect.bottom + 1 });
    } else table.range.moveTo({ ...rect, top: rect.top - 1 });
    table.showHeaders = true;
    writeHeaders(table);
  }
  sheet.workbook.calculation.recalculateAll();
  sheet.workbook.emit({ kind: 'table-changed', table });
}

/** Shows or hides the totals row: the word Total, and a subtotal of the last column. */
export function showTotals(table: Table, show: boolean): void {
  if (show === table.showTotals) return;
  const { sheet, rect } = table;
  const row = show ? rect.bottom + 1 : rect.bottom;
  const totals = { ...rect, top: row, bottom: row };
  if (!show) {
    table.showTotals = false;
    deleteCells(sheet, totals, 'rows');
  } else {
    if (sheet.usedRect(true, totals)) insertCells(sheet, totals, 'rows');
    table.range.moveTo({ ...rect, bottom: row });
    table.showTotals = true;
    const last = table.columns.at(-1)!.name.replace(/['[\]#]/g, "'$&");
    writeCells(sheet, { ...totals, left: rect.right }, `=SUBTOTAL(109,[${last}])`);
    if (!isCell(totals)) writeCells(sheet, { ...totals, right: rect.left }, 'Total');
  }
  sheet.workbook.emit({ kind: 'table-changed', table });
}
