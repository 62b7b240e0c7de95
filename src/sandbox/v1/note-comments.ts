import { randomUUID } from 'node:crypto';
import * as check from '../check';
import type { Entry } from '../collection';
import { company } from '../company';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import type { JsonObject } from '../json';
import { problemV1 } from '../problem';
import { preciseInstant } from '../time';
import { readBody, type BodyProperty } from './body';
import { foundNote, noteAccess } from './notes';
import { paged } from './paging';

const properties: Readonly<Record<string, BodyProperty>> = {
  content: { check: check.filledText, required: true },
};

function commentsOf(call: Call): readonly Entry[] {
  const { id } = foundNote(call);
  return call.database.collections.noteComments
    .having('object_id', String(id))
    .filter(({ values }) => values.active_flag === true);
}

const shown = ({ values }: Entry): JsonObject =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'id'));

function found(call: Call): Entry {
  const comment = commentsOf(call).find(({ id }) => id === call.params.comment);
  if (!comment) throw problemV1(404, 'Comment not found');
  return comment;
}

function create(call: Call): Reply {
  const { database, user, now } = call;
  const note = foundNote(call);
  const id = randomUUID();
  const time = preciseInstant(now);
  const values: JsonObject = {
    id,
    uuid: id,
    active_flag: true,
    add_time: time,
    update_time: time,
    company_id: company.company_id,
    content: '',
    object_id: String(note.id),
    object_type: 'note',
    user_id: user,
    updater_id: user,
    ...readBody(call.body, properties, true),
  };
  return success(shown(database.collections.noteComments.add({ id, values, custom: new Map() })));
}

function update(call: Call): Reply {
  const entry = found(call);
  Object.assign(entry.values, readBody(call.body, properties, true), {
    update_time: preciseInstant(call.now),
    updater_id: call.user,
  });
  return success(shown(entry));
}

/** Answers with a bare `true` (OpenAPI v1). */
function remove(call: Call): Reply {
  const entry = found(call);
  Object.assign(entry.values, { active_flag: false, update_time: preciseInstant(call.now) });
  call.database.collections.noteComments.changed();
  return success(true);
}

const path = '/v1/notes/:id/comments';
const single = `${path}/:comment` as const;
const { read, write } = noteAccess;

export const noteCommentEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path,
    cost: 20,
    scopes: read,
    handle: (call) => paged(commentsOf(call), call.query, 'nested', shown),
  },
  { method: 'POST', path, cost: 10, scopes: write, handle: create },
  {
    method: 'GET',
    path: single,
    cost: 2,
    scopes: read,
    handle: (call) => success(shown(found(call))),
  },
  { method: 'PUT', path: single, cost: 10, scopes: write, handle: update },
  { method: 'DELETE', path: single, cost: 6, scopes: write, handle: remove },
];
