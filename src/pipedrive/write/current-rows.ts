import type { Value } from '../../core/column';
import { isAppError } from '../../core/error';
import type { TableEntry } from '../catalogue/entry';
import { itemsOf } from '../envelope';
import { rowItems } from '../items';
import type { JsonObject } from '../json';
import { listPages, pageLimit } from '../paging';
import type { SchemaColumn, TableSchema } from '../schema';
import { seriesOf } from '../series';
import type { RequestOptions, Session } from '../session';
import { keyIn } from './path';
import { inPool } from './pool';

/** A row whose present state is wanted, by what identifies it (see `identityOf`). */
export interface Wanted {
  readonly key: Value;
  readonly identity: ReadonlyMap<string, Value>;
}

export type Reading = RequestOptions & { readonly beforeRequest: (cost: number) => void };

/** `ids` takes 100: Pipedrive, GET /api/v2/deals. */
const maxIds = 100;
/** So few rows are cheaper one by one. */
const fewRows = 2;

/** How the present state of rows is read. */
export type CurrentRoute = 'ids' | 'one' | 'list';

export function currentRoute(entry: TableEntry, count: number): CurrentRoute {
  const key = entry.columns.find(({ name }) => name === entry.key);
  if (entry.one && count <= fewRows) return 'one';
  if (key?.filter?.oneOf === 'ids' && entry.source.version === 'v2') return 'ids';
  return entry.one ? 'one' : 'list';
}

/** Requests and tokens that reading the present state of so many rows takes. */
export function currentCost(
  entry: TableEntry,
  count: number,
): { requests: number; tokens: number } {
  if (count === 0) return { requests: 0, tokens: 0 };
  const route = currentRoute(entry, count);
  const requests = route === 'ids' ? Math.ceil(count / maxIds) : route === 'one' ? count : 1;
  const cost = route === 'one' ? entry.one!.cost : entry.source.cost;
  return { requests, tokens: requests * cost };
}

/**
 * The rows as Pipedrive sends them now, by key as text. Missing ones are deleted or hidden; archived
 * ones are among them (`isArchived`). Optional fields come for the columns that need them.
 */
export async function currentRows(
  schema: TableSchema,
  wanted: readonly Wanted[],
  columns: readonly SchemaColumn[],
  session: Session,
  reading: Reading,
): Promise<ReadonlyMap<string, JsonObject>> {
  const unique = [...new Map(wanted.map((row) => [String(row.key), row])).values()];
  const includes = [...new Set(columns.flatMap(({ include }) => include ?? []))];
  const query: Record<string, string> =
    includes.length > 0 ? { include_fields: includes.join(',') } : {};
  if (unique.length === 0) return new Map();
  const route = currentRoute(schema.entry, unique.length);
  if (route === 'list') return listed(schema, unique, session, reading);
  const found = new Map<string, JsonObject>();
  if (route === 'ids') await byIds(schema, unique, query, found, session, reading);
  const missing = unique.filter(({ key }) => !found.has(String(key)));
  if (schema.entry.one) await oneByOne(schema.entry, missing, query, found, session, reading);
  return found;
}

/** Archived rows take no change but their return: changelog of Pipedrive's API, 2025-07-15. */
export function isArchived(item: JsonObject): boolean {
  return item['is_archived'] === true || Boolean(item['archive_time']);
}

function isGone(item: JsonObject): boolean {
  return (
    item['is_deleted'] === true || item['status'] === 'deleted' || item['active_flag'] === false
  );
}

async function byIds(
  { entry }: TableSchema,
  wanted: readonly Wanted[],
  query: Readonly<Record<string, string>>,
  found: Map<string, JsonObject>,
  session: Session,
  { signal, beforeRequest }: Reading,
): Promise<void> {
  const { version, path, cost } = entry.source;
  for (let start = 0; start < wanted.length; start += maxIds) {
    const ids = wanted.slice(start, start + maxIds).map(({ key }) => String(key));
    beforeRequest(cost);
    const body = await session.request(
      {
        method: 'GET',
        version,
        path,
        cost,
        query: { ...query, ids: ids.join(','), limit: String(maxIds) },
      },
      { signal },
    );
    for (const item of itemsOf(body)) if (!isGone(item)) found.set(String(item['id']), item);
  }
}

async function oneByOne(
  { one, source, name }: TableEntry,
  wanted: readonly Wanted[],
  query: Readonly<Record<string, string>>,
  found: Map<string, JsonObject>,
  session: Session,
  { signal, beforeRequest }: Reading,
): Promise<void> {
  // Products take no selection of fields here: Pipedrive, GET /api/v2/products/{id}.
  const asked = name === 'Products' ? {} : query;
  await inPool(wanted, session, async ({ key }) => {
    const path = one!.path.replace('{id}', encodeURIComponent(String(key)));
    beforeRequest(one!.cost);
    try {
      const body = await session.request(
        { method: 'GET', version: source.version, path, cost: one!.cost, query: asked },
        { signal },
      );
      const [item] = itemsOf(body);
      if (item && !isGone(item)) found.set(String(key), item);
    } catch (error) {
      if (!isAppError(error) || error.code !== 'record-missing') throw error;
    }
  });
}

/** From the lists that hold them: the whole of a small table, or the rows of their parents. */
async function listed(
  schema: TableSchema,
  wanted: readonly Wanted[],
  session: Session,
  { signal, beforeRequest }: Reading,
): Promise<Map<string, JsonObject>> {
  const { entry } = schema;
  const parameters: Record<string, string> = {};
  for (const { column, parameter } of entry.inputs ?? []) {
    const { code } = entry.columns.find(({ name }) => name === column)!;
    const values = wanted.flatMap(({ identity }) => identity.get(code) ?? []);
    if (values.length > 0) parameters[parameter] = [...new Set(values.map(String))].join(',');
  }
  const keys = new Set(wanted.map(({ key }) => String(key)));
  const found = new Map<string, JsonObject>();
  for (const { source, query, asked } of seriesOf(entry, entry.source, parameters)) {
    const toRows = rowItems(entry, asked);
    beforeRequest(source.cost);
    const limit = Math.min(pageLimit, source.most ?? pageLimit);
    for await (const page of listPages(session, source, query, limit, { signal })) {
      for (const item of page.items.flatMap(toRows)) {
        const key = String(keyIn(item, new Map(), schema));
        if (keys.has(key) && !isGone(item)) found.set(key, item);
      }
      if (!page.last) beforeRequest(source.cost);
    }
  }
  return found;
}
