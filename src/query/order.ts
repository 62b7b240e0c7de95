import type { Row, Value } from '../core/column';
import type { SchemaColumn } from '../pipedrive/schema';
import { compareKeys, literalTypes, type Key } from './literal';

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
  // A language may find different keys equal (007 and 7): the last word is that of their letters.
  const keys = [...sort, key].map((one) => ({
    of: keyReader(one.column),
    index: one.index,
    sign: one.descending ? -1 : 1,
    compare: one.column.type === 'text' && one !== key ? collated(collator) : compareKeys,
  }));
  const entries = rows.map((row) => ({
    row,
    keys: keys.map(({ of, index }) => of(row[index] ?? null)),
  }));
  entries.sort((a, b) => {
    for (const [place, { sign, compare }] of keys.entries()) {
      const order = compareCells(a.keys[place], b.keys[place], sign, compare);
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
  return (value) => (value === null ? undefined : key(value));
}

function collated({ compare }: Intl.Collator): (a: Key, b: Key) => number {
  return (a, b) => compare(String(a), String(b));
}

function compareCells(
  a: Key | undefined,
  b: Key | undefined,
  sign: number,
  compare: (a: Key, b: Key) => number,
): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return sign * compare(a, b);
}
