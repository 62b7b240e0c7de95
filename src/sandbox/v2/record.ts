import { shape, type Check } from '../check';
import type { CustomValues, Entry } from '../collection';
import { completed, customTypes } from '../custom-field';
import { addValues, existing, type Database } from '../database';
import type { Call, Reply } from '../endpoint';
import type { Change, Entity, Property } from '../entity';
import { isObject, type Json, type JsonObject } from '../json';
import { notFound, validationFailed, type Issue } from '../problem';
import { instant } from '../time';
import { refuseUnknown } from './parameters';
import { entryWriter, shownParameters } from './shown';

/** `GET /<entity>/:id`. A deleted record is still answered, marked as deleted. */
export function one(entity: Entity): (call: Call) => Reply {
  const known = shownParameters(entity);
  return ({ params, query, database }) => {
    refuseUnknown(query, known);
    const entry = found(entity, params.id, database);
    return reply(entryWriter(entity, query, database)(entry), 200);
  };
}

/** `POST /<entity>`: 200 or, for products, 201, with the whole record. */
export function create(entity: Entity): (call: Call) => Reply {
  return (call) => written(entity, created(entity, call), call, entity.createdStatus);
}

/** `PATCH /<entity>/:id`: only what the body names changes. */
export function update(entity: Entity): (call: Call) => Reply {
  return (call) => {
    const entry = found(entity, call.params.id, call.database);
    updated(entity, entry, call);
    return written(entity, entry, call, 200);
  };
}

/** `DELETE /<entity>/:id`: the record stays, marked. (Pipedrive purges it after 30 days.) */
export function remove(entity: Entity): (call: Call) => Reply {
  return (call) => {
    const entry = found(entity, call.params.id, call.database);
    removed(entity, entry, call);
    return { status: 200, body: { success: true, data: { id: entry.id } } };
  };
}

/** A new record from the body; `fixed` is what the path says of it, such as the parent. */
export function created(entity: Entity, call: Call, fixed: JsonObject = {}): Entry {
  const { database, now } = call;
  const body = checkedBody(entity, call, 'create');
  const id = database.collections[entity.name].nextId();
  const values: JsonObject = {};
  for (const [name, property] of Object.entries(entity.properties)) {
    values[name] = fixed[name] ?? body[name] ?? initialValue(property, call);
  }
  values.id = id;
  if (entity.untouchedAtFirst) values.update_time = null;
  const custom = mergedCustom(entity, new Map(), body, database);
  entity.settle?.({ ...writing(call), values, body, before: undefined });
  if ('stage_change_time' in values) values.stage_change_time = instant(now);
  follow(entity, values, call);
  return database.collections[entity.name].add({ id, values, custom });
}

/** The owner of a new record follows it. */
function follow(
  { followers }: Entity,
  { id, owner_id }: JsonObject,
  { database, now }: Call,
): void {
  if (!followers) return;
  const { collection, link } = followers;
  addValues(database, collection, {
    id: database.collections[collection].nextId(),
    [link]: id ?? null,
    user_id: owner_id ?? null,
    add_time: instant(now),
  });
}

/** Writes what the body names into a record. */
export function updated(entity: Entity, entry: Entry, call: Call): void {
  const { database, now } = call;
  const body = checkedBody(entity, call, 'update');
  if (entry.values.is_deleted === true && body.is_deleted !== false) throw notFound(entity.noun);
  const change: Change = {
    ...writing(call),
    values: { ...entry.values, ...own(body) },
    body,
    before: entry.values,
  };
  const custom = mergedCustom(entity, entry.custom, body, database);
  entity.settle?.(change);
  const time = (entity.timeForm ?? instant)(now);
  const touched = 'update_time' in entity.properties ? { update_time: time } : {};
  Object.assign(entry.values, change.values, touched);
  entry.custom = custom;
  database.collections[entity.name].changed();
}

/** Marks a record as deleted, or takes it away where nothing marks such records. */
export function removed(entity: Entity, entry: Entry, { database, now }: Call): void {
  const collection = database.collections[entity.name];
  if (!('is_deleted' in entity.properties)) {
    collection.remove(entry);
    return;
  }
  if (entry.values.is_deleted === true) throw notFound(entity.noun);
  Object.assign(entry.values, { is_deleted: true, update_time: instant(now) });
  if (entry.values.status !== undefined) entry.values.status = 'deleted';
  collection.changed();
}

export function found(entity: Entity, id: string | undefined, database: Database): Entry {
  if (!/^[1-9]\d{0,14}$/.test(id ?? '')) {
    throw validationFailed([{ path: 'id', message: 'Expected positive integer' }]);
  }
  const entry = database.collections[entity.name].get(Number(id));
  if (!entry) throw notFound(entity.noun);
  return entry;
}

function writing({ database, user, now }: Call) {
  return { database, user, now };
}

export function written(
  entity: Entity,
  entry: Entry,
  { database }: Call,
  status: 200 | 201,
): Reply {
  return reply(entryWriter(entity, new URLSearchParams(), database)(entry), status);
}

function reply(json: string, status: 200 | 201): Reply {
  return { status, body: `{"success":true,"data":${json}}` };
}

function initialValue({ initial }: Property, call: Call): Json {
  if (initial === undefined) return null;
  return typeof initial === 'function' ? initial(call) : structuredClone(initial);
}

/** The body without its custom fields. */
function own(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'custom_fields'));
}

function checkedBody(entity: Entity, call: Call, purpose: 'create' | 'update'): JsonObject {
  const checks: Record<string, Check> = {};
  const required: string[] = [];
  for (const [name, property] of Object.entries(entity.properties)) {
    if (!property.check || (property.createOnly && purpose === 'update')) continue;
    checks[name] = property.check;
    if (property.required && purpose === 'create') required.push(name);
  }
  if (entity.hasCustomFields) checks.custom_fields = customCheck(entity, call.database);
  const body = call.body ?? null;
  const issues = shape(checks, required)(body, '');
  if (issues.length > 0 || !isObject(body)) throw validationFailed(issues);
  const dangling = references(entity, body, call.database);
  if (dangling.length > 0) throw validationFailed(dangling);
  return body;
}

/** Unknown keys make the whole request fail, so do deleted fields. Null clears any of them. */
function customCheck(entity: Entity, database: Database): Check {
  return (value, path) => {
    const keys = isObject(value) ? Object.keys(value) : [];
    const checks = keys.flatMap((code): [string, Check][] => {
      const field = entity.fields && database.fields[entity.fields.kind].custom(code);
      if (!field) return [];
      const check = customTypes[field.type].check(field, database);
      return [[code, (item, at) => (item === null ? [] : check(item, at))]];
    });
    return shape(Object.fromEntries(checks))(value, path);
  };
}

function references(entity: Entity, body: JsonObject, database: Database): Issue[] {
  return Object.entries(entity.properties).flatMap(([name, { refers }]) => {
    const id = body[name];
    if (!refers || id == null) return [];
    if ((typeof id === 'number' || typeof id === 'string') && existing(database, refers, id))
      return [];
    return [{ path: name, message: `No such record in ${refers}` }];
  });
}

function mergedCustom(
  entity: Entity,
  before: CustomValues,
  body: JsonObject,
  database: Database,
): CustomValues {
  if (!entity.fields || !isObject(body.custom_fields ?? null)) return before;
  const custom = new Map(before);
  for (const [code, value] of Object.entries(body.custom_fields as JsonObject)) {
    const field = database.fields[entity.fields.kind].custom(code);
    if (value === null) custom.delete(code);
    else if (field) custom.set(code, completed(field.type, value));
  }
  return custom;
}
