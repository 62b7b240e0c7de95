import type { Entry } from '../collection';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { isObject, type JsonObject } from '../json';
import { problemV1 } from '../problem';
import type { Scope } from '../scope';
import { paged } from './paging';

/** The active users whose access names the set. */
function holders({ id }: Entry, { database }: Call): readonly Entry[] {
  return [...database.collections.users.all()].filter(({ values }) => {
    const access = Array.isArray(values.access) ? values.access : [];
    const named = access.some((item) => isObject(item) && item.permission_set_id === id);
    return values.active_flag === true && named;
  });
}

function shown(set: Entry, call: Call): JsonObject {
  const brief = Object.entries(set.values).filter(([name]) => name !== 'contents');
  return { ...Object.fromEntries(brief), assignment_count: holders(set, call).length };
}

function found({ params, database }: Call): Entry {
  const set = database.collections.permissionSets.get(params.id ?? '');
  if (!set) throw problemV1(404, 'Permission set not found');
  return set;
}

function list(call: Call): Reply {
  const app = call.query.get('app');
  const sets = [...call.database.collections.permissionSets.all()];
  const wanted = sets.filter(({ values }) => app === null || values.app === app);
  return success(wanted.map((set) => shown(set, call)));
}

/** The one answer without an envelope (OpenAPI v1). */
function one(call: Call): Reply {
  const set = found(call);
  return { status: 200, body: { ...shown(set, call), contents: set.values.contents ?? [] } };
}

function assignments(call: Call): Reply {
  const set = found(call);
  return paged(holders(set, call), call.query, 'nested', ({ id }) => ({
    user_id: id,
    permission_set_id: set.id,
    name: set.values.name ?? null,
  }));
}

const path = '/v1/permissionSets';
const single = `${path}/:id` as const;
const scopes: readonly Scope[] = ['admin'];

export const permissionSetEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, cost: 20, scopes, handle: list },
  { method: 'GET', path: single, cost: 2, scopes, handle: one },
  { method: 'GET', path: `${single}/assignments`, cost: 20, scopes, handle: assignments },
];
