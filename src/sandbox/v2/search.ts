import type { Entry } from '../collection';
import { customTypes } from '../custom-field';
import type { Database, FieldKind } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { isObject, type Json, type JsonObject } from '../json';
import { choicesParameter, every, flagParameter } from '../list-filter';
import { validationFailed } from '../problem';
import { limitParameter, refuseUnknown } from './parameters';
import { searched, type Searched } from './searched';

const cost = 20;

/** The custom values search looks into, as text: by type (documented at `GET /itemSearch`). */
function customTexts(entry: Entry, kind: FieldKind, database: Database): string[] {
  return [...entry.custom].flatMap(([code, value]) => {
    const field = database.fields[kind].custom(code);
    if (!field || !customTypes[field.type].searchable) return [];
    return [String(isObject(value) ? value.value : value)];
  });
}

function noteTexts(entry: Entry, link: string | undefined, { collections }: Database): string[] {
  if (link === undefined) return [];
  return collections.notes.having(link, entry.id).map((note) => String(note.values.content));
}

interface Hit {
  readonly score: number;
  readonly item: JsonObject;
}

/** At least 2 characters, or 1 for an exact match. */
function termOf(query: URLSearchParams, exact: boolean): string {
  const term = (query.get('term') ?? '').trim();
  const least = exact ? 1 : 2;
  if ([...term].length < least) {
    throw validationFailed([{ path: 'term', message: `Expected at least ${least} characters` }]);
  }
  return term.toLowerCase();
}

/** Not case-sensitive. The shorter the text around the term, the better the hit. */
function hits(
  target: Searched,
  fields: readonly string[],
  term: string,
  exact: boolean,
  call: Call,
): Hit[] {
  const { database, query } = call;
  const matches = (text: Json) => {
    const lower = text === null ? '' : String(text).toLowerCase();
    return exact ? lower === term : lower.includes(term);
  };
  const narrowed = every(
    Object.entries(target.narrowing).flatMap(([name, filter]) => {
      const text = query.get(name);
      if (text === null) return [];
      const test = filter.test(text, name);
      return [(entry: Entry) => test(entry, database)];
    }),
  );
  const found: Hit[] = [];
  for (const entry of database.collections[target.collection].all()) {
    if (entry.values.is_deleted === true || !narrowed(entry)) continue;
    const plain = fields.flatMap((name) => target.fields[name]?.(entry) ?? []).filter(matches);
    const custom = fields.includes('custom_fields')
      ? customTexts(entry, target.kind, database).filter(matches)
      : [];
    const notes = fields.includes('notes')
      ? noteTexts(entry, target.notes, database).filter(matches)
      : [];
    const all = [...plain, ...custom, ...notes];
    if (all.length === 0) continue;
    const length = Math.min(...all.map((text) => String(text).length));
    found.push({
      score: Math.round((term.length / length) * 100_000) / 100_000,
      item: {
        ...target.shown(entry, database),
        custom_fields: custom,
        ...(target.notes === undefined ? {} : { notes }),
      },
    });
  }
  return found;
}

function searchableFields(target: Searched): string[] {
  return [...Object.keys(target.fields), 'custom_fields', ...(target.notes ? ['notes'] : [])];
}

const shared = ['term', 'fields', 'exact_match', 'include_fields', 'limit', 'cursor'];

/** One search over the given kinds; best hits first, cursors count hits. */
function search(
  targets: readonly Searched[],
  call: Call,
  maxLimit: number,
  related: boolean,
): Reply {
  const { query } = call;
  const exactText = query.get('exact_match');
  const exact = exactText !== null && flagParameter(exactText, 'exact_match');
  const term = termOf(query, exact);
  const known = [...new Set(targets.flatMap(searchableFields))];
  const fields = query.has('fields')
    ? choicesParameter(query.get('fields') ?? '', 'fields', known)
    : known;
  const limit = limitParameter(query, maxLimit);
  const start = startOf(query);
  const all = targets
    .flatMap((target) => hits(target, fields, term, exact, call))
    .sort((a, b) => b.score - a.score);
  const items = all
    .slice(start, start + limit)
    .map(({ score, item }) => ({ result_score: score, item }));
  const next = start + limit < all.length ? cursorAt(start + limit) : null;
  return success({ items, ...(related ? { related_items: [] } : {}) }, { next_cursor: next });
}

function cursorAt(start: number): string {
  return Buffer.from(JSON.stringify({ start })).toString('base64url');
}

function startOf(query: URLSearchParams): number {
  const cursor = query.get('cursor');
  if (cursor === null) return 0;
  const match = /^\{"start":(\d{1,9})\}$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw validationFailed([{ path: 'cursor', message: 'Invalid cursor' }]);
  return Number(match[1]);
}

/** `GET /itemSearch`: several kinds at once, at most 100 hits a page. */
const itemSearch: Endpoint = {
  method: 'GET',
  path: '/api/v2/itemSearch',
  cost,
  scopes: ['search:read'],
  search: true,
  handle: (call) => {
    const { query } = call;
    refuseUnknown(query, [...shared, 'item_types', 'search_for_related_items']);
    const types = query.get('item_types');
    const names = searched.map(({ type }) => type);
    const other = ['file', 'mail_attachment', 'project'];
    const wanted =
      types === null ? names : choicesParameter(types, 'item_types', [...names, ...other]);
    const targets = searched.filter(({ type }) => wanted.includes(type));
    return search(targets, call, 100, true);
  },
};

/** `GET /itemSearch/field`: the different values of one field, case-sensitive. */
const fieldSearch: Endpoint = {
  method: 'GET',
  path: '/api/v2/itemSearch/field',
  cost,
  scopes: ['search:read'],
  search: true,
  handle: ({ query, database }) => {
    refuseUnknown(query, ['term', 'entity_type', 'match', 'field', 'limit', 'cursor']);
    const target = searched.find(({ type }) => type === query.get('entity_type'));
    const match = query.get('match') ?? 'exact';
    const test = fieldMatches[match];
    const code = query.get('field') ?? '';
    const issues = [
      ...(target ? [] : [{ path: 'entity_type', message: 'Expected a known type' }]),
      ...(test ? [] : [{ path: 'match', message: 'Expected one of exact, beginning, middle' }]),
      ...(code === '' ? [{ path: 'field', message: 'Required' }] : []),
    ];
    if (issues.length > 0 || !target || !test) throw validationFailed(issues);
    termOf(query, match === 'exact');
    const term = query.get('term') ?? '';
    const limit = limitParameter(query, 500);
    const start = startOf(query);
    const found = [...database.collections[target.collection].all()].filter((entry) => {
      const value = entry.custom.get(code) ?? entry.values[code] ?? null;
      return value !== null && test(String(isObject(value) ? value.value : value), term);
    });
    const data = found.slice(start, start + limit).map((entry) => ({
      id: entry.id,
      name: entry.values.name ?? entry.values.title ?? null,
    }));
    const next = start + limit < found.length ? cursorAt(start + limit) : null;
    return success(data, { next_cursor: next });
  },
};

const fieldMatches: Readonly<Record<string, (value: string, term: string) => boolean>> = {
  exact: (value, term) => value === term,
  beginning: (value, term) => value.startsWith(term),
  middle: (value, term) => value.includes(term),
};

export const searchEndpoints: readonly Endpoint[] = [
  itemSearch,
  fieldSearch,
  ...searched.map((target): Endpoint => ({
    method: 'GET',
    path: `/api/v2/${target.collection}/search`,
    cost,
    scopes: [...target.access.read, 'search:read'],
    search: true,
    handle: (call) => {
      refuseUnknown(call.query, [...shared, ...Object.keys(target.narrowing)]);
      return search([target], call, 500, false);
    },
  })),
];
