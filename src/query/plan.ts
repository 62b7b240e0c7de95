import { zoneOffset } from '../core/zone';
import type { TableSchema } from '../pipedrive/schema';
import { expectCost, type Cost } from './cost';
import { planLines, type PlanLine } from './plan-lines';
import { pushFilter } from './push-down';
import type { Filter, Query } from './query';
import { columnOf, validateQuery } from './validate';

export interface PlanOptions {
  /** Rows the table holds at most (see estimateRows); without it the cost stays open. */
  readonly estimate?: number | undefined;
  /** Rows per request. Default 500. */
  readonly pageSize?: number;
  /** IANA zone in which dates without a time are days. Default UTC. */
  readonly zone?: string;
  /** Language of the numbers in the lines. */
  readonly locale?: string;
  /** False reads everything and does all the work here: the yardstick for push-down. */
  readonly pushDown?: boolean;
}

/** What will happen, before anything does. */
export interface Plan extends Cost {
  readonly query: Query;
  readonly schema: TableSchema;
  readonly zone: string;
  /** Conditions Pipedrive applies. */
  readonly pushed: readonly Filter[];
  /** Conditions that decide here: Pipedrive applies them not at all, or only roughly. */
  readonly local: readonly Filter[];
  /** Pipedrive sorts, so that reading can stop at the limit. */
  readonly sortPushed: boolean;
  /** Filters and sort, as parameters of the list request. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Rows after which reading can stop; without it, all are read. */
  readonly enough?: number;
  /** Rows per request. */
  readonly pageSize: number;
  readonly lines: readonly PlanLine[];
}

/**
 * Divides a query between Pipedrive and here. Throws what `validateQuery` throws.
 */
export function planQuery(query: Query, schema: TableSchema, options: PlanOptions = {}): Plan {
  validateQuery(query, schema);
  const { pageSize = 500, zone = 'UTC', pushDown = true } = options;
  const filters = divideFilters(query, schema, zone, pushDown);
  const sort = pushDown ? pushSort(query, schema) : undefined;
  const enough =
    filters.local.length > 0 ? undefined : enoughRows(query, schema, sort !== undefined);
  const plan = {
    query,
    schema,
    zone,
    pushed: filters.pushed,
    local: filters.local,
    sortPushed: sort !== undefined,
    parameters: { ...filters.parameters, ...sort },
    ...(enough === undefined ? {} : { enough }),
    pageSize: Math.min(pageSize, enough ?? pageSize),
  };
  const cost = expectCost(plan, options.estimate);
  return { ...plan, ...cost, lines: planLines({ ...plan, ...cost }, options.locale) };
}

function divideFilters(
  { filters }: Query,
  schema: TableSchema,
  zone: string,
  pushDown: boolean,
): Pick<Plan, 'pushed' | 'local' | 'parameters'> {
  const pushed: Filter[] = [];
  const local: Filter[] = [];
  const parameters: Record<string, string> = {};
  for (const filter of filters) {
    const column = columnOf(schema, filter.column);
    // What a column was asked for decides what its cells show: such conditions are always sent.
    const isSent = pushDown || column.filter?.input;
    const push = isSent ? pushFilter(filter, column, zoneOffset(zone)) : undefined;
    // A parameter can be sent once; a second condition on it runs here.
    const isFree = push && !Object.keys(push.parameters).some((name) => name in parameters);
    if (isFree) {
      pushed.push(filter);
      Object.assign(parameters, push.parameters);
    }
    if (!isFree || !push.exact) local.push(filter);
  }
  return { pushed, local, parameters };
}

/**
 * Rows that a limit needs where every row sent is kept. Where rows can be equal in their order, one
 * more: it shows that those equal to the last one kept are all there.
 */
function enoughRows(
  { sort, limit }: Query,
  schema: TableSchema,
  sortPushed: boolean,
): number | undefined {
  if (limit === undefined || (sort.length > 0 && !sortPushed)) return undefined;
  return sort.length === 0 || isKey(sort[0]!.column, schema) ? limit : limit + 1;
}

/** Whether no two rows have the same value in a column. */
export function isKey(name: string, schema: TableSchema): boolean {
  return columnOf(schema, name).name === schema.entry.key;
}

/** Sorting by Pipedrive pays only where it lets reading stop at a limit. */
function pushSort({ sort, limit }: Query, schema: TableSchema): Record<string, string> | undefined {
  const [first] = sort;
  if (!first || sort.length > 1 || limit === undefined) return undefined;
  const key = columnOf(schema, first.column).sort;
  if (!key) return undefined;
  if (schema.entry.source.version === 'v1')
    return { sort: `${key} ${first.descending ? 'DESC' : 'ASC'}` };
  return { sort_by: key, sort_direction: first.descending ? 'desc' : 'asc' };
}

export type { Expectation } from './cost';
export type { PlanLine } from './plan-lines';
