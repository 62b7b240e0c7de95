import type { WriteEndpoint } from '../../pipedrive/catalogue/source';
import type { TableSchema } from '../../pipedrive/schema';
import { currentCost } from '../../pipedrive/write/current-rows';
import type { Cost, Expectation } from '../cost';
import type { PlanLine } from '../plan-lines';
import { sumOf } from './access-cost';
import { checkScript } from './check-script';
import { planEngine } from './engine-plan';
import { loadTables } from './load-tables';
import { rowsStatement } from './new-rows';
import { planSelect } from './plan-sql';
import { memoryTarget, runMemory } from './run-memory';
import { statementsIn, withOneEngine } from './script';
import { isInMemory, planOptions, type ScriptOptions, type ScriptRun } from './script-run';
import type { Statement } from './statement';
import type { WriteStatement } from './statement-write';

/** What a statement would do and cost. */
export interface StatementPlan extends Cost {
  readonly lines: readonly PlanLine[];
}

const verbs = {
  insert: 'adds',
  update: 'changes',
  delete: 'deletes',
  upsert: 'adds or changes',
} as const;

/**
 * The plans of a script's statements; nothing is read but descriptions and sizes of tables. A table
 * in memory holds what costs nothing to fill it with. Throws what checking and planning throw.
 */
export async function explainScript(
  text: string,
  options: ScriptOptions,
): Promise<readonly StatementPlan[]> {
  const statements = statementsIn(text);
  const confirmed = { ...withOneEngine(options), confirmed: true };
  await checkScript(statements, confirmed);
  const run: ScriptRun = { options: confirmed, memory: new Map(), journal: [] };
  const plans: StatementPlan[] = [];
  for (const statement of statements) plans.push(await explain(statement, run));
  return plans;
}

async function explain(statement: Statement, run: ScriptRun): Promise<StatementPlan> {
  const expected = planOptions(run, { expect: true });
  if (statement.kind === 'select') return planSelect(statement, expected, run.memory);
  if (statement.kind === 'exec')
    return { lines: [{ where: 'Pipedrive', text: `runs ${statement.procedure}` }] };
  const { session, signal, locale = 'en' } = run.options;
  if (statement.kind === 'getdeleted') {
    const { schemas } = await loadTables([statement.table], session, signal);
    return explainDeleted(schemas[0]!);
  }
  const reading = await explainRows(statement, run);
  if (isInMemory(statement)) {
    if (statement.tables.every(({ temporary }) => temporary)) await runMemory(statement, run);
    else if (statement.kind === 'insert') memoryTarget(statement, run);
    return reading;
  }
  const { byName } = await loadTables(statement.tables, session, signal, run.memory);
  const schema = byName.get(statement.target.name.toLowerCase())!;
  const count = rowCount(statement, reading, run);
  const { name } = schema.entry;
  const rows = count
    ? `${degrees[count.kind]}${count.count.toLocaleString(locale)} ${count.count === 1 ? 'row' : 'rows'}, `
    : '';
  const text = `${name}: ${verbs[statement.kind]} ${rows}${count?.count === 1 ? 'in one request' : 'one request each'}`;
  return {
    lines: [...reading.lines, { where: 'Pipedrive', text }],
    ...sumOf([reading, writing(statement.kind, schema, count)]),
    ...(count ? { rows: count } : {}),
  };
}

const degrees: Readonly<Record<Expectation['kind'], string>> = {
  exactly: '',
  about: 'about ',
  'at-most': 'at most ',
};

/** What finding the rows takes. */
async function explainRows(statement: WriteStatement, run: ScriptRun): Promise<StatementPlan> {
  const options = planOptions(run, { expect: true, capped: false });
  const isGiven = statement.kind === 'upsert' || statement.kind === 'insert';
  if (isGiven) return planSelect(rowsStatement(statement), options, run.memory);
  const { session, signal } = run.options;
  const tables = await loadTables(statement.tables, session, signal, run.memory);
  return planEngine(statement, tables, options);
}

function rowCount(
  statement: WriteStatement,
  { rows }: Cost,
  { memory }: ScriptRun,
): Expectation | undefined {
  if ('rows' in statement && Array.isArray(statement.rows))
    return { kind: 'exactly', count: statement.rows.length };
  const inMemory = statement.tables.flatMap(
    ({ name }) => memory.get(name.toLowerCase())?.size ?? [],
  );
  if (inMemory.length === 0) return rows;
  const count = Math.max(...inMemory, rows?.count ?? 0);
  return { kind: 'about', count };
}

/** One request a row; rows that change are read again before. */
function writing(
  kind: WriteStatement['kind'],
  { entry }: TableSchema,
  rows: Expectation | undefined,
): Cost {
  if (!rows) return {};
  const { writes = {} } = entry;
  const endpoints: readonly (WriteEndpoint | undefined)[] = {
    insert: [writes.create],
    update: [writes.update],
    delete: [writes.delete],
    upsert: [writes.create, writes.update],
  }[kind];
  const cost = Math.max(...endpoints.map((endpoint) => endpoint?.cost ?? 0));
  const again = currentCost(entry, kind === 'insert' ? 0 : rows.count);
  const degree = rows.kind === 'exactly' ? 'about' : rows.kind;
  return {
    rows,
    requests: { kind: degree, count: rows.count + again.requests },
    tokens: { kind: degree, count: rows.count * cost + again.tokens },
  };
}

function explainDeleted({ entry }: TableSchema): StatementPlan {
  const sources = [entry.source, ...(entry.archived ? [entry.archived] : [])];
  return {
    lines: [
      { where: 'Pipedrive', text: `${entry.name}: sends the rows deleted in the last 30 days` },
    ],
    requests: { kind: 'about', count: sources.length },
    tokens: { kind: 'about', count: sources.reduce((sum, { cost }) => sum + cost, 0) },
  };
}
