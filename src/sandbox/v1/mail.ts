import * as check from '../check';
import type { Entry } from '../collection';
import { existing, type CollectionName } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import type { JsonObject } from '../json';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { plainTime, preciseInstant } from '../time';
import { numeric, readBody, type BodyProperty } from './body';
import { linked } from './brief';
import { paged } from './paging';
import { living } from './parameters';

const folders = ['inbox', 'drafts', 'sent', 'archive'];
const bit: BodyProperty = { check: check.oneOf(0, 1), from: numeric };
const properties: Readonly<Record<string, BodyProperty>> = {
  deal_id: { check: check.integer, from: numeric },
  lead_id: { check: check.text },
  shared_flag: bit,
  read_flag: bit,
  archived_flag: bit,
};

/** Kept beside a message, to find it by; not part of its form. */
const hidden = ['deal_id', 'person_id', 'org_id', 'body'];

/** Answers about mail say more of themselves than others do (examples of OpenAPI v1). */
function answered(data: JsonObject): Reply {
  const facts = { success: true, statusCode: 2000, statusText: 'Success', service: 'email-api' };
  return { status: 200, body: { ...facts, data } };
}

function shownThread({ values }: Entry, { database }: Call): JsonObject {
  const deal = linked(database, 'deals', values.deal_id);
  return { ...values, deal_status: deal?.values.status ?? null };
}

function shownMessage({ values }: Entry, body: boolean): JsonObject {
  const shown = Object.entries(values).filter(([name]) => !hidden.includes(name));
  return { ...Object.fromEntries(shown), ...(body ? { body: values.body ?? '' } : {}) };
}

/** Everybody sees their own mail; threads that were deleted are gone. */
function visible({ values }: Entry, user: number): boolean {
  return values.user_id === user && values.deleted_flag === 0;
}

function foundThread({ params, database, user }: Call): Entry {
  const thread = database.collections.mailThreads.get(Number(params.id));
  if (!thread || !visible(thread, user)) throw problemV1(404, 'Mail thread not found');
  return thread;
}

/** The threads of a folder, the one with the newest message first. */
function list(call: Call): Reply {
  const { query, database, user } = call;
  const folder = query.get('folder');
  if (folder === null || !folders.includes(folder)) {
    throw problemV1(400, `folder must be one of ${folders.join(', ')}`);
  }
  const latest = ({ values }: Entry) => String(values.last_message_timestamp);
  const threads = [...database.collections.mailThreads.all()]
    .filter((thread) => visible(thread, user))
    .filter(({ values }) => Array.isArray(values.folders) && values.folders.includes(folder))
    .sort((a, b) => latest(b).localeCompare(latest(a)) || Number(a.id) - Number(b.id));
  return paged(threads, query, 'nested', (thread) => shownThread(thread, call));
}

function update(call: Call): Reply {
  const thread = foundThread(call);
  const written = readBody(call.body, properties, false);
  if (written.deal_id != null && !existing(call.database, 'deals', Number(written.deal_id))) {
    throw problemV1(404, 'Deal not found');
  }
  Object.assign(thread.values, written, { update_time: preciseInstant(call.now) });
  if (written.archived_flag !== undefined) {
    const kept = (thread.values.folders as string[]).filter((name) => name === 'sent');
    thread.values.folders = [written.archived_flag === 1 ? 'archive' : 'inbox', ...kept];
  }
  const { mailMessages } = call.database.collections;
  if (written.deal_id !== undefined) {
    for (const message of mailMessages.having('mail_thread_id', thread.id)) {
      message.values.deal_id = written.deal_id;
    }
  }
  mailMessages.changed();
  return answered(shownThread(thread, call));
}

function remove(call: Call): Reply {
  const thread = foundThread(call);
  thread.values.deleted_flag = 1;
  return answered({ id: thread.id });
}

function messages(call: Call): Reply {
  const { id } = foundThread(call);
  const all = call.database.collections.mailMessages.having('mail_thread_id', id);
  return success(all.map((message) => shownMessage(message, false)));
}

function message(call: Call): Reply {
  const { params, database, user, query } = call;
  const entry = database.collections.mailMessages.get(Number(params.id));
  if (!entry || !visible(entry, user)) throw problemV1(404, 'Mail message not found');
  return answered(shownMessage(entry, query.get('include_body') === '1'));
}

const path = '/v1/mailbox/mailThreads';
const single = `${path}/:id` as const;
const { read, write } = access('mail');

/** The messages of one record: `/v1/<collection>/:id/mailMessages`, each in a frame of its own. */
function messagesOf(name: CollectionName, noun: string, link: string): Endpoint {
  return {
    method: 'GET',
    path: `/v1/${name}/:id/mailMessages`,
    cost: 20,
    scopes: read,
    handle: (call) => {
      const { id } = living(name, noun, call);
      const { mailMessages, mailThreads } = call.database.collections;
      const shared = ({ values }: Entry) => {
        const thread = mailThreads.get(Number(values.mail_thread_id));
        return thread?.values.shared_flag === 1 || values.user_id === call.user;
      };
      const found = mailMessages.having(link, id).filter(shared);
      const withBody = call.query.get('include_body') === '1';
      return paged(found, call.query, 'nested', (entry) => framed(entry, withBody));
    },
  };
}

function framed(entry: Entry, withBody: boolean): JsonObject {
  const time = String(entry.values.message_time);
  const data = { ...shownMessage(entry, withBody), item_type: 'mailMessage', timestamp: time };
  return { object: 'mailMessage', timestamp: plainTime(Date.parse(time)), data };
}

export const mailEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, cost: 20, scopes: read, handle: list },
  {
    method: 'GET',
    path: single,
    cost: 20,
    scopes: read,
    handle: (call) => answered(shownThread(foundThread(call), call)),
  },
  { method: 'PUT', path: single, cost: 10, scopes: write, handle: update },
  { method: 'DELETE', path: single, cost: 6, scopes: write, handle: remove },
  { method: 'GET', path: `${single}/mailMessages`, cost: 20, scopes: read, handle: messages },
  {
    method: 'GET',
    path: '/v1/mailbox/mailMessages/:id',
    cost: 2,
    scopes: read,
    handle: message,
  },
  messagesOf('deals', 'Deal', 'deal_id'),
  messagesOf('persons', 'Person', 'person_id'),
  messagesOf('organizations', 'Organization', 'org_id'),
];
