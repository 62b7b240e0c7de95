import * as check from '../check';
import type { Entry } from '../collection';
import { existing } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import type { JsonObject } from '../json';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { plainTime } from '../time';
import { numeric, readBody } from './body';
import { linked, organizationBrief, personBrief, related, userBrief } from './brief';
import { paged } from './paging';
import { livingDeal } from './parameters';
import { shownPerson } from './shown-person';

const person = { person_id: { check: check.integer, required: true as const, from: numeric } };

function shown({ id, values }: Entry, deal: Entry, { database }: Call): JsonObject {
  const { person_id, add_time, added_by_user_id } = values;
  const entry = linked(database, 'persons', person_id);
  const owner = userBrief(database, entry?.values.owner_id);
  const organization = organizationBrief(database, entry?.values.org_id);
  return {
    id,
    person_id: personBrief(database, person_id),
    add_time: add_time ?? null,
    active_flag: true,
    related_item_data: { deal_id: deal.id, title: deal.values.title ?? null },
    person: entry ? shownPerson(entry, database, owner, organization) : null,
    added_by_user_id: userBrief(database, added_by_user_id),
    related_item_type: 'deal',
    related_item_id: deal.id,
  };
}

/** A deleted person takes part in nothing any more. */
function participantsOf(deal: Entry, { database }: Call): readonly Entry[] {
  return database.collections.participants
    .having('deal_id', deal.id)
    .filter(({ values }) => existing(database, 'persons', Number(values.person_id)));
}

function relatedTo(entries: readonly Entry[], { database }: Call): JsonObject {
  const persons = entries.flatMap(
    ({ values }) => linked(database, 'persons', values.person_id) ?? [],
  );
  return related({
    user: [
      ...persons.map(({ values }) => userBrief(database, values.owner_id)),
      ...entries.map(({ values }) => userBrief(database, values.added_by_user_id)),
    ],
    organization: persons.map(({ values }) => organizationBrief(database, values.org_id)),
    person: persons.map(({ id }) => personBrief(database, id)),
  });
}

function list(call: Call): Reply {
  const deal = livingDeal(call);
  const entries = participantsOf(deal, call);
  const reply = paged(entries, call.query, 'nested', (entry) => shown(entry, deal, call));
  const body = reply.body as JsonObject;
  return { ...reply, body: { ...body, related_objects: relatedTo(entries, call) } };
}

/** A person takes part in a deal once. */
function create(call: Call): Reply {
  const { database, user, now } = call;
  const deal = livingDeal(call);
  const { person_id } = readBody(call.body, person, true);
  if (!existing(database, 'persons', Number(person_id))) {
    throw problemV1(404, 'Person not found');
  }
  if (participantsOf(deal, call).some(({ values }) => values.person_id === person_id)) {
    throw problemV1(400, 'The person is a participant of this deal already');
  }
  const { participants } = database.collections;
  const id = participants.nextId();
  const values: JsonObject = {
    id,
    deal_id: deal.id,
    person_id: person_id ?? null,
    add_time: plainTime(now),
    added_by_user_id: user,
  };
  const entry = participants.add({ id, values, custom: new Map() });
  const body = { success: true, data: shown(entry, deal, call) };
  return { status: 200, body: { ...body, related_objects: relatedTo([entry], call) } };
}

function remove(call: Call): Reply {
  const deal = livingDeal(call);
  const { participants } = call.database.collections;
  const entry = participants.get(Number(call.params.participant));
  if (entry?.values.deal_id !== deal.id) throw problemV1(404, 'Participant not found');
  participants.remove(entry);
  return success({ id: entry.id });
}

const path = '/v1/deals/:id/participants';
const { read, write } = access('deals');

export const participantEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, cost: 10, scopes: read, handle: list },
  { method: 'POST', path, cost: 10, scopes: write, handle: create },
  { method: 'DELETE', path: `${path}/:participant`, cost: 6, scopes: write, handle: remove },
];
