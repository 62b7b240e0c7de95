import type { JsonObject } from '../../../../src/sandbox/json';
import { ask, company, everyRow, rows } from '../asking';

const database = company(1, { deals: 600 });
const data = (outcome: { body: JsonObject }) => outcome.body.data as JsonObject;

test('the nested envelope tells where the next page starts, and nothing at the end', () => {
  const first = ask(database, 'GET /v1/notes?limit=3');
  expect(first.body.additional_data).toEqual({
    pagination: { start: 0, limit: 3, more_items_in_collection: true, next_start: 3 },
  });
  const last = ask(database, 'GET /v1/notes?start=3&limit=500');
  expect(last.body.additional_data).toEqual({
    pagination: { start: 3, limit: 500, more_items_in_collection: false },
  });
});

test('a note on a deal carries that deal and its person and organization', () => {
  const deal = everyRow(database, '/api/v2/deals').find((row) => row.person_id && row.org_id)!;
  const note = data(ask(database, 'POST /v1/notes', { content: 'Called', deal_id: deal.id! }));
  expect(note).toMatchObject({
    deal_id: deal.id,
    person_id: deal.person_id,
    org_id: deal.org_id,
    deal: { title: deal.title },
    lead: null,
  });
});

test('a note needs content and something to hang on', () => {
  expect(ask(database, 'POST /v1/notes', { content: 'Alone' }).status).toBe(400);
  expect(ask(database, 'POST /v1/notes', { deal_id: 1 }).status).toBe(400);
});

test('a deleted note is gone', () => {
  const { id } = rows(ask(database, 'GET /v1/notes'))[0]!;
  expect(ask(database, `DELETE /v1/notes/${String(id)}`).body).toEqual({
    success: true,
    data: true,
  });
  expect(ask(database, `GET /v1/notes/${String(id)}`).status).toBe(404);
});

test('some notes are about as long as an Excel cell can be', () => {
  const lengths = rows(ask(database, 'GET /v1/notes?limit=500')).map(
    ({ content }) => String(content).length,
  );
  expect(Math.max(...lengths)).toBeGreaterThan(25_000);
});
