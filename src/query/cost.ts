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
  const rows = Math.min(estimate ?? Infinity, plan.enough ?? Infinity);
  if (rows === Infinity) return {};
  // How the rows divide between current and archived ones is not known: one page for the archive.
  const pages = Math.max(1, Math.ceil(rows / pageSize));
  const isBound = sources.length === 1 && (plan.pushed.length > 0 || rows === plan.enough);
  const kind = isBound ? 'at-most' : 'about';
  return {
    rows: { kind, count: rows },
    requests: { kind, count: pages + sources.length - 1 },
    tokens: { kind, count: pages * entry.source.cost + sum - entry.source.cost },
  };
}
