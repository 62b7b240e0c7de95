import type { Row } from '../../core/column';
import { equalityKey } from './equality';
import type { SqlValue } from './function';

/** A column's place in the rows and the values it is compared with. */
export interface Lookup {
  readonly place: number;
  readonly values: readonly SqlValue[];
}

type Index = ReadonlyMap<string | number | null, readonly Row[]>;

const none: readonly Row[] = [];

/**
 * Rows that were fetched together. Looked into again and again, as the inner table of a join is, they
 * are indexed by the columns that are compared: SQLite builds no index on virtual tables.
 */
export class RowSet {
  private readonly indexes = new Map<number, Index>();
  private looks = 0;

  constructor(readonly rows: readonly Row[]) {}

  /** Rows among which are all that equal the values; called once, simply all rows. */
  matching(lookups: readonly Lookup[]): readonly Row[] {
    this.looks++;
    if (lookups.length === 0 || this.looks === 1 || this.rows.length < 2) return this.rows;
    let best: { lookup: Lookup; index: Index } | undefined;
    for (const lookup of lookups) {
      const index = this.indexOf(lookup.place);
      if (!best || index.size > best.index.size) best = { lookup, index };
    }
    const { lookup, index } = best!;
    const [first] = lookup.values;
    if (lookup.values.length === 1) return index.get(equalityKey(first!)) ?? none;
    const keys = new Set(lookup.values.map(equalityKey));
    return [...keys].flatMap((key) => index.get(key) ?? none);
  }

  private indexOf(place: number): Index {
    const known = this.indexes.get(place);
    if (known) return known;
    const index = new Map<string | number | null, Row[]>();
    for (const row of this.rows) {
      const key = equalityKey(row[place] ?? null);
      const rows = index.get(key);
      if (rows) rows.push(row);
      else index.set(key, [row]);
    }
    this.indexes.set(place, index);
    return index;
  }
}
