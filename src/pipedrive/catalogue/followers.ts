import { asked, datetime, link, linkedName, never, rowId, selected, text, user } from './column';
import type { LinkedName, TableEntry } from './entry';
import { plainList, post, remove } from './source';

interface Followed {
  readonly table: string;
  readonly path: string;
  /** `Deal`, `deal`: the columns of what is followed. */
  readonly name: string;
  readonly what: string;
  readonly linked: LinkedName;
}

const idOf = ({ table, name, what }: Followed, code: string) =>
  link(`${name}Id`, code, table, what, { ...never, ...selected, ...asked(code) });

/** Who follows a thing. */
const followers = (name: string, kind: TableEntry['kind'], followed: Followed): TableEntry => {
  const { path, what, linked } = followed;
  const code = `${what}_id`;
  return {
    name,
    kind,
    description: `Users who follow ${path}`,
    key: 'RowId',
    source: plainList(`${path}/{${code}}/followers`),
    inputs: [{ column: `${followed.name}Id`, parameter: code }],
    rowId: [code, 'user_id'],
    changes: 'none',
    deletes: 'whole-list',
    writes: {
      create: post(`${path}/{${code}}/followers`, ['user_id']),
      delete: remove(`${path}/{${code}}/followers/{user_id}`),
    },
    columns: [
      rowId(`the ${what} and the user`),
      idOf(followed, code),
      linkedName(followed.name, code, linked, `Name of the ${what}`),
      ...user('User', 'user_id', 'user who follows', { ...selected, writable: 'create' }),
      datetime('AddTime', 'add_time', 'Since when', selected),
    ],
  };
};

/** Who began and ended to follow a thing, and when. */
const changes = (name: string, followed: Followed): TableEntry => {
  const { path, what } = followed;
  const code = `${what}_id`;
  return {
    name,
    kind: 'view',
    description: `When users began and ended to follow ${path}`,
    key: 'RowId',
    source: plainList(`${path}/{${code}}/followers/changelog`),
    inputs: [{ column: `${followed.name}Id`, parameter: code }],
    rowId: [code, 'time', 'follower_user_id', 'action'],
    changes: 'none',
    deletes: 'whole-list',
    columns: [
      rowId(`the ${what}, the time, the follower and the action`),
      idOf(followed, code),
      text('Action', 'action', 'added or removed', selected),
      ...user('Follower', 'follower_user_id', 'user who follows', selected),
      ...user('Actor', 'actor_user_id', 'user who changed it'),
      datetime('Time', 'time', 'When', selected),
    ],
  };
};

const deal: Followed = {
  table: 'Deals',
  path: 'deals',
  name: 'Deal',
  what: 'deal',
  linked: 'deals',
};
const person: Followed = {
  table: 'Persons',
  path: 'persons',
  name: 'Person',
  what: 'person',
  linked: 'persons',
};
const organization: Followed = {
  table: 'Organizations',
  path: 'organizations',
  name: 'Organization',
  what: 'organization',
  linked: 'organizations',
};
const product: Followed = {
  table: 'Products',
  path: 'products',
  name: 'Product',
  what: 'product',
  linked: 'products',
};

export const dealsFollowers = followers('DealsFollowers', 'table', deal);
export const personFollowers = followers('PersonFollowers', 'table', person);
export const organizationsFollowers = followers('OrganizationsFollowers', 'table', organization);
export const productsFollowers = followers('ProductsFollowers', 'table', product);

export const dealsFollowersChangelog = changes('DealsFollowersChangelog', deal);
export const personsFollowersChangelog = changes('PersonsFollowersChangelog', person);
export const organizationsFollowersChangelog = changes(
  'OrganizationsFollowersChangelog',
  organization,
);
export const productsFollowersChangelog = changes('ProductsFollowersChangelog', product);
