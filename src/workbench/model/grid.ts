import type { CellValue } from './cell-value';
import { maxColumns, maxRows, type Rect } from './rect';

type Column = (CellValue | undefined)[];

/**
 * The values of a sheet: one dense array per column and nothing else, so that four million cells
 * take little more than their values do. Empty cells are undefined; arrays end at the last value.
 */
export class Grid {
  private columns: (Column | undefined)[] = [];

  get(row: number, column: number): CellValue | undefined {
    return this.columns[column]?.[row];
  }

  set(row: number, column: number, value: CellValue | undefined): void {
    const cells = this.columns[column];
    if (value === undefined) {
      if (!cells || row >= cells.length) return;
      if (row === cells.length - 1) this.truncate(column, row);
      else cells[row] = undefined;
    } else if (cells) cells[row] = value;
    else {
      const fresh: Column = [];
      fresh[row] = value;
      this.columns[column] = fresh;
    }
  }

  clear({ top, left, bottom, right }: Rect): void {
    for (let column = left; column <= Math.min(right, this.columns.length - 1); column++) {
      const cells = this.columns[column];
      if (!cells) continue;
      if (bottom >= cells.length - 1) this.truncate(column, top);
      else for (let row = top; row <= bottom; row++) cells[row] = undefined;
    }
  }

  private truncate(column: number, length: number): void {
    const cells = this.columns[column]!;
    let end = Math.min(length, cells.length);
    while (end > 0 && cells[end - 1] === undefined) end--;
    if (end === 0) this.columns[column] = undefined;
    else cells.length = end;
  }

  /** The smallest rectangle that holds every value within `within`; undefined if there is none. */
  extent(within: Rect): Rect | undefined {
    let top = maxRows;
    let bottom = -1;
    let left = -1;
    let right = -1;
    const lastColumn = Math.min(within.right, this.columns.length - 1);
    for (let column = within.left; column <= lastColumn; column++) {
      const cells = this.columns[column];
      if (!cells) continue;
      const end = Math.min(within.bottom, cells.length - 1);
      let first = within.top;
      while (first <= end && cells[first] === undefined) first++;
      if (first > end) continue;
      let last = end;
      while (cells[last] === undefined) last--;
      top = Math.min(top, first);
      bottom = Math.max(bottom, last);
      if (left < 0) left = column;
      right = column;
    }
    return left < 0 ? undefined : { top, left, bottom, right };
  }

  /** Opens `count` empty rows at `row` in the columns `left` to `right`. */
  insertRows(row: number, count: number, left: number, right: number): void {
    for (let column = left; column <= Math.min(right, this.columns.length - 1); column++) {
      const cells = this.columns[column];
      if (cells && row < cells.length) {
        this.columns[column] = cells
          .slice(0, row)
          .concat(new Array<undefined>(count), cells.slice(row))
          .slice(0, maxRows);
      }
    }
  }

  /** Takes `count` rows out at `row` in the columns `left` to `right`; the cells below move up. */
  deleteRows(row: number, count: number, left: number, right: number): void {
    for (let column = left; column <= Math.min(right, this.columns.length - 1); column++) {
      const cells = this.columns[column];
      if (!cells || row >= cells.length) continue;
      cells.splice(row, count);
      this.truncate(column, cells.length);
    }
  }

  insertColumns(column: number, count: number, top: number, bottom: number): void {
    if (top === 0 && bottom === maxRows - 1) {
      if (column >= this.columns.length) return;
      this.columns.splice(column, 0, ...new Array<undefined>(count));
      this.columns.length = Math.min(this.columns.length, maxColumns);
      return;
    }
    for (let from = this.columns.length - 1; from >= column; from--) {
      this.moveCells(from, from + count, top, bottom);
    }
  }

  deleteColumns(column: number, count: number, top: number, bottom: number): void {
    if (top === 0 && bottom === maxRows - 1) {
      this.columns.splice(column, count);
      return;
    }
    this.clear({ top, left: column, bottom, right: column + count - 1 });
    for (let from = column + count; from < this.columns.length; from++) {
      this.moveCells(from, from - count, top, bottom);
    }
  }

  private moveCells(from: number, to: number, top: number, bottom: number): void {
    const end = Math.min(bottom, (this.columns[from]?.length ?? 0) - 1);
    for (let row = top; row <= end; row++) {
      this.set(row, to, this.get(row, from));
    }
    this.clear({ top, left: from, bottom, right: from });
  }

  /** The values of rows `top` to `bottom` of a column; shorter where the rest is empty. */
  slice(column: number, top: number, bottom: number): (CellValue | undefined)[] {
    return this.columns[column]?.slice(top, bottom + 1) ?? [];
  }
}
