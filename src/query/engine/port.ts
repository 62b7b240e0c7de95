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
  /** Left out by `SELECT *`: its values cost requests of their own. */
  readonly hidden?: true;
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

/** A column that a read must name: a view of what belongs to one parent at a time. */
export interface RequiredColumn {
  readonly column: string;
  /** One parent and many, as the error names them: deal, Deals. */
  readonly parent: string;
  readonly parents: string;
}

export interface EngineTable {
  readonly name: string;
  /** Name of the column that identifies a row. */
  readonly key: string;
  readonly columns: readonly EngineColumn[];
  /** Rows it holds at most, where known: what the planner weighs joins with. */
  readonly estimate?: number;
  /** Per-parent views: equality on this column is always among the filters of a request. */
  readonly required?: RequiredColumn;
  /** Columns that a change must tell beside the key: which parent the row belongs to. */
  readonly parents?: readonly string[];
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
  /** Only where Pipedrive sorts. */
  readonly sort?: Sort;
  /**
   * Rows that will do, if more are not equal in their order: a size for the first page. The engine
   * stops asking for pages when it has enough; until then they must go on.
   */
  readonly limit?: number;
}

/**
 * Fetches rows, page by page as they arrive, in the order of `sort`: a table that is read from several
 * lists has no column with `sort`. Throws what reading throws.
 */
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

/** A result column before the run: the type of an expression shows in its values only. */
export interface ExplainedColumn extends Omit<Column, 'type'> {
  readonly type: ColumnType | undefined;
}

/** What will happen, before anything does. */
export interface Explained {
  readonly columns: readonly ExplainedColumn[];
  readonly accesses: readonly Access[];
}

export interface EngineResult {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Times the statement was run until no row was missing. */
  readonly passes: number;
}

/** One row that a statement would write. Nothing is written by the engine. */
export interface RowChange {
  readonly table: string;
  readonly kind: 'insert' | 'update' | 'delete';
  /** The key of the row that changes; null for a new row. */
  readonly key: Value;
  /** Of the row that changes: the table's `parents`, by column. */
  readonly parents?: Readonly<Record<string, Value>>;
  /** Values by column: those that are set; for a new row those that are not empty. */
  readonly values: Readonly<Record<string, Value>>;
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
  /** What INSERT, UPDATE or DELETE would change, row by row: their reads are done, nothing else is. */
  changes(
    statement: EngineStatement,
    fetch: FetchRows,
    options?: RunOptions,
  ): Promise<readonly RowChange[]>;
  close(): void;
}
