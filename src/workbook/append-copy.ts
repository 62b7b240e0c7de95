import type { Cell } from '../core/cell';
import type { Column, Row } from '../core/column';
import { zoneOffset } from '../core/zone';
import { parkedAfter } from './parked';
import type { MergeReport } from './merge';
import { activeRow, type RefreshColumns } from './refresh-columns';
import { mergePatch } from './refresh-patch';
import type { SheetMerge } from './refresh-sheet';
import { rowKeys } from './row-keys';
import { sameCell } from './shown-cell';
import type { OpenTable } from './table-sheet';

/** The first column of a table that keeps a copy of each day. No field of Pipedrive has its key. */
const copyColumn: Column = {
  name: 'As of',
  type: 'date',
  nullable: false,
  code: '@as-of',
  custom: true,
};

/** A result with the day of the copy before its columns. */
export function dated(
  columns: readonly Column[],
  rows: readonly Row[],
  now: number,
  zone: string,
): { readonly columns: readonly Column[]; readonly rows: readonly Row[] } {
  const day = new Date(now + zoneOffset(zone)(now)).toISOString().slice(0, 10);
  return { columns: [copyColumn, ...columns], rows: rows.map((row) => [day, ...row]) };
}

/**
 * What adds a copy of today to a table. There is one copy a day: an earlier one of today is replaced,
 * and what the user typed beside its rows goes with their keys to the new ones.
 */
export async function copyPatch(
  table: OpenTable,
  { active, own, key }: RefreshColumns,
  rows: readonly Row[],
): Promise<SheetMerge> {
  const { state } = table;
  const pick = activeRow(active);
  const date = active.find(({ field }) => field === copyColumn.code);
  const all = Array.from({ length: state.rows }, (_, row) => row);
  const shown = date ? await table.values(all, [date.place]) : new Map<number, readonly Cell[]>();
  const today = date && rows[0] ? date.show(rows[0][date.index] ?? null) : undefined;
  const deletes = all.filter(
    (row) => today !== undefined && sameCell(shown.get(row)?.[0] ?? '', today),
  );
  const typed = await table.formulas(deletes, own);
  const keyCells =
    key === undefined ? undefined : await table.values(deletes, [active[key]!.place]);
  const leaving = deletes.map((row, index) => ({
    key: String(keyCells ? keyCells.get(row)?.[0] : index + 1),
    cells: new Map(own.map((place, at) => [state.columns[place]!.id, typed.get(row)?.[at] ?? ''])),
  }));
  const keys = rowKeys(rows, key === undefined ? undefined : active[key]!.index);
  const adds = rows.map((row, index) => ({
    key: keys[index]!,
    cells: pick(row).map((value, at) => active[at]!.show(value)),
  }));
  const patch = mergePatch(
    { writes: new Map(), adds, deletes },
    active,
    state,
    parkedAfter([], leaving, []),
  );
  return {
    patch,
    report: { ...nothing, rows: rows.length, added: rows.length },
    expected: { column: date?.place, cells: all.map((row) => shown.get(row)?.[0] ?? '') },
    isIdle: false,
  };
}

const nothing: MergeReport = {
  rows: 0,
  added: 0,
  changed: 0,
  departed: { deleted: 0, left: 0, archived: 0, gone: 0 },
  staged: 0,
  conflicts: [],
  keptForEdits: [],
  own: 0,
  duplicates: [],
};
