import type { Clock } from '../core/clock';
import type { Column } from '../core/column';
import type { RequestEntry, Session } from '../pipedrive/session';
import type { Completeness } from '../query/completeness';
import type { Cells } from './cells';
import type { LastRefresh, QueryDefinition, QueryOptions } from './definition';
import type { Definitions } from './definitions';
import type { DeltaPolicy, FullReason } from './delta-policy';
import type { MergeReport } from './merge';
import type { LoadEngine, PreparedQuery } from './query-reader';
import type { ColumnReport } from './refresh-columns';
import type { RefreshRows } from './refresh-sheet';
import type { ReportCharts } from './report-chart';
import type { Snapshot, Snapshots } from './snapshot';
import type { TableInfo, TableSheets } from './table-sheet';

/** What a refresh works with. */
export interface RefreshPorts {
  readonly definitions: Definitions;
  readonly snapshots: Snapshots;
  readonly tables: TableSheets;
  readonly engine: LoadEngine;
  readonly cells: Cells;
  readonly clock: Clock;
  /**
   * The session of a definition's connection. Where `interactive` is false nobody may be asked: throws
   * `sign-in-needed`, `connection-missing` instead.
   */
  connect(
    definition: QueryDefinition,
    options: { readonly interactive: boolean; readonly signal?: AbortSignal },
  ): Promise<Session>;
  /** Told of each request of a refresh, with the id of its query. */
  onRequest?(query: string, entry: RequestEntry): void;
  /** A name no snapshot has had. */
  newName(): string;
  /** Keys, as text, of rows of a query whose deletion is staged. */
  stagedDeletions?(query: string): Promise<ReadonlySet<string>>;
  readonly policy?: DeltaPolicy;
  /** The charts of reports, which follow their tables. */
  readonly charts?: ReportCharts;
}

/** What is changed in a query; its table is fitted to it. */
export interface QueryEdit {
  readonly sql: string;
  readonly options?: QueryOptions;
  /** Name of another connection. */
  readonly connection?: string;
}

export interface RefreshRequest {
  /** Changes the query itself: all rows are read, columns come and go. */
  readonly edit?: QueryEdit;
  /** Reads all rows, whatever a delta could do. */
  readonly full?: boolean;
  /** Goes on without the snapshot where it is damaged: edits are replaced. */
  readonly discardEdits?: boolean;
  /** Whether the user is there to be asked. Default true. */
  readonly interactive?: boolean;
}

export interface Refreshed extends Pick<
  MergeReport,
  'rows' | 'added' | 'changed' | 'departed' | 'staged' | 'conflicts' | 'keptForEdits' | 'own'
> {
  readonly kind: 'full' | 'delta';
  /** Why all rows were read. */
  readonly reason?: FullReason;
  readonly columns: ColumnReport;
  readonly duplicates: readonly string[];
  readonly table: Pick<TableInfo, 'id' | 'name' | 'sheet'>;
  readonly definition: QueryDefinition;
  /** Of a full read. */
  readonly completeness?: Completeness;
  readonly requests: number;
  readonly tokens: number;
  readonly ms: number;
}

/** What is known once everything has been read and nothing written. */
export interface Reading {
  readonly definition: QueryDefinition;
  readonly prepared: PreparedQuery;
  readonly read: RefreshRows;
  /** Columns of the result. */
  readonly result: readonly Column[];
  readonly last: LastRefresh;
  readonly old: Snapshot | undefined;
  readonly reason: FullReason | undefined;
  /** Whether the table has to be fitted to an edited query. */
  readonly isEdited: boolean;
  /** Whether the rows in the table are another company's, and are all replaced. */
  readonly isOthers?: boolean;
  readonly completeness?: Completeness;
}
