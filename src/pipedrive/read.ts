import type { Row, Value } from '../core/column';
import type { Source } from './catalogue/entry';
import { maxCustomKeys } from './custom-columns';
import type { JsonObject } from './json';
import { readList, type ListPage } from './list-read';
import { listPages } from './paging';
import { newTally, type ReadTally } from './read-tally';
import { readingWay } from './reading-way';
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
   * Whether all rows are wanted. Then many pages are read at the same time where that costs little,
   * and rows come in any order; otherwise each page is asked for when the one before is done with.
   */
  readonly whole?: boolean;
  /** Rows the table holds at most (see estimateRows). */
  readonly estimate?: number | undefined;
  /**
   * Keys of the rows read so far, shared by the sources of one table: rows that move between pages
   * while they are read arrive twice.
   */
  readonly seen: Set<unknown>;
  /** Takes down what is noticed on the way, over all sources of a table. */
  readonly tally?: ReadTally;
}

export interface Page {
  readonly rows: readonly Row[];
  /** Rows left out because they had come before, though only a change can explain it. */
  readonly duplicates: number;
  /**
   * Rows that may have changed since they were given, as they are now. Whoever has passed the others
   * on already may leave them: then they are as they were when they were read.
   */
  readonly revised?: readonly Row[];
  /** True when the end of the list was reached. */
  readonly last: boolean;
}

/**
 * Reads a list, rows decoded, each key once: the one way in for all that reads tables. Chooses by
 * itself how (see readingWay). Asks only for those optional and custom fields that the columns need.
 * Throws what requests throw, `read-inconsistent` and `daily-budget-reserve`.
 */
export async function* readPages(
  schema: TableSchema,
  request: ReadRequest,
  session: Session,
  { signal }: RequestOptions = {},
): AsyncGenerator<Page> {
  const { source, columns, limit, seen, whole = false, estimate, tally = newTally() } = request;
  const allow = await reserveGuard(session, { signal });
  const key = schema.entry.columns.find(({ name }) => name === schema.entry.key)!.code;
  const decode = rowDecoder(columns);
  const parameters = without(request.parameters ?? {}, source.without);
  const query = { ...schema.parameters, ...parameters, ...fieldParameters(schema, columns) };
  const way = readingWay({ schema, source, parameters, limit, estimate });
  const top = source === schema.sources[0] ? estimate : undefined;
  const pages: AsyncGenerator<ListPage> = whole
    ? readList(session, { source, query, limit, allow, tally }, { ...way, top }, { signal })
    : listPages(session, source, query, limit, { signal, allow, tally });
  const isNew = (item: JsonObject) => !seen.has(item[key]) && seen.add(item[key]);
  for await (const { items, again, revised = [], last } of pages) {
    const fresh = items.filter(isNew);
    const known = revised.filter((item) => seen.has(item[key]));
    const missed = revised.filter(isNew);
    tally.recovered += missed.length;
    yield {
      rows: [...fresh, ...again.filter(isNew), ...missed].map(decode),
      duplicates: items.length - fresh.length,
      ...(known.length > 0 ? { revised: known.map(decode) } : {}),
      last,
    };
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
