import type { Column, Row, Value } from '../../core/column';
import { AppError } from '../../core/error';
import type { TableSchema } from '../../pipedrive/schema';
import type { RowChange, RowResult, SkipReason } from '../../pipedrive/write/row-change';
import type { RowPlan } from '../../pipedrive/write/row-plan';
import type { RowCounts } from './script-run';

/** What became, or in a dry run would become, of one row of a write. */
export interface RowOutcome {
  readonly kind: RowChange['kind'] | 'upsert';
  readonly key: Value;
  readonly status: keyof RowCounts;
  /** Why it failed or was skipped, in a sentence. */
  readonly why?: string;
}

const skipped: Readonly<Record<SkipReason, string>> = {
  unchanged: 'Pipedrive has these values already.',
  cancelled: 'Stopped before it was sent.',
  'earlier-failed': 'Not sent, because an earlier change of this row failed.',
  'other-refused': 'Not sent, because other rows of the statement were refused.',
  stopped: 'Not sent.',
};

/** The outcome of a row that `writeRows` was given. */
export function resultOutcome({ kind, key = null }: RowChange, result: RowResult): RowOutcome {
  const { status } = result;
  if (result.status === 'done') return { kind, key: result.key, status: 'done' };
  const why = result.error?.message ?? (result.status === 'skipped' ? skipped[result.why] : '');
  return { kind, key, status, why };
}

/** What kept rows from being sent, be it that somebody stopped; undefined where nothing did. */
export function stopIn(results: readonly RowResult[]): AppError | undefined {
  for (const result of results)
    if (result.status === 'skipped') {
      if (result.why === 'cancelled') return new AppError('cancelled');
      if (result.error) return result.error;
    }
  return undefined;
}

/** The outcome of a row that `planRows` was given. */
export function planOutcome({ kind, key = null }: RowChange, plan: RowPlan): RowOutcome {
  if (plan.kind === 'ready') return { kind, key, status: 'ready' };
  if (plan.kind === 'refused') return refusedOutcome(kind, key, plan.error);
  return skippedOutcome(kind, key, 'unchanged');
}

export function refusedOutcome(kind: RowOutcome['kind'], key: Value, error: AppError): RowOutcome {
  return { kind, key, status: 'failed', why: error.message };
}

export function skippedOutcome(kind: RowOutcome['kind'], key: Value, why: SkipReason): RowOutcome {
  return { kind, key, status: 'skipped', why: skipped[why] };
}

/** The columns of the table that a write gives: a row for each row written. */
export function rowColumns({ entry, columns }: TableSchema): Column[] {
  const key = columns.find(({ name }) => name === entry.key)!;
  const column = (name: string, type: Column['type'], nullable: boolean): Column => ({
    name,
    code: name,
    type,
    nullable,
  });
  return [
    column('Row', 'integer', false),
    column('Kind', 'text', false),
    column('Key', key.type, true),
    column('Status', 'text', false),
    column('Error', 'text', true),
  ];
}

export function outcomeRows(outcomes: readonly RowOutcome[]): Row[] {
  return outcomes.map(({ kind, key, status, why = null }, index) => [
    index + 1,
    kind,
    key,
    status,
    why,
  ]);
}

export function countsOf(outcomes: readonly RowOutcome[]): RowCounts {
  const counts = { done: 0, failed: 0, skipped: 0, ready: 0 };
  for (const { status } of outcomes) counts[status]++;
  return counts;
}
