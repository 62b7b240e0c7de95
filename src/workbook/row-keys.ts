import type { Cell } from '../core/cell';
import type { Row } from '../core/column';
import type { Key } from './definition';
import { keyText } from './shown-cell';

/**
 * The keys of rows: the values of a column, or the places of the rows where the column does not tell
 * them apart (`isUnique`).
 */
export function rowKeys(rows: readonly Row[], column: number | undefined): Key[] {
  if (column === undefined) return rows.map((_, index) => index + 1);
  return rows.map((row) => {
    const key = row[column];
    return typeof key === 'number' ? key : String(key ?? '');
  });
}

/** Whether a column tells rows apart: every value is there, and none twice. */
export function isUnique(rows: readonly Row[], column: number): boolean {
  const texts = new Set(rows.map((row) => keyText(row[column])));
  return texts.size === rows.length && !texts.has('');
}

/** Keys of the rows of a sheet that are told apart by their places. */
export function placeKeys(rows: number): Cell[] {
  return Array.from({ length: rows }, (_, index) => index + 1);
}
