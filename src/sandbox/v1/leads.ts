import { randomUUID } from 'node:crypto';
import * as check from '../check';
import type { Entry } from '../collection';
import { existing, type Database } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { savedFilter } from '../filter/saved-filter';
import { every } from '../list-filter';
import { isObject, type JsonObject } from '../json';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { preciseInstant } from '../time';
import { numeric, readBody, switched, type BodyProperty } from './body';
import { shownCustom, writtenCustom } from './custom';
import { paged } from './paging';
import { sameIds, sorted, updatedSince } from './parameters';

const sorts = [
  'id',
  'title',
  'owner_id',
  'creator_id',
  'was_seen',
  'expected_close_date',
  'next_activity_id',
  'add_time',
  'update_time',
];
const filterOf = { kind: 'deal', filterType: 'leads' } as const;

const money = check.shape({ amount: check.number, currency: check.filledText }, [
  'amount',
  'currency',
]);
const id: BodyProperty = { check: check.nullable(check.integer), from: numeric };

const properties: Readonly<Record<string, BodyProperty>> = {
  title: { check: check.filledText, required: true },
  owner_id: { check: check.integer, from: numeric },
  label_ids: { check: check.listOf(check.text) },
  person_id: id,
  organization_id: id,
  is_archived: { check: check.flag, from: switched },
  value: { check: check.nullable(money) },
  expected_close_date: { check: check.nullable(check.date) },
  visible_to: { check: check.oneOf('1', '3', '5', '7'), from: String },
  was_seen: { check: check.flag, from: switched },
  origin_id: { check: check.nullable(check.text) },
  channel: id,
  channel_id: { check: check.nullable(check.text) },
};

function shown(entry: Entry, database: Database): JsonObject {
  return { ...entry.values, ...shownCustom(entry, database.fields.deal) };
}

function found({ params, database }: Call): Entry {
  const entry = database.collections.leads.get(params.id ?? '');
  if (!entry) throw problemV1(404, 'Lead not found', 'Please check developers.pipedrive.com');
  return entry;
}

/** `GET /v1/leads` and `/v1/leads/archived`. Recorded answers have the nested envelope. */
function list(archived: boolean): (call: Call) => Reply {
  return ({ query, database, user, now }) => {
    const filterId = query.get('filter_id');
    const tests =
      filterId === null
        ? sameIds(query, ['owner_id', 'person_id', 'organization_id'])
        : [savedFilter(filterId, filterOf, { database, user, now })];
    const match = every([
      ({ values }) => values.is_archived === archived,
      ...tests,
      ...(archived ? [] : updatedSince(query)),
    ]);
    const entries = [...database.collections.leads.all()].filter(match);
    return paged(sorted(entries, query, sorts), query, 'nested', (entry) => shown(entry, database));
  };
}

/** A lead belongs to a person or an organization that exist. */
function checkLinks(values: JsonObject, database: Database): void {
  const links = [
    ['person_id', 'persons'],
    ['organization_id', 'organizations'],
    ['owner_id', 'users'],
  ] as const;
  for (const [name, collection] of links) {
    const link = values[name];
    if (typeof link === 'number' && !existing(database, collection, link)) {
      throw problemV1(400, `${name}: no such record`);
    }
  }
  if (values.person_id == null && values.organization_id == null) {
    throw problemV1(400, 'A lead must be linked to a person or an organization');
  }
}

function create(call: Call): Reply {
  const { database, user, now, body } = call;
  const written = readBody(body, properties, true);
  const time = preciseInstant(now);
  const values: JsonObject = {
    id: randomUUID(),
    title: '',
    owner_id: user,
    creator_id: user,
    label_ids: [],
    person_id: null,
    organization_id: null,
    source_name: 'API',
    origin: 'API',
    origin_id: null,
    channel: null,
    channel_id: null,
    source_deal_id: null,
    is_archived: false,
    archive_time: null,
    was_seen: false,
    value: null,
    expected_close_date: null,
    next_activity_id: null,
    add_time: time,
    update_time: time,
    visible_to: '3',
    cc_email: `sandbox+lead@pipedrivemail.com`,
    ...written,
  };
  checkLinks(values, database);
  const custom = writtenCustom(new Map(), body, database.fields.deal, database);
  const entry = { id: String(values.id), values, custom };
  return success(shown(database.collections.leads.add(entry), database), undefined, 201);
}

/** Archived leads take no change but their return (changelog of 2025-07-15). */
function update(call: Call): Reply {
  const { database, now, body } = call;
  const entry = found(call);
  const written = readBody(body, properties, false);
  if (entry.values.is_archived === true && written.is_archived !== false) {
    throw problemV1(400, 'Archived leads cannot be updated');
  }
  const values: JsonObject = {
    ...entry.values,
    ...written,
    update_time: preciseInstant(now),
  };
  if (written.is_archived !== undefined) {
    values.archive_time = written.is_archived ? preciseInstant(now) : null;
  }
  checkLinks(values, database);
  const custom = writtenCustom(
    entry.custom,
    isObject(body) ? body : {},
    database.fields.deal,
    database,
  );
  Object.assign(entry.values, values);
  entry.custom = custom;
  database.collections.leads.changed();
  return success(shown(entry, database));
}

function remove(call: Call): Reply {
  const entry = found(call);
  call.database.collections.leads.remove(entry);
  return success({ id: entry.id });
}

const path = '/v1/leads';
const single = `${path}/:id` as const;
const { read, write } = access('leads');

export const leadEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, cost: 20, scopes: read, handle: list(false) },
  { method: 'POST', path, cost: 10, scopes: write, handle: create },
  { method: 'GET', path: `${path}/archived`, cost: 40, scopes: read, handle: list(true) },
  {
    method: 'GET',
    path: single,
    cost: 2,
    scopes: read,
    handle: (call) => success(shown(found(call), call.database)),
  },
  { method: 'PATCH', path: single, cost: 10, scopes: write, handle: update },
  { method: 'DELETE', path: single, cost: 6, scopes: write, handle: remove },
];
