import { success, type Reply } from '../endpoint';
import type { Json } from '../json';
import { problemV1 } from '../problem';

/** Largest page of v1 (documentation of pagination). */
const maxLimit = 500;
const defaultLimit = 100;

/** v1 has two envelopes: its facts inside `pagination`, or flat in `additional_data`. */
export type Envelope = 'nested' | 'flat';

function whole(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null || text === '') return fallback;
  if (!/^\d{1,9}$/.test(text)) throw problemV1(400, `${name} must be a non-negative integer`);
  return Number(text);
}

/** The page that `start` and `limit` ask for; only its rows are shown. A limit above `max` is cut. */
export function paged<T>(
  rows: readonly T[],
  query: URLSearchParams,
  envelope: Envelope,
  shown: (row: T) => Json,
  max = maxLimit,
): Reply {
  const start = whole(query, 'start', 0);
  const limit = Math.min(max, Math.max(1, whole(query, 'limit', defaultLimit)));
  const more = start + limit < rows.length;
  const facts = { start, limit, more_items_in_collection: more };
  const data = rows.slice(start, start + limit).map(shown);
  if (envelope === 'flat') return success(data, facts);
  return success(data, {
    pagination: { ...facts, ...(more ? { next_start: start + limit } : {}) },
  });
}
