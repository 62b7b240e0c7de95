import type { Row, Value } from '../../core/column';

/**
 * Numbers by which SQLite tells rows apart, the same in every set a row is part of: its key where that
 * is a whole number of its own, else a number for all it holds.
 */
export class RowNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly rows = new Map<number, Row>();

  /** `unique`: whether the key alone identifies a row. */
  constructor(private readonly unique: boolean) {}

  numberOf(row: Row, key: Value): number {
    const number = this.unique && Number.isSafeInteger(key) ? Number(key) : this.counted(row);
    this.rows.set(number, row);
    return number;
  }

  rowOf(number: number): Row | undefined {
    return this.rows.get(number);
  }

  /** Counts down from -1: keys are above 0. */
  private counted(row: Row): number {
    const identity = JSON.stringify(row);
    const known = this.numbers.get(identity);
    if (known !== undefined) return known;
    const number = -1 - this.numbers.size;
    this.numbers.set(identity, number);
    return number;
  }
}
