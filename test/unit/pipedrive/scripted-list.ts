import type { Source } from '../../../src/pipedrive/catalogue/entry';
import type { JsonObject } from '../../../src/pipedrive/json';
import type { ApiRequest } from '../../../src/pipedrive/session';

export const cursorSource: Source = { version: 'v2', path: 'deals', paging: 'cursor', cost: 10 };
export const offsetSource: Source = { version: 'v1', path: 'leads', paging: 'offset', cost: 20 };

/** A list that answers in its own time: rows with ids, by cursor from either end, or by offset. */
export class ScriptedList {
  readonly asked: ApiRequest[] = [];
  /** Bends an answer; `nth` counts from 1. */
  bend: (body: JsonObject, nth: number) => JsonObject = (body) => body;
  /** Changes the list before the nth request is answered. */
  before: (nth: number) => void = () => undefined;

  constructor(public ids: number[]) {}

  request(request: ApiRequest): Promise<JsonObject> {
    this.asked.push(request);
    const nth = this.asked.length;
    this.before(nth);
    const { query = {} } = request;
    const body = request.version === 'v1' ? this.#byOffset(query) : this.#byCursor(query);
    return Promise.resolve(this.bend(body, nth));
  }

  #byCursor(query: Readonly<Record<string, string>>): JsonObject {
    const sign = query['sort_direction'] === 'desc' ? -1 : 1;
    const from = Number(query['cursor'] ?? -Infinity * sign);
    const all = this.ids.filter((id) => (id - from) * sign >= 0).sort((a, b) => (a - b) * sign);
    const limit = Number(query['limit']);
    const next = all[limit];
    return {
      data: all.slice(0, limit).map((id) => ({ id })),
      additional_data: { next_cursor: next === undefined ? null : String(next) },
    };
  }

  #byOffset(query: Readonly<Record<string, string>>): JsonObject {
    const [start, limit] = [Number(query['start']), Number(query['limit'])];
    const more = start + limit < this.ids.length;
    return {
      data: this.ids.slice(start, start + limit).map((id) => ({ id })),
      additional_data: { pagination: { start, limit, more_items_in_collection: more } },
    };
  }
}

export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
