import type { Query } from '../../src/query/query';
import { query, WorkbookWorld } from './workbook-world';

const world = new WorkbookWorld();

beforeEach(async () => {
  await world.start({}, { deals: 12 });
});
afterEach(() => world.close());

const edit = async (id: string, asked: Query) =>
  world.refresher.refresh(id, { edit: { sql: await world.sql(asked) } });
const byId = () => new Map(world.rows('Deals').map((row) => [row[0], row]));
const raw = async () =>
  new Map((await world.raw('api/v2/deals')).map((deal) => [Number(deal['id']), deal]));

test('new columns come to the right, dropped ones go, the user’s stay with their rows', async () => {
  const { id } = await world.import(query('Deals', ['Id', 'Title', 'Value']));
  await world.excel((context) => {
    const { columns } = context.workbook.tables.getItem('Deals');
    columns.add(1, '=[@Id]+100', 'Mine');
    columns.add(undefined, '', 'Status');
    columns.getItem('Status').getDataBodyRange().getCell(0, 0).values = [['typed']];
  });
  const [[first]] = world.rows('Deals') as [[number]];
  await edit(id, query('Deals', ['Id', 'Status', 'Value', 'Currency']));
  expect(world.headers('Deals')).toEqual([
    'Id',
    'Mine',
    'Value',
    'Status',
    'Status (2)',
    'Currency',
  ]);
  const deals = await raw();
  for (const [key, row] of byId()) {
    const deal = deals.get(Number(key))!;
    const typed = key === first ? 'typed' : '';
    const value = deal['value'] ?? '';
    expect(row).toEqual([key, Number(key) + 100, value, typed, deal['status'], deal['currency']]);
  }
  await world.api('PATCH', `api/v2/deals/${first}`, { value: 4242 });
  expect(await world.refresher.refresh(id)).toMatchObject({ kind: 'delta', changed: 1 });
  expect(byId().get(first)).toMatchObject({ 2: 4242, 3: 'typed' });
});

test('other conditions bring other rows, and edits of rows that stay survive', async () => {
  const { id } = await world.import(query('Deals', ['Id', 'Title']));
  const open = [...(await raw()).values()].find((deal) => deal['status'] === 'open')!;
  const key = Number(open['id']);
  const row = world.rows('Deals').findIndex((cells) => cells[0] === key);
  await world.excel((context) => {
    const body = context.workbook.tables.getItem('Deals').getDataBodyRange();
    body.getCell(row, 1).values = [['edited']];
  });
  const only = query('Deals', ['Id', 'Title'], {
    filters: [{ column: 'Status', operator: 'is', values: ['open'] }],
  });
  await edit(id, only);
  const wanted = [...(await raw()).values()].filter((deal) => deal['status'] === 'open');
  expect([...byId().keys()].sort()).toEqual(wanted.map((deal) => Number(deal['id'])).sort());
  expect(byId().get(key)![1]).toBe('edited');
});

test('an id that is added later finds the rows that remarks stand beside', async () => {
  const { id } = await world.import(query('Deals', ['Title', 'AddTime']));
  await world.excel((context) => {
    const { columns } = context.workbook.tables.getItem('Deals');
    columns.add(undefined, '', 'Remark');
    columns.getItem('Remark').getDataBodyRange().getCell(3, 0).values = [['call']];
    context.workbook.tables.getItem('Deals').sort.apply([{ key: 0, ascending: false }]);
  });
  const remarked = world.rows('Deals').find((row) => row[2] === 'call')![0];
  await world.api('POST', 'api/v2/deals', { title: 'New' });
  await edit(id, query('Deals', ['Title', 'AddTime', 'Id']));
  const deals = await raw();
  expect(world.rows('Deals')).toHaveLength(deals.size);
  const row = world.rows('Deals').find((cells) => cells[2] === 'call')!;
  expect(deals.get(Number(row[3]))!['title']).toBe(remarked);
  await world.api('PATCH', `api/v2/deals/${row[3]}`, { title: 'Changed' });
  expect(await world.refresher.refresh(id)).toMatchObject({ kind: 'delta', changed: 1 });
  expect(world.rows('Deals').find((cells) => cells[2] === 'call')![0]).toBe('Changed');
});

test('an edit that cannot be read leaves query and table as they were', async () => {
  const { id } = await world.import(query('Deals', ['Id', 'Title']));
  const before = world.rows('Deals');
  await expect(edit(id, query('Nowhere', ['Id']))).rejects.toMatchObject({ code: 'table-unknown' });
  expect(world.rows('Deals')).toEqual(before);
  expect((await world.refresher.refresh(id)).kind).toBe('delta');
});
