import type { AppError } from '../../core/error';
import type { ErrorCode } from '../../core/sentence';
import { fixedBySignIn, fixedInConnection } from '../connections/remedy';

/** What a button beside a failed refresh does. */
export type Remedy =
  'edit-connection' | 'sign-in' | 'choose-connection' | 'full-refresh' | 'edit-query' | 'remove';

export const remedyLabels: Readonly<Record<Remedy, string>> = {
  'edit-connection': 'Edit Connection',
  'sign-in': 'Sign In',
  'choose-connection': 'Choose Connection',
  'full-refresh': 'Full refresh',
  'edit-query': 'Edit Query',
  remove: 'Remove',
};

const remedies: Partial<Readonly<Record<ErrorCode, readonly Remedy[]>>> = {
  'connection-unchosen': ['choose-connection'],
  'connection-missing': ['choose-connection'],
  'connection-gone': ['choose-connection'],
  'company-changed': ['choose-connection', 'full-refresh'],
  'snapshot-damaged': ['full-refresh'],
  'table-missing': ['remove'],
};

/** Failures that another text of the query ends. */
const fixedInQuery: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'key-column-missing',
  'key-missing',
  'columns-vanished',
  'table-unknown',
  'column-unknown',
  'column-ambiguous',
  'saved-filter-unknown',
  'saved-filter-ambiguous',
  'filter-value-invalid',
  'sql-syntax',
  'sql-invalid',
  'function-argument',
  'filter-required',
  'parameter-invalid',
  'parameter-missing',
  'parameter-cell-missing',
  'input-required',
  'sql-unavailable',
  'excel-limit',
]);

/** What the user can do about a failed refresh, the nearest first. */
export function remediesFor(code: ErrorCode): readonly Remedy[] {
  const known = remedies[code];
  if (known) return known;
  if (fixedInConnection.has(code)) return ['edit-connection'];
  if (fixedBySignIn.has(code)) return ['sign-in'];
  return fixedInQuery.has(code) ? ['edit-query'] : [];
}

/** Sentences that say by themselves what the table holds, or where there is none. */
const saysWhatStands: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'definition-newer',
  'definition-damaged',
  'snapshot-damaged',
  'table-missing',
  'table-changed',
  'table-blocked',
  'table-protected',
  'columns-vanished',
  'refresh-missing',
]);

/** Why a query was not refreshed or not changed, and what its table holds. */
export function failedText({ code, message }: AppError, isEdit: boolean): string {
  const start = isEdit ? 'Not changed' : 'Not refreshed';
  const end = saysWhatStands.has(code) ? '' : ' The table holds the old rows.';
  return `${start}: ${message}${end}`;
}
