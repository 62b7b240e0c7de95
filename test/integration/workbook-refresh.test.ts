import { AppError } from '../../src/core/error';
import { query, WorkbookWorld } from './workbook-world';

const world = new WorkbookWorld();

beforeEach(async () => {
  await world.start({}, { deals: 60, persons: 30 });
});
afterEach(() => world.close());

const deals = query('Deals', ['Id', 'Title', 'Value', 'Status', 'Stage']);
const byId = (name: string) => new Map(world.rows(name).map((row) => [row[0], row]));

test('changed, new and deleted rows arrive, and nothing else is touched', async () => {
  const { id } = await world.import(deals);
  const before = byId('Deals');
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Changed' });
  const added = await world.api('POST', 'api/v2/deals', { title: '=New' });
  await world.api('DELETE', 'api/v2/deals/2');
  const refreshed = await world.refresher.refresh(id);
  expect(refreshed).toMatchObject({ kind: 'delta', added: 1, changed: 1, rows: before.size });
  expect(refreshed.departed).toMatchObject({ deleted: 1 });
  const after = byId('Deals');
  expect(after.get(1)![1]).toBe('Changed');
  expect(after.get(added.id)![1]).toBe('=New');
  expect(after.has(2)).toBe(false);
  for (const [key, row] of before) if (key !== 1 && key !== 2) expect(after.get(key)).toEqual(row);
});

test('a delta takes three requests, whatever the size of the table', async () => {
  const { id } = await world.import(deals);
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Changed' });
  await world.reset();
  expect((await world.refresher.refresh(id)).requests).toBe(3);
  expect(await world.dataRequests('deals')).toEqual([
    'GET /api/v2/deals/archived',
    'GET /api/v2/deals',
    'GET /api/v2/deals',
  ]);
});

test('a refresh that finds nothing new writes nothing into the workbook', async () => {
  const { id } = await world.import(deals);
  await world.refresher.refresh(id);
  let changes = 0;
  const stop = world.workbook.onChange(() => changes++);
  expect(await world.refresher.refresh(id)).toMatchObject({ kind: 'delta', changed: 0 });
  stop();
  expect(changes).toBe(0);
});

test('a row that leaves the filter is told from a deleted and from an archived one', async () => {
  const open = query('Deals', ['Id', 'Title', 'Status'], {
    filters: [{ column: 'Status', operator: 'is', values: ['open'] }],
  });
  const { id } = await world.import(open);
  const [[lost], [deleted], [archived]] = world.rows('Deals') as [[number], [number], [number]];
  await world.api('PATCH', `api/v2/deals/${lost}`, { status: 'lost' });
  await world.api('DELETE', `api/v2/deals/${deleted}`);
  await world.touch('deals', [archived], { is_archived: true });
  const refreshed = await world.refresher.refresh(id);
  expect(refreshed.kind).toBe('delta');
  expect(refreshed.departed).toEqual({ left: 1, deleted: 1, archived: 1, gone: 0 });
  expect([lost, deleted, archived].filter((key) => byId('Deals').has(key))).toEqual([]);
});

test('after a rename of a stage all rows are read, for no change list tells of it', async () => {
  const { id } = await world.import(deals);
  const [first] = await world.raw('api/v2/stages');
  await world.touch('stages', [Number(first!['id'])], { name: 'Renamed' });
  world.clock.time += 10 * 60_000;
  const refreshed = await world.refresher.refresh(id);
  expect(refreshed).toMatchObject({ kind: 'full', reason: 'changed' });
  expect(world.rows('Deals').some((row) => row[4] === 'Renamed')).toBe(true);
});

test('persons deleted in Pipedrive are found when it is time to look', async () => {
  const { id } = await world.import(query('Persons', ['Id', 'Name']));
  await world.api('DELETE', 'api/v2/persons/3');
  await world.refresher.refresh(id);
  expect(byId('Persons').has(3)).toBe(true);
  world.clock.time += 7 * 3_600_000;
  const refreshed = await world.refresher.refresh(id);
  expect(refreshed).toMatchObject({ kind: 'delta', departed: { deleted: 1 } });
  expect(byId('Persons').has(3)).toBe(false);
});

test('a query with a row limit is read in full', async () => {
  const top = query('Deals', ['Id', 'Value'], {
    sort: [{ column: 'Value', descending: true }],
    limit: 5,
  });
  const { id } = await world.import(top);
  await world.api('PATCH', 'api/v2/deals/7', { value: 99_999_999 });
  const refreshed = await world.refresher.refresh(id);
  expect(refreshed).toMatchObject({ kind: 'full', reason: 'limit', rows: 5 });
  expect(world.rows('Deals').map((row) => row[0])[0]).toBe(7);
});

test('a connection that caps the rows is read in full', async () => {
  world.reopen(world.workbook, { maxRows: 5 });
  const { id } = await world.import(deals);
  const refreshed = await world.refresher.refresh(id);
  expect(refreshed).toMatchObject({ kind: 'full', reason: 'limit', rows: 5 });
});

test.each([
  ['a dead token', { apiToken: 'wrong' }, 'token-rejected'],
  ['another company', { companyDomain: 'other' }, 'company-changed'],
])('%s is told, and the old rows stay', async (_, settings, code) => {
  const { id } = await world.import(deals);
  const before = world.rows('Deals');
  world.reopen(world.workbook, settings);
  const reading = world.refresher.refresh(id);
  await expect(reading).rejects.toMatchObject({ code });
  expect(world.rows('Deals')).toEqual(before);
});

test('a workbook that is open read-only keeps its rows, and that is said', async () => {
  const { id } = await world.import(deals);
  const before = world.rows('Deals');
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Changed' });
  world.workbook.readOnly = true;
  await expect(world.refresher.refresh(id)).rejects.toMatchObject({ code: 'workbook-readonly' });
  expect(world.rows('Deals')).toEqual(before);
});

test('a connection that is missing on this device is told, and the old rows stay', async () => {
  const { id } = await world.import(deals);
  const before = world.rows('Deals');
  Object.assign(world.ports, {
    connect: async () => {
      throw new AppError('connection-missing', { name: 'Sandbox' });
    },
  });
  await expect(world.refresher.refresh(id)).rejects.toMatchObject({ code: 'connection-missing' });
  expect(world.rows('Deals')).toEqual(before);
});

test('a refresh that fails leaves the old rows and the next one makes up for it', async () => {
  const { id } = await world.import(deals);
  const before = world.rows('Deals');
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Changed' });
  await world.fault({ match: 'GET /api/v2/deals', status: 'html403', times: 1 });
  await expect(world.refresher.refresh(id)).rejects.toMatchObject({ code: 'blocked' });
  expect(world.rows('Deals')).toEqual(before);
  await world.refresher.refresh(id);
  expect(byId('Deals').get(1)![1]).toBe('Changed');
});

test('a refresh that is stopped leaves the old rows', async () => {
  const { id } = await world.import(deals);
  const before = world.rows('Deals');
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Changed' });
  const stop = new AbortController();
  const refreshed = world.refresher.refresh(
    id,
    {},
    {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    },
  );
  await expect(refreshed).rejects.toMatchObject({ code: 'cancelled' });
  expect(world.rows('Deals')).toEqual(before);
});

test('two refreshes of a query at once are one', async () => {
  const { id } = await world.import(deals);
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Changed' });
  await world.reset();
  const [one, other] = await Promise.all([
    world.refresher.refresh(id),
    world.refresher.refresh(id),
  ]);
  expect(one).toBe(other);
  expect(await world.dataRequests('deals')).toHaveLength(3);
});

test('several queries are refreshed side by side, each with its own outcome', async () => {
  const first = await world.import(deals);
  const second = await world.import(query('Persons', ['Id', 'Name']));
  await world.api('PATCH', 'api/v2/persons/1', { name: 'Changed' });
  await world.excel((context) => context.workbook.tables.getItem('Deals').delete());
  const outcomes = await world.refresher.refreshAll([first.id, second.id, second.id]);
  expect(outcomes).toMatchObject([
    { id: first.id, outcome: 'failed', error: { code: 'table-missing' } },
    { id: second.id, outcome: 'done', result: { changed: 1 } },
    { id: second.id },
  ]);
});

test('several full reads go to Pipedrive side by side, within its burst limit', async () => {
  await world.close();
  await world.start({ plan: 'growth', latencyMs: 5 }, { deals: 60, persons: 30, products: 10 });
  const asked = ['Deals', 'Persons', 'Products', 'Organizations', 'Activities'];
  const ids: string[] = [];
  for (const table of asked) ids.push((await world.import(query(table, ['Id']))).id);
  await world.reset();
  let underWay = 0;
  let most = 0;
  const { fetch } = globalThis;
  world.reopen(
    world.workbook,
    {},
    {
      fetch: async (...request) => {
        most = Math.max(most, ++underWay);
        return fetch(...request).finally(() => underWay--);
      },
    },
  );
  const outcomes = await world.refresher.refreshAll(ids, { full: true });
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(asked.map(() => 'done'));
  expect(most).toBeGreaterThan(3);
  expect((await world.received()).filter(({ status }) => status === 429)).toEqual([]);
});

test('rows of another company are replaced when asked for, with what was typed beside them', async () => {
  const { id } = await world.import(deals);
  await world.excel((context) =>
    context.workbook.tables.getItem('Deals').columns.add(undefined, 'remark', 'Remark'),
  );
  const before = world.rows('Deals').map((row) => row.slice(0, 5));
  world.reopen(world.workbook, { companyDomain: 'other' });
  await world.refresher.refresh(id, { full: true });
  // The sandbox answers for every company: the rows are the same, the remarks are gone.
  expect(world.rows('Deals')).toEqual(before.map((row) => [...row, '']));
  expect((await world.refresher.refresh(id)).kind).toBe('delta');
});
