import type { Cell } from '../core/cell';
import type { Key } from './definition';
import { keyText } from './shown-cell';
import type { Parked } from './snapshot';

/** A row that leaves the table, with the cells of the user's own columns beside it. */
export interface LeavingRow {
  readonly key: Key;
  /** By id of the table column. Formulas are not kept: they come back by themselves. */
  readonly cells: ReadonlyMap<number, Cell>;
}

/**
 * What the user typed beside rows that leave is kept, and put back when such a row returns: a deal
 * that leaves a filter and comes back finds its remark again.
 */
export function parkedAfter(
  parked: readonly Parked[],
  leaving: readonly LeavingRow[],
  returned: readonly Key[],
): Parked[] {
  const gone = new Set([...returned, ...leaving.map(({ key }) => key)].map(keyText));
  return [
    ...parked.filter(({ key }) => !gone.has(keyText(key))),
    ...leaving.flatMap(({ key, cells }) =>
      [...cells].flatMap(([column, cell]) => (isTyped(cell) ? [{ key, column, cell }] : [])),
    ),
  ];
}

/** Whether a cell, read as a formula, holds something that only the user knows. */
export function isTyped(cell: Cell): boolean {
  return cell !== '' && !(typeof cell === 'string' && cell.startsWith('='));
}

/** The cells to put back beside a row that returns, by id of the table column. */
export function parkedCells(parked: readonly Parked[]): (key: Key) => ReadonlyMap<number, Cell> {
  const byKey = new Map<string, Map<number, Cell>>();
  for (const { key, column, cell } of parked) {
    const cells = byKey.get(keyText(key)) ?? new Map<number, Cell>();
    byKey.set(keyText(key), cells.set(column, cell));
  }
  return (key) => byKey.get(keyText(key)) ?? new Map();
}
