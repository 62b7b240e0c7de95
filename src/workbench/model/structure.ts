import { calculatedColumns, fillCalculatedColumns } from './calculated-column';
import type { DataChange, ShiftDirection } from './change';
import { ExcelError } from './error';
import { columnsGone } from './formula-rewriting';
import {
  cellRect,
  contains,
  coversColumns,
  coversRows,
  maxColumns,
  maxRows,
  overlaps,
  rowsOf,
  type Rect,
} from './rect';
import { cellKey, keyColumn, keyRow, type Sheet } from './sheet';
import { shiftOf, shiftRect, type Shift } from './shift';
import { removeTable } from './tables';

/** The axis along which cells move: down and up are `rows`, right and left are `columns`. */
export type Axis = Shift['axis'];

/**
 * Opens empty cells where `rect` is; what was there moves down or right. Throws AccessDenied,
 * NonBlankCellOffSheet, InsertDeleteConflict.
 */
export function insertCells(sheet: Sheet, rect: Rect, axis: Axis): void {
  assertShiftable(sheet, rect, axis, 'insert');
  const size = axis === 'rows' ? maxRows : maxColumns;
  const shift = shiftOf('insert', axis, rect);
  const lost: Rect =
    axis === 'rows'
      ? { ...rect, top: size - shift.count, bottom: size - 1 }
      : { ...rect, left: size - shift.count, right: size - 1 };
  if (sheet.grid.extent(lost)) throw new ExcelError('NonBlankCellOffSheet');
  applyShift(sheet, rect, shift);
  if (axis === 'rows') fillRows(sheet, rect);
}

/** Calculated columns reach into rows that were opened within their table. */
function fillRows(sheet: Sheet, { top, bottom, left, right }: Rect): void {
  for (const table of sheet.tables) {
    const rows = { ...table.rect, top, bottom };
    const isAcross = left <= rows.left && right >= rows.right;
    if (!isAcross || !contains(table.bodyRect, rows)) continue;
    fillCalculatedColumns(table, rows);
    sheet.workbook.calculation.formulasChanged();
    sheet.workbook.calculation.cellsChanged(sheet, rows);
  }
}

/** Takes the cells of `rect` out; those below or to the right move up or left. Throws as `insertCells`. */
export function deleteCells(sheet: Sheet, rect: Rect, axis: Axis): void {
  assertShiftable(sheet, rect, axis, 'delete');
  const formulas = new Map(sheet.tables.map((table) => [table, calculatedColumns(table)]));
  applyShift(sheet, rect, shiftOf('delete', axis, rect));
  // A table keeps an empty row when all of its rows are deleted.
  for (const table of sheet.tables) {
    const body = table.bodyRect;
    if (rowsOf(body) < 1) {
      const row = { ...table.rect, top: body.top, bottom: body.top };
      insertCells(sheet, row, 'rows');
      if (table.bodyRect.bottom < body.top) {
        const bottom = body.top + (table.showTotals ? 1 : 0);
        table.range.moveTo({ ...table.rect, bottom });
      }
      for (const [column, formula] of formulas.get(table) ?? []) {
        sheet.formulas.set(cellKey(body.top, column), formula);
      }
      sheet.workbook.calculation.recalculateAll();
    }
  }
}

function assertShiftable(sheet: Sheet, rect: Rect, axis: Axis, kind: Shift['kind']): void {
  const whole = axis === 'rows' ? coversRows(rect) : coversColumns(rect);
  const lines = axis === 'rows' ? 'Rows' : 'Columns';
  if (!whole) sheet.assertEditable(rect);
  else sheet.assertAllowed(`allow${kind === 'insert' ? 'Insert' : 'Delete'}${lines}`);
  const moving: Rect =
    axis === 'rows' ? { ...rect, bottom: maxRows - 1 } : { ...rect, right: maxColumns - 1 };
  for (const table of sheet.tables) {
    const { rect: cells } = table;
    const across =
      axis === 'rows'
        ? rect.left <= cells.left && rect.right >= cells.right
        : rect.top <= cells.top && rect.bottom >= cells.bottom;
    // Part of a table cannot move away from the rest of it.
    if (overlaps(moving, cells) && !across) throw new ExcelError('InsertDeleteConflict');
  }
}

function applyShift(sheet: Sheet, rect: Rect, shift: Shift): void {
  const { at, count, from, to, kind, axis } = shift;
  const widths = new Map(
    sheet.tables.map((table) => [table, { left: table.rect.left, columns: table.columns.length }]),
  );
  if (axis === 'rows') {
    const method = kind === 'insert' ? 'insertRows' : 'deleteRows';
    sheet.grid[method](at, count, from, to);
    sheet.formats[method](at, count, from, to);
    if (coversRows(rect)) sheet.layout.rows.shift(shift);
  } else {
    const method = kind === 'insert' ? 'insertColumns' : 'deleteColumns';
    sheet.grid[method](at, count, from, to);
    sheet.formats[method](at, count, from, to);
    if (coversColumns(rect)) sheet.layout.columns.shift(shift);
  }
  shiftKeys(sheet, shift);
  sheet.layout.merged = sheet.layout.merged.flatMap((area) => shiftRect(area, shift) ?? []);
  for (const range of sheet.liveRanges) range.shift(shift);
  for (const [table, { left }] of widths) {
    if (!table.range.alive) removeTable(table, false);
    else if (axis === 'columns') fitColumns(table, at, left);
  }
  sheet.workbook.calculation.cellsShifted(sheet, shift);
  sheet.workbook.emit({ kind: 'data', sheet, rect, ...news(rect, shift) });
}

function fitColumns(table: Sheet['tables'][number], at: number, left: number): void {
  const before = table.columns;
  table.fitColumns(Math.max(0, at - left));
  const gone = before.filter(({ id }) => !table.columns.some((column) => column.id === id));
  if (gone.length > 0) {
    const names = new Set(gone.map(({ name }) => name.toLowerCase()));
    table.sheet.workbook.calculation.rewrite(columnsGone(table, names));
    for (const { id } of gone) table.filters.delete(id);
  }
  if (table.columns === before || !table.showHeaders) return;
  for (const [index, { name }] of table.columns.entries()) {
    table.sheet.grid.set(table.rect.top, table.rect.left + index, name);
  }
}

/** Formulas and text marks move with their cells; those of deleted cells go. */
function shiftKeys(sheet: Sheet, shift: Shift): void {
  const moved = (key: number): number | undefined => {
    const cell = cellRect(keyRow(key), keyColumn(key));
    const to = shiftRect(cell, shift);
    return to && cellKey(to.top, to.left);
  };
  const formulas = [...sheet.formulas];
  const marks = [...sheet.textMarks];
  sheet.formulas.clear();
  sheet.textMarks.clear();
  for (const [key, formula] of formulas) {
    const to = moved(key);
    if (to !== undefined) sheet.formulas.set(to, formula);
  }
  for (const key of marks) {
    const to = moved(key);
    if (to !== undefined) sheet.textMarks.add(to);
  }
}

function news(rect: Rect, { kind, axis }: Shift): { type: DataChange; shift: ShiftDirection } {
  const done = kind === 'insert' ? 'Inserted' : 'Deleted';
  if (axis === 'rows' && coversRows(rect)) return { type: `Row${done}`, shift: 'None' };
  if (axis === 'columns' && coversColumns(rect)) return { type: `Column${done}`, shift: 'None' };
  const directions = {
    insert: { rows: 'ShiftCellDown', columns: 'ShiftCellRight' },
    delete: { rows: 'ShiftCellUp', columns: 'ShiftCellLeft' },
  } as const;
  return { type: `Cell${done}`, shift: directions[kind][axis] };
}

/** Merges cells: the first one keeps its value, the others are emptied. Throws MergedRangeConflict in a table. */
export function mergeCells(sheet: Sheet, rect: Rect): void {
  if (sheet.tables.some((table) => overlaps(table.rect, rect)))
    throw new ExcelError('MergedRangeConflict');
  sheet.assertEditable(rect);
  unmergeCells(sheet, rect);
  sheet.layout.merged.push(rect);
  const value = sheet.value(rect.top, rect.left);
  sheet.grid.clear(rect);
  sheet.grid.set(rect.top, rect.left, value);
  sheet.workbook.emit({ kind: 'layout', sheet });
}

export function unmergeCells(sheet: Sheet, rect: Rect): void {
  sheet.layout.merged = sheet.layout.merged.filter(
    (area) => !overlaps(area, rect) && !contains(area, rect),
  );
  sheet.workbook.emit({ kind: 'layout', sheet });
}
