import type { JsonObject } from '../../../../src/sandbox/json';
import { ask, codeOf, company, everyRow } from '../asking';

const database = company(1, { deals: 300 });

/** The deals that a filter with one condition selects. */
function selected(condition: JsonObject): JsonObject[] {
  const made = ask(database, 'POST /v1/filters', {
    name: 'Test',
    type: 'deals',
    conditions: {
      glue: 'and',
      conditions: [
        { glue: 'and', conditions: [{ object: 'deal', extra_value: null, ...condition }] },
        { glue: 'or', conditions: [] },
      ],
    },
  });
  const { id } = made.body.data as JsonObject;
  return everyRow(database, `/api/v2/deals?filter_id=${String(id)}`);
}

const all = everyRow(database, '/api/v2/deals');
const idsOf = (list: readonly JsonObject[]) => list.map(({ id }) => id);

test.each<[string, JsonObject, (deal: JsonObject) => boolean]>([
  ['=', { field_id: 'status', operator: '=', value: 'won' }, ({ status }) => status === 'won'],
  ['!=', { field_id: 'status', operator: '!=', value: 'won' }, ({ status }) => status !== 'won'],
  [
    '>',
    { field_id: 'value', operator: '>', value: '10000' },
    ({ value }) => Number(value) > 10_000,
  ],
  ['<=', { field_id: 'value', operator: '<=', value: '500' }, ({ value }) => Number(value) <= 500],
  [
    'IS NULL',
    { field_id: 'org_id', operator: 'IS NULL', value: null },
    ({ org_id }) => org_id === null,
  ],
  [
    'contains text, in any case',
    { field_id: 'title', operator: "LIKE '%$%'", value: 'ROBOT' },
    ({ title }) => /robot/i.test(String(title)),
  ],
  [
    'a date span',
    { field_id: 'expected_close_date', operator: '=', value: 'this_quarter' },
    ({ expected_close_date: day }) =>
      String(day) >= '2026-10-01' && String(day) <= '2026-12-31' && day !== null,
  ],
  [
    'before a date',
    { field_id: 'add_time', operator: '<', value: '2025-01-01' },
    ({ add_time: time }) => String(time) < '2025-01-01',
  ],
])('the operator %s selects what it says', (_name, condition, test) => {
  const wanted = all.filter(test);
  expect(wanted.length).toBeGreaterThan(0);
  expect(idsOf(selected(condition))).toEqual(idsOf(wanted));
});

test('a condition can be about a custom field, by its code or its number', () => {
  const code = codeOf(database, 'deal', 'Product lines');
  const field = database.fields.deal.get(code)!;
  const option = field.options![0]!.id;
  const wanted = all.filter((deal) => {
    const value = (deal.custom_fields as JsonObject)[code];
    return Array.isArray(value) && value.includes(option);
  });
  expect(wanted.length).toBeGreaterThan(0);
  const condition = { operator: 'contains', value: String(option) };
  expect(idsOf(selected({ ...condition, field_id: code }))).toEqual(idsOf(wanted));
  expect(idsOf(selected({ ...condition, field_id: String(field.id) }))).toEqual(idsOf(wanted));
});

test('a condition can be about the linked organization', () => {
  const automotive = new Set(
    everyRow(database, '/api/v2/organizations').flatMap(({ id, industry }) =>
      industry === 1 ? [id] : [],
    ),
  );
  const wanted = all.filter(({ org_id }) => automotive.has(org_id!));
  const found = selected({
    object: 'organization',
    field_id: 'industry',
    operator: '=',
    value: '1',
  });
  expect(idsOf(found)).toEqual(idsOf(wanted));
});

test('every seeded filter selects something of its kind, but not everything', () => {
  const paths: Record<string, string> = {
    deals: '/api/v2/deals',
    people: '/api/v2/persons',
    org: '/api/v2/organizations',
    activity: '/api/v2/activities',
    products: '/api/v2/products',
  };
  for (const { values } of company(1, { deals: 300, activities: 500 }).collections.filters.all()) {
    const path = paths[String(values.type)];
    if (!path) continue;
    const found = everyRow(database, `${path}?filter_id=${String(values.id)}`).length;
    expect([values.name, found > 0]).toEqual([values.name, true]);
    expect(found).toBeLessThan(everyRow(database, path).length);
  }
});

test('a tree of another form is refused', () => {
  const bad = { name: 'Bad', type: 'deals', conditions: { glue: 'or', conditions: [] } };
  expect(ask(database, 'POST /v1/filters', bad).status).toBe(400);
});
