import type { JsonObject } from './json';
import { identity } from './page-request';

/** Which rows a page had, to see whether another page joins it. */
export class PageRows {
  readonly first: unknown;
  readonly last: unknown;
  readonly #all: ReadonlySet<unknown>;

  constructor(items: readonly JsonObject[]) {
    const rows = items.map(identity);
    this.first = rows[0];
    this.last = rows.at(-1);
    this.#all = new Set(rows);
  }

  has(row: unknown): boolean {
    return this.#all.has(row);
  }
}
