import { escapeColumn } from '../formula/reference';
import { fillCalculatedColumns, isEmptyTable } from './calculated-column';
import { ExcelError } from './error';
import { writeCells, type CellInput } from './edit';
import { columnsOf, contains, isCell, overlaps, rowsOf, type Rect } from './rect';
import { deleteCells, insertCells } from './structure';
import type { Table } from './table';
import { columnsRenamed, openRow, writeHeaders } from './tables';

/** Adds rows before the body's row `index` (undefined: at the end); returns the index of the first. */
export function addTableRows(
  table: Table,
  index: number | undefined,
  rows: CellInput,
  count: number,
): number {
  const { sheet, bodyRect: body } = table;
  sheet.assertUnprotected();
  // A table without data shows one empty row, which the first added row takes the place of.
  if (isEmptyTable(table)) {
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
  fillCalculatedColumns(table, fresh);
  sheet.workbook.calculation.formulasChanged();
  sheet.workbook.calculation.cellsChanged(sheet, fresh);
  sheet.workbook.emit({ kind: 'table-changed', table });
  return fresh;
}

/** Deletes rows of the body; the last one is only emptied. */
export function deleteTableRows(table: Table, index: number, count: number): void {
  table.sheet.assertUnprotected();
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
  sheet.assertUnprotected();
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
  table.sheet.assertUnprotected();
  const taken = table.columnIndex(name);
  if (name === '' || (taken >= 0 && taken !== index)) throw new ExcelError('InvalidArgument');
  const before = table.columns;
  table.columns = before.map((column, at) => (at === index ? { ...column, name } : column));
  writeHeaders(table);
  columnsRenamed(table, before);
  table.sheet.workbook.emit({ kind: 'table-changed', table });
}

export function deleteTableColumn(table: Table, index: number): void {
  table.sheet.assertUnprotected();
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
  table.sheet.assertUnprotected();
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
  table.sheet.assertUnprotected();
  const { sheet, rect } = table;
  const row = show ? rect.bottom + 1 : rect.bottom;
  const totals = { ...rect, top: row, bottom: row };
  if (!show) {
    table.showTotals = false;
    deleteCells(sheet, totals, 'rows');
  } else {
    openRow(sheet, totals);
    table.range.moveTo({ ...rect, bottom: row });
    table.showTotals = true;
    const last = escapeColumn(table.columns.at(-1)!.name);
    writeCells(sheet, { ...totals, left: rect.right }, `=SUBTOTAL(109,[${last}])`);
    if (!isCell(totals)) writeCells(sheet, { ...totals, right: rect.left }, 'Total');
  }
  sheet.workbook.emit({ kind: 'table-changed', table });
}
