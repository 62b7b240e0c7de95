import type { Value } from '../../core/column';
import type { JsonObject } from '../json';
import type { SchemaColumn, TableSchema } from '../schema';
import { rawOf } from './body';
import type { Cell } from './cell';
import type { CheckedChange } from './checked-change';
import type { RowChange } from './row-change';

/** One row that a push wrote: enough to bring back what was before. */
export interface JournalRow {
  readonly table: string;
  readonly kind: RowChange['kind'];
  readonly key: Value;
  readonly parents: Readonly<Record<string, Value>>;
  /** What Pipedrive had just before, by column: of the changed ones, of a deleted row all. */
  readonly before: Readonly<Record<string, Value>>;
  /** What was written, as Pipedrive shows it. */
  readonly after: Readonly<Record<string, Value>>;
  /** Lists and addresses as they were, with what no column shows (labels of phones). */
  readonly exact?: JsonObject;
}

/** What a push did, in the order it was done. Plain data: to be kept where the caller likes. */
export interface Journal {
  /** Milliseconds since the epoch, when the push began. */
  readonly time: number;
  readonly connection: string;
  readonly rows: readonly JournalRow[];
}

/** The entry of a row that was written. */
export function journalRow(
  { change, schema, identity, cells }: CheckedChange,
  key: Value,
  columns: readonly SchemaColumn[],
  current: JsonObject | undefined,
  answered: JsonObject,
): JournalRow {
  const isDelete = change.kind === 'delete';
  const shown = isDelete ? writableColumns(schema) : columns;
  const exact = current && exactParts(schema, isDelete ? [] : cells, current);
  return {
    table: schema.entry.name,
    kind: change.kind,
    key,
    parents: parentsOf(schema, identity, change),
    before: current ? shownValues(shown, current) : {},
    after: isDelete ? {} : { ...writtenValues(columns, cells), ...shownValues(columns, answered) },
    ...(exact && Object.keys(exact).length > 0 ? { exact } : {}),
  };
}

/** The values of columns in a row, by name; columns that the row does not tell are left out. */
export function shownValues(
  columns: readonly SchemaColumn[],
  item: JsonObject,
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const column of columns) if (tells(item, column)) values[column.name] = column.decode(item);
  return values;
}

/** Whether a row as Pipedrive sent it says something of a column: answers leave fields out. */
function tells(item: JsonObject, { code, customKey, include }: SchemaColumn): boolean {
  const member = customKey ?? include ?? code.split('.')[0]!;
  const custom = item['custom_fields'];
  return member in item || (typeof custom === 'object' && custom !== null && member in custom);
}

function writtenValues(columns: readonly SchemaColumn[], cells: readonly Cell[]) {
  return Object.fromEntries(
    cells
      .filter(({ field }) => columns.includes(field.column))
      .map(({ field, given, encoded }) => [
        field.column.name,
        field.column.linked ? (encoded as Value) : given,
      ]),
  );
}

/** What a row can be made of again: ids rather than the names that show them. */
function writableColumns({ columns }: TableSchema): SchemaColumn[] {
  return columns.filter(({ writable, linked }) => writable && writable !== 'update' && !linked);
}

/** Columns that the path of a row's endpoints needs beside its key. */
function parentsOf(
  { entry, columns }: TableSchema,
  identity: ReadonlyMap<string, Value>,
  { kind }: RowChange,
): Record<string, Value> {
  const path = entry.writes?.delete?.path ?? entry.writes?.update?.path ?? '';
  const parents: Record<string, Value> = {};
  for (const { name, code } of columns) {
    const value = identity.get(code);
    if (name !== entry.key && path.includes(`{${code}}`) && value !== undefined)
      parents[name] = value;
  }
  // A relationship is listed by one of its organizations, which its path does not name.
  for (const { column } of entry.inputs ?? []) {
    const code = columns.find(({ name }) => name === column)?.code;
    const value = code === undefined ? undefined : identity.get(code);
    if (value !== undefined && kind !== 'insert') parents[column] = value;
  }
  return parents;
}

const exactCompounds = ['contacts', 'attendees', 'participants', 'prices', 'address'];

function exactParts(
  { entry }: TableSchema,
  cells: readonly Cell[],
  current: JsonObject,
): Record<string, unknown> {
  const exact: Record<string, unknown> = {};
  for (const { field } of cells) {
    if (field.custom || !field.compound || !exactCompounds.includes(field.compound)) continue;
    const raw = rawOf(field, current, entry.customFields === 'nested');
    if (raw !== undefined) exact[field.member] = raw;
  }
  return exact;
}
