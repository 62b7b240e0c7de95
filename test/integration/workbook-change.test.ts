import { currentQuery, sqlWithout } from '../../src/workbook/current-query';
import type { QueryDefinition } from '../../src/workbook/definition';
import { query, WorkbookWorld } from './workbook-world';

const world = new WorkbookWorld();

beforeEach(async () => {
  await world.start({}, { deals: 8 });
});
afterEach(() => world.close());

async function field(name: string): Promise<string> {
  const made = await world.api('POST', 'api/v2/dealFields', {
    field_name: name,
    field_type: 'varchar',
  });
  return String(Reflect.get(made, 'field_code'));
}
/** Metadata is kept for five minutes. */
const later = () => (world.clock.time += 10 * 60_000);
const definitionOf = async (id: string): Promise<QueryDefinition> =>
  (await world.refresher.queries()).queries.find(({ definition }) => definition.id === id)!
    .definition;
const session = (definition: QueryDefinition) =>
  world.ports.connect(definition, { interactive: false });

/** A query with a column whose field is gone since, and has been told. */
async function withVanished(): Promise<string> {
  const code = await field('Zone');
  await world.api('PATCH', 'api/v2/deals/1', { custom_fields: { [code]: 'north' } });
  later();
  const { id } = await world.import(query('Deals', ['Id', 'Zone', 'Title']));
  await world.api('DELETE', `api/v2/dealFields/${code}`);
  later();
  await world.refresher.refresh(id);
  return id;
}

test('a column that is gone can be removed: the table and the text go without it', async () => {
  const id = await withVanished();
  const definition = await definitionOf(id);
  const sql = await sqlWithout(definition, new Set(), await session(definition));
  expect(sql).not.toContain('Zone');
  await world.refresher.refresh(id, { edit: { sql } });
  expect(world.headers('Deals')).toEqual(['Id', 'Title']);
  expect((await definitionOf(id)).columns.map(({ name }) => name)).toEqual(['Id', 'Title']);
});

test('a column that is gone can be kept: it is the user’s own from then on', async () => {
  const id = await withVanished();
  await world.refresher.change(id, (definition) => ({
    ...definition,
    columns: definition.columns.filter(({ state }) => state !== 'vanished'),
  }));
  const { columns } = await world.refresher.refresh(id);
  expect(columns.vanished).toEqual([]);
  expect(world.headers('Deals')).toEqual(['Id', 'Zone', 'Title']);
  expect(world.rows('Deals')[0]).toContain('north');
});

test('a new field is added without what the user has deleted', async () => {
  const { id } = await world.importSql('SELECT * FROM Stages', 'Stages');
  await world.excel((context) =>
    context.workbook.tables.getItem('Stages').columns.getItem('IsDealRotEnabled').delete(),
  );
  await world.refresher.refresh(id);
  const definition = await definitionOf(id);
  const sql = await sqlWithout(
    definition,
    new Set(['IsDealRotEnabled']),
    await session(definition),
  );
  await world.refresher.refresh(id, { edit: { sql } });
  expect(world.headers('Stages')).not.toContain('IsDealRotEnabled');
  expect(world.headers('Stages')).toContain('Name');
});

test('an editor shows a query under the names of today, as a builder’s where it can', async () => {
  const code = await field('Zone');
  later();
  const { id } = await world.import(
    query('Deals', ['Id', 'Zone'], {
      filters: [{ column: 'Zone', operator: 'starts-with', values: ['n'] }],
      limit: 5,
    }),
  );
  await world.api('PATCH', `api/v2/dealFields/${code}`, { field_name: 'Area' });
  later();
  const definition = await definitionOf(id);
  const { sql, built } = await currentQuery(definition, await session(definition));
  expect(sql).toContain('Area');
  expect(built).toMatchObject({ table: 'Deals', columns: ['Id', 'Area'], limit: 5 });
  const sum = { ...definition, sql: 'SELECT COUNT(*) FROM Deals' };
  expect(await currentQuery(sum, await session(sum))).toMatchObject({ sql: sum.sql });
  const parameter = { ...definition, sql: 'SELECT Id FROM Deals WHERE Id > @Sheet1!A1' };
  expect((await currentQuery(parameter, await session(parameter))).built).toBeUndefined();
});

test('a change of the query is not lost in a refresh that is under way', async () => {
  const { id } = await world.import(query('Deals', ['Id']));
  const sql = await world.sql(query('Deals', ['Id', 'Title']));
  const [, edited] = await Promise.all([
    world.refresher.refresh(id),
    world.refresher.refresh(id, { edit: { sql } }),
    world.refresher.change(id, (definition) => ({
      ...definition,
      options: { ...definition.options, autoRefresh: { kind: 'on-open' } },
    })),
  ]);
  expect(edited.kind).toBe('full');
  expect(world.headers('Deals')).toEqual(['Id', 'Title']);
  const { sql: kept, options } = await definitionOf(id);
  expect(kept).toBe(sql);
  expect(options.autoRefresh).toEqual({ kind: 'on-open' });
});

test('a removed query leaves its table, and nothing of itself in the workbook', async () => {
  const { id } = await world.import(query('Deals', ['Id']));
  await world.refresher.remove(id);
  expect((await world.refresher.queries()).queries).toEqual([]);
  expect(world.rows('Deals')).toHaveLength(8);
  expect(JSON.stringify(world.workbook.toJSON())).not.toContain(id);
  await expect(world.refresher.change(id, (one) => one)).rejects.toMatchObject({
    code: 'refresh-missing',
  });
});

test('one of several can be stopped alone, and requests are told with their query', async () => {
  const first = await world.import(query('Deals', ['Id']));
  const second = await world.import(query('Persons', ['Id']));
  const asked: string[] = [];
  world.ports.onRequest = (id) => void asked.push(id);
  const stopped = AbortSignal.abort();
  const going = new AbortController().signal;
  const outcomes = await world.refresher.refreshAll(
    [first.id, second.id],
    { full: true },
    { signalOf: (id) => (id === first.id ? stopped : going) },
  );
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stopped', 'done']);
  expect(new Set(asked)).toEqual(new Set([second.id]));
});
