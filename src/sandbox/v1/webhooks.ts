import * as check from '../check';
import { company } from '../company';
import type { Call, Endpoint, Reply } from '../endpoint';
import type { JsonObject } from '../json';
import { Problem } from '../problem';
import type { Scope } from '../scope';
import { preciseInstant } from '../time';
import { numeric, readBody, type BodyProperty } from './body';

const objects = [
  'activity',
  'deal',
  'lead',
  'note',
  'organization',
  'person',
  'pipeline',
  'product',
  'stage',
  'user',
  '*',
];
const address: check.Check = (value, path) =>
  typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value)
    ? []
    : [{ path, message: 'must be an address' }];

const properties: Readonly<Record<string, BodyProperty>> = {
  subscription_url: { check: address, required: true },
  event_action: { check: check.oneOf('create', 'change', 'delete', '*'), required: true },
  event_object: { check: check.oneOf(...objects), required: true },
  name: { check: check.filledText, required: true },
  user_id: { check: check.integer, from: numeric },
  http_auth_user: { check: check.nullable(check.text) },
  http_auth_password: { check: check.nullable(check.text) },
  version: { check: check.oneOf('1.0', '2.0') },
};
/** Most webhooks of a user (guide for webhooks). */
const most = 40;

function answered(status: 200 | 201, data?: JsonObject | JsonObject[]): Reply {
  const body = { success: true, status: 'ok' };
  return { status, body: data ? { ...body, data } : body };
}

/** Subscribes; the sandbox keeps the subscription and delivers nothing. */
function create({ database, user, now, body }: Call): Reply {
  const { webhooks } = database.collections;
  if (webhooks.having('user_id', user).length >= most) {
    throw new Problem(422, { status: 'error', error: `At most ${most} webhooks per user` });
  }
  const id = webhooks.nextId();
  const values: JsonObject = {
    id,
    company_id: company.company_id,
    owner_id: user,
    user_id: user,
    version: '2.0',
    is_active: 1,
    add_time: preciseInstant(now),
    remove_time: null,
    type: 'general',
    http_auth_user: null,
    http_auth_password: null,
    remove_reason: null,
    last_delivery_time: null,
    last_http_status: null,
    admin_id: user,
    ...readBody(body, properties, true),
  };
  webhooks.add({ id, values, custom: new Map() });
  return answered(201, values);
}

function remove({ database, params }: Call): Reply {
  const { webhooks } = database.collections;
  const webhook = webhooks.get(Number(params.id));
  if (!webhook) {
    throw new Problem(404, { status: 'error', error: 'Webhook not found', errors: {} });
  }
  webhooks.remove(webhook);
  return answered(200);
}

const path = '/v1/webhooks';
const scopes: readonly Scope[] = ['admin'];

export const webhookEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path,
    cost: 10,
    scopes,
    handle: ({ database }) =>
      answered(
        200,
        [...database.collections.webhooks.all()].map(({ values }) => values),
      ),
  },
  { method: 'POST', path, cost: 10, scopes, handle: create },
  { method: 'DELETE', path: `${path}/:id`, cost: 6, scopes, handle: remove },
];
