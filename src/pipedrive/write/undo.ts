import type { Value } from '../../core/column';
import { AppError } from '../../core/error';
import type { JobOptions } from '../../core/progress';
import { reserveGuard } from '../reserve';
import type { TableSchema } from '../schema';
import type { Session } from '../session';
import { schemaOf, writeSchemas } from './checked-change';
import { currentRows } from './current-rows';
import type { Journal, JournalRow } from './journal';
import { identityOf } from './path';
import type { RowChange } from './row-change';

/** How the rows of a push would become again what they were. */
export interface UndoRow {
  readonly change: RowChange;
  /** What has happened meanwhile; undoing it all the same would overwrite that. */
  readonly conflicts: readonly AppError[];
  /** `new-key`: a deleted row comes back as a new one; what hung on the old one does not. */
  readonly warning?: 'new-key';
}

/**
 * The inverse of a push, last row first; several writes of one row become one. Pure: what Pipedrive
 * has now is not looked at.
 */
export function inverse({ rows }: Pick<Journal, 'rows'>): readonly RowChange[] {
  return folded(rows)
    .map(inverseOf)
    .filter((change) => change !== undefined);
}

/**
 * The inverse of a push with the conflicts: rows that are gone, and values that somebody changed
 * after the push. Reads the rows; writes nothing. Throws `table-unknown` and what reading throws.
 */
export async function planUndo(
  { rows }: Pick<Journal, 'rows'>,
  schemas: readonly TableSchema[],
  session: Session,
  { signal }: JobOptions = {},
): Promise<readonly UndoRow[]> {
  const known = writeSchemas(schemas);
  const reading = { signal, beforeRequest: await reserveGuard(session, { signal }) };
  const plans = folded(rows).flatMap((row) => {
    const change = inverseOf(row);
    return change ? [{ row, change, schema: schemaOf(change, known) }] : [];
  });
  const undone = new Map<JournalRow, UndoRow>();
  for (const schema of new Set(plans.map((plan) => plan.schema))) {
    const own = plans.filter((plan) => plan.schema === schema);
    const present = own.filter(({ change }) => change.kind !== 'insert');
    const wanted = present.map(({ change }) => ({
      key: change.key ?? null,
      identity: identityOf(change, schema),
    }));
    const names = new Set(present.flatMap(({ row }) => Object.keys(row.after)));
    const columns = schema.columns.filter(({ name }) => names.has(name));
    const current = await currentRows(schema, wanted, columns, session, reading);
    for (const { row, change } of own) {
      if (change.kind === 'insert') {
        undone.set(row, { change, conflicts: [], warning: 'new-key' });
        continue;
      }
      const item = current.get(String(change.key));
      const label = `${row.table} ${row.key}`;
      const now = (name: string): Value =>
        schema.columns.find((column) => column.name === name)?.decode(item ?? {}) ?? null;
      const conflicts = item
        ? Object.entries(row.after)
            .filter(([name, after]) => !same(now(name), after))
            .map(
              ([column]) =>
                new AppError('undo-conflict', {
                  row: label,
                  column,
                  now: shown(now(column)),
                  before: shown(row.before[column] ?? null),
                }),
            )
        : [new AppError('undo-gone', { row: label })];
      undone.set(row, { change, conflicts });
    }
  }
  return plans.map(({ row }) => undone.get(row)!);
}

function same(a: Value, b: Value): boolean {
  return a === b || (a !== null && b !== null && String(a) === String(b));
}

function shown(value: Value): string {
  return value === null ? 'nothing' : String(value);
}

/** One entry for each row that was written: what was before the first write, and after the last. */
function folded(rows: readonly JournalRow[]): JournalRow[] {
  const found = new Map<string, JournalRow>();
  for (const row of rows) {
    const id = `${row.table} ${JSON.stringify(row.parents)} ${row.key}`;
    const first = found.get(id);
    // A deleted row is last in the list, so that what it belongs to comes back before it.
    found.delete(id);
    found.set(id, first ? joined(first, row) : row);
  }
  return [...found.values()].reverse();
}

function joined(first: JournalRow, last: JournalRow): JournalRow {
  const kind = first.kind === 'insert' && last.kind === 'update' ? 'insert' : last.kind;
  const exact = { ...last.exact, ...first.exact };
  const custom = {
    ...Object(last.exact?.['custom_fields']),
    ...Object(first.exact?.['custom_fields']),
  };
  return {
    ...last,
    kind,
    before: { ...last.before, ...first.before },
    after: { ...first.after, ...last.after },
    ...(first.exact || last.exact
      ? { exact: Object.keys(custom).length > 0 ? { ...exact, custom_fields: custom } : exact }
      : {}),
    exactly: [...(first.exactly ?? []), ...(last.exactly ?? [])],
    // Made and deleted by the same push: nothing is to be brought back.
    ...(first.kind === 'insert' && last.kind === 'delete' ? { key: null } : {}),
  };
}

function inverseOf(entry: JournalRow): RowChange | undefined {
  const { table, kind, key, parents, before, exact, exactly = [] } = entry;
  if (key === null) return undefined;
  if (kind === 'insert') return { table, kind: 'delete', key, parents, values: {} };
  const values = Object.fromEntries(
    Object.entries(before).filter(([name]) => !exactly.includes(name)),
  );
  const more = exact ? { exact } : {};
  if (kind === 'update') return { table, kind: 'update', key, parents, values, ...more };
  return { table, kind: 'insert', values: { ...values, ...parents }, ...more };
}
