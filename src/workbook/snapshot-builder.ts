import type { Row, Value } from '../core/column';
import type { Key } from './definition';
import { keyText } from './shown-cell';
import type { Base, Parked, Snapshot } from './snapshot';

/** The next snapshot, made from the last one row by row. */
export class SnapshotBuilder {
  readonly #fields: readonly string[];
  readonly #rows = new Map<string, { key: Key; values: readonly Value[] }>();
  /** Whether anything has become different from the last snapshot. */
  isChanged = false;

  constructor(columns: readonly { readonly field: string }[], old: Snapshot | undefined) {
    this.#fields = columns.map(({ field }) => field);
    if (!old) return;
    const lists = this.#fields.map((field) => old.columns[old.fields.indexOf(field)]);
    for (const [index, key] of old.keys.entries())
      this.#rows.set(keyText(key), {
        key,
        // A column that the last refresh did not have is known to be nothing.
        values: lists.map((list) => list?.[index] ?? null),
      });
  }

  get size(): number {
    return this.#rows.size;
  }

  values(text: string): readonly Value[] | undefined {
    return this.#rows.get(text)?.values;
  }

  *known(): Generator<{ text: string; key: Key; values: readonly Value[] }> {
    for (const [text, row] of this.#rows) yield { text, ...row };
  }

  set(key: Key, row: Row): void {
    const text = keyText(key);
    const before = this.#rows.get(text)?.values;
    this.isChanged ||= !before || row.some((value, index) => value !== before[index]);
    this.#rows.set(text, { key, values: row });
  }

  drop(text: string): void {
    this.isChanged = this.#rows.delete(text) || this.isChanged;
  }

  /** The key as Pipedrive gave it. */
  keyOf(text: string): Key {
    return this.#rows.get(text)?.key ?? text;
  }

  build(bases: readonly Base[], gone: readonly Key[], parked: readonly Parked[]): Snapshot {
    const rows = [...this.#rows.values()];
    return {
      fields: this.#fields,
      keys: rows.map(({ key }) => key),
      columns: this.#fields.map((_, index) => rows.map(({ values }) => values[index] ?? null)),
      bases: bases.filter(({ key }) => this.#rows.has(keyText(key))),
      gone,
      parked,
    };
  }
}
