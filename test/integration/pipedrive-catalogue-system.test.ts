import { tables, tableEntry } from '../../src/pipedrive/catalogue';
import { readPages } from '../../src/pipedrive/read';
import { describe as describeTable } from '../../src/pipedrive/schema';
import type { Session } from '../../src/pipedrive/session';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
beforeAll(() => world.start());
afterAll(() => world.close());
afterEach(() => world.reset());

async function rowsOf(
  name: string,
  session: Session,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>[]> {
  const schema = await describeTable(tableEntry(name), session);
  const [source] = schema.sources;
  const request = {
    source: source!,
    columns: schema.columns,
    parameters,
    limit: 500,
    seen: new Set(),
  };
  const items: Record<string, unknown>[] = [];
  for await (const { rows } of readPages(schema, request, session))
    for (const row of rows)
      items.push(
        Object.fromEntries(schema.columns.map((column, index) => [column.name, row[index]])),
      );
  return items;
}

describe('system tables', () => {
  test('tell every table and view without a request', async () => {
    const items = await rowsOf('sys_tables', world.session());
    const named = items.filter(({ TableType }) => TableType !== 'SYSTEM TABLE');
    expect(named.map(({ TableName }) => TableName)).toEqual(tables.map(({ name }) => name));
    expect(items.find(({ TableName }) => TableName === 'Deals')).toMatchObject({
      CatalogName: 'Pipedrive',
      SchemaName: 'Pipedrive',
      TableType: 'TABLE',
      IsUpdateable: true,
      ApiName: 'deals',
    });
    expect(await world.received()).toEqual([]);
  });

  test('show only what the connection shows, and nothing writable where it is read-only', async () => {
    const session = world.session({
      tables: ['deals', 'Persons'],
      views: ['CurrentUser'],
      readonly: true,
    });
    const items = await rowsOf('sys_tables', session);
    const named = items.filter(({ TableType }) => TableType !== 'SYSTEM TABLE');
    expect(named.map(({ TableName }) => TableName)).toEqual(['Deals', 'Persons', 'CurrentUser']);
    expect(items.every(({ IsUpdateable }) => IsUpdateable === false)).toBe(true);
  });

  test('the columns of one table cost the definitions of its fields, with the keys of custom ones', async () => {
    const items = await rowsOf('sys_tablecolumns', world.session(), { TableName: 'Deals' });
    expect((await world.received()).map(({ path }) => path)).toEqual(['/api/v2/dealFields']);
    const schema = await describeTable(tableEntry('Deals'), world.session());
    expect(items.map(({ ColumnName }) => ColumnName)).toEqual(
      schema.columns.map(({ name }) => name),
    );
    expect(items.map(({ ApiName }) => ApiName)).toEqual(schema.columns.map(({ code }) => code));
    const custom = items.filter(({ IsCustom }) => IsCustom);
    expect(custom.length).toBeGreaterThan(0);
    expect(custom.every(({ ApiName }) => /^[0-9a-f]{40}/.test(String(ApiName)))).toBe(true);
    expect(items.find(({ ColumnName }) => ColumnName === 'Id')).toMatchObject({
      DataTypeName: 'BIGINT',
      IsKey: true,
      IsReadOnly: true,
      IsNullable: false,
      IsAutoIncrement: true,
    });
  });

  test('every foreign key points to a column that is there', async () => {
    const columns = new Set(
      (await rowsOf('sys_tablecolumns', world.session({ includeCustomFields: false }))).map(
        ({ TableName, ColumnName }) => `${String(TableName)}.${String(ColumnName)}`,
      ),
    );
    const keys = await rowsOf('sys_foreignkeys', world.session());
    expect(keys.length).toBeGreaterThan(50);
    for (const { ReferencedTableName, ReferencedColumnName } of keys)
      expect(columns).toContain(`${String(ReferencedTableName)}.${String(ReferencedColumnName)}`);
  });

  test('the properties of the connection are told without a secret', async () => {
    const items = await rowsOf('sys_connection_props', world.session({ pageSize: 77 }));
    expect(items.find(({ Name }) => Name === 'Pagesize')).toMatchObject({ Value: '77' });
    expect(items.find(({ Name }) => Name === 'APIToken')).toMatchObject({
      Value: null,
      Sensitivity: true,
    });
    expect(JSON.stringify(items)).not.toContain('sandbox-token');
  });

  test('procedures are told with what they take and give', async () => {
    const names = (await rowsOf('sys_procedures', world.session())).map(
      (item) => item['ProcedureName'],
    );
    expect(names).toEqual(
      expect.arrayContaining([
        'GetOAuthAccessToken',
        'MergeDeals',
        'ConvertLeadToDeal',
        'UploadFile',
      ]),
    );
    const parameters = await rowsOf('sys_procedureparameters', world.session());
    const own = parameters.filter(({ ProcedureName }) => ProcedureName === 'MergeDeals');
    expect(own.map(({ ColumnName, Direction }) => [ColumnName, Direction])).toEqual([
      ['DealId', 1],
      ['MergeWithId', 1],
      ['Id', 3],
      ['Name', 3],
    ]);
  });
});
