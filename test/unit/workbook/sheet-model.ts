import type { Cell } from '../../../src/core/cell';
import type { Row } from '../../../src/core/column';
import {
  merge,
  rowsToRead,
  type Departure,
  type Incoming,
  type Merge,
  type MergeColumn,
  type MergeOptions,
} from '../../../src/workbook/merge';
import { keyText } from '../../../src/workbook/shown-cell';
import { patched, snapshotOf, type Snapshot } from '../../../src/workbook/snapshot';

/** Three columns; the first is the key. */
export const columns: readonly MergeColumn[] = ['Id', 'Title', 'Value'].map((field) => ({
  field,
  show: (value) => value ?? '',
}));

/** A row of a sheet: our columns, then one of the user's. */
export type SheetRow = readonly Cell[];

export const imported = (rows: readonly Row[]): SheetRow[] =>
  rows.map((row) => [...row.map((value) => value ?? ''), '']);

export const snapshot = (rows: readonly Row[]): Snapshot =>
  snapshotOf(
    columns.map(({ field }) => field),
    rows.map(([key]) => Number(key)),
    rows,
  );

/** All rows there are. */
export function complete(rows: readonly Row[]): Incoming {
  const byKey = rows.map((row) => [keyText(row[0]), { key: Number(row[0]), row }] as const);
  return { rows: new Map(byKey), departed: new Map(), complete: true };
}

/** Only what is new against older rows. */
export function delta(before: readonly Row[], now: readonly Row[]): Incoming {
  const text = (rows: readonly Row[]) => new Set(rows.map((row) => JSON.stringify(row)));
  const known = text(before);
  const changed = now.filter((row) => !known.has(JSON.stringify(row)));
  const keys = new Set(now.map(([key]) => key));
  const departed = before
    .filter(([key]) => !keys.has(key!))
    .map(([key]) => [keyText(key), 'deleted'] as [string, Departure]);
  return { ...complete(changed), departed: new Map(departed), complete: false };
}

/** Merges reading no more of the sheet than the merge asks for. */
export function mergeInto(
  sheet: readonly SheetRow[],
  old: Snapshot | undefined,
  incoming: Incoming,
  options?: MergeOptions,
): Merge & { readonly snapshot: Snapshot } {
  const keys = sheet.map(([key]) => key!);
  const wanted = rowsToRead(keys, old, incoming);
  const cells = new Map(wanted.map((row) => [row, sheet[row]!.slice(0, columns.length)]));
  const merged = merge(columns, { keys, cells }, old, incoming, options);
  const { next, bases, gone } = merged;
  const beside = { bases, gone, parked: [] };
  const snapshot = next.build(beside);
  const patch = next.patch(beside);
  // Whichever way it is kept, it is the same snapshot.
  if (old && patch) expect(patched(old, [patch])).toEqual(snapshot);
  return { ...merged, snapshot };
}

/** The sheet after a merge. */
export function applied(sheet: readonly SheetRow[], { writes, adds, deletes }: Merge): SheetRow[] {
  const kept = sheet
    .map((row, index) => row.map((cell, column) => writes.get(index)?.[column] ?? cell))
    .filter((_, index) => !deletes.includes(index));
  return [...kept, ...adds.map(({ cells }) => [...cells, ''])];
}
