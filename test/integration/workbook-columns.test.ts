import { query, WorkbookWorld } from './workbook-world';

const world = new WorkbookWorld();

beforeEach(async () => {
  await world.start({}, { deals: 12 });
});
afterEach(() => world.close());

/** Makes a text field of deals; returns its key. */
async function field(name: string): Promise<string> {
  const made = await world.api('POST', 'api/v2/dealFields', {
    field_name: name,
    field_type: 'varchar',
  });
  return String(Reflect.get(made, 'field_code'));
}
const byId = () => new Map(world.rows('Deals').map((row) => [row[0], row]));
/** Metadata is kept for five minutes. */
const later = () => (world.clock.time += 10 * 60_000);

test('a renamed field keeps its column and its header, and conditions on it go on working', async () => {
  const code = await field('Zone');
  await world.api('PATCH', 'api/v2/deals/1', { custom_fields: { [code]: 'north' } });
  await world.api('PATCH', 'api/v2/deals/2', { custom_fields: { [code]: 'south' } });
  later();
  const { id } = await world.import(
    query('Deals', ['Id', 'Zone'], {
      filters: [{ column: 'Zone', operator: 'starts-with', values: ['n'] }],
    }),
  );
  await world.api('PATCH', `api/v2/dealFields/${code}`, { field_name: 'Area' });
  // A new field takes the old name: it is not the one that was asked for.
  const other = await field('Zone');
  await world.api('PATCH', 'api/v2/deals/3', {
    custom_fields: { [code]: 'near', [other]: 'wrong' },
  });
  later();
  const refreshed = await world.refresher.refresh(id);
  expect(world.headers('Deals')).toEqual(['Id', 'Zone']);
  expect(world.rows('Deals')).toEqual([
    [1, 'north'],
    [3, 'near'],
  ]);
  expect(refreshed.columns.renamed).toEqual([{ header: 'Zone', name: 'Area' }]);
});

test('a field that is gone is told, and its cells stay until the user decides', async () => {
  const code = await field('Zone');
  await world.api('PATCH', 'api/v2/deals/1', { custom_fields: { [code]: 'north' } });
  later();
  const { id } = await world.import(query('Deals', ['Id', 'Zone', 'Title']));
  await world.api('DELETE', `api/v2/dealFields/${code}`);
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Changed' });
  later();
  const refreshed = await world.refresher.refresh(id);
  expect(refreshed.columns.vanished).toEqual(['Zone']);
  expect(byId().get(1)).toEqual([1, 'north', 'Changed']);
  expect(await world.refresher.refresh(id)).toMatchObject({ columns: { vanished: ['Zone'] } });
});

test('a condition on a field that is gone stops the refresh, with the old rows', async () => {
  const code = await field('Zone');
  later();
  const { id } = await world.import(
    query('Deals', ['Id'], { filters: [{ column: 'Zone', operator: 'empty', values: [] }] }),
  );
  const before = world.rows('Deals');
  await world.api('DELETE', `api/v2/dealFields/${code}`);
  later();
  await expect(world.refresher.refresh(id)).rejects.toMatchObject({ code: 'column-unknown' });
  expect(world.rows('Deals')).toEqual(before);
});

describe('parameters from cells', () => {
  const asked = query('Deals', ['Id', 'Status'], {
    filters: [{ column: 'Status', operator: 'is', values: ['open'] }],
  });

  beforeEach(async () => {
    await world.excel((context) => {
      const sheet = context.workbook.worksheets.add("Bob's sheet");
      sheet.getRange('B2').values = [['won']];
    });
  });

  /** An import that asks for open deals, then for those of the status in a cell. */
  async function imported(cell: string): Promise<string> {
    const definition = await world.import(asked);
    const sql = definition.sql.replace("'open'", `@${cell}`);
    await world.ports.definitions.write({ ...definition, sql });
    return definition.id;
  }

  test('a refresh reads with what the cell holds now', async () => {
    const id = await imported("'Bob''s sheet'!B2");
    const refreshed = await world.refresher.refresh(id);
    expect(refreshed).toMatchObject({ kind: 'full', reason: 'changed' });
    expect(new Set(world.rows('Deals').map(([, status]) => status))).toEqual(new Set(['won']));
    expect((await world.refresher.refresh(id)).kind).toBe('delta');
  });

  test('a deleted cell is named', async () => {
    const id = await imported('Gone!B2');
    await expect(world.refresher.refresh(id)).rejects.toMatchObject({
      code: 'parameter-cell-missing',
      details: { cell: 'Gone!B2' },
    });
  });
});

test('without an id, rows are replaced by place, unless the user typed beside them', async () => {
  const { id } = await world.import(query('Deals', ['Title', 'Status']));
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Changed' });
  expect(await world.refresher.refresh(id)).toMatchObject({ kind: 'full', reason: 'key' });
  expect(world.rows('Deals').map(([title]) => title)).toContain('Changed');
  await world.excel((context) =>
    context.workbook.tables.getItem('Deals').columns.add(undefined, 'mine', 'Remark'),
  );
  const before = world.rows('Deals');
  await expect(world.refresher.refresh(id)).rejects.toMatchObject({ code: 'key-missing' });
  expect(world.rows('Deals')).toEqual(before);
});
