import type { ColumnType } from '../../core/column';
import type { ApiFilter, ColumnEntry, Source } from './entry';

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

/** `ids` of v2 lists. */
const byIds: ApiFilter = { oneOf: 'ids' };

/** The key of a v2 entity. */
export const entityId = (what: string): ColumnEntry =>
  integer('Id', 'id', `Id of the ${what}`, {
    kind: 'id',
    nullable: false,
    selected: true,
    filter: byIds,
    sort: 'id',
  });

/** Id and name of the owner. */
export const owner = (what: string): ColumnEntry[] => [
  integer('OwnerId', 'owner_id', `Id of the user who owns the ${what}`, {
    kind: 'id',
    filter: { is: 'owner_id' },
  }),
  text('Owner', 'owner_id', `User who owns the ${what}`, {
    kind: 'user',
    lookup: 'users',
    filter: { is: 'owner_id' },
    selected: true,
  }),
];

/** Ids and names of the labels, as v2 has them. */
export const labels = (what: string): ColumnEntry[] => [
  text('LabelIds', 'label_ids', `Ids of the labels of the ${what}`, { shape: 'list' }),
  text('Labels', 'label_ids', `Labels of the ${what}`, {
    kind: 'options',
    optionsOf: 'label_ids',
  }),
];

/** Code and name of who may see it. */
export const visibility = (what: string): ColumnEntry[] => [
  integer('VisibleTo', 'visible_to', `Code of who may see the ${what}: 1, 3, 5 or 7`),
  text('Visibility', 'visible_to', `Who may see the ${what}`, {
    kind: 'option',
    optionsOf: 'visible_to',
  }),
];

/** Times of v2 lists. `update_time` is null until the first change: recorded answers of POST. */
export const addTime = (what: string): ColumnEntry =>
  datetime('AddTime', 'add_time', `When the ${what} was added`, {
    nullable: false,
    sort: 'add_time',
  });

export const updateTime = (what: string, filter: ApiFilter): ColumnEntry =>
  datetime('UpdateTime', 'update_time', `When the ${what} was last changed`, { filter });

export const updatedBetween: ApiFilter = { atLeast: 'updated_since', before: 'updated_until' };
/** Lists that know no `updated_until`. */
export const updatedSince: ApiFilter = { atLeast: 'updated_since' };

/** Counters and other fields that are sent on request only. */
export const included = (columns: readonly ColumnEntry[]): ColumnEntry[] =>
  columns.map((column) => ({ ...column, include: true }));

/** A paged v2 list at the usual price. */
export const list = (path: string, cost = 10): Source => ({
  version: 'v2',
  path,
  paging: 'cursor',
  cost,
  probe: { sort_by: 'id', sort_direction: 'desc' },
});
