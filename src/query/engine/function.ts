/** A value inside SQL: booleans are 1 and 0, dates and times ISO text, an empty cell is null. */
export type SqlValue = string | number | null;

/** How many arguments a function takes; the upper end may be Infinity. */
export type Arity = number | readonly [min: number, max: number];

/** A function that SQL can call. What it throws becomes the reason of `sql-invalid`. */
export interface SqlFunction {
  /** In capitals; SQL may write it in any case. */
  readonly name: string;
  readonly arity: Arity;
  /** Whether equal arguments always give an equal result: then it is called once for constants. */
  readonly deterministic: boolean;
  /**
   * True where a number is always a real one, as in SQLite's own ROUND: `ROUND(5) / 2` is 2.5. Without
   * it a whole number is an integer, and integers divide into integers.
   */
  readonly real?: true;
  readonly call: (args: readonly SqlValue[]) => SqlValue;
}

/** One group of an aggregate: rows are added, then the result is asked for once. */
export interface Aggregation {
  readonly add: (args: readonly SqlValue[]) => void;
  readonly result: () => SqlValue;
}

export interface SqlAggregate {
  readonly name: string;
  readonly arity: Arity;
  /** As for functions. */
  readonly real?: true;
  readonly begin: () => Aggregation;
}
