import type { OperatorId } from './operators';

/** Stands for a value that is known when the query runs: a worksheet cell or a named parameter. */
export interface Parameter {
  /** As SQL writes it: `@Sheet!A2`, `@'My sheet'!$A$2`, `@name`. */
  readonly parameter: string;
}

/** `V` is what the values are: with `FilterValue`, some may not be known yet. */
export interface Filter<V = string> {
  /** Name of the column. */
  readonly column: string;
  readonly operator: OperatorId;
  /**
   * As typed: numbers with a point, dates as YYYY-MM-DD, instants as RFC 3339, times as HH:MM[:SS],
   * `true` and `false`. As many as the operator takes.
   */
  readonly values: readonly V[];
}

export type FilterValue = string | Parameter;

export interface Sort {
  readonly column: string;
  readonly descending?: boolean;
}

/** What the builder expresses: a selection from one table. All filters must hold. */
export interface Query<V = string> {
  readonly table: string;
  /** Names of columns, in the order of the sheet. */
  readonly columns: readonly string[];
  readonly filters: readonly Filter<V>[];
  readonly sort: readonly Sort[];
  /** Rows at most; without it, all. */
  readonly limit?: number;
}
