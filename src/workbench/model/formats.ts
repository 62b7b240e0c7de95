import { defaultFormat, type Format } from './format';
import { FormatRuns, type FormatRun } from './format-runs';
import { maxColumns, maxRows, type Rect } from './rect';

/** The formats of a sheet, as runs per column: a format over a hundred thousand rows is one run. */
export class Formats {
  private columns: (FormatRuns | undefined)[] = [];

  at(row: number, column: number): Format {
    return this.columns[column]?.at(row) ?? defaultFormat;
  }

  /** Runs without gaps over rows `top` to `bottom` of a column. */
  runs(column: number, top: number, bottom: number): FormatRun[] {
    const runs = this.columns[column];
    return runs ? runs.between(top, bottom) : [{ top, bottom, format: defaultFormat }];
  }

  change({ top, left, bottom, right }: Rect, change: (format: Format) => Format): void {
    for (let column = left; column <= right; column++) {
      (this.columns[column] ??= new FormatRuns()).apply(top, bottom, change);
    }
  }

  clear(rect: Rect): void {
    for (
      let column = rect.left;
      column <= Math.min(rect.right, this.columns.length - 1);
      column++
    ) {
      this.columns[column]?.apply(rect.top, rect.bottom, () => defaultFormat);
    }
  }

  /** Puts runs copied from elsewhere over rows `top` to `bottom` of a column. */
  replace(column: number, top: number, bottom: number, runs: readonly FormatRun[]): void {
    (this.columns[column] ??= new FormatRuns()).replace(top, bottom, runs);
  }

  /** Every distinct format within a rectangle. */
  distinct({ top, left, bottom, right }: Rect): Set<Format> {
    const found = new Set<Format>();
    for (let column = left; column <= Math.min(right, this.columns.length - 1); column++) {
      for (const run of this.runs(column, top, bottom)) found.add(run.format);
    }
    if (right >= this.columns.length) found.add(defaultFormat);
    return found;
  }

  /**
   * The rectangle that holds every formatted cell, leaving out formats of whole columns and of
   * whole rows, which do not make cells "used" in Excel either.
   */
  extent(within: Rect): Rect | undefined {
    const wholeRows = this.columns.length === maxColumns;
    let extent: Rect | undefined;
    for (
      let column = within.left;
      column <= Math.min(within.right, this.columns.length - 1);
      column++
    ) {
      const runs = wholeRows ? [] : (this.columns[column]?.runs ?? []);
      const last = runs.at(-1);
      const ofColumn = last?.bottom === maxRows - 1 ? last.format : undefined;
      for (const run of runs) {
        if (run.format === ofColumn) continue;
        const top = Math.max(run.top, within.top);
        const bottom = Math.min(run.bottom, within.bottom);
        if (top > bottom) continue;
        extent = {
          top: Math.min(top, extent?.top ?? maxRows),
          left: extent?.left ?? column,
          bottom: Math.max(bottom, extent?.bottom ?? 0),
          right: column,
        };
      }
    }
    return extent;
  }

  insertRows(row: number, count: number, left: number, right: number): void {
    for (let column = left; column <= Math.min(right, this.columns.length - 1); column++) {
      this.columns[column]?.insert(row, count);
    }
  }

  deleteRows(row: number, count: number, left: number, right: number): void {
    for (let column = left; column <= Math.min(right, this.columns.length - 1); column++) {
      this.columns[column]?.delete(row, count);
    }
  }

  insertColumns(column: number, count: number, top: number, bottom: number): void {
    const last = Math.min(this.columns.length, maxColumns - count) - 1;
    for (let from = last; from >= column; from--) this.move(from, from + count, top, bottom);
    for (let index = 0; index < count; index++) {
      const left =
        column > 0 ? this.runs(column - 1, top, bottom) : [{ top, bottom, format: defaultFormat }];
      this.replace(column + index, top, bottom, left);
    }
  }

  deleteColumns(column: number, count: number, top: number, bottom: number): void {
    for (let from = column + count; from < this.columns.length + count; from++) {
      this.move(from, from - count, top, bottom);
    }
  }

  private move(from: number, to: number, top: number, bottom: number): void {
    if (this.columns[from] || this.columns[to]) {
      this.replace(to, top, bottom, this.runs(from, top, bottom));
    }
  }

  /** For saving: the runs of every formatted column. */
  *entries(): Generator<[column: number, runs: readonly FormatRun[]]> {
    for (const [column, runs] of this.columns.entries()) {
      if (runs && runs.runs.length > 0) yield [column, runs.runs];
    }
  }
}
