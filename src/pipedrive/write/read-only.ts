import type { RowChange } from './row-change';
import type { SchemaColumn, TableSchema } from '../schema';

/** Why Pipedrive takes no value for a column, by its key; the first that fits. */
const reasons: readonly { readonly code: RegExp; readonly why: string }[] = [
  { code: /_count$|^(sum|acv|arr|mrr|level|calculated_\w+)$/, why: 'Pipedrive computes it' },
  {
    code: /(^|[._])(time|at|date)$|^(created|modified|last_login)|creator|added_by|created_by|updated_by/,
    why: 'Pipedrive sets it',
  },
  { code: /\./, why: 'it is part of another value or of another row' },
];

/** Why a column cannot be written with this kind of change; undefined where it can. */
export function whyNot(
  { entry }: TableSchema,
  column: SchemaColumn,
  kind: RowChange['kind'],
): string | undefined {
  const { writable } = column;
  if (writable === 'create' && kind === 'update') return 'it can be given for new rows only';
  if (writable === 'update' && kind === 'insert') return 'it can be set once the row exists';
  if (writable) return undefined;
  if (column.name === entry.key) return 'Pipedrive gives it';
  if (column.linked) return 'its id is written instead';
  const reason = reasons.find(({ code }) => code.test(column.code));
  return reason?.why ?? "Pipedrive's API does not take it";
}
