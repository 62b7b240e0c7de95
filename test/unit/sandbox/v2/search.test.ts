import type { JsonObject } from '../../../../src/sandbox/json';
import { ask, company } from '../asking';

const database = company();
const items = (target: string) =>
  ((ask(database, `GET /api/v2/${target}`).body.data as JsonObject).items as JsonObject[]).map(
    ({ item }) => item as JsonObject,
  );

test('a term needs two characters, or one for an exact match', () => {
  expect(ask(database, 'GET /api/v2/deals/search?term=a').status).toBe(400);
  expect(ask(database, 'GET /api/v2/deals/search?term=a&exact_match=true').status).toBe(200);
});

test('search is not case-sensitive and finds parts of words', () => {
  const found = items('products/search?term=SERVO');
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ name }) => String(name).includes('Servo'))).toBe(true);
});

test('emails are plain texts in search results', () => {
  const [person] = items('persons/search?term=example&fields=email');
  expect((person!.emails as string[])[0]).toContain('example');
});

test('itemSearch takes at most 100 hits a page, and its pages are disjoint', () => {
  expect(ask(database, 'GET /api/v2/itemSearch?term=ro&limit=101').status).toBe(400);
  const page = ask(database, 'GET /api/v2/itemSearch?term=ro&limit=5');
  const { next_cursor: cursor } = page.body.additional_data as JsonObject;
  const key = ({ type, id }: JsonObject) => `${String(type)} ${String(id)}`;
  const first = items('itemSearch?term=ro&limit=5').map(key);
  const second = items(`itemSearch?term=ro&limit=5&cursor=${String(cursor)}`).map(key);
  expect(first).toHaveLength(5);
  expect(second.filter((item) => first.includes(item))).toEqual([]);
});

test('deleted records are not found', () => {
  const { id } = ask(database, 'POST /api/v2/deals', { title: 'Quetzalcoatl' }).body
    .data as JsonObject;
  expect(items('deals/search?term=quetzal')).toHaveLength(1);
  ask(database, `DELETE /api/v2/deals/${String(id)}`);
  expect(items('deals/search?term=quetzal')).toEqual([]);
});

test('a search of one field is case-sensitive', () => {
  ask(database, 'POST /api/v2/deals', { title: 'Monkey' });
  const find = (term: string, match: string) =>
    ask(
      database,
      `GET /api/v2/itemSearch/field?entity_type=deal&field=title&term=${term}&match=${match}`,
    ).body.data;
  expect(find('Monk', 'exact')).toEqual([]);
  expect(find('Monk', 'beginning')).toHaveLength(1);
  expect(find('onke', 'middle')).toHaveLength(1);
  expect(find('MONK', 'beginning')).toEqual([]);
});
