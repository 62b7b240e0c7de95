import { AppError } from '../../core/error';
import type { Fetched } from '../table-fetch';
import { planEngine } from './engine-plan';
import { loadTables } from './load-tables';
import { MemoryTable } from './memory-table';
import { givenRows } from './new-rows';
import { planFetch } from './run-sql';
import { jobOptions, planOptions, type ScriptRun, type StatementOutcome } from './script-run';
import type { InsertStatement, UpsertStatement, WriteStatement } from './statement-write';

/** Runs a statement that writes a table in memory. Nothing is sent but what its rows are read by. */
export async function runMemory(
  statement: WriteStatement,
  run: ScriptRun,
): Promise<StatementOutcome> {
  const { kind, target } = statement;
  if (kind === 'upsert') throw new AppError('upsert-in-memory', { table: target.name });
  const changed = kind === 'insert' ? await insert(statement, run) : await change(statement, run);
  return { kind, table: target.name, columns: [], rows: [], changed };
}

async function insert(statement: InsertStatement, run: ScriptRun): Promise<number> {
  const { columns, rows } = await givenRows(statement, run);
  const table = memoryTarget(statement, run);
  const names = statement.columns.length > 0 ? statement.columns : table.columns.map(nameOf);
  if (names.length !== columns.length)
    throw new AppError('values-count', {
      table: table.name,
      given: columns.length,
      count: names.length,
    });
  table.add(
    columns.map(({ type }, place) => ({ name: names[place]!, type })),
    rows,
  );
  return rows.length;
}

/** The table that a statement fills; the first one makes it. Throws `memory-columns-missing`. */
export function memoryTarget(
  { target, columns }: InsertStatement | UpsertStatement,
  { memory }: ScriptRun,
): MemoryTable {
  const name = target.name.toLowerCase();
  const known = memory.get(name);
  if (known) {
    const names = new Set(known.columns.map((column) => nameOf(column).toLowerCase()));
    const unknown = columns.find((column) => !names.has(column.toLowerCase()));
    if (unknown === undefined) return known;
    throw new AppError('column-unknown', { table: known.name, column: unknown });
  }
  if (columns.length === 0)
    throw new AppError('memory-columns-missing', { table: target.name, offset: target.start });
  const made = new MemoryTable(
    target.name,
    columns.map((column) => ({ name: column, type: 'text' })),
  );
  memory.set(name, made);
  return made;
}

async function change(statement: WriteStatement, run: ScriptRun): Promise<number> {
  const { session, signal } = run.options;
  const tables = await loadTables(statement.tables, session, signal, run.memory);
  const plan = await planEngine(statement, tables, planOptions(run));
  const fetched: Fetched[] = [];
  const fetch = planFetch(plan, session, fetched, jobOptions(run));
  const changes = await plan.engine.changes(plan.statement, fetch, { signal });
  const table = run.memory.get(statement.target.name.toLowerCase())!;
  for (const one of changes) table.apply(one);
  return changes.length;
}

const nameOf = ({ name }: { readonly name: string }) => name;
