import type { ColumnType } from '../core/column';
import type { Charted } from './chart-plan';

/** What this version writes; a file with a higher one is left alone. */
export const definitionVersion = 1;

/** What tells a row of a query from all others, as Pipedrive gives it. */
export type Key = string | number;

export type AutoRefresh =
  | { readonly kind: 'off' }
  | { readonly kind: 'on-open' }
  | { readonly kind: 'every'; readonly minutes: number };

export interface QueryOptions {
  readonly autoRefresh: AutoRefresh;
  /** Refresh as soon as a parameter's cell changes, instead of offering it. */
  readonly refreshOnParameter: boolean;
  /** `append` keeps what is there and adds a copy of each day, dated in its first column. */
  readonly mode: 'replace' | 'append';
  /** IANA zone in which dates with a time are shown. */
  readonly zone: string;
  /** Id of the report that the query was made by: it has a chart (see report.ts). */
  readonly report?: string;
}

/** A column of the query and where it stands in the table. */
export interface QueryColumn {
  /** Tells it from the others for good: the key of a custom field, the name of any other column. */
  readonly field: string;
  /** As the query's result called it last: a renamed custom field has another name than its header. */
  readonly name: string;
  readonly type: ColumnType;
  /** Pipedrive's key of the field. */
  readonly code: string;
  readonly custom?: true;
  /** Id of the table column, which a renamed header keeps. */
  readonly column: number;
  /** The header as it was written, by which the column is found if its id is not. */
  readonly header: string;
  /**
   * `removed`: the user deleted the column from the table and does without it. `vanished`: the query
   * has it no more (a deleted field); its cells stay as they were until the user decides.
   */
  readonly state?: 'removed' | 'vanished';
}

/** A custom field that the SQL speaks of by the name it had then. */
export interface NamedField {
  readonly name: string;
  readonly code: string;
}

/** What is known of the last refresh. Times are RFC 3339 in UTC. */
export interface LastRefresh {
  /** When it began, by the clock of the computer that made it. */
  readonly time: string;
  readonly rows: number;
  readonly kind: 'full' | 'delta';
  /** When all rows were read last, and when it was last looked which of them are still there. */
  readonly full: string;
  readonly swept: string;
  /** Delta refreshes since all rows were read, and since it was looked which are still there. */
  readonly deltas: number;
  readonly unswept: number;
  /** Changes up to here are in the sheet, by Pipedrive's clock, whole seconds. */
  readonly watermark?: string;
  /** Rows with higher ids are new. */
  readonly highestId?: number;
  /** Fingerprint of all that shapes the rows besides them: SQL, company, settings, labels. */
  readonly basis: string;
}

/**
 * A workbook query: what an Excel table shows and how it is brought up to date. It travels with the
 * workbook, so it holds no secret: a connection's name, never its properties.
 */
export interface QueryDefinition {
  /** UUID. */
  readonly id: string;
  /** The Excel table, found by both: either may change. */
  readonly table: { readonly id: string; readonly name: string };
  /** `company`: the domain it was last read from, by which a connection of the same name is judged. */
  readonly connection: { readonly name: string; readonly company?: string };
  /** The truth about what is read. */
  readonly sql: string;
  readonly fields: readonly NamedField[];
  readonly options: QueryOptions;
  readonly columns: readonly QueryColumn[];
  /** `field` of the column that identifies a row; without it rows are told apart by their values. */
  readonly key?: string;
  readonly last?: LastRefresh;
  /** Name of the snapshot that goes with the cells; absent where there is none (a template). */
  readonly snapshot?: string;
  /** Currencies whose charts a report has made; absent where there is one. */
  readonly charted?: readonly Charted[];
}

/** The stable name of each column of a result (see `QueryColumn.field`), unique among them. */
export function fieldsOf(
  columns: readonly { readonly name: string; readonly code: string; readonly custom?: boolean }[],
): string[] {
  const taken = new Map<string, number>();
  return columns.map(({ name, code, custom }) => {
    const field = custom ? code : name;
    const copies = (taken.get(field) ?? 0) + 1;
    taken.set(field, copies);
    return copies === 1 ? field : `${field} (${copies})`;
  });
}
