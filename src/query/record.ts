import { isAppError } from '../core/error';
import type { Source } from '../pipedrive/catalogue/entry';
import { readPages, type Page, type ReadRequest } from '../pipedrive/read';
import { findColumn, type TableSchema } from '../pipedrive/schema';
import type { RequestOptions, Session } from '../pipedrive/session';
import type { Plan } from './plan';
import type { Filter, Query } from './query';

/** Columns that tell of a row that the lists leave out. */
const hidden = ['IsDeleted', 'IsArchived'];

/** The conditions that the lists apply by themselves, and a request for one row does not. */
export function recordFilters(schema: TableSchema): Filter[] {
  return hidden
    .filter((column) => findColumn(schema, column))
    .map((column) => ({ column, operator: 'is-not', values: ['true'] }));
}

const keyPattern = /^([1-9]\d{0,14}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** A table narrowed to one of its rows, and the condition that does it. */
export interface RecordSchema {
  readonly schema: TableSchema;
  readonly filter: Filter;
}

/**
 * How one row is read by its key, which costs less than a list: undefined where the query wants more,
 * or where archived or deleted rows belong to the table, which only the lists are known to give.
 */
export function recordSchema(query: Query, schema: TableSchema): RecordSchema | undefined {
  const { entry, sources, parameters } = schema;
  if (!entry.one || sources.length > 1 || Object.keys(parameters).length > 0) return undefined;
  if (recordFilters(schema).length === 0) return undefined;
  const filter = query.filters.find(
    ({ column, operator, values }) =>
      findColumn(schema, column)?.name === entry.key &&
      (operator === 'is' || operator === 'one-of') &&
      new Set(values).size === 1 &&
      keyPattern.test(values[0]!),
  );
  if (!filter) return undefined;
  const source: Source = {
    version: entry.source.version,
    path: entry.one.path.replace('{id}', filter.values[0]!),
    paging: 'none',
    cost: entry.one.cost,
  };
  return { schema: { ...schema, sources: [source] }, filter };
}

/** The pages of one source of a plan. A single row that does not exist is a page without rows. */
export async function* planPages(
  { schema, record }: Plan,
  request: ReadRequest,
  session: Session,
  options: RequestOptions,
): AsyncGenerator<Page> {
  try {
    yield* readPages(schema, request, session, options);
  } catch (error) {
    if (!record || !isAppError(error) || error.code !== 'record-missing') throw error;
    yield { rows: [], duplicates: 0, last: true };
  }
}
