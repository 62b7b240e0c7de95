import type { Row, Value } from '../core/column';
import type { Cell } from '../core/cell';
import type { Key } from './definition';
import { keyText } from './shown-cell';

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

/** What makes one snapshot out of the one before. */
export interface SnapshotPatch extends Pick<Snapshot, 'bases' | 'gone' | 'parked'> {
  /** Rows that are new or other, with all their values. */
  readonly keys: readonly Key[];
  readonly rows: readonly Row[];
  readonly dropped: readonly Key[];
}

/** The snapshot after patches, the oldest first. */
export function patched(snapshot: Snapshot, patches: readonly SnapshotPatch[]): Snapshot {
  const last = patches.at(-1);
  if (!last) return snapshot;
  const rows = new Map(
    snapshot.keys.map((key, place): [string, { key: Key; place: number; row?: Row }] => [
      keyText(key),
      { key, place },
    ]),
  );
  for (const patch of patches) {
    for (const key of patch.dropped) rows.delete(keyText(key));
    for (const [at, key] of patch.keys.entries()) {
      const text = keyText(key);
      rows.set(text, { key, place: rows.get(text)?.place ?? -1, row: patch.rows[at]! });
    }
  }
  const kept = [...rows.values()];
  return {
    fields: snapshot.fields,
    keys: kept.map(({ key }) => key),
    columns: snapshot.columns.map((column, index) =>
      kept.map(({ place, row }) => (row ? (row[index] ?? null) : column[place]!)),
    ),
    bases: last.bases,
    gone: last.gone,
    parked: last.parked,
  };
}

/**
 * Where snapshots are kept. Implemented by `excel/`. A refresh writes its snapshot under a new name
 * first; the definition that names it is written with the cells; the old one goes last. So whenever
 * a pane is closed, cells, definition and snapshot belong together.
 */
export interface Snapshots {
  /**
   * Undefined where there is none of that name or it cannot be read. A name may be several, joined by
   * `+`: a snapshot and the patches on top of it.
   */
  read(query: string, name: string): Promise<Snapshot | undefined>;
  write(query: string, name: string, snapshot: Snapshot): Promise<void>;
  /** Writes a patch alone: a few rows of many. It is read as `<name before>+<name>`. */
  writePatch(query: string, name: string, patch: SnapshotPatch): Promise<void>;
  /** Removes all of a query but what the name names. */
  prune(query: string, keep?: string): Promise<void>;
}
