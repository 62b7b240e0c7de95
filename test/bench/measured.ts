/** One line of the table. */
export interface Measured {
  readonly name: string;
  readonly value: string;
  /** What was asked for, in words. */
  readonly target?: string;
  /** Measured against the target: times it is better (1 is just enough). */
  readonly ratio?: number;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
