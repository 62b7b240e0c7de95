import type { Row, Value } from '../core/column';
import type { Key } from './definition';
import { keyText } from './shown-cell';
import type { Base, Snapshot, SnapshotPatch } from './snapshot';

/** What is kept beside the values. */
export type Beside = Pick<Snapshot, 'bases' | 'gone' | 'parked'>;

/**
 * The next snapshot: the last one with what is new laid over it. The last one is never copied, for
 * most refreshes change a few rows of many.
 */
export class SnapshotBuilder {
  readonly #fields: readonly string[];
  readonly #old: Snapshot | undefined;
  /** The old columns in the order of the new fields; a field that was not there is known to be empty. */
  readonly #lists: readonly (readonly Value[] | undefined)[];
  readonly #places = new Map<string, number>();
  readonly #set = new Map<string, { key: Key; values: readonly Value[] }>();
  readonly #dropped = new Set<string>();

  constructor(columns: readonly { readonly field: string }[], old: Snapshot | undefined) {
    this.#fields = columns.map(({ field }) => field);
    this.#old = old;
    this.#lists = this.#fields.map((field) => old?.columns[old.fields.indexOf(field)]);
    for (const [place, key] of (old?.keys ?? []).entries()) this.#places.set(keyText(key), place);
  }

  get size(): number {
    let size = this.#places.size - this.#dropped.size;
    for (const text of this.#set.keys()) if (!this.#places.has(text)) size++;
    return size;
  }

  /** Whether any row has become different. */
  get isChanged(): boolean {
    return this.#set.size + this.#dropped.size > 0;
  }

  has(text: string): boolean {
    return this.#set.has(text) || (this.#places.has(text) && !this.#dropped.has(text));
  }

  values(text: string): readonly Value[] | undefined {
    const set = this.#set.get(text);
    if (set) return set.values;
    const place = this.#places.get(text);
    if (place === undefined || this.#dropped.has(text)) return undefined;
    return this.#lists.map((list) => list?.[place] ?? null);
  }

  /** Texts of the keys of all rows. */
  *texts(): Generator<string> {
    for (const text of this.#places.keys()) if (!this.#dropped.has(text)) yield text;
    for (const text of this.#set.keys()) if (!this.#places.has(text)) yield text;
  }

  /** The key as Pipedrive gave it. */
  keyOf(text: string): Key {
    const place = this.#places.get(text);
    return this.#set.get(text)?.key ?? (place === undefined ? text : this.#old!.keys[place]!);
  }

  set(key: Key, row: Row): void {
    const text = keyText(key);
    const before = this.values(text);
    if (before && row.every((value, index) => value === before[index])) return;
    this.#set.set(text, { key, values: row });
    this.#dropped.delete(text);
  }

  drop(text: string): void {
    this.#set.delete(text);
    if (this.#places.has(text)) this.#dropped.add(text);
  }

  build({ bases, gone, parked }: Beside): Snapshot {
    const texts = [...this.texts()];
    const rows = texts.map((text) => this.values(text)!);
    return {
      fields: this.#fields,
      keys: texts.map((text) => this.keyOf(text)),
      columns: this.#fields.map((_, index) => rows.map((values) => values[index] ?? null)),
      bases: this.#known(bases),
      gone,
      parked,
    };
  }

  /** What makes the next snapshot out of the last; undefined where the columns are others. */
  patch({ bases, gone, parked }: Beside): SnapshotPatch | undefined {
    const old = this.#old?.fields;
    if (!old || JSON.stringify(old) !== JSON.stringify(this.#fields)) return undefined;
    const set = [...this.#set.values()];
    return {
      keys: set.map(({ key }) => key),
      rows: set.map(({ values }) => values),
      dropped: [...this.#dropped].map((text) => this.#old!.keys[this.#places.get(text)!]!),
      bases: this.#known(bases),
      gone,
      parked,
    };
  }

  #known(bases: readonly Base[]): Base[] {
    return bases.filter(({ key }) => this.has(keyText(key)));
  }
}
