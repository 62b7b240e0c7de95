import * as check from '../check';
import type { Entry } from '../collection';
import type { FieldKind } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { isObject, type Json, type JsonObject } from '../json';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { plainTime } from '../time';
import { readBody, type BodyProperty } from './body';

const types = ['deals', 'leads', 'org', 'people', 'products', 'activity', 'projects'];
/** Most conditions of a filter (OpenAPI v1). */
const maxConditions = 16;

const kinds: Readonly<Record<string, FieldKind>> = {
  deal: 'deal',
  lead: 'deal',
  person: 'person',
  organization: 'organization',
  product: 'product',
  activity: 'activity',
  project: 'project',
};

/** A filter keeps its type for life. */
const changeable: Readonly<Record<string, BodyProperty>> = {
  name: { check: check.filledText, required: true },
  conditions: { check: conditionTree, required: true },
};
const properties: Readonly<Record<string, BodyProperty>> = {
  ...changeable,
  type: { check: check.oneOf(...types), required: true },
};

/** Two groups, the first `and`, the second `or`, under one `and` (documentation of filters). */
function conditionTree(value: Json, path: string) {
  const groups = isObject(value) && value.glue === 'and' ? value.conditions : undefined;
  const wellFormed =
    Array.isArray(groups) &&
    groups.length === 2 &&
    groups.every(
      (group, index) =>
        isObject(group) && group.glue === ['and', 'or'][index] && Array.isArray(group.conditions),
    );
  if (!wellFormed) {
    return [{ path, message: 'must be an "and" of an "and" group and an "or" group' }];
  }
  const count = groups.flatMap((group) => (isObject(group) ? group.conditions : [])).length;
  return count > maxConditions ? [{ path, message: `at most ${maxConditions} conditions` }] : [];
}

/** In the list a filter is shown without its conditions. */
function brief({ values }: Entry): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'conditions'));
}

/** Alone it is shown with them, on request with the field's code beside its number. */
function full({ values }: Entry, { query, database }: Call): JsonObject {
  if (query.get('include_field_code') !== 'true') return values;
  const coded = (node: Json): Json => {
    if (!isObject(node)) return node;
    if (Array.isArray(node.conditions)) return { ...node, conditions: node.conditions.map(coded) };
    const kind = kinds[String(node.object)];
    const field = kind && database.fields[kind].find(String(node.field_id));
    return { ...node, field_code: field?.code ?? null };
  };
  return { ...values, conditions: coded(values.conditions ?? null) };
}

function found({ params, database }: Call): Entry {
  const entry = database.collections.filters.get(Number(params.id));
  if (!entry) throw problemV1(404, 'Filter not found');
  return entry;
}

function list({ query, database }: Call): Reply {
  const type = query.get('type');
  const filters = [...database.collections.filters.all()];
  return success(filters.filter(({ values }) => type === null || values.type === type).map(brief));
}

function create(call: Call): Reply {
  const { database, user, now, body } = call;
  const { filters } = database.collections;
  const values = {
    id: filters.nextId(),
    filter_code: null,
    is_editable: true,
    active_flag: true,
    temporary_flag: null,
    user_id: user,
    add_time: plainTime(now),
    update_time: null,
    visible_to: '1',
    last_used_time: null,
    custom_view_id: null,
    ...readBody(body, properties, true),
  };
  return success(full(filters.add({ id: values.id, values, custom: new Map() }), call));
}

function update(call: Call): Reply {
  const entry = found(call);
  Object.assign(entry.values, readBody(call.body, changeable, false), {
    update_time: plainTime(call.now),
  });
  return success(full(entry, call));
}

function remove(call: Call): Reply {
  const entry = found(call);
  call.database.collections.filters.remove(entry);
  return success({ id: entry.id });
}

const path = '/v1/filters';
const single = `${path}/:id` as const;
const { read, write } = access('deals', 'activities', 'contacts');

export const filterEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, cost: 20, scopes: read, handle: list },
  { method: 'POST', path, cost: 10, scopes: write, handle: create },
  {
    method: 'GET',
    path: single,
    cost: 2,
    scopes: read,
    handle: (call) => success(full(found(call), call)),
  },
  { method: 'PUT', path: single, cost: 10, scopes: write, handle: update },
  { method: 'DELETE', path: single, cost: 6, scopes: write, handle: remove },
];
