import type { OperatorId } from './operators';

export interface Filter {
  /** Name of the column. */
  readonly column: string;
  readonly operator: OperatorId;
  /**
   * As typed: numbers with a point, dates as YYYY-MM-DD, instants as RFC 3339, times as HH:MM[:SS],
   * `true` and `false`. As many as the operator takes.
   */
  readonly values: readonly string[];
}

export interface Sort {
  readonly column: string;
  readonly descending?: boolean;
}

/** What the builder expresses: a selection from one table. All filters must hold. */
export interface Query {
  readonly table: string;
  /** Names of columns, in the order of the sheet. */
  readonly columns: readonly string[];
  readonly filters: readonly Filter[];
  readonly sort: readonly Sort[];
  /** Rows at most; without it, all. */
  readonly limit?: number;
}
