import { AppError } from '../../core/error';
import type { TableSchema } from '../../pipedrive/schema';
import { writeCost } from '../../pipedrive/write/write-cost';
import { planRows } from '../../pipedrive/write/row-plan';
import type { RowChange } from '../../pipedrive/write/row-change';
import { writeRows } from '../../pipedrive/write/write-rows';
import type { Fetched } from '../table-fetch';
import { planEngine } from './engine-plan';
import { framesOf, hasWord } from './frame';
import { checkNames, loadTables } from './load-tables';
import {
  countsOf,
  outcomeRows,
  planOutcome,
  resultOutcome,
  rowColumns,
  stopIn,
  type RowOutcome,
} from './row-outcome';
import { planFetch } from './run-sql';
import { jobOptions, planOptions, type ScriptRun, type StatementOutcome } from './script-run';
import type { UpsertStatement, WriteStatement } from './statement-write';

type RowStatement = Exclude<WriteStatement, UpsertStatement>;

/**
 * Runs INSERT, UPDATE or DELETE on a table of Pipedrive: the engine finds the rows, reading no more
 * than a SELECT with the same conditions would, then they are checked and sent. Throws before anything
 * is sent: `write-unconditional`, what planning and reading throw, and what `writeRows` throws.
 */
export async function runWrite(statement: RowStatement, run: ScriptRun): Promise<StatementOutcome> {
  const { kind, target, tokens } = statement;
  const { session, signal, confirmed, dryRun } = run.options;
  const tables = await loadTables(statement.tables, session, signal, run.memory);
  checkNames(tokens, tables.schemas);
  const schema = tables.byName.get(target.name.toLowerCase())!;
  const plan = await planEngine(statement, tables, planOptions(run));
  const fetched: Fetched[] = [];
  const fetch = planFetch(plan, session, fetched, jobOptions(run));
  const found = await plan.engine.changes(plan.statement, fetch, { signal });
  const changes = oncePerRow(found);
  const { name } = schema.entry;
  if (!confirmed && !dryRun && changes.length > 0 && isUnconditional(statement))
    throw new AppError('write-unconditional', {
      verb: kind === 'delete' ? 'deletes' : 'updates',
      count: changes.length,
      table: name,
    });
  if (dryRun) {
    const plans = await planRows(changes, [schema], session, jobOptions(run));
    const outcomes = changes.map((change, place) => planOutcome(change, plans[place]!));
    const ready = changes.filter((_change, place) => plans[place]!.kind === 'ready');
    return { ...writeOutcome(kind, schema, outcomes), cost: writeCost(ready, [schema]) };
  }
  const { outcomes, stopped } = await sendChanges(changes, schema, run);
  return { ...writeOutcome(kind, schema, outcomes), ...(stopped ? { stopped } : {}) };
}

/** What became of the changes that were to be sent. */
export interface Sent {
  readonly outcomes: readonly RowOutcome[];
  readonly stopped?: AppError;
}

/** Sends changes of one table, all of them or none unless the script keeps going. */
export async function sendChanges(
  changes: readonly RowChange[],
  schema: TableSchema,
  run: ScriptRun,
): Promise<Sent> {
  if (changes.length === 0) return { outcomes: [] };
  const { session, keepGoing = false, onWritten } = run.options;
  const { results } = await writeRows(changes, [schema], session, {
    ...jobOptions(run),
    allOrNothing: !keepGoing,
    onWritten: (row) => {
      run.journal.push(row);
      onWritten?.(row);
    },
  });
  // Stages, fields and the like are remembered by the session.
  if (schema.entry.small) session.forget();
  const outcomes = changes.map((change, place) => resultOutcome(change, results[place]!));
  const stopped = stopIn(results);
  return { outcomes, ...(stopped ? { stopped } : {}) };
}

export function writeOutcome(
  kind: WriteStatement['kind'],
  schema: TableSchema,
  outcomes: readonly RowOutcome[],
): StatementOutcome {
  return {
    kind,
    table: schema.entry.name,
    columns: rowColumns(schema),
    rows: outcomeRows(outcomes),
    counts: countsOf(outcomes),
  };
}

/** Whether the statement means every row there is. */
function isUnconditional({ kind, tokens }: RowStatement): boolean {
  return kind !== 'insert' && !hasWord(framesOf(tokens)[0]!, tokens, 'WHERE');
}

/** Where FROM finds several rows for one, that one is changed once, to what the last of them says. */
function oncePerRow(changes: readonly RowChange[]): RowChange[] {
  const found = new Map<string, RowChange>();
  for (const [place, change] of changes.entries()) {
    const { kind, key, parents } = change;
    const id = kind === 'insert' ? `+${place}` : JSON.stringify([parents, key]);
    found.set(id, change);
  }
  return [...found.values()];
}
