import type { Cell } from '../core/cell';
import type { Row } from '../core/column';
import { AppError } from '../core/error';
import { contentKeys } from './content-keys';
import type { Key, QueryDefinition } from './definition';
import {
  merge,
  rowsToRead,
  type Departure,
  type Incoming,
  type Merge,
  type MergeOptions,
  type MergeReport,
} from './merge';
import { isTyped, parkedAfter, type LeavingRow } from './parked';
import { activeRow, type RefreshColumns } from './refresh-columns';
import { mergePatch, type MergePatch } from './refresh-patch';
import { isUnique, placeKeys, rowKeys } from './row-keys';
import { keyText } from './shown-cell';
import type { Snapshot, SnapshotPatch } from './snapshot';
import type { OpenTable, TablePatch } from './table-sheet';

/** What was read, in the columns of the result. */
export type RefreshRows =
  | { readonly kind: 'full'; readonly rows: readonly Row[] }
  | {
      readonly kind: 'delta';
      readonly rows: ReadonlyMap<string, { readonly key: Key; readonly row: Row }>;
      readonly departed: ReadonlyMap<string, Departure>;
    };

/** What is to be done to a sheet, and what to keep with it. */
export interface SheetMerge {
  readonly patch: MergePatch;
  readonly report: MergeReport;
  /** Makes the snapshot to keep; undefined where nothing is kept: dated copies are never compared. */
  readonly next?: {
    whole(): Snapshot;
    /** What has changed since the last one, where that is little. */
    patch(): SnapshotPatch | undefined;
  };
  readonly expected: TablePatch['expected'];
  /** Whether neither the sheet nor the snapshot would change. */
  readonly isIdle: boolean;
}

export interface SheetMergeOptions extends MergeOptions {
  /** The rows in the table are another company's: all go, with what stands beside them. */
  readonly isOthers?: boolean;
}

/**
 * Reads of the sheet what a merge needs, and merges. Throws `key-missing` (of a report `report-typed`)
 * where rows are told apart by their places alone and the user has typed beside them.
 */
export async function mergeSheet(
  table: OpenTable,
  definition: QueryDefinition,
  columns: RefreshColumns,
  read: RefreshRows,
  old: Snapshot | undefined,
  { isOthers = false, ...options }: SheetMergeOptions = {},
): Promise<SheetMerge> {
  const { state } = table;
  const { active, own } = columns;
  const pick = activeRow(active);
  const all = Array.from({ length: state.rows }, (_, row) => row);
  const isKeyed =
    columns.key !== undefined &&
    (read.kind === 'delta' || isUnique(read.rows, active[columns.key]!.index));
  if (!isKeyed && !isOthers) await requireNothingTyped(table, definition, own, all, old);
  const key = isKeyed ? columns.key : undefined;
  const keyPlace = key === undefined ? undefined : active[key]!.place;
  const incoming = incomingOf(read, key === undefined ? undefined : active[key]!.index, pick);
  const isNewKey = keyPlace !== undefined && keyPlace >= state.columns.length;
  const keys =
    keyPlace === undefined
      ? placeKeys(state.rows)
      : isNewKey
        ? await keysByContent(table, all, active, incoming)
        : await columnCells(table, all, keyPlace);
  // Rows that only their places told apart are not edited in place: they are what was read.
  const known = isKeyed && !isNewKey && !isOthers ? old : undefined;
  const matched = isOthers ? keys.map(() => '') : keys;
  const wanted = rowsToRead(matched, known, incoming);
  const cells = await activeCells(table, wanted, active);
  const merged = merge(active, { keys: matched, cells }, known, incoming, options);
  const { writes, adds, next, bases, gone, isNews, report } = merged;
  const deletes = isOthers
    ? all.filter((row) => keyText(keys[row]) !== '')
    : isNewKey
      ? await withoutKeys(table, own, keys)
      : merged.deletes;
  const parked = isOthers ? [] : await park(table, own, keys, deletes, old, adds);
  const putBack = isOthers ? [] : (old?.parked ?? []);
  const patch = mergePatch({ writes, adds, deletes }, active, state, putBack);
  return {
    patch,
    report,
    next: {
      whole: () => next.build({ bases, gone, parked }),
      patch: () => (known ? next.patch({ bases, gone, parked }) : undefined),
    },
    expected: { column: isNewKey ? undefined : keyPlace, cells: keys },
    isIdle: !isNews && patch.writes.length + patch.adds + patch.deletes.length === 0,
  };
}

function incomingOf(read: RefreshRows, key: number | undefined, pick: (row: Row) => Row): Incoming {
  if (read.kind === 'delta') {
    const rows = [...read.rows].map(
      ([text, { key: id, row }]) => [text, { key: id, row: pick(row) }] as const,
    );
    return { rows: new Map(rows), departed: read.departed, complete: false };
  }
  const keys = rowKeys(read.rows, key);
  return {
    rows: new Map(
      read.rows.map((row, at) => [keyText(keys[at]), { key: keys[at]!, row: pick(row) }] as const),
    ),
    departed: new Map(),
    complete: true,
  };
}

/** Cells of the active columns; those that the table is yet to get are empty. */
async function activeCells(
  table: OpenTable,
  rows: readonly number[],
  active: RefreshColumns['active'],
): Promise<ReadonlyMap<number, readonly Cell[]>> {
  const width = table.state.columns.length;
  const standing = active.filter(({ place }) => place < width);
  const found = await table.values(
    rows,
    standing.map(({ place }) => place),
  );
  if (standing.length === active.length) return found;
  return new Map(
    rows.map((row) => [
      row,
      active.map((column) => found.get(row)?.[standing.indexOf(column)] ?? ''),
    ]),
  );
}

/** The keys of rows that get a key column only now. */
async function keysByContent(
  table: OpenTable,
  rows: readonly number[],
  active: RefreshColumns['active'],
  incoming: Incoming,
): Promise<Cell[]> {
  const standing = active.flatMap(({ place, show }, index) =>
    place < table.state.columns.length ? [{ place, show, index }] : [],
  );
  const cells = await table.values(
    rows,
    standing.map(({ place }) => place),
  );
  return contentKeys(
    rows.map((row) => cells.get(row) ?? []),
    [...incoming.rows.values()].map(({ key, row }) => ({
      key,
      cells: standing.map(({ show, index }) => show(row[index] ?? null)),
    })),
  );
}

/** Rows that got no key and that the user typed nothing beside: old rows, read again under an id. */
async function withoutKeys(
  table: OpenTable,
  own: readonly number[],
  keys: readonly Cell[],
): Promise<number[]> {
  const rows = keys.flatMap((key, row) => (key === '' ? [row] : []));
  const cells = await table.formulas(rows, own);
  return rows.filter((row) => !(cells.get(row) ?? []).some(isTyped));
}

async function columnCells(
  table: OpenTable,
  rows: readonly number[],
  place: number,
): Promise<Cell[]> {
  const cells = await table.values(rows, [place]);
  return rows.map((row) => cells.get(row)?.[0] ?? '');
}

async function requireNothingTyped(
  table: OpenTable,
  { table: { name }, options }: QueryDefinition,
  own: readonly number[],
  rows: readonly number[],
  old: Snapshot | undefined,
): Promise<void> {
  const cells = await table.formulas(rows, own);
  const hasTyped = [...cells.values()].some((line) => line.some(isTyped));
  const hasOwnRows = old !== undefined && rows.length > old.keys.length;
  if (hasTyped || hasOwnRows)
    throw new AppError(options.report ? 'report-typed' : 'key-missing', { table: name });
}

/** Keeps what the user typed beside rows that leave, and drops what is put back. */
async function park(
  table: OpenTable,
  own: readonly number[],
  keys: readonly Cell[],
  deletes: readonly number[],
  old: Snapshot | undefined,
  adds: Merge['adds'],
) {
  const cells = await table.formulas(deletes, own);
  const leaving = deletes.map((row): LeavingRow => {
    const key = keys[row]!;
    return {
      key: typeof key === 'number' ? key : String(key),
      cells: new Map(
        own.map((place, index) => [table.state.columns[place]!.id, cells.get(row)?.[index] ?? '']),
      ),
    };
  });
  return parkedAfter(
    old?.parked ?? [],
    leaving,
    adds.map(({ key }) => key),
  );
}
