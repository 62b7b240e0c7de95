import { zoneOffset } from '../../core/zone';
import type { SchemaColumn, TableSchema } from '../../pipedrive/schema';
import type { Cost, Expectation } from '../cost';
import type { Access } from '../engine/port';
import type { Plan } from '../plan';
import { pushFilter } from '../push-down';
import type { Filter } from '../query';
import { fetchPlan } from '../table-fetch';
import { columnOf } from '../validate';

/** One use of a table by the engine, and what it costs. */
export interface AccessCost extends Cost {
  readonly access: Access;
  readonly schema: TableSchema;
  readonly plan: Plan;
  /** How often the plan is carried out, each time with other values. */
  readonly times: number;
  /** Whether all rows of the table are read. */
  readonly isWhole: boolean;
}

/** Rows that a request can ask for by their ids: Pipedrive, GET /api/v2/deals. */
const idsPerRequest = 100;

/** What the uses of tables cost. The ids that one table gives another are known only when it runs. */
export function accessCosts(
  accesses: readonly Access[],
  schemas: readonly TableSchema[],
  options: {
    readonly estimates: ReadonlyMap<string, number | undefined>;
    readonly pageSize: number;
  },
): AccessCost[] {
  const single = accesses.map((access) => {
    const schema = schemas.find(({ entry }) => entry.name === access.table)!;
    const estimate = options.estimates.get(access.table);
    const parts = access.filters.map((filter) => divided(filter, columnOf(schema, filter.column)));
    const request = { ...access, filters: parts.map(({ filter }) => filter) };
    const plan = fetchPlan(request, schema, {
      pageSize: options.pageSize,
      ...(estimate === undefined ? {} : { estimate }),
    });
    const isWhole =
      plan.pushed.length === 0 && access.joined.length === 0 && access.limit === undefined;
    const times = parts.reduce((product, part) => product * part.times, 1);
    return { access, schema, plan, times, isWhole, ...repeated(plan, times) };
  });
  const outer = Math.max(0, ...single.map((one) => (joins(one) ? 0 : (one.rows?.count ?? 0))));
  return single.map((one) => (joins(one) ? joinedCost(one, outer) : one));
}

/**
 * The engine names all values of a column at once. Where Pipedrive takes one of them at a time, or a
 * hundred ids, each part is a request of its own.
 */
function divided(
  filter: Filter,
  column: SchemaColumn,
): { readonly filter: Filter; readonly times: number } {
  const { values } = filter;
  if (filter.operator !== 'one-of' || pushFilter(filter, column, zoneOffset('UTC')))
    return { filter, times: 1 };
  const most = column.type === 'integer' && column.filter?.oneOf ? idsPerRequest : 1;
  const part = values.slice(0, most);
  const first: Filter = { ...filter, operator: most === 1 ? 'is' : 'one-of', values: part };
  return { filter: first, times: Math.ceil(values.length / most) };
}

function repeated(cost: Cost, times: number): Cost {
  if (times === 1) return costOf(cost);
  const all = (one: Expectation | undefined) =>
    one && ({ kind: 'at-most', count: one.count * times } as const);
  const [rows, requests, tokens] = [all(cost.rows), all(cost.requests), all(cost.tokens)];
  return {
    ...(rows ? { rows } : {}),
    ...(requests ? { requests } : {}),
    ...(tokens ? { tokens } : {}),
  };
}

const joins = ({ access }: AccessCost) => access.joined.length > 0;

/** Batches of ids, or the whole table where that is cheaper: at most the cheaper of the two. */
function joinedCost(one: AccessCost, outer: number): AccessCost {
  const { cost } = one.schema.entry.source;
  if (outer === 0) return one;
  const whole = one.requests?.count ?? Infinity;
  const requests = Math.max(1, Math.min(whole, Math.ceil(outer / idsPerRequest)));
  const rows = Math.min(one.rows?.count ?? Infinity, outer);
  return {
    ...one,
    rows: { kind: 'at-most', count: rows },
    requests: { kind: 'at-most', count: requests },
    tokens: { kind: 'at-most', count: requests * cost },
  };
}

function costOf({ rows, requests, tokens }: Cost): Cost {
  return {
    ...(rows ? { rows } : {}),
    ...(requests ? { requests } : {}),
    ...(tokens ? { tokens } : {}),
  };
}

/** What is read twice for one statement is fetched once. */
export function distinctAccesses(costs: readonly AccessCost[]): AccessCost[] {
  const found = new Map<string, AccessCost>();
  for (const cost of costs) {
    const { table, filters, joined, sort, limit } = cost.access;
    const key = JSON.stringify([table, filters, joined, sort, limit]);
    if (!found.has(key)) found.set(key, cost);
  }
  return [...found.values()];
}

const kinds = ['exactly', 'at-most', 'about'] as const;

/** All of it together; open where one part is. */
export function sumOf(costs: readonly Cost[]): Cost {
  const sum = (part: 'rows' | 'requests' | 'tokens'): Expectation | undefined => {
    const parts = costs.map((cost) => cost[part]);
    if (!parts.every((one) => one !== undefined)) return undefined;
    const kind = kinds[Math.max(0, ...parts.map((one) => kinds.indexOf(one.kind)))]!;
    return { kind, count: parts.reduce((total, { count }) => total + count, 0) };
  };
  const [rows, requests, tokens] = [sum('rows'), sum('requests'), sum('tokens')];
  return costOf({
    ...(rows ? { rows } : {}),
    ...(requests ? { requests } : {}),
    ...(tokens ? { tokens } : {}),
  });
}

/** `about 82 requests and 820 API tokens`. */
export function costText({ requests, tokens }: Cost, locale = 'en'): string {
  if (!requests || !tokens) return 'how many requests that takes is not known';
  const count = (one: Expectation) => one.count.toLocaleString(locale);
  return `about ${count(requests)} requests and ${count(tokens)} API tokens`;
}
