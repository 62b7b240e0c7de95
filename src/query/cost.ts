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

type Planned = Pick<
  Plan,
  'query' | 'schema' | 'pushed' | 'local' | 'sortPushed' | 'parameters' | 'pageSize'
>;

/**
 * The cost of reading. `estimate` is the table's highest id, so it counts deleted rows as well and
 * stands above the true number.
 */
export function expectCost(plan: Planned, estimate: number | undefined): Cost {
  const { schema, pageSize, parameters } = plan;
  const { entry, sources } = schema;
  const sum = sources.reduce((total, { cost }) => total + cost, 0);
  const isWhole = sources.every(({ paging }) => paging === 'none');
  const ids = parameters['ids']?.split(',').length;
  if (isWhole || entry.small || (ids !== undefined && ids <= pageSize)) {
    const kind = isWhole || ids !== undefined ? 'exactly' : 'about';
    return {
      requests: { kind, count: sources.length },
      tokens: { kind, count: sum },
      ...(ids === undefined ? {} : { rows: { kind: 'at-most', count: ids } }),
    };
  }
  const limit = stopsAt(plan);
  const rows = Math.min(estimate ?? Infinity, limit ?? Infinity);
  if (rows === Infinity) return {};
  const kind = plan.pushed.length > 0 || rows === limit ? 'at-most' : 'about';
  // How the rows divide between current and archived ones is not known: one page for the archive.
  const pages = Math.max(1, Math.ceil(rows / pageSize));
  return {
    rows: { kind, count: rows },
    requests: { kind, count: pages + sources.length - 1 },
    tokens: { kind, count: pages * entry.source.cost + sum - entry.source.cost },
  };
}

/** The number of rows after which reading stops for sure. */
function stopsAt({ query, local, sortPushed }: Planned): number | undefined {
  return local.length === 0 && (query.sort.length === 0 || sortPushed) ? query.limit : undefined;
}
