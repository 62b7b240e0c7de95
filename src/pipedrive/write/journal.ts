import type { Value } from '../../core/column';
import { isJsonObject, type JsonObject } from '../json';
import type { SchemaColumn, TableSchema } from '../schema';
import { rawOf } from './body';
import type { Cell } from './cell';
import type { CheckedChange } from './checked-change';
import { parentColumns } from './path';
import type { RowChange } from './row-change';
import { writeField, type WriteField } from './write-field';

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
  /** Members of the body as they were, with what no column shows (labels of phones). */
  readonly exact?: JsonObject;
  /** Columns of `before` that `exact` holds. */
  readonly exactly?: readonly string[];
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
  { change, schema, facts, identity, cells }: CheckedChange,
  key: Value,
  columns: readonly SchemaColumn[],
  current: JsonObject | undefined,
  answered: JsonObject,
): JournalRow {
  const isDelete = change.kind === 'delete';
  const fieldOf = (column: SchemaColumn) => writeField(schema, column, facts.fields);
  const { exact: given } = change;
  const sent = given
    ? schema.columns.filter((one) => one.writable && !one.linked && isIn(given, fieldOf(one)))
    : [];
  const shown = isDelete ? writableColumns(schema) : [...new Set([...columns, ...sent])];
  const fields = isDelete
    ? shown.map(fieldOf)
    : [
        ...cells.map(({ field }) => field).filter(({ column }) => columns.includes(column)),
        ...sent.map(fieldOf),
      ];
  const known = current ? fields.filter((field) => isShown(field, schema, current)) : [];
  const raw = exactParts(schema, known, current ?? {});
  const exact = isDelete ? filled(raw) : raw;
  return {
    table: schema.entry.name,
    kind: change.kind,
    key,
    parents: parentsOf(schema, identity),
    before: current ? shownValues(shown, current) : {},
    after: isDelete ? {} : { ...writtenValues(columns, cells), ...shownValues(shown, answered) },
    ...(known.length > 0 ? { exact, exactly: known.map(({ column }) => column.name) } : {}),
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

/** Whether members that are sent as they are hold what a column is written under. */
function isIn(exact: JsonObject, { custom, member }: WriteField): boolean {
  return member in (custom ? Object(exact['custom_fields']) : exact);
}

/** What a row can be made of again: ids rather than the names that show them, which come after. */
function writableColumns({ columns }: TableSchema): SchemaColumn[] {
  const writable = columns.filter(
    (one) => one.writable && one.writable !== 'update' && !one.linked,
  );
  return [...new Map(writable.reverse().map((column) => [column.code, column])).values()];
}

/** What says to which parent the row belongs. */
function parentsOf(
  { entry, columns }: TableSchema,
  identity: ReadonlyMap<string, Value>,
): Record<string, Value> {
  const names = entry.rowId
    ? (entry.inputs ?? []).map(({ column }) => column)
    : parentColumns(entry);
  const parents: Record<string, Value> = {};
  for (const name of names) {
    const value = identity.get(columns.find((column) => column.name === name)?.code ?? '');
    if (value !== undefined) parents[name] = value;
  }
  return parents;
}

/** Members of values that Pipedrive shows and does not take. */
const shownOnly = ['product_id', 'formatted_address'];

/** Whether a row shows a value as it is written. v1 does not, nor are some members called alike. */
function isShown(
  { custom, member }: WriteField,
  { entry }: TableSchema,
  current: JsonObject,
): boolean {
  return entry.source.version === 'v2' && (custom || member in current);
}

/** Members of the body as the row had them. */
function exactParts(
  { entry: { customFields } }: TableSchema,
  fields: readonly WriteField[],
  current: JsonObject,
): JsonObject {
  const own: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const field of fields) {
    const raw = withoutShown(rawOf(field, current, customFields === 'nested') ?? null);
    if (field.custom) custom[field.member] = raw;
    else own[field.member] = raw;
  }
  return Object.keys(custom).length > 0 ? { ...own, custom_fields: custom } : own;
}

function withoutShown(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(withoutShown);
  if (!isJsonObject(raw)) return raw;
  return Object.fromEntries(Object.entries(raw).filter(([name]) => !shownOnly.includes(name)));
}

/** A new row is without what the old one did not have. */
function filled(members: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]): [string, unknown][] => {
      if (value === null) return [];
      return [[name, isJsonObject(value) && name === 'custom_fields' ? filled(value) : value]];
    }),
  );
}
