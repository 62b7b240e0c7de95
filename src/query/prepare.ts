import { estimateRows } from '../pipedrive/estimate';
import type { TableSchema } from '../pipedrive/schema';
import type { RequestOptions, Session } from '../pipedrive/session';
import { planQuery, type Plan, type PlanOptions } from './plan';
import type { Query } from './query';
import { validateQuery } from './validate';

/**
 * Plans with what the session knows: rows per request, the cap of queries without a limit, and an
 * estimate of the table's size, which costs one request in five minutes.
 */
export async function prepareQuery(
  query: Query,
  schema: TableSchema,
  session: Session,
  { signal, ...options }: RequestOptions & Pick<PlanOptions, 'zone' | 'locale'> = {},
): Promise<Plan> {
  validateQuery(query, schema);
  const { maxRows, pageSize } = session.settings;
  const capped = query.limit === undefined && maxRows > 0 ? { ...query, limit: maxRows } : query;
  const estimate = await estimateRows(schema.entry, session, { signal });
  return planQuery(capped, schema, { ...options, pageSize, estimate });
}
