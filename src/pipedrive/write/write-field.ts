import type { ColumnEntry, TableEntry } from '../catalogue/entry';
import type { Field } from '../fields';
import type { SchemaColumn, TableSchema } from '../schema';
import { customRule, ownRule, type Rule } from './rule';

/** Values made of parts that stand in several columns. */
export type CompoundName =
  | 'money'
  | 'days'
  | 'hours'
  | 'time'
  | 'address'
  | 'contacts'
  | 'prices'
  | 'participants'
  | 'attendees';

/** A column as far as writing goes: how its values are checked, and where they go. */
export interface WriteField {
  readonly column: SchemaColumn;
  readonly rule: Rule;
  /** Member of the body, or a custom field's key. */
  readonly member: string;
  readonly custom: boolean;
  /** Type of a custom field; '' for Pipedrive's own. */
  readonly type: string;
  /** Which part of the member's value it is, where that is made of several. */
  readonly part: string;
  readonly compound?: CompoundName;
}

const customCompounds: Readonly<Record<string, CompoundName>> = {
  monetary: 'money',
  daterange: 'days',
  timerange: 'hours',
  time: 'time',
  address: 'address',
};
const listCompounds: Readonly<Record<string, CompoundName>> = {
  emails: 'contacts',
  phones: 'contacts',
  im: 'contacts',
  participants: 'participants',
  attendees: 'attendees',
};

/** How a column is written, whether it may be or not. `fields`: definitions by key. */
export function writeField(
  { entry }: Pick<TableSchema, 'entry'>,
  column: SchemaColumn,
  fields: ReadonlyMap<string, Field>,
): WriteField {
  const field = column.customKey === undefined ? undefined : fields.get(column.customKey);
  return field ? customField(field, column) : ownField(entry, column);
}

function customField(field: Field, column: SchemaColumn): WriteField {
  const compound = customCompounds[field.type];
  const isMain = column.code === field.code || column.linked !== undefined;
  const part = isMain ? 'value' : column.code.slice(field.code.length + 1);
  return {
    column,
    rule: customRule(field, column, part),
    member: field.code,
    custom: true,
    type: field.type,
    part,
    ...(compound ? { compound } : {}),
  };
}

function ownField(entry: TableEntry, column: SchemaColumn): WriteField {
  const own = entry.columns.find(({ name }) => name === column.name);
  const [member = '', ...rest] = (column.writeAs ?? column.code).split('.');
  const compound = ownCompound(own, member, rest);
  return {
    column,
    rule: ownRule(entry, column),
    member,
    custom: false,
    type: '',
    part: own?.shape === 'primary' ? 'primary' : (rest.at(-1) ?? 'value'),
    ...(compound ? { compound } : {}),
  };
}

function ownCompound(
  own: ColumnEntry | undefined,
  member: string,
  rest: readonly string[],
): CompoundName | undefined {
  if (member === 'prices') return 'prices';
  if (rest.length > 0) return 'money';
  return own?.shape === 'address' ? 'address' : listCompounds[member];
}

/**
 * The columns of a table with what may be written: names of linked rows are written where the id
 * beside them is.
 */
export function withNames({ columns }: Pick<TableSchema, 'columns'>): readonly SchemaColumn[] {
  return columns.map((column) => {
    if (!column.linked || column.writable) return column;
    const id = columns.find(
      (other) =>
        other.writable !== undefined &&
        !other.linked &&
        (column.customKey === undefined
          ? other.code === column.code
          : other.code === column.customKey),
    );
    return id?.writable ? { ...column, writable: id.writable } : column;
  });
}
