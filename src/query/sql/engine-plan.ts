import { AppError } from '../../core/error';
import { estimateRows } from '../../pipedrive/estimate';
import type { TableSchema } from '../../pipedrive/schema';
import { parentColumns } from '../../pipedrive/write/path';
import type { Cost } from '../cost';
import type { Access, EngineStatement, EngineTable, SqlEngine } from '../engine/port';
import type { PlanLine } from '../plan-lines';
import { accessCosts, costText, distinctAccesses, sumOf, type AccessCost } from './access-cost';
import { boundText } from './bind';
import { framesOf, hasWord } from './frame';
import { engineTable, type LoadedTables } from './load-tables';
import type { MemoryTable } from './memory-table';
import type { SqlOptions } from './plan-sql';
import { isRowWise } from './row-wise';
import { combinesTables } from './table-use';
import type { SelectStatement } from './statement';
import type { WriteStatement } from './statement-write';
import { tokenize, type Token } from './token';
import { translate } from './translate';

/** How the engine will run a SELECT, or find the rows that another statement changes. */
export interface EnginePlan extends Cost {
  readonly engine: SqlEngine;
  readonly statement: EngineStatement;
  readonly schemas: readonly TableSchema[];
  readonly memory: readonly MemoryTable[];
  /** The one use of a table whose rows can be worked on page by page. */
  readonly rowWise?: Access;
  /** Rows at most, where MaxRows of the connection limits a statement without a limit. */
  readonly cap?: number;
  readonly pushDown?: boolean;
  readonly lines: readonly PlanLine[];
}

/**
 * Asks the engine what it would read for a statement, and works out what that costs. Throws what
 * `planSelect` throws.
 */
export async function planEngine(
  written: SelectStatement | WriteStatement,
  { schemas, byName, memory }: LoadedTables,
  options: SqlOptions,
): Promise<EnginePlan> {
  const { sql, tokens, tables } = written;
  const { session, parameters = {}, zone = 'UTC', expect = true, signal, pushDown } = options;
  const { maxRows } = session.settings;
  const isCapped = maxRows > 0 && tables.length > 0 && (options.capped ?? true);
  const cap = isCapped && written.kind === 'select' ? maxRows : undefined;
  const bound = boundText(sql, tokens, parameters, zone);
  // What tables in memory hold is known only when they are there: every term is sorted as text may be.
  const known = memory.length > 0 ? [] : schemas;
  const text = translate(bound, { schemas: known, byName, cap });
  const target = 'target' in written ? byName.get(written.target.name.toLowerCase()) : undefined;
  const large = schemas.filter(({ entry }) => !entry.small);
  const isCombined = combinesTables(tokens) || (written.kind === 'update' && hasFrom(tokens));
  // With several large tables, their sizes decide which is read first; who is to confirm that tables
  // are combined must know how large they are.
  const isSized = expect || isCombined || large.length > 1;
  const estimates = new Map(
    await Promise.all(
      (isSized ? large : []).map(
        async ({ entry }) => [entry.name, await estimateRows(entry, session, { signal })] as const,
      ),
    ),
  );
  const statement: EngineStatement = {
    sql: text,
    parameters: {},
    tables: [
      ...schemas.map((schema) => ({
        ...engineTable(schema, estimates.get(schema.entry.name)),
        ...(schema === target ? parentsOf(schema) : {}),
      })),
      ...memory.map(({ engineTable: table }) => table),
    ],
  };
  const engine = await options.engine();
  const explained = await engine.explain(statement);
  const accesses = explained.accesses.filter(
    ({ table }) => !memory.some(({ name }) => name === table),
  );
  const { pageSize } = session.settings;
  const costs = accessCosts(accesses, schemas, { estimates, pageSize });
  if (!options.confirmed && isCombined) refuseCostly(costs, options.locale);
  const isAlone = costs.length === 1 && costs[0]!.times === 1 && memory.length === 0;
  const rowWise = isAlone && isRowWise(tokenize(bound)) ? accesses[0] : undefined;
  return {
    engine,
    statement,
    schemas,
    memory,
    ...(rowWise ? { rowWise } : {}),
    ...(cap === undefined ? {} : { cap }),
    ...(pushDown === undefined ? {} : { pushDown }),
    ...(expect ? sumOf(distinctAccesses(costs)) : {}),
    lines: linesOf(costs, cap, options.locale),
  };
}

/** What a change of a row must tell beside its key. */
function parentsOf({ entry }: TableSchema): Pick<EngineTable, 'parents'> {
  const parents = parentColumns(entry);
  return parents.length > 0 ? { parents } : {};
}

/** `UPDATE Deals SET ... FROM Persons`. */
function hasFrom(tokens: readonly Token[]): boolean {
  return hasWord(framesOf(tokens)[0]!, tokens, 'FROM');
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
