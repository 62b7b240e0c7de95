import { randomUUID } from 'node:crypto';
import * as check from '../check';
import { company } from '../company';
import type { Entry } from '../collection';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { problemV1 } from '../problem';
import { numeric, readBody, type BodyProperty } from './body';
import { paged } from './paging';

/** Most calls of a page (OpenAPI v1). */
const maxLimit = 50;

/** Times of calls may have fractions, unlike those of v2. */
const time: check.Check = (value, path) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value))
    ? []
    : [{ path, message: 'must be a date-time' }];
const id: BodyProperty = { check: check.integer, from: numeric };

const properties: Readonly<Record<string, BodyProperty>> = {
  user_id: id,
  activity_id: id,
  person_id: id,
  org_id: id,
  deal_id: id,
  lead_id: { check: check.text },
  subject: { check: check.text },
  duration: { check: check.text, from: String },
  outcome: {
    check: check.oneOf(
      'connected',
      'no_answer',
      'left_message',
      'left_voicemail',
      'wrong_number',
      'busy',
    ),
    required: true,
  },
  from_phone_number: { check: check.text },
  to_phone_number: { check: check.filledText, required: true },
  start_time: { check: time, required: true },
  end_time: { check: time, required: true },
  note: { check: check.text },
};

function found({ params, database }: Call): Entry {
  const entry = database.collections.callLogs.get(params.id ?? '');
  if (!entry) throw problemV1(404, 'Call log not found');
  return entry;
}

function create(call: Call): Reply {
  const { database, user, body } = call;
  const values = {
    id: `CA${randomUUID().replaceAll('-', '').slice(0, 28)}`,
    activity_id: null,
    person_id: null,
    org_id: null,
    deal_id: null,
    lead_id: null,
    subject: null,
    duration: null,
    from_phone_number: null,
    has_recording: false,
    user_id: user,
    company_id: company.company_id,
    note: null,
    ...readBody(body, properties, true),
  };
  database.collections.callLogs.add({ id: values.id, values, custom: new Map() });
  return success(values);
}

function remove(call: Call): Reply {
  call.database.collections.callLogs.remove(found(call));
  return { status: 200, body: { success: true } };
}

/** Every user sees the calls of their own (documentation of call logs). */
function list({ database, user, query }: Call): Reply {
  const calls = database.collections.callLogs.having('user_id', user);
  return paged(calls, query, 'nested', ({ values }) => values, maxLimit);
}

const path = '/v1/callLogs';
const single = `${path}/:id` as const;
const scopes = ['phone-integration'] as const;

export const callLogEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, cost: 20, scopes, handle: list },
  { method: 'POST', path, cost: 10, scopes, handle: create },
  {
    method: 'GET',
    path: single,
    cost: 2,
    scopes,
    handle: (call) => success(found(call).values),
  },
  { method: 'DELETE', path: single, cost: 6, scopes, handle: remove },
];
