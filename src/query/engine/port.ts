import type { Column, Row, Value } from '../../core/column';
import type { ColumnType } from '../../core/column';
import type { ApiFilter } from '../../pipedrive/catalogue/entry';
import type { Option } from '../../pipedrive/labels';
import type { Filter, Sort } from '../query';

/** A column as the engine sees it: what `SchemaColumn` knows, without what cannot be sent to a worker. */
export interface EngineColumn {
  readonly name: string;
  /** Other names it answers to in SQL, such as `stage_id`; left out by `SELECT *`. */
  readonly aliases: readonly string[];
  readonly type: ColumnType;
  readonly kind: string;
  readonly nullable: boolean;
  readonly code: string;
  readonly custom?: boolean;
  readonly description?: string;
  readonly options?: readonly Option[];
  readonly filter?: ApiFilter;
  readonly sort?: string;
}

export interface EngineTable {
  readonly name: string;
  /** Name of the column that identifies a row. */
  readonly key: string;
  readonly columns: readonly EngineColumn[];
  /** Rows it holds at most, where known: what the planner weighs joins with. */
  readonly estimate?: number;
  /** Column whose values a read must name (per-parent views), such as `DealId`. */
  readonly required?: string;
}

/** A statement in the engine's own SQL (SQLite), made from the user's by `sql/translate.ts`. */
export interface EngineStatement {
  readonly sql: string;
  /** Values of the parameters, by name without `@`. */
  readonly parameters: Readonly<Record<string, Value>>;
  readonly tables: readonly EngineTable[];
}

/** Rows the engine needs to go on: all that pass the filters, or the first of them. */
export interface FetchRequest {
  readonly table: string;
  /** Columns of the rows, in this order; the key is always among them. */
  readonly columns: readonly string[];
  /** Conditions that Pipedrive applies: none that it cannot. */
  readonly filters: readonly Filter[];
  /** Only where Pipedrive sorts and the limit is exact. */
  readonly sort?: Sort;
  readonly limit?: number;
}

/** Fetches rows, page by page as they arrive. Throws what reading throws. */
export type FetchRows = (
  request: FetchRequest,
  signal?: AbortSignal,
) => AsyncIterable<readonly Row[]>;

/** One use of a table in the chosen plan. */
export interface Access {
  readonly table: string;
  /** Columns the statement reads. */
  readonly columns: readonly string[];
  /** Conditions whose values are known before the run and that Pipedrive applies. */
  readonly filters: readonly Filter[];
  /** Columns whose values come from another table during the run, and that Pipedrive can filter by. */
  readonly joined: readonly string[];
  readonly sort?: Sort;
  readonly limit?: number;
}

/** What will happen, before anything does. */
export interface Explained {
  readonly columns: readonly Column[];
  readonly accesses: readonly Access[];
}

export interface EngineResult {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Times the statement was run until no row was missing. */
  readonly passes: number;
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** False fetches whole tables: the yardstick for push-down. */
  readonly pushDown?: boolean;
}

/**
 * Local SQL. One implementation, in the same thread (command line, tests) or in a worker (pane).
 * Throws `sql-invalid` (what SQLite says of a statement), `table-unknown`, `column-unknown`,
 * `filter-required` (a per-parent view without its parent), or what fetching throws.
 */
export interface SqlEngine {
  explain(statement: EngineStatement): Promise<Explained>;
  run(statement: EngineStatement, fetch: FetchRows, options?: RunOptions): Promise<EngineResult>;
  close(): void;
}
