import type { JsonObject } from '../../../../src/sandbox/json';
import { ask, codeOf, company, rows } from '../asking';

const database = company();
const data = (outcome: { body: JsonObject }) => outcome.body.data as JsonObject;

test('leads show custom fields at the root in v1 form, unset ones not at all', () => {
  const money = codeOf(database, 'deal', 'Service contract');
  const choice = codeOf(database, 'deal', 'Lead channel');
  const several = codeOf(database, 'deal', 'Product lines');
  const [first, second] = database.fields.deal.get(several)!.options!.map(({ id }) => id);
  const made = ask(database, 'POST /v1/leads', {
    title: 'Enquiry',
    person_id: 1,
    [money]: 12.5,
    [`${money}_currency`]: 'EUR',
    [choice]: String(database.fields.deal.get(choice)!.options![0]!.id),
    [several]: `${first},${second}`,
  });
  expect(made.status).toBe(201);
  expect(data(made)).toMatchObject({
    [money]: 12.5,
    [`${money}_currency`]: 'EUR',
    [choice]: String(database.fields.deal.get(choice)!.options![0]!.id),
    [several]: `${first},${second}`,
  });
  expect(data(made)).not.toHaveProperty(codeOf(database, 'deal', 'Region'));
});

test('a lead needs a person or an organization', () => {
  const { status, body } = ask(database, 'POST /v1/leads', { title: 'Enquiry' });
  expect(status).toBe(400);
  expect(body).toMatchObject({ success: false, data: null, additional_data: null });
});

test('archived leads have a list of their own and take no change but their return', () => {
  const [archived] = rows(ask(database, 'GET /v1/leads/archived'));
  const visible = rows(ask(database, 'GET /v1/leads?limit=500'));
  expect(visible.every(({ is_archived }) => !is_archived)).toBe(true);
  const path = `PATCH /v1/leads/${String(archived!.id)}`;
  expect(ask(database, path, { title: 'New' }).status).toBe(400);
  expect(data(ask(database, path, { is_archived: false }))).toMatchObject({ is_archived: false });
});

test('leads sort by several fields and are filtered by owner', () => {
  const sorted = rows(ask(database, 'GET /v1/leads?sort=owner_id+ASC,+add_time+DESC&limit=500'));
  const keys = sorted.map(
    ({ owner_id, add_time }) => [Number(owner_id), String(add_time)] as const,
  );
  for (const [index, [owner, time]] of keys.entries()) {
    const [nextOwner, nextTime] = keys[index + 1] ?? [Infinity, ''];
    expect(owner < nextOwner || (owner === nextOwner && time >= nextTime)).toBe(true);
  }
  const owner = sorted[0]!.owner_id;
  const own = rows(ask(database, `GET /v1/leads?owner_id=${String(owner)}`));
  expect(own.length).toBeGreaterThan(0);
  expect(own.every(({ owner_id }) => owner_id === owner)).toBe(true);
});

test('updated_since includes leads changed in that very millisecond or later', () => {
  const { id } = rows(ask(database, 'GET /v1/leads'))[0]!;
  ask(database, `PATCH /v1/leads/${String(id)}`, { was_seen: true });
  const changed = rows(ask(database, 'GET /v1/leads?updated_since=2026-11-22T12:00:00Z'));
  expect(changed.map((lead) => lead.id)).toContain(id);
  expect(rows(ask(database, 'GET /v1/leads?updated_since=2026-11-22T12:00:01Z'))).toEqual([]);
});
