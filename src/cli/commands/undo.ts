import type { Column } from '../../core/column';
import { describeTable } from '../../pipedrive/filter-tables';
import type { TableSchema } from '../../pipedrive/schema';
import type { Session } from '../../pipedrive/session';
import type { RowChange } from '../../pipedrive/write/row-change';
import { planRows } from '../../pipedrive/write/row-plan';
import { planUndo, type UndoRow } from '../../pipedrive/write/undo';
import { writeCost } from '../../pipedrive/write/write-cost';
import { writeRows } from '../../pipedrive/write/write-rows';
import {
  countsOf,
  planOutcome,
  resultOutcome,
  stopIn,
  type RowOutcome,
} from '../../query/sql/row-outcome';
import type { Sent } from '../../query/sql/run-write';
import { resultColumn, type Call, type Command } from '../command';
import { openSession } from '../connection';
import { openJournal, readJournal } from '../journal-file';
import { costNote, writeNote } from '../plan-text';

const columns: readonly Column[] = [
  resultColumn('Row', 'integer'),
  resultColumn('Kind'),
  resultColumn('Table'),
  resultColumn('Key'),
  resultColumn('Status'),
  resultColumn('Error'),
];

/** Reverses what a journal tells of: rows that somebody changed meanwhile stay as they are. */
export const undoCommand: Command = {
  name: 'undo',
  operands: 'FILE',
  help: 'Reverses what query --journal FILE wrote; rows changed since then are left and named.',
  takes: ['dryRun', 'journal'],
  async run(call) {
    const { operands, options, shell } = call;
    const { terminal, signal } = shell;
    const session = await openSession({ options, shell });
    const rows = await readJournal(operands[0]!, session);
    const tables = [...new Set(rows.map(({ table }) => table))];
    const schemas = await Promise.all(
      tables.map((table) => describeTable(table, session, { signal })),
    );
    const plans = await planUndo({ rows }, schemas, session, { signal });
    const free = plans.filter(({ conflicts }) => conflicts.length === 0);
    const changes = free.map(({ change }) => change);
    const isDry = options.dryRun ?? false;
    const run = await (isDry ? planned : written)(changes, schemas, session, call);
    const settled = run.outcomes.values();
    const outcomes = plans.map((plan) => conflictOutcome(plan) ?? settled.next().value!);
    const counts = countsOf(outcomes);
    const cost = isDry ? { cost: writeCost(changes, schemas) } : {};
    terminal.note(writeNote({ table: 'Undo', counts, ...cost }));
    if (free.some(({ warning }) => warning === 'new-key'))
      terminal.note('Deleted rows come back with new ids, without what hung on the old ones.');
    if (run.stopped) terminal.note(run.stopped.message);
    terminal.note(costNote(session.usage()));
    return {
      columns,
      rows: outcomes.map(({ kind, key, status, why = null }, place) => [
        place + 1,
        kind,
        plans[place]!.change.table,
        key,
        status,
        why,
      ]),
      failed: counts.failed > 0 || run.stopped !== undefined,
    };
  },
};

/** The outcome of a row that is not to be undone, because of what happened meanwhile. */
function conflictOutcome({ change, conflicts }: UndoRow): RowOutcome | undefined {
  if (conflicts.length === 0) return undefined;
  const { kind, key = null } = change;
  const why = conflicts.map(({ message }) => message).join(' ');
  return { kind, key, status: 'failed', why };
}

async function planned(
  changes: readonly RowChange[],
  schemas: readonly TableSchema[],
  session: Session,
  { shell: { signal } }: Call,
): Promise<Sent> {
  const plans = await planRows(changes, schemas, session, { signal });
  return { outcomes: plans.map((plan, place) => planOutcome(changes[place]!, plan)) };
}

async function written(
  changes: readonly RowChange[],
  schemas: readonly TableSchema[],
  session: Session,
  { options, shell: { signal } }: Call,
): Promise<Sent> {
  const { journal: path } = options;
  const journal = path === undefined ? undefined : await openJournal(path, session);
  const { results } = await writeRows(changes, schemas, session, {
    signal,
    ...(journal ? { onWritten: journal.add } : {}),
  }).finally(() => journal?.close());
  const stopped = stopIn(results) ?? journal?.failure;
  const outcomes = results.map((result, place) => resultOutcome(changes[place]!, result));
  return { outcomes, ...(stopped ? { stopped } : {}) };
}
