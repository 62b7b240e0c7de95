import type { Value } from '../../core/column';
import { AppError } from '../../core/error';
import type { TableSchema } from '../../pipedrive/schema';
import { planUpsert, type UpsertRow } from '../../pipedrive/write/upsert';
import { writeCost } from '../../pipedrive/write/write-cost';
import { checkNames, loadTables } from './load-tables';
import { givenRows, namedValues } from './new-rows';
import { refusedOutcome, skippedOutcome, type RowOutcome } from './row-outcome';
import { sendChanges, writeOutcome } from './run-write';
import { jobOptions, type ScriptRun, type StatementOutcome } from './script-run';
import type { UpsertStatement } from './statement-write';

type Given = Readonly<Record<string, Value>>;

/**
 * Runs UPSERT: rows that are found by the key, or by the columns of ON, become updates of what
 * differs, the others new rows. Throws before anything is sent: what planning and reading throw.
 */
export async function runUpsert(
  statement: UpsertStatement,
  run: ScriptRun,
): Promise<StatementOutcome> {
  const { target, columns, on, tokens } = statement;
  const { session, signal, dryRun, keepGoing = false } = run.options;
  const { byName, schemas } = await loadTables(statement.tables, session, signal, run.memory);
  checkNames(tokens, schemas);
  const schema = byName.get(target.name.toLowerCase())!;
  const { name: table } = schema.entry;
  const missing = on.find((wanted) => !columns.some((column) => same(column, wanted)));
  if (missing !== undefined) throw new AppError('upsert-on-missing', { column: missing, table });
  const rows = namedValues(await givenRows(statement, run), columns, schema);
  const plans = await planUpsert(rows, schema, session, {
    ...jobOptions(run),
    ...(on.length > 0 ? { by: on } : {}),
  });
  const changes = plans.flatMap((plan) => ('change' in plan ? [plan.change] : []));
  const isRefused = !keepGoing && plans.some(({ kind }) => kind === 'refused');
  const outcomeOf = (plan: UpsertRow, place: number) => settled(plan, rows[place]!, schema);
  if (dryRun || isRefused) {
    const outcomes = plans.map((plan, place) => outcomeOf(plan, place) ?? unsent(plan, !dryRun));
    const outcome = writeOutcome('upsert', schema, outcomes);
    return dryRun ? { ...outcome, cost: writeCost(changes, [schema]) } : outcome;
  }
  const { outcomes: all, stopped } = await sendChanges(changes, schema, run);
  const sent = all.values();
  const outcomes = plans.map((plan, place) => outcomeOf(plan, place) ?? sent.next().value!);
  return { ...writeOutcome('upsert', schema, outcomes), ...(stopped ? { stopped } : {}) };
}

/** The outcome of a row that is not to be sent. */
function settled(plan: UpsertRow, row: Given, { entry }: TableSchema): RowOutcome | undefined {
  if (plan.kind === 'unchanged') return skippedOutcome('update', plan.key, 'unchanged');
  if (plan.kind !== 'refused') return undefined;
  const key = Object.entries(row).find(([name]) => same(name, entry.key))?.[1] ?? null;
  return refusedOutcome('upsert', key, plan.error);
}

/** The outcome of a row that would be sent, in a dry run or if no other row were refused. */
function unsent(plan: UpsertRow, isRefused: boolean): RowOutcome {
  const kind = plan.kind === 'insert' ? 'insert' : 'update';
  const key = 'change' in plan ? (plan.change.key ?? null) : null;
  return isRefused ? skippedOutcome(kind, key, 'other-refused') : { kind, key, status: 'ready' };
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
