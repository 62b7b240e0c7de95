import type { CellValue } from './cell-value';
import type { FormatRun } from './format-runs';
import { cellRect, contains, type Rect } from './rect';
import { cellKey, keyColumn, keyRow, type Sheet } from './sheet';

/** A cell of a block (offsets from its corner) with what few cells have. */
interface Extra {
  readonly row: number;
  readonly column: number;
  /** Undefined for a cell whose text was entered behind an apostrophe. */
  readonly formula: string | undefined;
}

/** Cells lifted from a sheet, to be put elsewhere, over themselves even. */
export interface Block {
  /** Values by column, then row. */
  readonly columns: readonly (readonly (CellValue | undefined)[])[];
  readonly extras: readonly Extra[];
  /** Runs by column, rows as offsets. */
  readonly formats: readonly (readonly FormatRun[])[];
}

export function readBlock(sheet: Sheet, rect: Rect): Block {
  const columns: (CellValue | undefined)[][] = [];
  const formats: FormatRun[][] = [];
  for (let column = rect.left; column <= rect.right; column++) {
    columns.push(sheet.grid.slice(column, rect.top, rect.bottom));
    formats.push(
      sheet.formats
        .runs(column, rect.top, rect.bottom)
        .map((run) => ({ ...run, top: run.top - rect.top, bottom: run.bottom - rect.top })),
    );
  }
  const extras: Extra[] = [];
  const add = (key: number, formula?: string): void => {
    const [row, column] = [keyRow(key), keyColumn(key)];
    if (!contains(rect, cellRect(row, column))) return;
    extras.push({ row: row - rect.top, column: column - rect.left, formula });
  };
  for (const [key, formula] of sheet.formulas) add(key, formula);
  for (const key of sheet.textMarks) add(key);
  return { columns, extras, formats };
}

/** Where a block goes: its corner, turned over its diagonal or not. */
export interface Landing {
  readonly top: number;
  readonly left: number;
  readonly transpose: boolean;
}

const cellAt = (
  { top, left, transpose }: Landing,
  row: number,
  column: number,
): [number, number] => (transpose ? [top + column, left + row] : [top + row, left + column]);

/**
 * Puts the values of a block down. `formulaFor` gives the formula for its new cell; without it
 * formulas leave their results. Empty cells of the block leave what is there.
 */
export function writeBlock(
  block: Block,
  sheet: Sheet,
  landing: Landing,
  formulaFor?: (formula: string, row: number, column: number) => string,
): void {
  const stale = sheet.formulas.size + sheet.textMarks.size > 0;
  for (const [column, values] of block.columns.entries()) {
    for (let row = 0; row < values.length; row++) {
      const value = values[row];
      if (value === undefined) continue;
      const [r, c] = cellAt(landing, row, column);
      sheet.grid.set(r, c, value);
      if (stale) {
        sheet.formulas.delete(cellKey(r, c));
        sheet.textMarks.delete(cellKey(r, c));
      }
    }
  }
  for (const { row, column, formula } of block.extras) {
    const [r, c] = cellAt(landing, row, column);
    if (formula === undefined) sheet.textMarks.add(cellKey(r, c));
    else if (formulaFor) sheet.formulas.set(cellKey(r, c), formulaFor(formula, r, c));
  }
}

export function writeBlockFormats(block: Block, sheet: Sheet, landing: Landing): void {
  for (const [column, runs] of block.formats.entries()) {
    for (const run of runs) {
      if (!landing.transpose) {
        const moved = { ...run, top: landing.top + run.top, bottom: landing.top + run.bottom };
        sheet.formats.replace(landing.left + column, moved.top, moved.bottom, [moved]);
        continue;
      }
      for (let row = run.top; row <= run.bottom; row++) {
        const [r, c] = cellAt(landing, row, column);
        sheet.formats.replace(c, r, r, [{ top: r, bottom: r, format: run.format }]);
      }
    }
  }
}
