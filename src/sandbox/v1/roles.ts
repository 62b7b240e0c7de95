import * as check from '../check';
import type { Entry } from '../collection';
import { existing } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { isObject, type JsonObject } from '../json';
import { problemV1 } from '../problem';
import type { Scope } from '../scope';
import { newRoleSettings } from '../seed/roles';
import { numeric, readBody, switched, type BodyProperty } from './body';
import { paged } from './paging';

const properties: Readonly<Record<string, BodyProperty>> = {
  name: { check: check.filledText, required: true },
  parent_role_id: { check: check.nullable(check.integer), from: numeric },
};
const assignment: Readonly<Record<string, BodyProperty>> = {
  user_id: { check: check.integer, required: true, from: numeric },
};
const setting: Readonly<Record<string, BodyProperty>> = {
  setting_key: {
    check: check.oneOf(
      'deal_default_visibility',
      'lead_default_visibility',
      'org_default_visibility',
      'person_default_visibility',
      'product_default_visibility',
    ),
    required: true,
  },
  value: { check: check.oneOf(1, 3, 5, 7), required: true, from: numeric },
};

/** A role that was deleted is marked; its users are in the first role then. */
function found({ params, database }: Call): Entry {
  const entry = database.collections.roles.get(Number(params.id));
  if (!entry || entry.values.active_flag !== true) throw problemV1(404, 'Role not found');
  return entry;
}

function rolesOf({ database }: Call): readonly Entry[] {
  return [...database.collections.roles.all()].filter(({ values }) => values.active_flag === true);
}

function usersIn(role: Entry, { database }: Call): readonly Entry[] {
  const members = database.collections.users.having('role_id', role.id);
  return members.filter(({ values }) => values.active_flag === true);
}

/** Counts are text (OpenAPI v1). */
function shown(role: Entry, call: Call): JsonObject {
  const { name, parent_role_id, active_flag } = role.values;
  const below = rolesOf(call).filter(({ values }) => values.parent_role_id === role.id);
  return {
    id: role.id,
    parent_role_id: parent_role_id ?? null,
    name: name ?? null,
    active_flag: active_flag ?? null,
    assignment_count: String(usersIn(role, call).length),
    sub_role_count: String(below.length),
  };
}

function level(role: Entry, { database }: Call): number {
  let depth = 1;
  let parent = role.values.parent_role_id;
  while (parent != null) {
    depth += 1;
    parent = database.collections.roles.get(Number(parent))?.values.parent_role_id;
  }
  return depth;
}

const settingsOf = ({ values }: Entry): JsonObject =>
  isObject(values.settings) ? values.settings : {};

function checkParent(values: JsonObject, id: Entry['id'], { database }: Call): void {
  const { roles } = database.collections;
  for (let parent = values.parent_role_id; parent != null;) {
    if (parent === id) throw problemV1(400, 'A role cannot be below itself');
    const role = roles.get(Number(parent));
    if (!role) throw problemV1(404, 'Parent role not found');
    parent = role.values.parent_role_id;
  }
}

function create(call: Call): Reply {
  const { roles } = call.database.collections;
  const id = roles.nextId();
  const values: JsonObject = {
    id,
    parent_role_id: null,
    ...readBody(call.body, properties, true),
    active_flag: true,
    settings: newRoleSettings(),
  };
  checkParent(values, id, call);
  roles.add({ id, values, custom: new Map() });
  return success({ id });
}

function update(call: Call): Reply {
  const role = found(call);
  const written = readBody(call.body, properties, false);
  checkParent(written, role.id, call);
  Object.assign(role.values, written);
  return success({ id: role.id });
}

function move(user: Entry, role: Entry['id'], { database }: Call): void {
  user.values.role_id = role;
  database.collections.users.changed();
}

function remove(call: Call): Reply {
  const role = found(call);
  if (role.id === 1) throw problemV1(400, 'The first role cannot be deleted');
  for (const user of usersIn(role, call)) move(user, 1, call);
  role.values.active_flag = false;
  return success({ id: role.id });
}

function assignments(call: Call): Reply {
  const role = found(call);
  return paged(usersIn(role, call), call.query, 'nested', (user) => assigned(user, role));
}

function assigned(user: Entry, { id, values }: Entry): JsonObject {
  const { name, parent_role_id } = values;
  return {
    user_id: user.id,
    role_id: id,
    parent_role_id: parent_role_id ?? null,
    name: name ?? null,
    active_flag: true,
    type: '1',
  };
}

function namedUser(call: Call): Entry {
  const { user_id } = readBody(call.body, assignment, true);
  const user = existing(call.database, 'users', Number(user_id));
  if (!user) throw problemV1(404, 'User not found');
  return user;
}

function assign(call: Call): Reply {
  const role = found(call);
  const user = namedUser(call);
  move(user, role.id, call);
  return success({ user_id: user.id, role_id: role.id });
}

function dismiss(call: Call): Reply {
  const role = found(call);
  const user = namedUser(call);
  if (user.values.role_id !== role.id) throw problemV1(404, 'The user does not have this role');
  move(user, 1, call);
  return success({ id: role.id });
}

function set(call: Call): Reply {
  const role = found(call);
  const { setting_key, value } = readBody(call.body, setting, true);
  role.values.settings = { ...settingsOf(role), [String(setting_key)]: value ?? null };
  return success({ id: role.id, [String(setting_key)]: value ?? null });
}

/** A role sees all pipelines. */
function pipelines(call: Call): Reply {
  found(call);
  const visible = switched(call.query.get('visible') ?? true) !== false;
  const alive = [...call.database.collections.pipelines.all()].filter(
    ({ values }) => values.is_deleted !== true,
  );
  return success({ pipeline_ids: visible ? alive.map(({ id }) => id) : [], visible });
}

function roleOfUser(call: Call): { user: Entry; role: Entry } {
  const { users, roles } = call.database.collections;
  const user = users.get(Number(call.params.id));
  const role = user && roles.get(Number(user.values.role_id));
  if (!role) throw problemV1(404, 'User not found');
  return { user, role };
}

const path = '/v1/roles';
const single = `${path}/:id` as const;
const scopes: readonly Scope[] = ['admin'];
const userScopes: readonly Scope[] = ['users:read'];

export const roleEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path,
    cost: 20,
    scopes,
    handle: (call) =>
      paged(rolesOf(call), call.query, 'nested', (role) => ({
        ...shown(role, call),
        level: level(role, call),
      })),
  },
  { method: 'POST', path, cost: 10, scopes, handle: create },
  {
    method: 'GET',
    path: single,
    cost: 2,
    scopes,
    handle: (call) => {
      const role = found(call);
      return success(shown(role, call), { settings: settingsOf(role) });
    },
  },
  { method: 'PUT', path: single, cost: 10, scopes, handle: update },
  { method: 'DELETE', path: single, cost: 6, scopes, handle: remove },
  { method: 'GET', path: `${single}/assignments`, cost: 10, scopes, handle: assignments },
  { method: 'POST', path: `${single}/assignments`, cost: 10, scopes, handle: assign },
  { method: 'DELETE', path: `${single}/assignments`, cost: 6, scopes, handle: dismiss },
  {
    method: 'GET',
    path: `${single}/settings`,
    cost: 20,
    scopes,
    handle: (call) => success(settingsOf(found(call))),
  },
  { method: 'POST', path: `${single}/settings`, cost: 10, scopes, handle: set },
  { method: 'GET', path: `${single}/pipelines`, cost: 20, scopes, handle: pipelines },
  {
    method: 'GET',
    path: '/v1/users/:id/roleAssignments',
    cost: 10,
    scopes: userScopes,
    handle: (call) => {
      const { user, role } = roleOfUser(call);
      return paged([user], call.query, 'nested', (item) => assigned(item, role));
    },
  },
  {
    method: 'GET',
    path: '/v1/users/:id/roleSettings',
    cost: 10,
    scopes: userScopes,
    handle: (call) => success(settingsOf(roleOfUser(call).role)),
  },
];
