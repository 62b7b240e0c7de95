import type { Database } from '../../../../src/sandbox/database';
import { ask, company, everyRow, rows } from '../asking';

/** Everything in a company, as text. */
function dump({ collections, fields }: Database): string {
  const records = Object.values(collections).map((collection) =>
    [...collection.all()].map(({ values, custom }) => [values, [...custom]]),
  );
  return JSON.stringify([records, Object.values(fields).map((book) => book.all())]);
}

test('the same seed gives the same company, another seed another one', () => {
  expect(dump(company(7))).toBe(dump(company(7)));
  expect(dump(company(7))).not.toBe(dump(company(8)));
});

test('the number of deals does not change the persons', () => {
  const persons = (database: Database) => JSON.stringify(everyRow(database, '/api/v2/persons'));
  expect(persons(company(1, { deals: 10 }))).toBe(persons(company(1, { deals: 400 })));
});

test.each([0, 1, 7, 333])('exactly %i rows of each kind are to be seen', (count) => {
  const database = company(3, {
    deals: count,
    persons: count,
    organizations: count,
    activities: count,
    products: count,
    leads: count,
  });
  for (const path of ['deals', 'persons', 'organizations', 'activities', 'products']) {
    expect([path, everyRow(database, `/api/v2/${path}`).length]).toEqual([path, count]);
  }
  expect(rows(ask(database, 'GET /v1/leads?limit=500'))).toHaveLength(count);
});

const database = company(1, { deals: 1000 });
const deals = everyRow(database, '/api/v2/deals');

test('all 16 custom field types are there, and more than 100 deal fields', () => {
  const fields = database.fields.deal.all();
  expect(fields.length).toBeGreaterThan(100);
  expect(new Set(fields.filter(({ custom }) => custom).map(({ type }) => type)).size).toBe(16);
});

test('two deal fields share one name', () => {
  const names = database.fields.deal.all().map(({ name }) => name);
  expect(names.filter((name) => name === 'Region')).toHaveLength(2);
});

test('titles that look like formulas and texts of many scripts are among the deals', () => {
  const titles = deals.map(({ title }) => String(title)).join('\n');
  for (const start of ['=', '-', '@', '+']) expect(titles).toContain(`\n${start}`);
  expect(titles).toMatch(/\p{Script=Han}/u);
  expect(titles).toMatch(/\p{Script=Greek}/u);
  expect(titles).toMatch(/\p{Script=Devanagari}/u);
});

test('ids, add times and update times are in a believable order', () => {
  for (const { add_time: added, update_time: updated, close_time: closed } of deals) {
    if (updated !== null) expect(String(updated) >= String(added)).toBe(true);
    if (closed !== null) expect(String(closed) >= String(added)).toBe(true);
  }
  const times = deals.map(({ add_time }) => String(add_time));
  expect(times).toEqual([...times].sort());
});

test('links lead to records that exist', () => {
  const { persons, organizations, users } = database.collections;
  for (const { person_id: person, org_id: organization, owner_id: owner } of deals) {
    if (person !== null) expect(persons.get(Number(person))).toBeDefined();
    if (organization !== null) expect(organizations.get(Number(organization))).toBeDefined();
    expect(users.get(Number(owner))).toBeDefined();
  }
});
