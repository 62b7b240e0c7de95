import type { Cell } from '../core/cell';
import type { Row, Value } from '../core/column';
import type { Key } from './definition';
import { CellMerge, type Conflict } from './merge-cells';
import { SnapshotBuilder } from './snapshot-builder';
import { keyText } from './shown-cell';
import type { Base, Snapshot } from './snapshot';

/** Why a row is no longer part of a query. `gone`: it cannot be told which of the others. */
export type Departure = 'deleted' | 'left' | 'archived' | 'gone';

export interface MergeColumn {
  readonly field: string;
  /** A value as the sheet shows it. */
  readonly show: (value: Value) => Cell;
}

/** What was read from Pipedrive. */
export interface Incoming {
  /** New and changed rows by the text of their key, in the order of the query. */
  readonly rows: ReadonlyMap<string, { readonly key: Key; readonly row: Row }>;
  /** Rows that are no longer part of the query, by the text of their key. */
  readonly departed: ReadonlyMap<string, Departure>;
  /** Whether `rows` are all there are: every other row has departed. */
  readonly complete: boolean;
}

/** What was read from the sheet. Cells are as shown. */
export interface SheetRows {
  /** The key cell of each row of the table's body, from the top. */
  readonly keys: readonly Cell[];
  /** By row: the cells of the merge's columns, at least for `rowsToRead`. */
  readonly cells: ReadonlyMap<number, readonly Cell[]>;
}

export interface MergeOptions {
  /** Keys, as text, of rows whose deletion is staged: they do not come back. */
  readonly stagedDeletions?: ReadonlySet<string>;
}

export interface MergeReport {
  /** Rows of the query now, whether shown or not. */
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  /** Rows taken out of the table, by the reason. */
  readonly departed: Readonly<Record<Departure, number>>;
  /** Edited cells that were met and kept. */
  readonly staged: number;
  readonly conflicts: readonly Conflict[];
  /** Keys of departed rows that stay because they hold edits. */
  readonly keptForEdits: readonly Key[];
  /** Rows without a key, or with one that the query never had: the user's own. */
  readonly own: number;
  /** Keys that stand in more than one row; all of these were brought up to date. */
  readonly duplicates: readonly string[];
}

/** What to do to the sheet. Rows are those of the body as it was read, columns those of the merge. */
export interface Merge {
  readonly writes: ReadonlyMap<number, readonly (Cell | null)[]>;
  readonly adds: readonly { readonly key: Key; readonly cells: readonly Cell[] }[];
  /** Ascending. */
  readonly deletes: readonly number[];
  /** Makes the next snapshot; what is parked is known once the rows that leave have been read. */
  readonly next: SnapshotBuilder;
  readonly bases: readonly Base[];
  /** Keys of rows that stay although they have departed. */
  readonly gone: readonly Key[];
  /** Whether the next snapshot is another than the last one. */
  readonly isNews: boolean;
  readonly report: MergeReport;
}

/** The rows of the sheet whose cells a merge needs to see. */
export function rowsToRead(
  keys: readonly Cell[],
  old: Snapshot | undefined,
  incoming: Incoming,
): number[] {
  const looked = new Set([...(old?.bases ?? []).map(({ key }) => key), ...(old?.gone ?? [])]);
  const wanted = new Set([...looked].map(keyText));
  return keys.flatMap((cell, row) => {
    const key = keyText(cell);
    const isNeeded =
      key !== '' &&
      (incoming.complete ||
        incoming.rows.has(key) ||
        incoming.departed.has(key) ||
        wanted.has(key));
    return isNeeded ? [row] : [];
  });
}

/**
 * Brings what the sheet holds and what Pipedrive gives together. Cells that differ from the last
 * refresh are staged edits and stay; rows without a known key are the user's and stay; rows the user
 * deleted come back, unless their deletion is staged. Without `old` nothing is known of edits, and
 * every cell takes Pipedrive's value. Merging the same again changes nothing.
 */
export function merge(
  columns: readonly MergeColumn[],
  sheet: SheetRows,
  old: Snapshot | undefined,
  incoming: Incoming,
  { stagedDeletions = new Set() }: MergeOptions = {},
): Merge {
  const places = placesOf(sheet.keys);
  const next = new SnapshotBuilder(columns, old);
  const cells = new CellMerge(columns, sheet, old);
  const departed = departures(sheet.keys, next, incoming, old);
  const counts = { deleted: 0, left: 0, archived: 0, gone: 0 };
  const keptForEdits: Key[] = [];
  const deletes: number[] = [];
  for (const [text, reason] of departed) {
    const rows = places.get(text) ?? [];
    const values = next.values(text);
    if (values && rows.some((row) => cells.isEdited(row, text, values))) {
      keptForEdits.push(next.keyOf(text));
      continue;
    }
    next.drop(text);
    deletes.push(...rows);
    if (rows.length > 0) counts[reason]++;
  }

  const adds: { key: Key; cells: Cell[] }[] = [];
  const add = (key: Key, values: readonly Value[]) => {
    if (stagedDeletions.has(keyText(key))) return;
    adds.push({ key, cells: columns.map(({ show }, index) => show(values[index] ?? null)) });
  };
  for (const [text, { key, row }] of incoming.rows) {
    const before = next.values(text);
    next.set(key, row);
    for (const place of places.get(text) ?? []) cells.update(place, key, before, row);
    if (!places.has(text)) add(key, row);
  }
  // Edited cells that were put back by hand take the value they had missed.
  for (const text of cells.withBases()) {
    const values = next.values(text);
    if (!values || incoming.rows.has(text) || departed.has(text)) continue;
    const key = next.keyOf(text);
    for (const place of places.get(text) ?? []) cells.update(place, key, values, values);
  }
  if (!incoming.complete)
    for (const text of next.texts())
      if (!places.has(text) && !incoming.rows.has(text)) add(next.keyOf(text), next.values(text)!);

  const known = (text: string) => next.has(text) || departed.has(text);
  const bases = cells.bases();
  return {
    writes: cells.writes,
    adds,
    deletes: deletes.sort((a, b) => a - b),
    next,
    bases,
    gone: keptForEdits,
    isNews: next.isChanged || !old || !sameEdits(old, bases, keptForEdits),
    report: {
      rows: next.size - keptForEdits.length,
      added: adds.length,
      changed: cells.writes.size,
      departed: counts,
      staged: cells.staged,
      conflicts: cells.conflicts,
      keptForEdits,
      own: sheet.keys.filter((cell) => !known(keyText(cell))).length,
      duplicates: [...places].flatMap(([text, rows]) =>
        rows.length > 1 && known(text) ? [text] : [],
      ),
    },
  };
}

const sameEdits = (old: Snapshot, bases: readonly Base[], gone: readonly Key[]): boolean =>
  JSON.stringify([old.bases, old.gone]) === JSON.stringify([bases, gone]);

/** Rows that leave: those told, those a complete read no longer has, those kept before for edits. */
function departures(
  keys: readonly Cell[],
  next: SnapshotBuilder,
  { rows, departed, complete }: Incoming,
  old: Snapshot | undefined,
): Map<string, Departure> {
  const leaving = new Map<string, Departure>();
  const consider = (text: string) => {
    if (text === '' || rows.has(text)) return;
    const reason = departed.get(text) ?? (complete ? 'gone' : undefined);
    if (reason) leaving.set(text, reason);
  };
  if (!old) for (const cell of keys) consider(keyText(cell));
  else
    for (const text of complete ? next.texts() : departed.keys())
      if (next.has(text)) consider(text);
  for (const key of old?.gone ?? [])
    if (!rows.has(keyText(key))) leaving.set(keyText(key), departed.get(keyText(key)) ?? 'gone');
  return leaving;
}

function placesOf(keys: readonly Cell[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [row, cell] of keys.entries()) {
    const text = keyText(cell);
    if (text === '') continue;
    const rows = places.get(text);
    if (rows) rows.push(row);
    else places.set(text, [row]);
  }
  return places;
}

export type { Conflict } from './merge-cells';
