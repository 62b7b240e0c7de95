import { defaultFormat, type Format } from './format';
import { maxRows } from './rect';

/** Rows `top` to `bottom` of a column share a format. */
export interface FormatRun {
  readonly top: number;
  readonly bottom: number;
  readonly format: Format;
}

/** The formats of one column: sorted runs without overlap; rows in no run have the default format. */
export class FormatRuns {
  runs: FormatRun[];

  constructor(runs: FormatRun[] = []) {
    this.runs = runs;
  }

  /** Index of the first run that ends at or below `row`. */
  private find(row: number): number {
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.runs[middle]!.bottom < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  at(row: number): Format {
    const run = this.runs[this.find(row)];
    return run && run.top <= row ? run.format : defaultFormat;
  }

  /** The runs of rows `top` to `bottom` without gaps (rows of the default format included). */
  between(top: number, bottom: number): FormatRun[] {
    const found: FormatRun[] = [];
    let row = top;
    for (let index = this.find(top); row <= bottom; index++) {
      const run = this.runs[index];
      const start = run ? Math.max(run.top, row) : maxRows;
      if (start > row) {
        found.push({ top: row, bottom: Math.min(start - 1, bottom), format: defaultFormat });
      }
      if (!run || run.top > bottom) break;
      found.push({ top: start, bottom: Math.min(run.bottom, bottom), format: run.format });
      row = run.bottom + 1;
    }
    return found;
  }

  /** Replaces the format of rows `top` to `bottom`, each run through `change`. */
  apply(top: number, bottom: number, change: (format: Format) => Format): void {
    this.replace(
      top,
      bottom,
      this.between(top, bottom).map((run) => ({ ...run, format: change(run.format) })),
    );
  }

  /** Puts `fresh` (which covers rows `top` to `bottom`) in the place of what is there. */
  replace(top: number, bottom: number, fresh: readonly FormatRun[]): void {
    const first = this.find(Math.max(0, top - 1));
    let last = first;
    while (last < this.runs.length && this.runs[last]!.top <= bottom + 1) last++;
    const touched = this.runs.slice(first, last);
    const before = touched
      .filter((run) => run.top < top)
      .map((run) => ({ ...run, bottom: Math.min(run.bottom, top - 1) }));
    const after = touched
      .filter((run) => run.bottom > bottom)
      .map((run) => ({ ...run, top: Math.max(run.top, bottom + 1) }));
    this.runs.splice(first, last - first, ...merged([...before, ...fresh, ...after]));
  }

  /** Opens rows that take the format of the row above, as Excel does. */
  insert(row: number, count: number): void {
    const above = row > 0 ? this.at(row - 1) : defaultFormat;
    const moved = this.between(row, maxRows - 1).flatMap((run) => {
      const top = run.top + count;
      const bottom = Math.min(run.bottom + count, maxRows - 1);
      return top <= bottom ? [{ ...run, top, bottom }] : [];
    });
    this.replace(row, maxRows - 1, [
      { top: row, bottom: row + count - 1, format: above },
      ...moved,
    ]);
  }

  delete(row: number, count: number): void {
    const moved = this.between(row + count, maxRows - 1).map((run) => ({
      ...run,
      top: run.top - count,
      bottom: run.bottom - count,
    }));
    this.replace(row, maxRows - 1, moved);
  }
}

function merged(runs: readonly FormatRun[]): FormatRun[] {
  const result: FormatRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && last.format === run.format && last.bottom + 1 === run.top) {
      result[result.length - 1] = { ...last, bottom: run.bottom };
    } else if (run.format !== defaultFormat) result.push(run);
  }
  return result;
}
