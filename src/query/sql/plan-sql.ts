import { AppError } from '../../core/error';
import { estimateRows } from '../../pipedrive/estimate';
import type { TableSchema } from '../../pipedrive/schema';
import { seriesOf } from '../../pipedrive/series';
import type { Session } from '../../pipedrive/session';
import type { Cost } from '../cost';
import type { SqlEngine } from '../engine/port';
import { planQuery, type Plan } from '../plan';
import type { PlanLine } from '../plan-lines';
import type { Query } from '../query';
import { boundTokens } from './bind';
import { planEngine, type EnginePlan } from './engine-plan';
import { checkNames, loadTables, type Memory } from './load-tables';
import type { ParameterValues } from './parameter';
import { parseSelection } from './parse';
import { resolveQuery } from './resolve';
import { Unexpressed } from './selection';
import { readScript, type SelectStatement, type Statement } from './statement';
import { toQuery } from './to-query';
import { syntaxError } from './token';

export interface SqlOptions {
  readonly session: Session;
  /** Loads the engine: called only for what cannot run without it. */
  readonly engine: () => Promise<SqlEngine>;
  /** IANA zone in which dates without a time are days. Default UTC. */
  readonly zone?: string;
  /** Language of the numbers in the lines. */
  readonly locale?: string;
  /** Values of the statement's parameters (see parametersIn). */
  readonly parameters?: ParameterValues;
  /** Whether costs are wanted: then the sizes of tables are asked for. Default true. */
  readonly expect?: boolean;
  /** Whether a query may read several tables whole to combine them. */
  readonly confirmed?: boolean;
  /** False reads everything and does all the work here: the yardstick for push-down. */
  readonly pushDown?: boolean;
  /** False leaves MaxRows of the connection aside: rows that are to be written must all be there. */
  readonly capped?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What will happen, before anything does: the face of the builder's plan, whatever runs the SQL. */
export type SqlPlan = BuilderSqlPlan | EngineSqlPlan;

interface PlannedSql extends Cost {
  readonly lines: readonly PlanLine[];
}

/** The builder can show it, and no engine is needed. */
export interface BuilderSqlPlan extends PlannedSql {
  readonly kind: 'builder';
  readonly plan: Plan;
}

/** It stays SQL: the engine runs it. */
export interface EngineSqlPlan extends PlannedSql {
  readonly kind: 'engine';
  /** The first thing that the builder cannot show. */
  readonly reason: Unexpressed;
  readonly plan: EnginePlan;
}

/**
 * Plans the one SELECT of a text. Throws `sql-syntax`, `sql-one-statement`, `sql-changes`,
 * `sql-call`, and what `planSelect` throws.
 */
export async function planSql(sql: string, options: SqlOptions): Promise<SqlPlan> {
  return planSelect(selectIn(sql), options);
}

/**
 * Plans a SELECT, which may name tables in memory. Throws `sql-syntax`, `table-unknown`, `column-unknown`, `column-ambiguous`, `parameter-missing`, `parameter-empty`, `parameter-invalid`,
 * `filter-required`, `input-required`, `query-costly` (with the cost, unless confirmed), and what reading descriptions throws.
 */
export async function planSelect(
  statement: SelectStatement,
  options: SqlOptions,
  memory?: Memory,
): Promise<SqlPlan> {
  const { session, parameters = {}, zone = 'UTC', signal } = options;
  const selection = parseSelection(statement.sql, boundTokens(statement.tokens, parameters));
  const tables = await loadTables(statement.tables, session, signal, memory);
  checkNames(statement.tokens, tables.schemas);
  const schema = tables.schemas[0]!;
  const query = selection instanceof Unexpressed ? selection : toQuery(selection, schema, zone);
  if (query instanceof Unexpressed) {
    const plan = await planEngine(statement, tables, options);
    return { kind: 'engine', reason: query, plan, ...face(plan) };
  }
  const plan = await planBuilder(resolveQuery(query, parameters), schema, options);
  return builderPlan(plan);
}

/** A plan of the builder with the face that all plans share. */
export function builderPlan(plan: Plan): BuilderSqlPlan {
  return { kind: 'builder', plan, ...face(plan) };
}

async function planBuilder(query: Query, schema: TableSchema, options: SqlOptions): Promise<Plan> {
  const { session, zone, locale, pushDown, expect = true, capped = true, signal } = options;
  const { maxRows, pageSize } = session.settings;
  const isCapped = capped && query.limit === undefined && maxRows > 0;
  const wanted = isCapped ? { ...query, limit: maxRows } : query;
  const planned = (estimate?: number) =>
    planQuery(wanted, schema, {
      estimate,
      pageSize,
      ...(zone === undefined ? {} : { zone }),
      ...(locale === undefined ? {} : { locale }),
      ...(pushDown === undefined ? {} : { pushDown }),
    });
  const plan = planned();
  // Throws where a view is asked for without its parents.
  for (const source of schema.sources) seriesOf(schema.entry, source, plan.parameters);
  if (!expect || plan.requests) return plan;
  return planned(await estimateRows(schema.entry, session, { signal }));
}

function face({ lines, rows, requests, tokens }: PlannedSql): PlannedSql {
  return {
    lines,
    ...(rows ? { rows } : {}),
    ...(requests ? { requests } : {}),
    ...(tokens ? { tokens } : {}),
  };
}

/** The one statement of a text, which must be a SELECT. */
export function selectIn(sql: string): SelectStatement {
  const [statement, ...others] = readScript(sql);
  if (others.length > 0) throw new AppError('sql-one-statement');
  if (!statement) throw syntaxError(sql, sql.length, 'SELECT');
  if (statement.kind !== 'select') {
    const verb = statement.kind.toUpperCase();
    throw new AppError(calls.has(statement.kind) ? 'sql-call' : 'sql-changes', { verb });
  }
  return statement;
}

/** Statements that are no part of a query without changing rows of a table. */
const calls: ReadonlySet<Statement['kind']> = new Set(['exec', 'getdeleted']);
