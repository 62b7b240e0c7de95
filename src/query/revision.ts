import type { Row } from '../core/column';

/**
 * Puts the later states of rows in the place of the earlier ones, by their key in column `key`; rows
 * that no longer pass go, rows that pass now come. Returns how many rows had changed.
 */
export function reviseRows(
  rows: Row[],
  revised: readonly Row[],
  key: number,
  passes: (row: Row) => boolean,
): number {
  const later = new Map(revised.map((row) => [row[key], row]));
  let changed = 0;
  let kept = 0;
  for (const row of rows) {
    const now = later.get(row[key]) ?? row;
    later.delete(row[key]);
    const isSame = now === row || now.every((value, index) => value === row[index]);
    if (!isSame) changed++;
    if (isSame || passes(now)) rows[kept++] = isSame ? row : now;
  }
  rows.length = kept;
  for (const row of later.values()) {
    if (!passes(row)) continue;
    changed++;
    rows.push(row);
  }
  return changed;
}

/** Puts the rows from `first` on in the order of their keys, as a list gives them page after page. */
export function orderByKey(rows: Row[], first: number, key: number): void {
  const ordered = rows.slice(first).sort((a, b) => Number(a[key]) - Number(b[key]));
  for (let index = 0; index < ordered.length; index++) rows[first + index] = ordered[index]!;
}
