import * as check from '../check';
import type { Property, Writing } from '../entity';
import type { FieldOption } from '../field-book';
import { instant, preciseInstant } from '../time';

/** Properties that several kinds of records share. */

export const id: Property = { label: 'ID', type: 'int' };

const now = ({ now: at }: Writing) => instant(at);

export const addTime: Property = { label: 'Created', type: 'date', initial: now };
const preciseNow = ({ now: at }: Writing) => preciseInstant(at);

/** Projects and what belongs to them carry milliseconds (examples of OpenAPI v2). */
export const preciseAddTime: Property = { label: 'Created', type: 'date', initial: preciseNow };
export const preciseUpdateTime: Property = {
  label: 'Update time',
  type: 'date',
  initial: preciseNow,
};

/** Some records can be created with the add time of where they came from. */
export const givenAddTime: Property = { ...addTime, check: check.instant, createOnly: true };
export const updateTime: Property = { label: 'Update time', type: 'date', initial: now };

export const owner: Property = {
  label: 'Owner',
  type: 'user',
  check: check.integer,
  refers: 'users',
  initial: ({ user }) => user,
};
export const creator: Property = { label: 'Creator', type: 'user', initial: ({ user }) => user };
export const person: Property = {
  label: 'Contact person',
  type: 'people',
  check: check.nullable(check.integer),
  refers: 'persons',
};
export const organization: Property = {
  label: 'Organization',
  type: 'org',
  check: check.nullable(check.integer),
  refers: 'organizations',
};
export const isDeleted: Property = { label: 'Deleted', type: 'boolean', initial: false };

export const visibleTo: Property = {
  label: 'Visible to',
  type: 'visible_to',
  check: check.oneOf(1, 3, 5, 7),
  initial: 3,
  options: [
    { id: 1, label: 'Item owner' },
    { id: 3, label: "Owner's visibility group" },
    { id: 5, label: "Owner's visibility group and sub-groups" },
    { id: 7, label: 'All users' },
  ],
};

export function labels(options: readonly FieldOption[]): Property {
  return {
    label: 'Label',
    type: 'set',
    check: check.listOf(check.oneOf(...options.map(({ id: option }) => option))),
    initial: [],
    options,
  };
}
