import type { LinkedName } from '../catalogue/entry';
import { itemsOf } from '../envelope';
import { isJsonObject, type JsonObject } from '../json';
import type { Session } from '../session';
import { nearestName } from './choice';
import type { Reading } from './current-rows';
import { nameKey } from './encode-value';
import type { LinkedIds, NameMeaning } from './facts';
import { inPool } from './pool';

/** Where rows are found by name, and what their name is called: Pipedrive, `/search` of v2. */
const searches: Readonly<Record<LinkedName, { readonly path: string; readonly name: string }>> = {
  deals: { path: 'deals/search', name: 'title' },
  persons: { path: 'persons/search', name: 'name' },
  organizations: { path: 'organizations/search', name: 'name' },
  products: { path: 'products/search', name: 'name' },
};

/** API tokens of a search: `x-token-cost` in OpenAPI v2. */
export const searchCost = 20;
/** Most hits of a page, and the fewest letters of a search that is not exact. */
const maxHits = 100;
const leastLetters = 2;

/** Names by kind, as they were written. */
export type NamesWanted = ReadonlyMap<LinkedName, ReadonlySet<string>>;

/**
 * What names of rows mean: one search for each name, and one more for a name that no row has, to
 * suggest another. Upper and lower case count, unlike in the search.
 */
export async function linkedIds(
  wanted: NamesWanted,
  session: Session,
  reading: Reading,
): Promise<LinkedIds> {
  const found = new Map<LinkedName, Map<string, NameMeaning>>();
  const all = [...wanted].flatMap(([kind, names]) => [...names].map((name) => ({ kind, name })));
  for (const { kind } of all) found.set(kind, new Map());
  await inPool(all, session, async ({ kind, name }) => {
    found.get(kind)!.set(name, await meaningOf(kind, name, session, reading));
  });
  return found;
}

async function meaningOf(
  kind: LinkedName,
  name: string,
  session: Session,
  reading: Reading,
): Promise<NameMeaning> {
  const member = searches[kind].name;
  const hits = await search(kind, name, true, session, reading);
  const ids = hits
    .filter((hit) => typeof hit[member] === 'string' && nameKey(hit[member]) === name)
    .map((hit) => String(hit['id']));
  if (ids.length > 0) return { ids };
  const [word = ''] = name.split(/\s+/).filter((one) => one.length >= leastLetters);
  const like =
    hits.length > 0 || word === ''
      ? hits
      : await search(kind, beginning(word), false, session, reading);
  const names = like.map((hit) => ({ id: '', label: String(hit[member]) }));
  const nearest = nearestName(name, names);
  return nearest === undefined ? { ids } : { ids, nearest };
}

/** A slip is seldom in the first letters. */
function beginning(word: string): string {
  return word.slice(0, 3);
}

async function search(
  kind: LinkedName,
  term: string,
  exact: boolean,
  session: Session,
  { signal, beforeRequest }: Reading,
): Promise<JsonObject[]> {
  const { path, name } = searches[kind];
  beforeRequest(searchCost);
  const body = await session.request(
    {
      method: 'GET',
      version: 'v2',
      path,
      cost: searchCost,
      query: { term, fields: name, exact_match: String(exact), limit: String(maxHits) },
    },
    { signal },
  );
  return itemsOf(body)
    .flatMap(({ items }) => (Array.isArray(items) ? items : []))
    .flatMap((hit: unknown) =>
      isJsonObject(hit) && isJsonObject(hit['item']) ? [hit['item']] : [],
    );
}
