import type { ColumnType } from '../../core/column';
import type { ApiFilter, ColumnEntry, LinkedName } from './entry';

type Extra = Partial<Omit<ColumnEntry, 'name' | 'code' | 'type' | 'description'>>;

const ofType =
  (type: ColumnType) =>
  (name: string, code: string, description: string, extra: Extra = {}): ColumnEntry => ({
    name,
    code,
    type,
    description,
    ...extra,
  });

/** Shorthand for column entries: name, the API's key, description, anything else. */
export const text = ofType('text');
export const integer = ofType('integer');
export const number = ofType('number');
export const money = ofType('money');
export const yesNo = ofType('boolean');
export const date = ofType('date');
export const datetime = ofType('datetime');
export const time = ofType('time');

export const selected = { selected: true } as const;
export const never = { nullable: false } as const;
export const written = { writable: 'always' } as const;

/** `ids` of v2 lists. */
const byIds: ApiFilter = { oneOf: 'ids' };

/** A column that says for what a list is read (see `Input`), by the parameter that it fills. */
export const asked = (parameter: string, only?: readonly string[]) =>
  ({
    filter: {
      is: parameter,
      oneOf: parameter,
      input: true,
      ...(only ? { only } : {}),
    },
  }) as const satisfies Extra;

/** The key of a v2 entity. */
export const entityId = (what: string): ColumnEntry =>
  integer('Id', 'id', `Id of the ${what}`, {
    kind: 'id',
    nullable: false,
    selected: true,
    filter: byIds,
    sort: 'id',
  });

/** The key of a row that the API gives none: made of the values that identify it. */
export const rowId = (what: string): ColumnEntry =>
  text('RowId', 'row_id', `Key of the row, made of ${what}`, { kind: 'id', ...never });

/** The id of a row of another table. */
export const link = (
  name: string,
  code: string,
  table: string,
  what: string,
  extra: Extra = {},
): ColumnEntry =>
  integer(name, code, `Id of the ${what}`, {
    kind: 'id',
    references: { table, column: 'Id' },
    ...extra,
  });

/** The name of a linked row: costs a request for each hundred ids. */
export const linkedName = (
  name: string,
  code: string,
  linked: LinkedName,
  description: string,
): ColumnEntry =>
  text(name, code, description, {
    linked,
    ...(linked === 'persons'
      ? { kind: 'person' as const }
      : linked === 'organizations'
        ? { kind: 'organization' as const }
        : {}),
  });

/** Id and name of a user. */
export const user = (
  name: string,
  code: string,
  what: string,
  { selected: isSelected, ...extra }: Extra = {},
): ColumnEntry[] => [
  link(`${name}Id`, code, 'Users', what, extra),
  text(name, code, `${what[0]!.toUpperCase()}${what.slice(1)}`, {
    kind: 'user',
    lookup: 'users',
    ...extra,
    ...(isSelected ? selected : {}),
  }),
];

/** Id and name of the owner. */
export const owner = (what: string): ColumnEntry[] =>
  user('Owner', 'owner_id', `user who owns the ${what}`, {
    filter: { is: 'owner_id' },
    ...written,
    ...selected,
  });

/** Ids and names of the labels, as v2 has them. */
export const labels = (what: string): ColumnEntry[] => [
  text('LabelIds', 'label_ids', `Ids of the labels of the ${what}`, { shape: 'list', ...written }),
  text('Labels', 'label_ids', `Labels of the ${what}`, {
    kind: 'options',
    optionsOf: 'label_ids',
    ...written,
  }),
];

/** Code and name of who may see it. */
export const visibility = (what: string): ColumnEntry[] => [
  integer('VisibleTo', 'visible_to', `Code of who may see the ${what}: 1, 3, 5 or 7`, written),
  text('Visibility', 'visible_to', `Who may see the ${what}`, {
    kind: 'option',
    optionsOf: 'visible_to',
    ...written,
  }),
];

/** Times of v2 lists. `update_time` is null until the first change: recorded answers of POST. */
export const addTime = (what: string, extra: Extra = {}): ColumnEntry =>
  datetime('AddTime', 'add_time', `When the ${what} was added`, {
    nullable: false,
    sort: 'add_time',
    ...extra,
  });

export const updateTime = (what: string, filter: ApiFilter): ColumnEntry =>
  datetime('UpdateTime', 'update_time', `When the ${what} was last changed`, { filter });

/** Times of lists that neither sort nor filter by them. */
export const times = (what: string): ColumnEntry[] => [
  datetime('AddTime', 'add_time', `When the ${what} was added`),
  datetime('UpdateTime', 'update_time', `When the ${what} was last changed`),
];

export const updatedBetween: ApiFilter = { atLeast: 'updated_since', before: 'updated_until' };
/** Lists that know no `updated_until`. */
export const updatedSince: ApiFilter = { atLeast: 'updated_since' };

/** Counters and other fields that are sent on request only. */
export const included = (columns: readonly ColumnEntry[]): ColumnEntry[] =>
  columns.map((column) => ({ ...column, include: true }));
