import { AppError } from '../../core/error';
import { estimateRows } from '../../pipedrive/estimate';
import type { TableSchema } from '../../pipedrive/schema';
import type { Cost } from '../cost';
import type { Access, EngineStatement, SqlEngine } from '../engine/port';
import type { PlanLine } from '../plan-lines';
import { accessCosts, costText, distinctAccesses, sumOf, type AccessCost } from './access-cost';
import { boundText } from './bind';
import { engineTable, type LoadedTables } from './load-tables';
import type { SqlOptions } from './plan-sql';
import { isRowWise } from './row-wise';
import { combinesTables } from './table-use';
import type { SelectStatement } from './statement';
import { tokenize } from './token';
import { translate } from './translate';

/** How the engine will run a SELECT. */
export interface EnginePlan extends Cost {
  readonly engine: SqlEngine;
  readonly statement: EngineStatement;
  readonly schemas: readonly TableSchema[];
  /** The one use of a table whose rows can be worked on page by page. */
  readonly rowWise?: Access;
  /** Rows at most, where MaxRows of the connection limits a statement without a limit. */
  readonly cap?: number;
  readonly pushDown?: boolean;
  readonly lines: readonly PlanLine[];
}

/**
 * Asks the engine what it would read for a SELECT, and works out what that costs. Throws what
 * `planSql` throws.
 */
export async function planEngine(
  { sql, tokens, tables }: SelectStatement,
  { schemas, byName }: LoadedTables,
  options: SqlOptions,
): Promise<EnginePlan> {
  const { session, parameters = {}, zone = 'UTC', expect = true, signal, pushDown } = options;
  const { maxRows } = session.settings;
  const cap = maxRows > 0 && tables.length > 0 ? maxRows : undefined;
  const bound = boundText(sql, tokens, parameters, zone);
  const text = translate(bound, { schemas, byName, cap });
  const large = schemas.filter(({ entry }) => !entry.small);
  // With several large tables, their sizes decide which is read first, and whether to ask before.
  const estimates = new Map(
    await Promise.all(
      (expect || large.length > 1 ? large : []).map(
        async ({ entry }) => [entry.name, await estimateRows(entry, session, { signal })] as const,
      ),
    ),
  );
  const statement: EngineStatement = {
    sql: text,
    parameters: {},
    tables: schemas.map((schema) => engineTable(schema, estimates.get(schema.entry.name))),
  };
  const engine = await options.engine();
  const { accesses } = await engine.explain(statement);
  const { pageSize } = session.settings;
  const costs = accessCosts(accesses, schemas, { estimates, pageSize });
  if (!options.confirmed && combinesTables(tokens)) refuseCostly(costs, options.locale);
  const isAlone = costs.length === 1 && costs[0]!.times === 1;
  const rowWise = isAlone && isRowWise(tokenize(bound)) ? accesses[0] : undefined;
  return {
    engine,
    statement,
    schemas,
    ...(rowWise ? { rowWise } : {}),
    ...(cap === undefined ? {} : { cap }),
    ...(pushDown === undefined ? {} : { pushDown }),
    ...(expect ? sumOf(distinctAccesses(costs)) : {}),
    lines: linesOf(costs, cap, options.locale),
  };
}

/** A join that reads two large tables whole costs as much as a copy of the company: not unasked. */
function refuseCostly(costs: readonly AccessCost[], locale: string | undefined): void {
  const whole = costs.filter(({ isWhole, schema }) => isWhole && !schema.entry.small);
  if (whole.length < 2) return;
  const names = [...new Set(whole.map(({ access }) => access.table))];
  const tables = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
  throw new AppError('query-costly', {
    tables,
    cost: costText(sumOf(distinctAccesses(costs)), locale),
  });
}

function linesOf(costs: readonly AccessCost[], cap: number | undefined, locale = 'en'): PlanLine[] {
  const there = distinctAccesses(costs).map(({ access, plan }): PlanLine => {
    const [line] = plan.lines;
    const text =
      access.joined.length > 0
        ? `sends the rows whose ${access.joined.join(' and ')} the other rows name`
        : line!.text;
    return { where: 'Pipedrive', text: `${access.table}: ${text}` };
  });
  const keeps = cap === undefined ? '' : `, keeps the first ${cap.toLocaleString(locale)}`;
  return [...there, { where: 'Here', text: `runs the SQL${keeps}` }];
}
