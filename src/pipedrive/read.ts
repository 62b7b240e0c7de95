import type { Row, Value } from '../core/column';
import type { LinkedName, Source } from './catalogue/entry';
import { maxCustomKeys } from './custom-columns';
import { rowItems, valueAt } from './items';
import type { JsonObject } from './json';
import { linkedNames, type Names } from './linked-names';
import { oneRow, readOneRow } from './one-row';
import { listPages, type RawPage } from './paging';
import { reserveGuard } from './reserve';
import { asText } from './scalar';
import type { SchemaColumn, TableSchema } from './schema';
import { seriesOf, type Series } from './series';
import type { RequestOptions, Session } from './session';
import { systemItems } from './system/rows';

export interface ReadRequest {
  /** One of the schema's sources. */
  readonly source: Source;
  /** The columns of the rows, in order. */
  readonly columns: readonly SchemaColumn[];
  /** Filters and sort, as parameters of the API. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Rows per request, 1 to 500. */
  readonly limit: number;
  /**
   * Keys of the rows read so far, shared by the sources of one table: rows that move between pages
   * while they are read arrive twice.
   */
  readonly seen: Seen;
}

/** A set of keys, as far as reading uses it. */
export interface Seen {
  has(key: unknown): boolean;
  add(key: unknown): this;
}

export interface Page {
  readonly rows: readonly Row[];
  /** Rows left out because they had come before. */
  readonly duplicates: number;
  /** True when the end of the list was reached. */
  readonly last: boolean;
}

/**
 * Reads a table page by page, rows decoded: one list, or one for each value of its inputs. Asks only
 * for those optional and custom fields and those names that the columns need. Throws what requests
 * throw, `daily-budget-reserve`, and `filter-required` or `input-required` where an input has no value.
 */
export async function* readPages(
  schema: TableSchema,
  { source, columns, parameters = {}, limit, seen }: ReadRequest,
  session: Session,
  { signal }: RequestOptions = {},
): AsyncGenerator<Page> {
  const { entry } = schema;
  const beforeRequest = await reserveGuard(session, { signal });
  const decoding = new Decoding(columns, session, { signal, beforeRequest });
  const key = entry.columns.find(({ name }) => name === entry.key)!.code.split('.');
  const series = seriesOf(entry, source, parameters);
  if (series.length === 0) yield { rows: [], duplicates: 0, last: true };
  for (const [place, one] of series.entries()) {
    const toRows = rowItems(entry, one.asked);
    for await (const page of pages(schema, one, columns, limit, session, {
      signal,
      beforeRequest,
    })) {
      const kept: JsonObject[] = [];
      let duplicates = 0;
      for (const item of page.items.flatMap(toRows)) {
        const id = valueAt(item, key);
        if (seen.has(id)) {
          duplicates++;
          continue;
        }
        seen.add(id);
        kept.push(item);
      }
      const last = page.last && place === series.length - 1;
      yield { rows: await decoding.rows(kept), duplicates, last };
    }
  }
}

type Reading = RequestOptions & { readonly beforeRequest: (cost: number) => void };

async function* pages(
  schema: TableSchema,
  { source, query: filters }: Series,
  columns: readonly SchemaColumn[],
  limit: number,
  session: Session,
  { signal, beforeRequest }: Reading,
): AsyncGenerator<RawPage> {
  const { entry } = schema;
  if (entry.kind === 'system') {
    yield { items: await systemItems(entry, filters, session, { signal }), last: true };
    return;
  }
  const wanted = fieldParameters(schema, columns);
  const one = oneRow(schema, source, filters);
  if (one) {
    beforeRequest(one.cost);
    // Products take no selection of fields here: Pipedrive, GET /api/v2/products/{id}.
    const query = entry.name === 'Products' ? {} : wanted;
    const deleted = Object.keys(schema.parameters).length > 0;
    const items = await readOneRow(one, source, query, session, { signal, deleted });
    yield { items, last: true };
    return;
  }
  const query = { ...schema.parameters, ...filters, ...wanted };
  beforeRequest(source.cost);
  const most = Math.min(limit, source.most ?? limit);
  for await (const page of listPages(session, source, query, most, { signal })) {
    yield page;
    if (!page.last) beforeRequest(source.cost);
  }
}

/** Decodes items into rows of the given columns, and fetches the names they show. */
class Decoding {
  readonly #columns: readonly SchemaColumn[];
  readonly #session: Session;
  readonly #reading: Reading;
  readonly #decoders: readonly ((item: JsonObject) => Value)[];
  readonly #names = new Map<LinkedName, Names>();

  constructor(columns: readonly SchemaColumn[], session: Session, reading: Reading) {
    this.#columns = columns;
    this.#session = session;
    this.#reading = reading;
    this.#decoders = columns.map(({ decode, linked }) =>
      linked ? (item) => this.#named(linked, decode(item)) : decode,
    );
  }

  async rows(items: readonly JsonObject[]): Promise<Row[]> {
    for (const { linked, decode } of this.#columns) {
      if (!linked) continue;
      const ids = items.flatMap((item) => asText(decode(item)) ?? []).map(String);
      this.#names.set(linked, await linkedNames(linked, ids, this.#session, this.#reading));
    }
    return items.map((item) => {
      const row = new Array<Value>(this.#decoders.length);
      for (let index = 0; index < row.length; index++) row[index] = this.#decoders[index]!(item);
      return row;
    });
  }

  #named(linked: LinkedName, id: Value): Value {
    return id === null ? null : (this.#names.get(linked)?.get(String(id)) ?? String(id));
  }
}

/** `include_fields` and `custom_fields`: what must be asked for, and what may be left out. */
function fieldParameters(
  { entry, columns: all }: TableSchema,
  columns: readonly SchemaColumn[],
): Record<string, string> {
  const includes = new Set(columns.flatMap(({ include }) => include ?? []));
  const parameters: Record<string, string> = {};
  if (includes.size > 0) parameters['include_fields'] = [...includes].join(',');
  if (entry.customFields !== 'nested' || entry.fields === 'project') return parameters;
  const keys = new Set(columns.flatMap(({ customKey }) => customKey ?? []));
  // "None" cannot be said; one key is the least, and spares up to hundreds of values a row.
  const least = all.find(({ customKey }) => customKey)?.customKey;
  if (keys.size === 0 && least) keys.add(least);
  if (keys.size > 0 && keys.size <= maxCustomKeys)
    parameters['custom_fields'] = [...keys].join(',');
  return parameters;
}
