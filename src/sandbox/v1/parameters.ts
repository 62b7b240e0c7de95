import { compareValues, type Entry } from '../collection';
import { existing, type CollectionName } from '../database';
import type { Call } from '../endpoint';
import type { Json } from '../json';
import { problemV1 } from '../problem';
import { isInstant } from '../time';

type Test = (entry: Entry) => boolean;

/** A positive whole number, or undefined where the parameter is absent. */
export function idOf(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  if (!/^[1-9]\d{0,14}$/.test(text)) throw problemV1(400, `${name} must be a positive integer`);
  return Number(text);
}

/** A test per parameter that names the property it must equal. */
export function sameIds(query: URLSearchParams, names: readonly string[]): Test[] {
  return names.flatMap((name) => {
    const id = idOf(query, name);
    return id === undefined ? [] : [(entry: Entry) => entry.values[name] === id];
  });
}

/** `updated_since` of v1 (since 2026-01-30): RFC 3339, inclusive. */
export function updatedSince(query: URLSearchParams): Test[] {
  const text = query.get('updated_since');
  if (text === null) return [];
  if (!isInstant(text)) throw problemV1(400, 'updated_since must be an RFC 3339 date-time');
  const bound = Date.parse(text);
  return [({ values }) => values.update_time != null && parsed(values.update_time) >= bound];
}

function parsed(time: Json): number {
  const text = String(time);
  return Date.parse(text.includes('T') ? text : `${text.replace(' ', 'T')}Z`);
}

/** Sorts by `field ASC, other DESC`; without a parameter the order of creation stays. */
export function sorted(
  entries: readonly Entry[],
  query: URLSearchParams,
  fields: readonly string[],
): readonly Entry[] {
  const text = query.get('sort');
  if (text === null || text === '') return entries;
  const keys = text.split(',').map((part) => {
    const [field = '', direction = 'ASC'] = part.trim().split(/\s+/);
    if (!fields.includes(field) || !/^(asc|desc)$/i.test(direction)) {
      throw problemV1(400, `Cannot sort by ${part.trim()}`);
    }
    return { field, sign: /^desc$/i.test(direction) ? -1 : 1 };
  });
  return [...entries].sort((a, b) => {
    for (const { field, sign } of keys) {
      const order = compareValues(a.values[field] ?? null, b.values[field] ?? null);
      if (order !== 0) return sign * order;
    }
    return 0;
  });
}

/** The record in the path; 404 in v1's form where there is none, or none any more. */
export function living(
  collection: CollectionName,
  noun: string,
  { params, database }: Call,
): Entry {
  const entry = existing(database, collection, Number(params.id));
  if (!entry) throw problemV1(404, `${noun} not found`);
  return entry;
}

export const livingDeal = (call: Call): Entry => living('deals', 'Deal', call);
