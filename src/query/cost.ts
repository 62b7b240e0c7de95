import { linkedBatch } from '../pipedrive/linked-names';
import { oneRow } from '../pipedrive/one-row';
import { readingWay } from '../pipedrive/reading-way';
import { seriesCount } from '../pipedrive/series';
import type { Plan } from './plan';

/** How sure a count is. */
export interface Expectation {
  readonly kind: 'exactly' | 'about' | 'at-most';
  readonly count: number;
}

/** What a plan will read and spend, as far as it can be known. */
export interface Cost {
  /** Rows that will be read. */
  readonly rows?: Expectation;
  readonly requests?: Expectation;
  /** API tokens. */
  readonly tokens?: Expectation;
  /** Pages read at the same time, at most, where the table is known to be long. */
  readonly streams?: number;
}

type Planned = Pick<
  Plan,
  'query' | 'schema' | 'pushed' | 'parameters' | 'pageSize' | 'enough' | 'sortPushed'
>;

/** Whether no limit can end the reading before all rows are read. */
export function needsAll({ query, sortPushed }: Pick<Plan, 'query' | 'sortPushed'>): boolean {
  return query.limit === undefined || (query.sort.length > 0 && !sortPushed);
}

/**
 * The cost of reading, names of linked rows included. `estimate` is the table's highest id, so it
 * counts deleted rows as well and stands above the true number.
 */
export function expectCost(plan: Planned, estimate: number | undefined): Cost {
  return withNames(plan, listCost(plan, estimate));
}

/** Names are asked for in batches of ids: each kind of row at most once for all that are read. */
function withNames(plan: Planned, cost: Cost): Cost {
  const { columns, filters, sort } = plan.query;
  const used = new Set([...columns, ...[...filters, ...sort].map(({ column }) => column)]);
  const kinds = new Set(
    plan.schema.columns.flatMap(({ name, linked }) => (linked && used.has(name) ? [linked] : [])),
  );
  const { requests, tokens, rows } = cost;
  if (kinds.size === 0 || !requests || !tokens) return cost;
  const most = kinds.size * Math.ceil((rows?.count ?? linkedBatch.ids) / linkedBatch.ids);
  const more = ({ kind, count }: Expectation, by: number): Expectation => ({
    kind: kind === 'exactly' ? 'at-most' : kind,
    count: count + by,
  });
  return {
    ...cost,
    requests: more(requests, most),
    tokens: more(tokens, most * linkedBatch.cost),
  };
}

function listCost(plan: Planned, estimate: number | undefined): Cost {
  const { schema, pageSize, parameters } = plan;
  const { entry, sources } = schema;
  if (entry.kind === 'system') return { requests: exactly(0), tokens: exactly(0) };
  const one = sources.length === 1 && oneRow(schema, entry.source, parameters);
  if (one)
    return { rows: { kind: 'at-most', count: 1 }, requests: exactly(1), tokens: exactly(one.cost) };
  // One list for each parent, read one after the other.
  const lists = seriesCount(entry, parameters);
  const sum = lists * sources.reduce((total, { cost }) => total + cost, 0);
  const isWhole = sources.every(({ paging }) => paging === 'none');
  const ids = parameters['ids']?.split(',').length;
  if (isWhole || entry.small || (ids !== undefined && ids <= pageSize)) {
    const kind = isWhole || ids !== undefined ? 'exactly' : 'about';
    return {
      requests: { kind, count: lists * sources.length },
      tokens: { kind, count: sum },
      ...(ids === undefined ? {} : { rows: { kind: 'at-most', count: ids } }),
    };
  }
  const rows = Math.min(estimate ?? Infinity, plan.enough ?? Infinity);
  if (rows === Infinity) {
    if (!entry.inputs) return {};
    return {
      requests: { kind: 'about', count: lists * sources.length },
      tokens: { kind: 'about', count: sum },
    };
  }
  // How the rows divide between current and archived ones is not known: one page for the archive.
  const pages = Math.max(
    lists,
    Math.ceil(rows / Math.min(pageSize, entry.source.most ?? pageSize)),
  );
  const { streams, waste } = together(plan, pages, estimate);
  const isBound = sources.length === 1 && (plan.pushed.length > 0 || rows === plan.enough);
  const kind = isBound ? 'at-most' : 'about';
  const requests = pages + (isBound ? waste.most : waste.usual);
  return {
    rows: { kind, count: rows },
    requests: { kind, count: requests + sources.length - 1 },
    tokens: { kind, count: requests * entry.source.cost + sum / lists - entry.source.cost },
    ...streams,
  };
}

/** What reading many pages at the same time adds, if the plan's list is read so. */
function together(plan: Planned, pages: number, estimate: number | undefined) {
  const { schema, parameters, pageSize: limit } = plan;
  const source = schema.sources[0]!;
  const way = readingWay({ schema, source, parameters, limit, estimate });
  if (!needsAll(plan) || way.streams === 1) return { streams: {}, waste: { usual: 0, most: 0 } };
  if (!way.key) {
    // Pages asked for beyond the end.
    const ahead = Math.min(way.streams - 1, Math.floor(pages / 4));
    return { streams: {}, waste: { usual: Math.round(ahead / 2), most: ahead } };
  }
  const parts = way.parts.length;
  // Half a page for each part more, and a look at the end for rows that moved between them.
  const usual = parts > 1 ? Math.round(parts / 2) + 1 : 0;
  return {
    streams: way.isLong ? { streams: way.streams } : {},
    // The ends of one page are the same request.
    waste: { usual, most: parts > 1 ? 2 * parts : Math.min(1, pages - 1) },
  };
}

const exactly = (count: number): Expectation => ({ kind: 'exactly', count });
