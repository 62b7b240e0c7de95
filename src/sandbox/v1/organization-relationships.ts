import * as check from '../check';
import type { Entry } from '../collection';
import { existing } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import type { Json, JsonObject } from '../json';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { plainTime } from '../time';
import { numeric, readBody, type BodyProperty } from './body';
import { nameOf, organizationBrief, related } from './brief';
import { paged } from './paging';
import { idOf } from './parameters';

const link: BodyProperty = { check: check.integer, from: numeric, required: true };
const properties: Readonly<Record<string, BodyProperty>> = {
  type: { check: check.oneOf('parent', 'related'), required: true },
  rel_owner_org_id: link,
  rel_linked_org_id: link,
};

const sides = ({ values }: Entry): [owner: Json, other: Json] => [
  values.rel_owner_org_id ?? null,
  values.rel_linked_org_id ?? null,
];

/** What the relationship is as seen from one of its organizations. */
function calculated(entry: Entry, base: number): JsonObject {
  const [owner, other] = sides(entry);
  const fromOwner = owner === base;
  const type = entry.values.type ?? null;
  return {
    calculated_type: type === 'parent' && fromOwner ? 'daughter' : type,
    calculated_related_org_id: fromOwner ? other : owner,
  };
}

function shown(entry: Entry, { database }: Call): JsonObject {
  const [owner, other] = sides(entry);
  return {
    ...entry.values,
    rel_owner_org_id: organizationBrief(database, owner),
    rel_linked_org_id: organizationBrief(database, other),
  };
}

function relatedTo(entries: readonly Entry[], { database }: Call): JsonObject {
  const ids = entries.flatMap(sides);
  return related({ organization: ids.map((id) => organizationBrief(database, id)) });
}

function answer(entry: Entry, call: Call, more: JsonObject = {}): Reply {
  const data = { ...shown(entry, call), ...more };
  return { status: 200, body: { success: true, data, related_objects: relatedTo([entry], call) } };
}

/** Gone with either of its organizations. */
function visible(entry: Entry, { database }: Call): boolean {
  return sides(entry).every((id) => existing(database, 'organizations', Number(id)));
}

function found(call: Call): Entry {
  const entry = call.database.collections.organizationRelationships.get(Number(call.params.id));
  if (!entry || !visible(entry, call)) throw problemV1(404, 'Relationship not found');
  return entry;
}

function list(call: Call): Reply {
  const { query, database } = call;
  const base = idOf(query, 'org_id');
  if (base === undefined) throw problemV1(400, 'org_id is required');
  const { organizationRelationships: all } = database.collections;
  const entries = [
    ...all.having('rel_owner_org_id', base),
    ...all.having('rel_linked_org_id', base),
  ];
  const rows = entries.filter((entry) => visible(entry, call));
  const reply = paged(rows, query, 'nested', (entry) => {
    const seen = calculated(entry, base);
    const name = nameOf(database, 'organizations', seen.calculated_related_org_id);
    return { related_organization_name: name, ...seen, ...shown(entry, call) };
  });
  const body = reply.body as JsonObject;
  return { ...reply, body: { ...body, related_objects: relatedTo(rows, call) } };
}

function checkSides(values: JsonObject, call: Call): void {
  const ids = [values.rel_owner_org_id, values.rel_linked_org_id];
  if (ids[0] === ids[1]) throw problemV1(400, 'An organization cannot be related to itself');
  if (!ids.every((id) => existing(call.database, 'organizations', Number(id)))) {
    throw problemV1(404, 'Organization not found');
  }
}

function create(call: Call): Reply {
  const { database, now, body } = call;
  const written = readBody(body, properties, true);
  checkSides(written, call);
  const { organizationRelationships } = database.collections;
  const id = organizationRelationships.nextId();
  const time = plainTime(now);
  const values = { id, ...written, add_time: time, update_time: time, active_flag: 'true' };
  return answer(organizationRelationships.add({ id, values, custom: new Map() }), call);
}

function update(call: Call): Reply {
  const entry = found(call);
  const values = { ...entry.values, ...readBody(call.body, properties, false) };
  checkSides(values, call);
  Object.assign(entry.values, values, { update_time: plainTime(call.now) });
  call.database.collections.organizationRelationships.changed();
  return answer(entry, call);
}

function remove(call: Call): Reply {
  const entry = found(call);
  call.database.collections.organizationRelationships.remove(entry);
  return success({ id: entry.id });
}

function one(call: Call): Reply {
  const entry = found(call);
  return answer(
    entry,
    call,
    calculated(entry, idOf(call.query, 'org_id') ?? Number(sides(entry)[0])),
  );
}

const path = '/v1/organizationRelationships';
const single = `${path}/:id` as const;
const { read, write } = access('contacts');

export const organizationRelationshipEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, cost: 20, scopes: read, handle: list },
  { method: 'POST', path, cost: 10, scopes: write, handle: create },
  { method: 'GET', path: single, cost: 2, scopes: read, handle: one },
  { method: 'PUT', path: single, cost: 10, scopes: write, handle: update },
  { method: 'DELETE', path: single, cost: 6, scopes: write, handle: remove },
];
