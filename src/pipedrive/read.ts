import type { Row } from '../core/column';
import type { Source } from './catalogue/entry';
import { maxCustomKeys } from './custom-columns';
import { rowItems, valueAt } from './items';
import type { JsonObject } from './json';
import { readList, type ListPage } from './list-read';
import { oneRow, readOneRow } from './one-row';
import { listPages } from './paging';
import { newTally, type ReadTally } from './read-tally';
import { readingWay } from './reading-way';
import { reserveGuard } from './reserve';
import { RowDecoder } from './row-decoder';
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
 * Reads a table, rows decoded, each key once: the one way in for all that reads tables. Chooses by
 * itself how (see readingWay); a table with inputs is one list for each of their values. Asks only
 * for those optional and custom fields and those names that the columns need. Throws what requests
 * throw, `read-inconsistent`, `daily-budget-reserve`, and `filter-required` or `input-required` where
 * an input has no value.
 */
export async function* readPages(
  schema: TableSchema,
  request: ReadRequest,
  session: Session,
  { signal }: RequestOptions = {},
): AsyncGenerator<Page> {
  const { entry } = schema;
  const { source, columns, parameters = {}, seen, tally = newTally() } = request;
  const allow = await reserveGuard(session, { signal });
  const decoder = new RowDecoder(columns, session, { signal, beforeRequest: allow });
  const key = entry.columns.find(({ name }) => name === entry.key)!.code.split('.');
  const isNew = (item: JsonObject) => {
    const id = valueAt(item, key);
    return !seen.has(id) && seen.add(id);
  };
  const series = seriesOf(entry, source, parameters);
  if (series.length === 0) yield { rows: [], duplicates: 0, last: true };
  for (const [place, one] of series.entries()) {
    const toRows = rowItems(entry, one.asked);
    const reading = { signal, allow, tally };
    for await (const page of pages(schema, one, request, session, reading)) {
      const items = page.items.flatMap(toRows);
      const fresh = items.filter(isNew);
      const revised = (page.revised ?? []).flatMap(toRows);
      const known = revised.filter((item) => seen.has(valueAt(item, key)));
      const missed = revised.filter(isNew);
      tally.recovered += missed.length;
      const again = page.again.flatMap(toRows).filter(isNew);
      yield {
        rows: await decoder.rows([...fresh, ...again, ...missed]),
        duplicates: items.length - fresh.length,
        ...(known.length > 0 ? { revised: await decoder.rows(known) } : {}),
        last: page.last && place === series.length - 1,
      };
    }
  }
}

type Reading = RequestOptions & {
  readonly allow: (cost: number) => void;
  readonly tally: ReadTally;
};

/** The pages of one list, as the API sends them. */
async function* pages(
  schema: TableSchema,
  { source, query: filters }: Series,
  request: ReadRequest,
  session: Session,
  { signal, ...checks }: Reading,
): AsyncGenerator<ListPage> {
  const { entry } = schema;
  if (entry.kind === 'system') {
    const items = await systemItems(entry, filters, session, { signal });
    yield { items, again: [], last: true };
    return;
  }
  const wanted = fieldParameters(schema, request.columns);
  const one = oneRow(schema, source, filters);
  if (one) {
    checks.allow(one.cost);
    // Products take no selection of fields here: Pipedrive, GET /api/v2/products/{id}.
    const query = entry.name === 'Products' ? {} : wanted;
    const deleted = Object.keys(schema.parameters).length > 0;
    const items = await readOneRow(one, source, query, session, { signal, deleted });
    yield { items, again: [], last: true };
    return;
  }
  const query = { ...schema.parameters, ...filters, ...wanted };
  const { whole = false, estimate } = request;
  const limit = Math.min(request.limit, source.most ?? request.limit);
  if (!whole) {
    yield* listPages(session, source, query, limit, { signal, ...checks });
    return;
  }
  // A saved filter may leave little of the list, as conditions do.
  const { filter_id } = schema.parameters;
  const parameters = filter_id === undefined ? filters : { ...filters, filter_id };
  const way = readingWay({ schema, source, parameters, limit, estimate });
  const top = source === schema.sources[0] ? estimate : undefined;
  yield* readList(session, { source, query, limit, ...checks }, { ...way, top }, { signal });
}

/** `include_fields` and `custom_fields`: what must be asked for, and what may be left out. */
function fieldParameters(
  { entry, columns: all }: TableSchema,
  columns: readonly SchemaColumn[],
): Record<string, string> {
  const includes = new Set(columns.flatMap(({ include }) => include ?? []));
  const parameters: Record<string, string> = {};
  if (includes.size > 0) parameters['include_fields'] = [...includes].join(',');
  // Projects cannot leave out custom fields: Pipedrive, GET /api/v2/projects.
  if (entry.customFields !== 'nested' || entry.fields === 'project') return parameters;
  const keys = new Set(columns.flatMap(({ customKey }) => customKey ?? []));
  // "None" cannot be said; one key is the least, and spares up to hundreds of values a row.
  const least = all.find(({ customKey }) => customKey)?.customKey;
  if (keys.size === 0 && least) keys.add(least);
  if (keys.size > 0 && keys.size <= maxCustomKeys)
    parameters['custom_fields'] = [...keys].join(',');
  return parameters;
}
