import type { Value } from '../../core/column';
import { AppError } from '../../core/error';
import type { JobOptions } from '../../core/progress';
import type { JsonObject } from '../json';
import { reserveGuard } from '../reserve';
import type { TableSchema } from '../schema';
import type { Session } from '../session';
import { bodyOf } from './body';
import { columnOf } from './cell';
import { writeSchemas, type CheckedChange } from './checked-change';
import type { Reading } from './current-rows';
import { prepare } from './prepared';
import type { RowChange } from './row-change';
import { keyText, matchRows, type Matches } from './upsert-match';

/** What would happen to one of the given rows. */
export type UpsertRow =
  | { readonly kind: 'insert'; readonly change: RowChange }
  | { readonly kind: 'update'; readonly change: RowChange }
  | { readonly kind: 'unchanged'; readonly key: Value }
  | { readonly kind: 'refused'; readonly error: AppError };

export interface UpsertOptions extends JobOptions {
  /** Columns that say which row is meant; the table's key where nothing is said. */
  readonly by?: readonly string[];
}

type Given = Readonly<Record<string, Value>>;

/**
 * What an upsert would do, row by row: a dry run. Rows that Pipedrive has become updates of what
 * differs, others become new rows; several matches, repeated and empty keys, and rows that the checks
 * refuse are refused. Write the changes of its inserts and updates to do it. Throws `column-unknown`
 * for a column to find rows by, and what reading throws.
 */
export async function planUpsert(
  rows: readonly Given[],
  given: TableSchema,
  session: Session,
  { by, signal }: UpsertOptions = {},
): Promise<readonly UpsertRow[]> {
  const schemas = writeSchemas([given]);
  const [schema] = [...schemas.values()] as [TableSchema];
  const columns = (by ?? [schema.entry.key]).map((name) => columnOf(schema, name, 'Upsert').name);
  const reading: Reading = { signal, beforeRequest: await reserveGuard(session, { signal }) };
  const named = rows.map((row, index) => canonical(row, schema, index));
  const matches = await matchRows(named, columns, schema, session, reading);
  const planned = choose(named, columns, schema, matches);
  const places = [...planned.keys()].filter((place) => !(planned[place] instanceof AppError));
  const changes = places.map((place) => planned[place] as RowChange);
  const prepared = await prepare(changes, schemas, session, reading);
  const outcomes = new Map<number, UpsertRow>();
  for (const [order, place] of places.entries()) {
    const change = changes[order]!;
    const checked = prepared.checked.get(order);
    const current = prepared.current.get(order);
    outcomes.set(place, outcome(change, schema, checked, current, prepared.failures.get(order)));
  }
  return planned.map((change, place) =>
    change instanceof AppError
      ? { kind: 'refused', error: change }
      : (outcomes.get(place) as UpsertRow),
  );
}

function outcome(
  change: RowChange,
  schema: TableSchema,
  checked: CheckedChange | undefined,
  current: JsonObject | undefined,
  failure: AppError | undefined,
): UpsertRow {
  if (failure || !checked) return { kind: 'refused', error: failure ?? new AppError('unexpected') };
  if (change.kind === 'insert') return { kind: 'insert', change };
  if (!current)
    return { kind: 'refused', error: new AppError('write-row-missing', { row: checked.row }) };
  try {
    const { columns } = bodyOf(checked.cells, schema, current, checked.row);
    if (columns.length === 0) return { kind: 'unchanged', key: change.key ?? null };
    const names = columns.map(({ name }) => name);
    const values = Object.fromEntries(
      Object.entries(change.values).filter(([name]) => names.includes(name)),
    );
    return { kind: 'update', change: { ...change, values } };
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', error };
    throw error;
  }
}

/** The rows with the names of their columns as the schema writes them. Unknown ones stay. */
function canonical(row: Given, schema: TableSchema, index: number): Given {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      columnOf(schema, name, `Row ${index + 1}`).name,
      value,
    ]),
  );
}

function choose(
  rows: readonly Given[],
  by: readonly string[],
  schema: TableSchema,
  matches: Matches,
): (RowChange | AppError)[] {
  const { entry } = schema;
  const isByKey = by.length === 1 && by[0] === entry.key;
  const seen = new Map<string, number>();
  return rows.map((row, index) => {
    const told = { row: index + 1, table: entry.name, column: by.join(' and ') };
    const key = keyText(row, by, schema);
    const values = Object.fromEntries(Object.entries(row).filter(([name]) => name !== entry.key));
    if (key === undefined) {
      if (isByKey) return { table: entry.name, kind: 'insert', values };
      return new AppError('upsert-key-empty', told);
    }
    const value = by.map((name) => row[name]).join(', ');
    const first = seen.get(key);
    if (first !== undefined)
      return new AppError('upsert-key-repeated', { ...told, first: first + 1, value });
    seen.set(key, index);
    const found = matches(key);
    if (found.length > 1)
      return new AppError('upsert-ambiguous', {
        ...told,
        value,
        count: found.length,
        ids: found.join(', '),
      });
    const [match] = found;
    if (match === undefined) return { table: entry.name, kind: 'insert', values };
    // What the row was found by, it has already: be it another address than the primary one.
    const others = Object.entries(values).filter(([name]) => !by.includes(name));
    return {
      table: entry.name,
      kind: 'update',
      key: match,
      values: isByKey ? values : Object.fromEntries(others),
      parents: parentsIn(row, schema),
    };
  });
}

/** What of a row says to which parent it belongs. */
function parentsIn(row: Given, { entry }: TableSchema): Record<string, Value> {
  const columns = (entry.inputs ?? []).map(({ column }) => column);
  return Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name)));
}
