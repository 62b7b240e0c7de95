import fc from 'fast-check';
import type { Database } from '../../../../src/sandbox/database';
import type { Json, JsonObject } from '../../../../src/sandbox/json';
import { linksTo } from '../../../../src/sandbox/links';
import { ask, codeOf, company, everyRow, rows } from '../asking';

const data = (outcome: { body: JsonObject }) => outcome.body.data as JsonObject;
const made = (database: Database, path: string, body: JsonObject) =>
  data(ask(database, `POST /api/v2/${path}`, body)).id as number;

function merge(database: Database, kind: string, from: number, into: number) {
  return ask(database, `PUT /v1/${kind}/${from}/merge`, { merge_with_id: into });
}

describe('of two deals that are merged', () => {
  const database = company();
  const phone = codeOf(database, 'deal', 'Site phone');
  const goes = made(database, 'deals', {
    title: 'Second',
    value: 70,
    expected_close_date: '2026-12-24',
    person_id: 2,
    custom_fields: { [phone]: '+372 555' },
  });
  const stays = made(database, 'deals', { title: 'First', value: 50, person_id: 3 });
  ask(database, 'POST /v1/notes', { content: 'Called', deal_id: goes });
  ask(database, 'POST /api/v2/activities', { subject: 'Visit', deal_id: goes });
  const answer = merge(database, 'deals', goes, stays);

  test('the one in the path is deleted and the other one stays', () => {
    expect(data(answer)).toMatchObject({ id: stays, merge_what_id: goes });
    expect(data(ask(database, `GET /api/v2/deals/${goes}`))).toMatchObject({
      is_deleted: true,
      status: 'deleted',
    });
    expect(data(ask(database, `GET /api/v2/deals/${stays}`))).toMatchObject({ status: 'open' });
  });

  test('what was filled stays, what was empty is filled', () => {
    expect(data(ask(database, `GET /api/v2/deals/${stays}`))).toMatchObject({
      title: 'First',
      value: 50,
      person_id: 3,
      expected_close_date: '2026-12-24',
      custom_fields: { [phone]: '+372 555' },
    });
  });

  test('notes, activities and people go over', () => {
    const notes = rows(ask(database, `GET /v1/notes?deal_id=${stays}`));
    expect(notes.map(({ content }) => content)).toEqual(['Called']);
    const activities = everyRow(database, `/api/v2/activities?deal_id=${stays}`);
    expect(activities.map(({ subject }) => subject)).toEqual(['Visit']);
    const people = rows(ask(database, `GET /v1/deals/${stays}/participants`));
    expect(people.map(({ person_id }) => (person_id as JsonObject).value)).toEqual([2, 3]);
    expect(rows(ask(database, `GET /api/v2/deals/${stays}/followers`))).toHaveLength(1);
  });

  test('whoever asks for changes learns of both', () => {
    const changed = everyRow(
      database,
      '/api/v2/deals?updated_since=2026-11-22T12:00:00Z&status=open,deleted',
    );
    expect(changed.map(({ id }) => id)).toEqual(expect.arrayContaining([goes, stays]));
  });
});

test('the deals of a merged person are those of the other one, and count as changed', () => {
  const database = company();
  const { id } = everyRow(database, '/api/v2/deals').find(({ person_id }) => person_id)!;
  const person = data(ask(database, `GET /api/v2/deals/${String(id)}`)).person_id as number;
  const other = made(database, 'persons', { name: 'Jukka Virtanen' });
  expect(data(merge(database, 'persons', person, other))).toMatchObject({ merge_what_id: person });
  expect(data(ask(database, `GET /api/v2/deals/${String(id)}`))).toMatchObject({
    person_id: other,
    update_time: '2026-11-22T12:00:00Z',
  });
});

test('the persons of a merged organization are those of the other one', () => {
  const database = company();
  const other = made(database, 'organizations', { name: 'Nordmech' });
  const person = made(database, 'persons', { name: 'Aino', org_id: 5 });
  expect(data(merge(database, 'organizations', 5, other))).toEqual({ id: other });
  expect(data(ask(database, `GET /api/v2/persons/${person}`))).toMatchObject({ org_id: other });
});

test('after any merges nothing hangs on a record that went', () => {
  const kinds = ['deals', 'persons', 'organizations'] as const;
  const pair = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 2 });
  const merges = fc.array(fc.record({ kind: fc.constantFrom(...kinds), pair }), { maxLength: 12 });
  fc.assert(
    fc.property(merges, (steps) => {
      const database = company();
      for (const { kind, pair: ids } of steps) {
        const [from = 0, into = 0] = ids;
        if (merge(database, kind, from, into).status !== 200) continue;
        for (const { collection, property, several } of linksTo[kind]) {
          const left = [...database.collections[collection].all()].filter(({ values }) => {
            const link = values[property];
            return several ? (link as Json[]).includes(from) : link === from;
          });
          expect([collection, property, left]).toEqual([collection, property, []]);
        }
      }
    }),
    { numRuns: 25 },
  );
});

test('a record is not merged with itself, nor with one that is not there', () => {
  const database = company();
  expect(merge(database, 'persons', 1, 1).status).toBe(400);
  expect(merge(database, 'persons', 1, 999_999).status).toBe(404);
  expect(merge(database, 'persons', 999_999, 1).status).toBe(404);
});

test('a copy of a deal is open, and worth what its products are', () => {
  const database = company();
  const deal = made(database, 'deals', { title: 'Line', value: 5 });
  const line = { product_id: 1, item_price: 10, quantity: 3 };
  ask(database, `POST /api/v2/deals/${deal}/products`, line);
  ask(database, `PATCH /api/v2/deals/${deal}`, { status: 'won', value: 12 });
  const copy = data(ask(database, `POST /v1/deals/${deal}/duplicate`));
  expect(copy).toMatchObject({ title: 'Line', status: 'open', won_time: null, value: 30 });
  expect(copy.id).not.toBe(deal);
  expect(rows(ask(database, `GET /api/v2/deals/${String(copy.id)}/products`))).toHaveLength(1);
});
