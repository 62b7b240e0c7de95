/** SQL over all kinds of tables: views of parents, saved filters, system tables, fields of one name. */
import { openEngine } from '../../src/cli/engine';
import type { ConnectionSettings } from '../../src/connection/settings';
import { systemClock } from '../../src/core/clock';
import { planSql } from '../../src/query/sql/plan-sql';
import { runSql } from '../../src/query/sql/run-sql';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
beforeAll(() => world.start({}, { deals: 120, persons: 60, products: 12 }));
afterAll(() => world.close());
afterEach(() => world.reset());

function open(settings: Partial<ConnectionSettings> = {}) {
  const session = world.session(settings);
  const plan = (sql: string) =>
    planSql(sql, { session, engine: () => openEngine(systemClock), confirmed: true });
  return { plan, run: async (sql: string) => runSql(await plan(sql), session) };
}

describe('a view of parents', () => {
  test.each(['SELECT Id FROM DealsProducts', 'SELECT COUNT(*) FROM DealsProducts'])(
    '%s needs to know which',
    async (sql) => {
      await expect(open().plan(sql)).rejects.toMatchObject({
        code: 'filter-required',
        message: expect.stringMatching(/Add a condition on DealId, or join it with Deals/),
      });
    },
  );

  test('takes parents from a condition or from a join, and the rows are the same', async () => {
    const { run } = open();
    const deals = (await world.raw('api/v2/deals')).slice(0, 30).map(({ id }) => Number(id));
    const listed = await run(
      `SELECT DealId, Id, Quantity FROM DealsProducts WHERE DealId IN (${deals}) ORDER BY Id`,
    );
    expect(listed.rows.length).toBeGreaterThan(5);
    const joined = await run(
      `SELECT p.DealId, p.Id, p.Quantity FROM Deals d JOIN DealsProducts p ON p.DealId = d.Id
       WHERE d.Id IN (${deals}) ORDER BY p.Id`,
    );
    expect(joined.rows).toEqual(listed.rows);
    expect(new Set(joined.rows.map(([deal]) => deal))).toEqual(
      new Set(deals.filter((id) => joined.rows.some(([deal]) => deal === id))),
    );
  });

  test('that takes no table of parents says what it needs', async () => {
    await expect(open().plan('SELECT * FROM DealsTimeline')).rejects.toMatchObject({
      code: 'input-required',
    });
  });
});

describe('a saved filter', () => {
  const byName = '[Filter: Open deals over 10,000]';

  test('is a table by its name, and by its number', async () => {
    const { run } = open();
    const [filter] = (await world.raw('api/v1/filters')).filter(
      ({ name }) => name === 'Open deals over 10,000',
    );
    const raw = await world.raw(`api/v2/deals?filter_id=${filter!['id']}`);
    expect(raw.length).toBeGreaterThan(0);
    const { rows } = await run(`SELECT Id FROM ${byName} ORDER BY Id`);
    expect(rows.map(([id]) => id)).toEqual(raw.map(({ id }) => id).sort((a, b) => +a! - +b!));
    const counted = await run(
      `SELECT COUNT(*) FROM [Filter: ${filter!['id']}] f WHERE f.Value > 0`,
    );
    expect(counted.rows).toEqual([[raw.length]]);
  });

  test('that does not exist is named, with the nearest', async () => {
    await expect(
      open().plan('SELECT * FROM [Filter: Open deals over 10000]'),
    ).rejects.toMatchObject({
      code: 'saved-filter-unknown',
      details: { offset: 14, nearest: 'Open deals over 10,000' },
    });
  });
});

test('system tables are tables, and cost nothing', async () => {
  const { plan, run } = open();
  const sql =
    "SELECT TableName, COUNT(*) AS Columns FROM sys_tablecolumns WHERE TableName IN ('Stages', 'Users') GROUP BY TableName ORDER BY 1";
  expect((await run(sql)).rows.map(([name]) => name)).toEqual(['Stages', 'Users']);
  const before = await world.received();
  expect(await plan('SELECT * FROM sys_tables')).toMatchObject({
    requests: { kind: 'exactly', count: 0 },
    tokens: { kind: 'exactly', count: 0 },
  });
  expect((await run('SELECT * FROM sys_tables')).rows.length).toBeGreaterThan(50);
  expect(await world.received()).toEqual(before);
});

test('a name that several fields have is refused with their keys, unless the statement makes it', async () => {
  const { plan, run } = open();
  const { rows } = await run(
    "SELECT ColumnName FROM sys_tablecolumns WHERE TableName = 'Deals' AND ColumnName LIKE '% (2)'",
  );
  const [[second]] = rows as [[string]];
  const name = second.replace(/ \(2\)$/, '');
  for (const sql of [`SELECT [${name}] FROM Deals`, `SELECT COUNT([${name}]) FROM Deals`])
    await expect(plan(sql)).rejects.toMatchObject({ code: 'column-ambiguous' });
  expect((await plan(`SELECT Title AS [${name}] FROM Deals`)).kind).toBe('engine');
  expect((await plan(`SELECT [${second}] FROM Deals`)).kind).toBe('builder');
});
