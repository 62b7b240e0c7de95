import * as check from '../check';
import type { Entry } from '../collection';
import { existing, type CollectionName, type Database } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { every } from '../list-filter';
import type { Json, JsonObject } from '../json';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { plainTime } from '../time';
import { numeric, readBody, switched, type BodyProperty } from './body';
import { paged } from './paging';
import { sameIds, sorted, updatedSince } from './parameters';

/** What a note can hang on: the property, where it leads, and what the note shows of it. */
const links: readonly {
  property: string;
  collection: CollectionName;
  shown: string;
  name: string;
}[] = [
  { property: 'deal_id', collection: 'deals', shown: 'deal', name: 'title' },
  { property: 'person_id', collection: 'persons', shown: 'person', name: 'name' },
  { property: 'org_id', collection: 'organizations', shown: 'organization', name: 'name' },
  { property: 'lead_id', collection: 'leads', shown: 'lead', name: 'title' },
];
const pins = [
  'pinned_to_deal_flag',
  'pinned_to_person_flag',
  'pinned_to_organization_flag',
  'pinned_to_lead_flag',
  'pinned_to_project_flag',
  'pinned_to_task_flag',
];
const sorts = [
  'id',
  'user_id',
  'deal_id',
  'person_id',
  'org_id',
  'content',
  'add_time',
  'update_time',
];

const flag: BodyProperty = { check: check.flag, from: switched };
const id: BodyProperty = { check: check.nullable(check.integer), from: numeric };
const properties: Readonly<Record<string, BodyProperty>> = {
  content: { check: check.filledText, required: true },
  deal_id: id,
  person_id: id,
  org_id: id,
  lead_id: { check: check.nullable(check.text) },
  user_id: { check: check.integer, from: numeric },
  add_time: { check: check.text },
  ...Object.fromEntries(pins.map((pin) => [pin, flag])),
};

function shown(entry: Entry, { database, user }: Call): JsonObject {
  const note: JsonObject = { ...entry.values };
  for (const { property, collection, shown: key, name } of links) {
    const linked = target(database, collection, entry.values[property] ?? null);
    note[key] = linked ? { [name]: linked.values[name] ?? null } : null;
  }
  const author = database.collections.users.get(Number(entry.values.user_id))?.values;
  note.user = {
    email: author?.email ?? null,
    name: author?.name ?? null,
    icon_url: author?.icon_url ?? null,
    is_you: entry.values.user_id === user,
  };
  return note;
}

function target(database: Database, collection: CollectionName, link: Json): Entry | undefined {
  return typeof link === 'number' || typeof link === 'string'
    ? database.collections[collection].get(link)
    : undefined;
}

/** The note in the path; 404 where it is deleted. */
export function foundNote({ params, database }: Call): Entry {
  const entry = database.collections.notes.get(Number(params.id));
  if (!entry || entry.values.active_flag !== true) throw problemV1(404, 'Note not found');
  return entry;
}

function list(call: Call): Reply {
  const { query, database } = call;
  const pinned = pins.flatMap((pin) => {
    const wanted = query.get(pin);
    return wanted === null ? [] : [({ values }: Entry) => values[pin] === switched(wanted)];
  });
  const lead = query.get('lead_id');
  const from = query.get('start_date');
  const to = query.get('end_date');
  const made = ({ values }: Entry) => String(values.add_time).slice(0, 10);
  const match = every([
    ({ values }) => values.active_flag === true,
    ...sameIds(query, ['user_id', 'deal_id', 'person_id', 'org_id', 'project_id', 'task_id']),
    ...(lead === null ? [] : [({ values }: Entry) => values.lead_id === lead]),
    ...(from === null ? [] : [(entry: Entry) => made(entry) >= from]),
    ...(to === null ? [] : [(entry: Entry) => made(entry) <= to]),
    ...updatedSince(query),
    ...pinned,
  ]);
  const entries = [...database.collections.notes.all()].filter(match);
  return paged(sorted(entries, query, sorts), query, 'nested', (entry) => shown(entry, call));
}

/** A note needs something to hang on, which must exist; one on a deal is on its people too. */
function settleLinks(values: JsonObject, database: Database): void {
  if (links.every(({ property }) => values[property] == null)) {
    throw problemV1(400, 'A note must be linked to a deal, person, organization or lead');
  }
  for (const { property, collection } of links) {
    const link = values[property];
    if (
      (typeof link === 'number' || typeof link === 'string') &&
      !existing(database, collection, link)
    ) {
      throw problemV1(400, `${property}: no such record`);
    }
  }
  const deal = target(database, 'deals', values.deal_id ?? null);
  if (deal) {
    values.person_id ??= deal.values.person_id ?? null;
    values.org_id ??= deal.values.org_id ?? null;
  }
}

function create(call: Call): Reply {
  const { database, user, now, body } = call;
  const { notes } = database.collections;
  const values: JsonObject = {
    id: notes.nextId(),
    user_id: user,
    deal_id: null,
    person_id: null,
    org_id: null,
    lead_id: null,
    project_id: null,
    task_id: null,
    content: '',
    add_time: plainTime(now),
    update_time: plainTime(now),
    active_flag: true,
    ...Object.fromEntries(pins.map((pin) => [pin, false])),
    last_update_user_id: null,
    ...readBody(body, properties, true),
  };
  settleLinks(values, database);
  return success(shown(notes.add({ id: Number(values.id), values, custom: new Map() }), call));
}

function update(call: Call): Reply {
  const { database, user, now, body } = call;
  const entry = foundNote(call);
  const values: JsonObject = {
    ...entry.values,
    ...readBody(body, properties, false),
    update_time: plainTime(now),
    last_update_user_id: user,
  };
  settleLinks(values, database);
  Object.assign(entry.values, values);
  database.collections.notes.changed();
  return success(shown(entry, call));
}

/** Answers with a bare `true` (OpenAPI v1). */
function remove(call: Call): Reply {
  const entry = foundNote(call);
  Object.assign(entry.values, { active_flag: false, update_time: plainTime(call.now) });
  call.database.collections.notes.changed();
  return success(true);
}

const path = '/v1/notes';
const single = `${path}/:id` as const;
export const noteAccess = access('deals', 'contacts');
const { read, write } = noteAccess;

export const noteEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, cost: 20, scopes: read, handle: list },
  { method: 'POST', path, cost: 10, scopes: write, handle: create },
  {
    method: 'GET',
    path: single,
    cost: 2,
    scopes: read,
    handle: (call) => success(shown(foundNote(call), call)),
  },
  { method: 'PUT', path: single, cost: 10, scopes: write, handle: update },
  { method: 'DELETE', path: single, cost: 6, scopes: write, handle: remove },
];
