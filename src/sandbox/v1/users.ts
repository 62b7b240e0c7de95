import { company } from '../company';
import type { Entry } from '../collection';
import { success, type Endpoint } from '../endpoint';
import type { JsonObject } from '../json';
import { problemV1 } from '../problem';

/** A user as the caller sees them. */
function shown({ id, values }: Entry, caller: number): JsonObject {
  return { ...values, is_you: id === caller };
}

export const userEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/v1/users',
    cost: 20,
    scopes: ['users:read'],
    handle: ({ database, user }) =>
      success([...database.collections.users.all()].map((entry) => shown(entry, user))),
  },
  {
    method: 'GET',
    path: '/v1/users/me',
    cost: 2,
    scopes: ['base'],
    handle: ({ database, user }) => {
      const me = database.collections.users.get(user);
      return success({ ...(me ? shown(me, user) : {}), ...company });
    },
  },
  {
    method: 'GET',
    path: '/v1/users/find',
    cost: 40,
    scopes: ['users:read'],
    handle: ({ database, user, query }) => {
      const term = (query.get('term') ?? '').toLowerCase();
      const property = query.get('search_by_email') === '1' ? 'email' : 'name';
      const found = [...database.collections.users.all()].filter(({ values }) =>
        String(values[property]).toLowerCase().includes(term),
      );
      return success(found.map((entry) => shown(entry, user)));
    },
  },
  {
    method: 'GET',
    path: '/v1/users/:id',
    cost: 2,
    scopes: ['users:read'],
    handle: ({ database, user, params }) => {
      const entry = database.collections.users.get(Number(params.id));
      if (!entry) throw problemV1(404, 'User not found');
      return success(shown(entry, user));
    },
  },
];
