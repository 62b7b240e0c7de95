import { defaultOptions } from '../../src/sandbox/options';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { openXlsx } from '../../src/workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../src/workbench/xlsx/save-xlsx';
import { excelIdentity } from '../../src/excel/excel-identity';
import { currentQuery } from '../../src/workbook/current-query';
import { stripForTemplate } from '../../src/workbook/template';
import { query, WorkbookWorld } from './workbook-world';

const world = new WorkbookWorld();
let birch: Sandbox;

beforeEach(async () => {
  await world.start({}, { deals: 12 });
  const counts = { ...defaultOptions.counts, deals: 9 };
  birch = await startSandbox({ port: 0, plan: 'unlimited', seed: 2, counts });
});
afterEach(async () => {
  await Promise.all([world.close(), birch.close()]);
});

/** A field that both companies call the same, under a key of its own in each. */
const named = 'Order number';
const deals = query('Deals', ['Id', 'Title', named]);
const identity = excelIdentity(() => 'id-1');

async function keyOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v2/dealFields?limit=500`, {
    headers: { 'x-api-token': 'sandbox-token' },
  });
  const { data } = (await answer.json()) as { data: { field_name: string; field_code: string }[] };
  return data.find(({ field_name }) => field_name === named)!.field_code;
}

/** Id and order number of each deal of the other company, as its API tells them. */
async function orders(): Promise<unknown[][]> {
  const key = await keyOf(birch.url);
  const answer = await fetch(`${birch.url}/api/v2/deals?limit=500&sort_by=id`, {
    headers: { 'x-api-token': 'sandbox-token' },
  });
  const { data } = (await answer.json()) as {
    data: { id: number; custom_fields: Record<string, unknown> }[];
  };
  return data.map(({ id, custom_fields }) => [id, custom_fields[key] ?? '']);
}

/** The workbook as somebody of the other company opens it. */
async function handOver(): Promise<void> {
  world.reopen(
    openXlsx(await saveXlsx(world.workbook)),
    { companyDomain: 'birch' },
    { endpoints: { direct: birch.url } },
  );
}

const shown = () => world.rows('Deals').map((row) => [row[0], row[2]]);

test('a template of another company shows the fields that are called the same', async () => {
  const { id } = await world.import(deals);
  expect(await keyOf(world.url)).not.toBe(await keyOf(birch.url));
  await stripForTemplate({ ...world.ports, identity });
  await handOver();
  const [stored] = await world.ports.definitions.list();
  if (!stored || !('definition' in stored)) throw new Error('The query was lost.');
  const session = await world.ports.connect(stored.definition, { interactive: true });
  const current = await currentQuery(stored.definition, session);
  expect(current.built?.columns).toEqual(deals.columns);

  const { columns, definition } = await world.refresher.refresh(id);
  expect(columns).toMatchObject({ vanished: [], renamed: [] });
  expect(columns.offered).toEqual([]);
  expect(shown()).toEqual(await orders());
  expect(definition.fields).toEqual([{ name: named, code: await keyOf(birch.url) }]);
  // From now on the field is known by its key there.
  expect((await world.refresher.refresh(id)).kind).toBe('delta');
});

test('rows of another company come under the same headers', async () => {
  const { id } = await world.import(deals);
  await handOver();
  const { columns } = await world.refresher.refresh(id, { full: true });
  expect(columns.vanished).toEqual([]);
  expect(world.headers('Deals')).toEqual(deals.columns);
  expect(shown()).toEqual(await orders());
});

test('a query changed and moved to another company adds no second column of a name', async () => {
  const { id } = await world.import(deals);
  await handOver();
  const edit = { sql: `SELECT Id, Title, [${named}], Status FROM Deals` };
  await world.refresher.refresh(id, { full: true, edit });
  expect(world.headers('Deals')).toEqual([...deals.columns, 'Status']);
  expect(shown()).toEqual(await orders());
});

test('in its own company a new field never takes the place of a deleted one of its name', async () => {
  const { id } = await world.import(deals);
  const old = await keyOf(world.url);
  await world.api('DELETE', `api/v2/dealFields/${old}`);
  await world.api('POST', 'api/v2/dealFields', { field_name: named, field_type: 'varchar' });
  world.reopen(world.workbook);
  const before = shown();
  const { columns } = await world.refresher.refresh(id, { full: true });
  expect(columns.vanished).toEqual([named]);
  expect(shown()).toEqual(before);
});
