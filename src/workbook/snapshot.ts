import type { Row, Value } from '../core/column';
import type { Cell } from '../core/cell';
import type { Key } from './definition';

/** The value that an edited cell was edited from, where Pipedrive has changed it since. */
export interface Base {
  readonly key: Key;
  readonly field: string;
  readonly value: Value;
}

/** What stood in a column of the user's own beside a row that left the table. */
export interface Parked {
  readonly key: Key;
  /** Id of the table column. */
  readonly column: number;
  readonly cell: Cell;
}

/**
 * What Pipedrive gave at the last refresh. Without it an edited cell could not be told from an old
 * one: cells that differ from it are the user's staged edits, and survive a refresh.
 */
export interface Snapshot {
  readonly fields: readonly string[];
  readonly keys: readonly Key[];
  /** One list per field, values in the order of `keys`. */
  readonly columns: readonly (readonly Value[])[];
  readonly bases: readonly Base[];
  /** Rows that Pipedrive no longer gives, kept because they hold staged edits. */
  readonly gone: readonly Key[];
  readonly parked: readonly Parked[];
}

/** The snapshot of a fresh import. */
export function snapshotOf(
  fields: readonly string[],
  keys: readonly Key[],
  rows: readonly Row[],
): Snapshot {
  return {
    fields,
    keys,
    columns: fields.map((_, index) => rows.map((row) => row[index] ?? null)),
    bases: [],
    gone: [],
    parked: [],
  };
}

/**
 * Where snapshots are kept. Implemented by `excel/`. A refresh writes its snapshot under a new name
 * first; the definition that names it is written with the cells; the old one goes last. So whenever
 * a pane is closed, cells, definition and snapshot belong together.
 */
export interface Snapshots {
  /** Undefined where there is none of that name or it cannot be read. */
  read(query: string, name: string): Promise<Snapshot | undefined>;
  write(query: string, name: string, snapshot: Snapshot): Promise<void>;
  /** Removes all snapshots of a query but the named one. */
  prune(query: string, keep?: string): Promise<void>;
}
