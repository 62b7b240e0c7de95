import type { Row, Value } from '../core/column';
import type { Source } from './catalogue/entry';
import { maxCustomKeys } from './custom-columns';
import type { JsonObject } from './json';
import { listPages } from './paging';
import { reserveGuard } from './reserve';
import type { SchemaColumn, TableSchema } from './schema';
import type { RequestOptions, Session } from './session';

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
 * Reads a list page by page, rows decoded. Asks only for those optional and custom fields that the
 * columns need. Throws what requests throw, and `daily-budget-reserve`.
 */
export async function* readPages(
  schema: TableSchema,
  { source, columns, parameters, limit, seen }: ReadRequest,
  session: Session,
  { signal }: RequestOptions = {},
): AsyncGenerator<Page> {
  const withinReserve = await reserveGuard(session, { signal });
  const key = schema.entry.columns.find(({ name }) => name === schema.entry.key)!.code;
  const decode = rowDecoder(columns);
  const query = {
    ...schema.parameters,
    ...without(parameters ?? {}, source.without),
    ...fieldParameters(schema, columns),
  };
  withinReserve(source.cost);
  for await (const { items, last } of listPages(session, source, query, limit, { signal })) {
    const rows: Row[] = [];
    for (const item of items) {
      const id = item[key];
      if (seen.has(id)) continue;
      seen.add(id);
      rows.push(decode(item));
    }
    yield { rows, duplicates: items.length - rows.length, last };
    if (!last) withinReserve(source.cost);
  }
}

/** Decodes items into rows of the given columns. */
export function rowDecoder(columns: readonly SchemaColumn[]): (item: JsonObject) => Row {
  const decoders = columns.map(({ decode }) => decode);
  return (item) => {
    const row = new Array<Value>(decoders.length);
    for (let index = 0; index < decoders.length; index++) row[index] = decoders[index]!(item);
    return row;
  };
}

/** `include_fields` and `custom_fields`: what must be asked for, and what may be left out. */
function fieldParameters(
  { entry, columns: all }: TableSchema,
  columns: readonly SchemaColumn[],
): Record<string, string> {
  const includes = new Set(columns.flatMap(({ include }) => include ?? []));
  const parameters: Record<string, string> = {};
  if (includes.size > 0) parameters['include_fields'] = [...includes].join(',');
  if (entry.customFields !== 'nested') return parameters;
  const keys = new Set(columns.flatMap(({ customKey }) => customKey ?? []));
  // "None" cannot be said; one key is the least, and spares up to hundreds of values a row.
  const least = all.find(({ customKey }) => customKey)?.customKey;
  if (keys.size === 0 && least) keys.add(least);
  if (keys.size > 0 && keys.size <= maxCustomKeys)
    parameters['custom_fields'] = [...keys].join(',');
  return parameters;
}

function without(
  parameters: Readonly<Record<string, string>>,
  names: readonly string[] = [],
): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.includes(name)));
}
