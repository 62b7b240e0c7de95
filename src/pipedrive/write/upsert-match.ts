import type { Value } from '../../core/column';
import { itemsOf } from '../envelope';
import { estimateRows } from '../estimate';
import { rowItems } from '../items';
import { isJsonObject } from '../json';
import { listPages, pageLimit } from '../paging';
import { findColumn, type SchemaColumn, type TableSchema } from '../schema';
import { seriesOf } from '../series';
import type { Session } from '../session';
import { listed } from './choice';
import { currentRows, type Reading } from './current-rows';
import { searchCost } from './linked-ids';
import { keyIn } from './path';
import { inPool } from './pool';

type Given = Readonly<Record<string, Value>>;

/** Keys of the rows that have these values, by `keyText`. */
export type Matches = (key: string) => readonly Value[];

/** Fields that `/search` finds whole, by table and column: OpenAPI v2. Custom fields by their type. */
const searchable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Deals: { Title: 'title' },
  Persons: { Name: 'name', Email: 'email', Emails: 'email', Phone: 'phone', Phones: 'phone' },
  Organizations: { Name: 'name' },
  Products: { Name: 'name', Code: 'code' },
};
/** Most hits of a page: more rows of one value are ambiguous anyway. */
const maxHits = 100;
/** Columns of contacts: any of the addresses counts, whatever the case. */
const contacts: Readonly<Record<string, string>> = { Email: 'Emails', Phone: 'Phones' };

/** What a row is looked for by, as one text; undefined where a part of it is empty. */
export function keyText(
  row: Given,
  by: readonly string[],
  { columns }: TableSchema,
): string | undefined {
  const parts = by.map((name) => {
    const code = columns.find((column) => column.name === name)?.code;
    const text = String(row[name] ?? '').trim();
    return code === 'emails' || code === 'phones' ? text.toLowerCase() : text;
  });
  return parts.includes('') ? undefined : JSON.stringify(parts);
}

/**
 * Looks the rows up: by their ids, by one search for each where that is cheaper than reading the list,
 * or in the list. Throws what reading throws, and `filter-required` for a table that is read for one
 * parent at a time where no row names it.
 */
export async function matchRows(
  rows: readonly Given[],
  by: readonly string[],
  schema: TableSchema,
  session: Session,
  reading: Reading,
): Promise<Matches> {
  const keyed = rows.filter((row) => keyText(row, by, schema) !== undefined);
  const found = new Map<string, Set<Value>>();
  const add = (text: string, key: Value) =>
    found.set(text, (found.get(text) ?? new Set<Value>()).add(key));
  const [only] = by.length === 1 ? by : [];
  if (only === schema.entry.key)
    // Whether a row of that key exists shows when the rows that change are read.
    for (const row of keyed) add(keyText(row, by, schema)!, row[only]!);
  else if (only !== undefined && (await isSearchCheaper(keyed.length, only, schema, session)))
    await searched(keyed, only, schema, session, reading, add);
  else if (keyed.length > 0) await fromList(keyed, by, schema, session, reading, add);
  return (key) => [...(found.get(key) ?? [])];
}

async function isSearchCheaper(
  count: number,
  column: string,
  { entry }: TableSchema,
  session: Session,
): Promise<boolean> {
  if (!searchable[entry.name]?.[column]) return false;
  const rows = (await estimateRows(entry, session)) ?? 0;
  return count * searchCost < Math.ceil(rows / pageLimit) * entry.source.cost;
}

async function searched(
  rows: readonly Given[],
  column: string,
  schema: TableSchema,
  session: Session,
  reading: Reading,
  add: (text: string, key: Value) => void,
): Promise<void> {
  const { entry } = schema;
  const ids = new Set<number>();
  await inPool(rows, session, async (row) => {
    reading.beforeRequest(searchCost);
    const body = await session.request(
      {
        method: 'GET',
        version: 'v2',
        path: `${entry.source.path}/search`,
        cost: searchCost,
        query: {
          term: String(row[column]).trim(),
          fields: searchable[entry.name]![column]!,
          exact_match: 'true',
          limit: String(maxHits),
        },
      },
      { signal: reading.signal },
    );
    for (const { items } of itemsOf(body))
      for (const hit of Array.isArray(items) ? items : [])
        if (isJsonObject(hit) && isJsonObject(hit['item'])) ids.add(Number(hit['item']['id']));
  });
  const wanted = [...ids].map((key) => ({ key, identity: new Map<string, Value>() }));
  // The search knows no upper and lower case, and shows no whole rows.
  const items = await currentRows(schema, wanted, [], session, reading);
  for (const item of items.values())
    for (const text of textsOf([column], schema)((one) => one.decode(item)))
      add(text, keyIn(item, new Map(), schema));
}

async function fromList(
  rows: readonly Given[],
  by: readonly string[],
  schema: TableSchema,
  session: Session,
  { signal, beforeRequest }: Reading,
  add: (text: string, key: Value) => void,
): Promise<void> {
  const { entry } = schema;
  const texts = textsOf(by, schema);
  for (const { source, query, asked } of seriesOf(entry, entry.source, inputsOf(rows, schema))) {
    const toRows = rowItems(entry, asked);
    const limit = Math.min(pageLimit, source.most ?? pageLimit);
    beforeRequest(source.cost);
    for await (const page of listPages(session, source, query, limit, { signal })) {
      for (const item of page.items.flatMap(toRows))
        for (const text of texts((column) => column.decode(item)))
          add(text, keyIn(item, new Map(), schema));
      if (!page.last) beforeRequest(source.cost);
    }
  }
}

function inputsOf(rows: readonly Given[], { entry }: TableSchema): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const { column, parameter } of entry.inputs ?? []) {
    const values = rows.flatMap((row) => row[column] ?? []);
    if (values.length > 0) parameters[parameter] = [...new Set(values.map(String))].join(',');
  }
  return parameters;
}

/** What a row of Pipedrive is found by: several texts where a contact has several addresses. */
function textsOf(by: readonly string[], schema: TableSchema) {
  const columns = by.map((name) => findColumn(schema, contacts[name] ?? name)!);
  return (value: (column: SchemaColumn) => Value): string[] => {
    let rows: Given[] = [{}];
    for (const [place, column] of columns.entries()) {
      const cell = value(column);
      const isMany = column.code === 'emails' || column.code === 'phones';
      const all = isMany && cell !== null ? listed(cell) : [cell];
      rows = rows.flatMap((row) => all.map((one) => ({ ...row, [by[place]!]: one })));
    }
    return rows.flatMap((row) => keyText(row, by, schema) ?? []);
  };
}
