import { strFromU8, unzipSync } from 'fflate';
import { excelIdentity } from '../../src/excel/excel-identity';
import { openXlsx } from '../../src/workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../src/workbench/xlsx/save-xlsx';
import { stripForTemplate } from '../../src/workbook/template';
import { query, WorkbookWorld } from './workbook-world';

const world = new WorkbookWorld();
let ids = 0;
const identity = excelIdentity(() => `id-${++ids}`);

beforeEach(async () => {
  await world.start({}, { deals: 12 });
});
afterEach(() => world.close());

const deals = query('Deals', ['Id', 'Title', 'Value']);

/** All the text in the parts of a saved workbook. */
const fileText = async () =>
  Object.values(unzipSync(await saveXlsx(world.workbook)))
    .map((part) => strFromU8(part))
    .join('\n');

test('no secret and no address is in the saved workbook', async () => {
  const { id } = await world.import(deals);
  await world.refresher.refresh(id, { full: true });
  const text = await fileText();
  expect(text).toContain('urn:excel-add-in-for-pipedrive:query');
  expect(text).not.toContain('sandbox-token');
  expect(text).not.toContain(new URL(world.url).port);
});

test('a query goes on after its workbook was saved as a file and opened again', async () => {
  const { id } = await world.import(deals);
  world.reopen(openXlsx(await saveXlsx(world.workbook)));
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Changed' });
  expect(await world.refresher.refresh(id)).toMatchObject({ kind: 'delta', changed: 1 });
});

test('a template has the formulas and the query, and none of the rows', async () => {
  const { id } = await world.import(deals);
  await world.excel((context) => {
    const table = context.workbook.tables.getItem('Deals');
    table.columns.add(undefined, '=[@Value]*2', 'Double');
    table.columns.add(undefined, 'remark', 'Remark');
  });
  const titles = world.rows('Deals').map((row) => String(row[1]));
  const before = await identity.get();
  await stripForTemplate({ ...world.ports, identity });
  expect(world.rows('Deals')).toEqual([['', '', '', 0, '']]);
  expect(await identity.get()).not.toBe(before);
  const text = await fileText();
  for (const title of titles) expect(text).not.toContain(title.replaceAll('&', '&amp;'));
  expect(text).not.toContain(':snapshot:');
  const [stored] = await world.ports.definitions.list();
  expect(stored).toMatchObject({ definition: { id, connection: { name: 'Sandbox' } } });

  const refreshed = await world.refresher.refresh(id);
  expect(refreshed).toMatchObject({ kind: 'full', reason: 'first', added: titles.length });
  expect(world.rows('Deals').map((row) => row[1])).toEqual(titles);
  for (const row of world.rows('Deals')) expect(row[3]).toBe(Number(row[2]) * 2);
});

test('a template is not half made: a protected sheet stops it before anything is stripped', async () => {
  await world.import(deals);
  await world.import(query('Persons', ['Id', 'Name']));
  await world.excel((context) => {
    context.workbook.tables.getItem('Persons').worksheet.protection.protect();
  });
  await expect(stripForTemplate({ ...world.ports, identity })).rejects.toMatchObject({
    code: 'table-protected',
  });
  expect(world.rows('Deals').length).toBeGreaterThan(1);
});

test('a workbook keeps its identity when it is saved and opened', async () => {
  const id = await identity.get();
  world.reopen(openXlsx(await saveXlsx(world.workbook)));
  expect(await identity.get()).toBe(id);
});

test('a copy of each day is appended, and an earlier one of the day is replaced', async () => {
  const { id } = await world.import(deals, { mode: 'append' });
  const count = world.rows('Deals').length;
  expect(world.headers('Deals')).toEqual(['As of', 'Id', 'Title', 'Value']);
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Later' });
  await world.refresher.refresh(id);
  expect(world.rows('Deals')).toHaveLength(count);
  world.clock.time += 24 * 3_600_000;
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Next day' });
  await world.refresher.refresh(id);
  const rows = world.rows('Deals');
  expect(rows).toHaveLength(2 * count);
  const first = rows.filter(([, key]) => key === 1);
  expect(first.map((row) => row[2])).toEqual(['Later', 'Next day']);
  expect(Number(first[1]![0]) - Number(first[0]![0])).toBe(1);
});
