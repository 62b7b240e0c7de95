import type { Value } from '../../core/column';
import type { AppError } from '../../core/error';
import type { JsonObject } from '../json';

/** One row to write. What the local engine makes of INSERT, UPDATE and DELETE has this shape too. */
export interface RowChange {
  /** Name of the table, in any case. */
  readonly table: string;
  readonly kind: 'insert' | 'update' | 'delete';
  /** Value of the table's key column; missing or null for a new row. */
  readonly key?: Value;
  /**
   * For tables whose rows belong to a parent: what their path needs beside the key, by column
   * (`DealId` of DealsProducts). A new row says it in `values`.
   */
  readonly parents?: Readonly<Record<string, Value>>;
  /** Only what changes, by column: its name, key or alias. Null clears. Empty for deletions. */
  readonly values: Readonly<Record<string, Value>>;
  /** Members to send as they are, beside the values: what undo brings back to the letter. */
  readonly exact?: JsonObject;
}

/** What became of a row. */
export type RowResult =
  | {
      readonly status: 'done';
      /** Null only where Pipedrive's answer tells no key. */
      readonly key: Value;
      /** The row as Pipedrive answered, by column; columns that the answer leaves out are missing. */
      readonly row?: Readonly<Record<string, Value>>;
    }
  | {
      /** Nothing changed, unless the code is `write-outcome-unknown`: then nobody can tell. */
      readonly status: 'failed';
      readonly error: AppError;
    }
  | { readonly status: 'skipped'; readonly why: SkipReason; readonly error?: AppError };

/**
 * Why a row was not sent: it holds nothing new, somebody stopped, an earlier change of the same row
 * failed, another row of a push that is to be written whole was refused, or (`stopped`) what `error`
 * says keeps every further row from being sent.
 */
export type SkipReason = 'unchanged' | 'cancelled' | 'earlier-failed' | 'other-refused' | 'stopped';

/** How sentences call a row: by its key where it has one, else by its place from 1. */
export function rowName({ table, kind, key }: RowChange, index: number): string {
  if (kind === 'insert') return `New row ${index + 1} of ${table}`;
  return key === undefined || key === null ? `Row ${index + 1} of ${table}` : `${table} ${key}`;
}
