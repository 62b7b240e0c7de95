import type { Entry } from '../collection';
import { company } from '../company';
import type { CollectionName, Database } from '../database';
import { isObject, type Json, type JsonObject } from '../json';

/** How v1 shows the records that another one points at: a few properties, and the id as `value`. */

/** A v2 time as v1 writes it: `YYYY-MM-DD HH:MM:SS`. Null stays null. */
export function plain(time: Json | undefined): Json {
  return typeof time === 'string' ? time.slice(0, 19).replace('T', ' ') : null;
}

/** The record an id leads to, deleted ones included. */
export function linked(
  database: Database,
  collection: CollectionName,
  id: Json | undefined,
): Entry | undefined {
  return typeof id === 'number' || typeof id === 'string'
    ? database.collections[collection].get(id)
    : undefined;
}

export function nameOf(database: Database, collection: CollectionName, id: Json | undefined): Json {
  return linked(database, collection, id)?.values.name ?? null;
}

/** `has_pic` is a number in persons and a boolean in deals (OpenAPI v1). */
export function userBrief(database: Database, id: Json | undefined, hasPic: Json = 0): Json {
  const user = linked(database, 'users', id);
  if (!user) return null;
  const { name, email, active_flag } = user.values;
  return {
    id: user.id,
    name: name ?? null,
    email: email ?? null,
    has_pic: hasPic,
    pic_hash: null,
    active_flag: active_flag ?? null,
    value: user.id,
  };
}

const alive = ({ values }: Entry) => values.is_deleted !== true;

export function organizationBrief(database: Database, id: Json | undefined): Json {
  const organization = linked(database, 'organizations', id);
  if (!organization) return null;
  const { name, owner_id, address, label_ids } = organization.values;
  const people = database.collections.persons.having('org_id', organization.id).filter(alive);
  return {
    name: name ?? null,
    people_count: people.length,
    owner_id: owner_id ?? null,
    address: isObject(address) ? (address.value ?? null) : null,
    label_ids: label_ids ?? [],
    active_flag: alive(organization),
    cc_email: `${company.company_domain}@pipedrivemail.com`,
    value: organization.id,
  };
}

export function personBrief(database: Database, id: Json | undefined): Json {
  const person = linked(database, 'persons', id);
  if (!person) return null;
  const { name, emails, phones, owner_id } = person.values;
  return {
    active_flag: alive(person),
    name: name ?? null,
    email: emails ?? [],
    phone: phones ?? [],
    owner_id: owner_id ?? null,
    company_id: company.company_id,
    value: person.id,
  };
}

/** `related_objects`: what an answer points at, by id. A brief form that is null is left out. */
export function related(briefs: Readonly<Record<string, readonly Json[]>>): JsonObject {
  return Object.fromEntries(
    Object.entries(briefs).map(([kind, list]) => {
      const members = list.filter(isObject).map(({ value, ...rest }) => {
        return [String(value), { id: value ?? null, ...rest }] as const;
      });
      return [kind, Object.fromEntries(members)];
    }),
  );
}
