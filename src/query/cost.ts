import { oneRow } from '../pipedrive/one-row';
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
}

type Planned = Pick<Plan, 'schema' | 'pushed' | 'parameters' | 'pageSize' | 'enough'>;

/**
 * The cost of reading. `estimate` is the table's highest id, so it counts deleted rows as well and
 * stands above the true number.
 */
export function expectCost(plan: Planned, estimate: number | undefined): Cost {
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
  const isBound = sources.length === 1 && (plan.pushed.length > 0 || rows === plan.enough);
  const kind = isBound ? 'at-most' : 'about';
  return {
    rows: { kind, count: rows },
    requests: { kind, count: pages + sources.length - 1 },
    tokens: {
      kind,
      count: pages * entry.source.cost + sum / lists - entry.source.cost,
    },
  };
}

const exactly = (count: number): Expectation => ({ kind: 'exactly', count });
