import type { Row } from '../../src/core/column';
import type { ConnectionSettings } from '../../src/connection/settings';
import { tableEntry } from '../../src/pipedrive/catalogue';
import { describeTable, listSavedFilters } from '../../src/pipedrive/filter-tables';
import { readPages } from '../../src/pipedrive/read';
import type { TableSchema } from '../../src/pipedrive/schema';
import type { Session } from '../../src/pipedrive/session';
import { planQuery } from '../../src/query/plan';
import { runQuery } from '../../src/query/run';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
beforeAll(() =>
  world.start(
    {},
    { deals: 260, persons: 230, organizations: 40, activities: 60, products: 12, leads: 20 },
  ),
);
afterAll(() => world.close());
afterEach(() => world.reset());

async function read(
  schema: TableSchema,
  session: Session,
  names: readonly string[],
  parameters: Readonly<Record<string, string>> = {},
) {
  const columns = names.map((name) => schema.columns.find((column) => column.name === name)!);
  const rows: Row[] = [];
  const seen = new Set<unknown>();
  for (const source of schema.sources)
    for await (const page of readPages(
      schema,
      { source, columns, parameters, limit: 500, seen },
      session,
    ))
      rows.push(...page.rows);
  return rows;
}

async function table(
  name: string,
  columns: readonly string[],
  parameters: Readonly<Record<string, string>> = {},
  settings: Partial<ConnectionSettings> = {},
) {
  const session = world.session(settings);
  const schema = await describeTable(name, session);
  await world.reset();
  return read(schema, session, columns, parameters);
}

const paths = async () => (await world.received()).map(({ path }) => path);

describe('lists of a parent', () => {
  test('are read once for each parent, and every row says whose it is', async () => {
    const deals = (await world.raw('api/v2/deals')).slice(0, 5).map(({ id }) => Number(id));
    const rows = await table('DealsFollowers', ['DealId', 'UserId'], { deal_id: deals.join(',') });
    expect(await paths()).toEqual(deals.map((id) => `/api/v2/deals/${id}/followers`));
    const expected = [];
    for (const id of deals)
      for (const { user_id } of await world.raw(`api/v2/deals/${id}/followers`))
        expected.push([id, user_id]);
    expect(rows).toEqual(expected);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('that take many parents at once are asked for a hundred at a time', async () => {
    const deals = (await world.raw('api/v2/deals')).slice(0, 150).map(({ id }) => Number(id));
    const rows = await table('DealsProducts', ['Id', 'DealId'], { deal_ids: deals.join(',') });
    expect(await paths()).toEqual(['/api/v2/deals/products', '/api/v2/deals/products']);
    const ids = [deals.slice(0, 100), deals.slice(100)];
    const raw = [];
    for (const chunk of ids)
      raw.push(...(await world.raw(`api/v2/deals/products?deal_ids=${chunk.join(',')}`)));
    expect(rows).toEqual(raw.map(({ id, deal_id }) => [id, deal_id]));
  });

  test('name the column that a condition is missing on', async () => {
    await expect(table('DealsFiles', ['Id'])).rejects.toMatchObject({
      code: 'filter-required',
      details: { column: 'DealId', parents: 'Deals', parent: 'deal' },
    });
    await expect(table('DealsTimeline', ['Count'])).rejects.toMatchObject({
      code: 'input-required',
      details: { column: 'StartDate', example: '2026-01-01' },
    });
  });

  test('no parent at all is no row and no request', async () => {
    expect(await table('DealsFollowers', ['DealId'], { deal_id: '' })).toEqual([]);
    expect(await world.received()).toEqual([]);
  });

  test.each([true, false])(
    'a query sends the condition on the parent (push-down %p)',
    async (pushDown) => {
      const session = world.session();
      const schema = await describeTable('PipelinesDeals', session);
      const filters = [{ column: 'PipelineId', operator: 'is', values: ['1'] }] as const;
      const query = { table: 'PipelinesDeals', columns: ['Id'], filters, sort: [] };
      const { rows } = await runQuery(planQuery(query, schema, { pushDown }), session);
      const raw = await world.raw('api/v2/deals?pipeline_id=1');
      expect(rows).toEqual(raw.map(({ id }) => [id]));
    },
  );

  test('folders and kinds that are known are read one after the other without a condition', async () => {
    const rows = await table('MailThreads', ['Folder', 'Id']);
    const folders = [...new Set(rows.map(([folder]) => folder))];
    expect(['inbox', 'drafts', 'sent', 'archive']).toEqual(expect.arrayContaining(folders));
    expect(await world.received()).toHaveLength(4);
    const inbox = await table('MailThreads', ['Folder', 'Id'], { folder: 'inbox' });
    expect(inbox).toEqual(rows.filter(([folder]) => folder === 'inbox'));
    expect(await world.received()).toHaveLength(1);
  });
});

describe('lists within rows', () => {
  test('every e-mail address of a person is a row', async () => {
    const raw = await world.raw('api/v2/persons');
    const rows = await table('PersonsEmails', ['RowId', 'PersonId', 'Email', 'Primary']);
    type Way = { value: string; primary: boolean };
    expect(rows).toEqual(
      raw.flatMap(({ id, emails }) =>
        (emails as Way[]).map(({ value, primary }, place) => [
          `${id}/${place}`,
          id,
          value,
          primary,
        ]),
      ),
    );
  });
});

describe('one row by its key', () => {
  test('costs one request of one token, with its custom fields and further fields', async () => {
    const session = world.session();
    const schema = await describeTable('Deals', session);
    const [raw] = await world.raw('api/v2/deals?ids=5&include_fields=products_count');
    await world.reset();
    const rows = await read(schema, session, ['Id', 'Title', 'ProductsCount'], { ids: '5' });
    expect(rows).toEqual([[5, raw!['title'], raw!['products_count']]]);
    expect(await world.received()).toMatchObject([{ path: '/api/v2/deals/5', cost: 1 }]);
  });

  test('a row that is gone, deleted or archived is no row, as in the list', async () => {
    await world.touch('deals', [7], { is_deleted: true });
    await world.touch('deals', [8], { is_archived: true });
    for (const id of ['7', '8', '999999'])
      expect(await table('Deals', ['Id'], { ids: id })).toEqual([]);
    const kept = await table('Deals', ['Id'], { ids: '8' }, { includeArchived: true });
    expect(kept).toEqual([[8]]);
  });

  test('a note and a lead are found by their keys', async () => {
    const [note] = await world.raw('v1/notes');
    expect(await table('Notes', ['Id'], { id: String(note!['id']) })).toEqual([[note!['id']]]);
    const [lead] = await world.raw('v1/leads');
    expect(await table('Leads', ['Title'], { id: String(lead!['id']) })).toEqual([
      [lead!['title']],
    ]);
    expect(await world.received()).toMatchObject([{ cost: 2 }]);
  });
});

describe('names of linked rows', () => {
  test('are asked for a hundred at a time, only where the column is, and once in a session', async () => {
    const deals = await world.raw('api/v2/deals');
    const persons = new Map((await world.raw('api/v2/persons')).map(({ id, name }) => [id, name]));
    const linked = new Set(deals.flatMap(({ person_id: id }) => id ?? []));
    const session = world.session();
    const schema = await describeTable('Deals', session);
    await world.reset();
    await read(schema, session, ['Id', 'PersonId']);
    expect(await world.received()).toHaveLength(1);
    const rows = await read(schema, session, ['Person']);
    expect(rows).toEqual(
      deals.map(({ person_id: id }) => [id ? String(persons.get(id) ?? id) : null]),
    );
    const asked = (await paths()).filter((path) => path === '/api/v2/persons');
    expect(asked).toHaveLength(Math.ceil(linked.size / 100));
    await read(schema, session, ['Person']);
    expect((await paths()).filter((path) => path === '/api/v2/persons')).toHaveLength(asked.length);
  });

  test('of two reads at the same time are asked for once', async () => {
    const session = world.session();
    const schema = await describeTable('Persons', session);
    await world.reset();
    await Promise.all([1, 2].map(() => read(schema, session, ['Organization'])));
    const asked = (await world.received()).filter(({ path }) => path === '/api/v2/organizations');
    expect(asked).toHaveLength(1);
  });

  test('a deleted one stays as its id', async () => {
    const person = (await world.raw('api/v2/persons')).find(({ org_id }) => org_id)!;
    const id = Number(person['org_id']);
    await world.touch('organizations', [id], { is_deleted: true });
    const rows = await table('Persons', ['OrgId', 'Organization']);
    expect(rows.filter(([org]) => org === id).map(([, name]) => name)).toContain(String(id));
  });
});

describe('saved filters', () => {
  test('each is a table with the rows that Pipedrive chooses', async () => {
    const session = world.session();
    const filters = await listSavedFilters(session);
    expect(filters.length).toBeGreaterThan(0);
    for (const { source, id, table: name } of filters) {
      const schema = await describeTable(source, session);
      const { path, version } = tableEntry(name).source;
      const prefix = version === 'v2' ? 'api/v2' : 'v1';
      const raw = await world.raw(`${prefix}/${path}?filter_id=${id}`);
      expect(await read(schema, session, ['Id'])).toEqual(raw.map((item) => [item['id']]));
      expect(schema.columns.some(({ filter }) => filter)).toBe(false);
    }
  });

  test('are found whatever the case and by number; an unknown one gets the nearest name', async () => {
    const session = world.session();
    const [first] = await listSavedFilters(session);
    const { name, id, table: entry } = first!;
    const found = await describeTable(`filter:${name.toUpperCase()}`, session);
    expect(found.parameters).toEqual({ filter_id: String(id) });
    expect(found.entry.description).toContain(entry);
    expect((await describeTable(`Filter: ${id}`, session)).parameters).toEqual(found.parameters);
    await expect(describeTable(`Filter: ${name}x`, session)).rejects.toMatchObject({
      code: 'saved-filter-unknown',
      details: { nearest: name },
    });
  });

  test('two of one name are told apart by number', async () => {
    const data = [1, 2].map((id) => ({ id, name: 'Mine', type: id === 1 ? 'deals' : 'people' }));
    const session = world.session(
      {},
      { fetch: async () => Response.json({ success: true, data }) },
    );
    const sources = (await listSavedFilters(session)).map(({ source }) => source);
    expect(sources).toEqual(['Filter: 1', 'Filter: 2']);
    await expect(describeTable('Filter: Mine', session)).rejects.toMatchObject({
      code: 'saved-filter-ambiguous',
      details: { choices: 'Deals 1, Persons 2' },
    });
  });
});
