import type { Row, Value } from '../core/column';
import type { SchemaColumn } from '../pipedrive/schema';
import { literalTypes, type Key } from './literal';

/** A column to sort by and its place in the rows. */
export interface SortKey {
  readonly column: SchemaColumn;
  readonly index: number;
  readonly descending?: boolean | undefined;
}

/**
 * The rows in order: text as the language sorts it, empty cells last in both directions. Rows that
 * are equal so far stand in the order of `key`, so that the answer does not depend on the order in
 * which Pipedrive sent them.
 */
export function sortRows(
  rows: readonly Row[],
  sort: readonly SortKey[],
  key: SortKey,
  locale?: string,
): Row[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const keys = [...sort, key].map(({ column, index, descending }) => ({
    of: keyReader(column),
    index,
    sign: descending ? -1 : 1,
    compare: column.type === 'text' && column.kind !== 'id' ? collator.compare : undefined,
  }));
  const entries = rows.map((row) => ({
    row,
    keys: keys.map(({ of, index }) => of(row[index] ?? null)),
  }));
  entries.sort((a, b) => {
    for (const [place, { sign, compare }] of keys.entries()) {
      const order = compareKeys(a.keys[place], b.keys[place], sign, compare);
      if (order !== 0) return order;
    }
    return 0;
  });
  return entries.map(({ row }) => row);
}

/** Whether two cells of a column stand at the same place in its order. */
export function sameKey(column: SchemaColumn, a: Value, b: Value): boolean {
  const of = keyReader(column);
  return of(a) === of(b);
}

function keyReader({ type }: SchemaColumn): (value: Value) => Key | undefined {
  const { key } = literalTypes[type];
  return (value) => (value === null || value === '' ? undefined : (key(value) ?? String(value)));
}

function compareKeys(
  a: Key | undefined,
  b: Key | undefined,
  sign: number,
  compare: ((a: string, b: string) => number) | undefined,
): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  // A column can hold text among its numbers (values of an unknown shape): numbers first.
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  if (compare) return sign * compare(String(a), String(b));
  return a < b ? -sign : sign;
}
