/** A value inside the engine: booleans are 1 and 0, dates and times ISO text, an empty cell is null. */
export type SqlValue = string | number | null;

/** A function that the engine adds to those of SQLite. */
export interface SqlFunction {
  /** In capitals; SQL may write it in any case. */
  readonly name: string;
  /** How many arguments it takes; a range has to be registered once for each number in it. */
  readonly arity: number | readonly [min: number, max: number];
  /** Whether the same arguments always give the same value: SQLite may then call it once a query. */
  readonly deterministic: boolean;
  /**
   * True where a number is always a real one, as in SQLite's own ROUND: `ROUND(5) / 2` is 2.5. Without
   * it a whole number is an integer, and integers divide into integers.
   */
  readonly real?: true;
  /**
   * Never gets fewer or more arguments than its arity allows. Throws `function-argument` or
   * `function-unavailable`.
   */
  readonly call: (args: readonly SqlValue[]) => SqlValue;
}

/** A function over the rows of a group. `State` is what it keeps from row to row. */
export interface SqlAggregate<State = unknown> {
  readonly name: string;
  readonly arity: number | readonly [min: number, max: number];
  /** As for functions. */
  readonly real?: true;
  start(): State;
  /** The state after one more row; may be the same object. */
  step(state: State, args: readonly SqlValue[]): State;
  finish(state: State): SqlValue;
}
