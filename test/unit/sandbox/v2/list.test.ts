import fc from 'fast-check';
import type { JsonObject } from '../../../../src/sandbox/json';
import { ask, codeOf, company, everyRow, rows } from '../asking';

const database = company();
const ids = (list: readonly JsonObject[]) => list.map(({ id }) => id);

const lists = [
  { path: '/api/v2/deals', sorts: ['id', 'update_time', 'add_time'] },
  { path: '/api/v2/persons', sorts: ['id', 'update_time', 'add_time'] },
  { path: '/api/v2/activities', sorts: ['id', 'update_time', 'add_time', 'due_date'] },
  { path: '/api/v2/products', sorts: ['id', 'name', 'add_time', 'update_time'] },
  { path: '/api/v2/stages', sorts: ['id', 'order_nr'] },
] as const;
const filters = {
  '/api/v2/deals': ['', 'status=won,lost', 'pipeline_id=2', 'updated_since=2025-06-01T00:00:00Z'],
  '/api/v2/persons': ['', 'org_id=3', 'updated_until=2025-06-01T00:00:00Z'],
  '/api/v2/activities': ['', 'done=false', 'deal_id=5'],
  '/api/v2/products': ['', 'ids=1,2,3,4'],
  '/api/v2/stages': ['', 'pipeline_id=1'],
} as const;

const query = fc.constantFrom(...lists).chain(({ path, sorts }) =>
  fc.record({
    path: fc.constant(path),
    sort: fc.constantFrom<string>(...sorts),
    direction: fc.constantFrom('asc', 'desc'),
    filter: fc.constantFrom<string>(...filters[path]),
    limit: fc.integer({ min: 1, max: 200 }),
  }),
);

test('pages of any size, order and filter are disjoint, complete and in order', () => {
  fc.assert(
    fc.property(query, ({ path, sort, direction, filter, limit }) => {
      const target = `${path}?sort_by=${sort}&sort_direction=${direction}&${filter}`;
      const paged = everyRow(database, target, limit);
      expect(paged).toEqual(everyRow(database, target));
      expect([...ids(paged)].sort()).toEqual(
        [...ids(everyRow(database, `${path}?${filter}`))].sort(),
      );
      const keys = paged.map((row) => row[sort] ?? '');
      const ordered = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(keys).toEqual(direction === 'asc' ? ordered : ordered.reverse());
    }),
    { numRuns: 60 },
  );
});

test('rows created or deleted while paging neither hide nor repeat the others', () => {
  const changing = company();
  const before = ids(everyRow(changing, '/api/v2/deals'));
  const first = ask(changing, 'GET /api/v2/deals?limit=50');
  const { next_cursor: cursor } = first.body.additional_data as JsonObject;
  ask(changing, `DELETE /api/v2/deals/${before[10]}`);
  ask(changing, `DELETE /api/v2/deals/${before[50]}`);
  ask(changing, 'POST /api/v2/deals', { title: 'Late' });
  const rest = ask(changing, `GET /api/v2/deals?limit=500&cursor=${String(cursor)}`);
  const created = Math.max(...ids(rows(rest)).map(Number));
  expect([...ids(rows(first)), ...ids(rows(rest))]).toEqual([
    ...before.filter((_, index) => index !== 50),
    created,
  ]);
});

test('the cursor is a base64url keyset marker of the first row of the next page', () => {
  const page = ask(database, 'GET /api/v2/deals?limit=2');
  const { next_cursor: cursor } = page.body.additional_data as JsonObject;
  const marker: unknown = JSON.parse(Buffer.from(String(cursor), 'base64url').toString());
  const third = ids(everyRow(database, '/api/v2/deals'))[2];
  expect(marker).toEqual({ field: 'id', fieldValue: third, sortDirection: 'asc', id: third });
});

test.each([
  ['a cursor that is not one', 'deals?cursor=abc'],
  ['a limit above 500', 'deals?limit=501'],
  ['a limit of 0', 'deals?limit=0'],
  ['an id that is no number', 'deals?owner_id=me'],
  ['more than 100 ids', `deals?ids=${Array.from({ length: 101 }, (_, i) => i + 1).join(',')}`],
  ['a time with fractional seconds', 'deals?updated_since=2026-01-01T00:00:00.000Z'],
  ['a date without a time', 'deals?updated_since=2026-01-01'],
  ['a status that does not exist', 'deals?status=open,closed'],
  ['0 for false', 'activities?done=0'],
  ['a sort field that is not offered', 'deals?sort_by=value'],
  ['an include field that does not exist', 'deals?include_fields=colour'],
  [
    'more than 15 custom fields',
    `deals?custom_fields=${'a,'.repeat(15)}b`.replace(/a,/g, () => `${Math.random()},`),
  ],
  ['updated_since for stages', 'stages?updated_since=2026-01-01T00:00:00Z'],
  ['updated_since for pipelines', 'pipelines?updated_since=2026-01-01T00:00:00Z'],
  ['updated_until for products', 'products?updated_until=2026-01-01T00:00:00Z'],
  ['include_labels for products', 'products?include_labels=true'],
])('%s is refused as v2 does', (_what, target) => {
  const { status, body } = ask(database, `GET /api/v2/${target}`);
  expect(status).toBe(400);
  expect(body).toMatchObject({ success: false, code: 'ERR_SCHEMA_VALIDATION_FAILED' });
  expect(body.error).toMatch(/^Validation failed: /);
});

test('a cursor cannot go on in another order', () => {
  const page = ask(database, 'GET /api/v2/deals?limit=2');
  const { next_cursor: cursor } = page.body.additional_data as JsonObject;
  const other = ask(database, `GET /api/v2/deals?sort_by=add_time&cursor=${String(cursor)}`);
  expect(other.status).toBe(400);
});

test('updated_since includes its second and updated_until excludes it', () => {
  const [deal] = everyRow(database, '/api/v2/deals').filter(({ update_time }) => update_time);
  const time = String(deal!.update_time);
  const since = ids(everyRow(database, `/api/v2/deals?updated_since=${time}`));
  const until = ids(everyRow(database, `/api/v2/deals?updated_until=${time}`));
  expect(since).toContain(deal!.id);
  expect(until).not.toContain(deal!.id);
});

test('deleted deals are listed only on request, archived ones only in their own list', () => {
  const seen = everyRow(database, '/api/v2/deals');
  const deleted = everyRow(database, '/api/v2/deals?status=deleted');
  const archived = everyRow(database, '/api/v2/deals/archived');
  expect(seen.every(({ is_deleted, is_archived }) => !is_deleted && !is_archived)).toBe(true);
  expect(deleted.length).toBeGreaterThan(0);
  expect(deleted.every(({ is_deleted, status }) => is_deleted && status === 'deleted')).toBe(true);
  expect(archived.length).toBeGreaterThan(0);
  expect(archived.every(({ is_archived }) => is_archived)).toBe(true);
  const all = everyRow(database, '/api/v2/deals?status=open,won,lost,deleted');
  expect(all).toHaveLength(seen.length + deleted.length);
});

test('a saved filter overrides the quick filters but not updated_since', () => {
  const byFilter = everyRow(database, '/api/v2/deals?filter_id=1');
  expect(byFilter.length).toBeGreaterThan(0);
  expect(everyRow(database, '/api/v2/deals?filter_id=1&status=lost&owner_id=1&ids=1')).toEqual(
    byFilter,
  );
  expect(
    everyRow(database, '/api/v2/deals?filter_id=1&updated_since=2030-01-01T00:00:00Z'),
  ).toEqual([]);
});

test('a filter of another kind of record, or none, is refused', () => {
  expect(ask(database, 'GET /api/v2/persons?filter_id=1').status).toBe(400);
  expect(ask(database, 'GET /api/v2/deals?filter_id=999').status).toBe(404);
});

test('ids that do not exist are left out of the answer', () => {
  expect(ids(everyRow(database, '/api/v2/persons?ids=3,99999,1'))).toEqual([1, 3]);
});

test('custom_fields narrows the custom fields to those named', () => {
  const code = codeOf(database, 'deal', 'Order number');
  const narrowed = everyRow(database, `/api/v2/deals?custom_fields=${code}`);
  expect(narrowed.every((deal) => Object.keys(deal.custom_fields!).join() === code)).toBe(true);
});

test('every defined custom field is there, null when unset', () => {
  const codes = database.fields.deal.all().flatMap(({ custom, code }) => (custom ? [code] : []));
  for (const deal of everyRow(database, '/api/v2/deals')) {
    expect(Object.keys(deal.custom_fields!)).toEqual(codes);
  }
});

test('option labels come with their ids, without a label where the option was deleted', () => {
  const code = codeOf(database, 'deal', 'Lead channel');
  const target = `/api/v2/deals?custom_fields=${code}&include_option_labels=true`;
  const shown = everyRow(database, target).flatMap(({ custom_fields: custom }) => {
    const value = (custom as JsonObject)[code];
    return value ? [value as JsonObject] : [];
  });
  const options = new Map(
    database.fields.deal.get(code)!.options!.map(({ id, label }) => [id, label]),
  );
  expect(shown.length).toBeGreaterThan(0);
  for (const { id, label } of shown) expect(label).toBe(options.get(Number(id)) ?? null);
  expect(shown.some(({ label }) => label === null)).toBe(true);
});

test('include_fields adds counts that agree with the linked records', () => {
  const deals = everyRow(
    database,
    '/api/v2/deals?include_fields=activities_count,next_activity_id',
  );
  for (const { id, activities_count: count } of deals) {
    expect(count).toBe(everyRow(database, `/api/v2/activities?deal_id=${String(id)}`).length);
  }
});

test('activities carry no custom_fields and attendees only on request', () => {
  const [plain] = everyRow(database, '/api/v2/activities');
  const [full] = everyRow(database, '/api/v2/activities?include_fields=attendees');
  expect(plain).not.toHaveProperty('custom_fields');
  expect(plain).not.toHaveProperty('attendees');
  expect(full).toHaveProperty('attendees');
});
