/** SQL from its text to its rows, against the sandbox. */
import type { ConnectionSettings } from '../../src/connection/settings';
import { tables } from '../../src/pipedrive/catalogue';
import { describe as describeTable } from '../../src/pipedrive/schema';
import { planSql, type SqlOptions } from '../../src/query/sql/plan-sql';
import { runSql } from '../../src/query/sql/run-sql';
import { openEngine } from '../../src/cli/engine';
import { systemClock } from '../../src/core/clock';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
beforeAll(() => world.start({}, { deals: 230, persons: 120, activities: 160 }));
afterAll(() => world.close());
afterEach(() => world.reset());

/** A connection that knows all fields and names already, and whose engine counts its loads. */
async function open(settings: Partial<ConnectionSettings> = {}) {
  const session = world.session({ pageSize: 50, ...settings });
  for (const entry of tables) await describeTable(entry, session);
  await world.reset();
  let engines = 0;
  const engine = async () => {
    engines++;
    return openEngine(systemClock);
  };
  const plan = (sql: string, options: Partial<SqlOptions> = {}) =>
    planSql(sql, { session, engine, ...options });
  const run = async (sql: string, options: Partial<SqlOptions> = {}) =>
    runSql(await plan(sql, { expect: false, ...options }), session);
  return { session, plan, run, engines: () => engines };
}

const requests = async () =>
  (await world.received()).map(({ method, path, cost }) => ({ method, path, cost }));

describe('the least number of tokens', () => {
  test('a row by its key is one request of one token', async () => {
    const { run, engines } = await open();
    const { rows, completeness } = await run('SELECT * FROM Deals WHERE Id = 5');
    expect(rows).toHaveLength(1);
    expect(await requests()).toEqual([{ method: 'GET', path: '/api/v2/deals/5', cost: 1 }]);
    expect(completeness).toMatchObject({
      requests: 1,
      tokens: 1,
      lastCursorReached: true,
      limitReached: false,
    });
    expect(engines()).toBe(0);
  });

  test('names of linked rows are fetched for those who name them, whoever runs the SQL', async () => {
    const { run } = await open();
    for (const from of ['Deals', '(SELECT * FROM Deals) d']) {
      const { columns } = await run(`SELECT * FROM ${from} WHERE Id = 5`);
      expect(columns.map(({ name }) => name)).not.toContain('Person');
    }
    const named = "SELECT Id, Person FROM Deals WHERE Person <> '' AND Id < 20";
    const [one, other] = [await run(named), await run(named.replace('Id,', 'Id + 0,'))];
    expect(one.rows.length).toBeGreaterThan(0);
    expect(one.rows).toEqual(other.rows);
  });

  test('a row by its key is the row of the list', async () => {
    const { run } = await open();
    const [one] = (await run('SELECT * FROM Deals WHERE Id = 5')).rows;
    const [other] = (await run('SELECT * FROM Deals WHERE Id IN (5, 5000)')).rows;
    expect(one).toEqual(other);
  });

  test('a row by its key passes the other conditions, or is left out', async () => {
    const { run } = await open();
    const [[stage]] = (await run('SELECT StageId FROM Deals WHERE Id = 5')).rows as [[number]];
    const count = async (value: number) =>
      (await run(`SELECT Id FROM Deals WHERE Id = 5 AND StageId = ${value}`)).rows.length;
    expect([await count(stage), await count(stage + 1)]).toEqual([1, 0]);
  });

  test.each([
    ['that does not exist', 5000, {}],
    ['that is deleted', 7, { is_deleted: true }],
    ['that is archived', 8, { is_archived: true }],
  ])('a row %s is no row', async (_name, id, patch) => {
    if (id < 5000) await world.touch('deals', [id], patch);
    const { run } = await open();
    const { rows, completeness } = await run(`SELECT Id FROM Deals WHERE Id = ${id}`);
    expect(rows).toEqual([]);
    expect(completeness).toMatchObject({ rowsKept: 0, lastCursorReached: true });
  });

  test('archived rows are found by their key where the connection includes them', async () => {
    await world.touch('deals', [8], { is_archived: true });
    const { run } = await open({ includeArchived: true });
    expect((await run('SELECT Id FROM Deals WHERE Id = 8')).rows).toEqual([[8]]);
  });

  test('conditions that Pipedrive knows and a limit are one request', async () => {
    const { run } = await open();
    const [[owner, stage]] = (await run('SELECT OwnerId, StageId FROM Deals LIMIT 1')).rows as [
      [number, number],
    ];
    await world.reset();
    const { rows } = await run(
      `SELECT * FROM Deals WHERE OwnerId = ${owner} AND StageId = ${stage} LIMIT 10`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(await requests()).toEqual([{ method: 'GET', path: '/api/v2/deals', cost: 10 }]);
  });
});

describe('which way a statement goes', () => {
  test.each([
    'SELECT Title, Value FROM Deals WHERE Value > 1000 ORDER BY Value DESC LIMIT 5',
    "SELECT TOP 5 Title FROM Deals d WHERE d.Status = 'won'",
    "SELECT * FROM Deals WHERE AddTime >= '2026-01-01' AND Title LIKE '%a%'",
  ])('%s never loads the engine', async (sql) => {
    const { run, plan, engines } = await open();
    await run(sql);
    expect((await plan(sql)).kind).toBe('builder');
    expect(engines()).toBe(0);
  });

  test('what the builder cannot show is run by the engine, and the reason is known', async () => {
    const { plan, run, engines } = await open();
    const sql = 'SELECT Status, COUNT(*) AS Deals FROM Deals GROUP BY Status ORDER BY Status';
    expect(await plan(sql)).toMatchObject({
      kind: 'engine',
      reason: { what: 'the function COUNT', offset: 15 },
    });
    const { columns, rows, completeness } = await run(sql);
    expect(columns.map(({ name }) => name)).toEqual(['Status', 'Deals']);
    const all = await world.raw('api/v2/deals');
    const count = (status: string) => all.filter((deal) => deal['status'] === status).length;
    expect(rows).toEqual([
      ['lost', count('lost')],
      ['open', count('open')],
      ['won', count('won')],
    ]);
    expect(completeness).toMatchObject({
      table: 'Deals',
      rowsRead: all.length,
      rowsKept: 3,
      lastCursorReached: true,
      limitReached: false,
      archived: 'excluded',
    });
    expect(engines()).toBe(2);
  });

  test('a statement without a table needs no request', async () => {
    const { run } = await open();
    expect((await run('SELECT 1 + 1')).rows).toEqual([[2]]);
    expect(await requests()).toEqual([]);
  });
});

describe('parameters', () => {
  test('stand for values, wherever a value can stand', async () => {
    const { run, engines } = await open();
    const parameters = { 'sheet1!a2': 5, top: '3', name: "O'Brien; DROP TABLE Deals" };
    expect(
      (await run('SELECT Id FROM Deals WHERE Id = @Sheet1!$A$2', { parameters })).rows,
    ).toEqual([[5]]);
    expect(engines()).toBe(0);
    expect((await run("SELECT @name || '!', -@Sheet1!A2", { parameters })).rows).toEqual([
      ["O'Brien; DROP TABLE Deals!", -5],
    ]);
  });

  test.each([
    ['@Sheet1!A2', 'from the cell A2 of the sheet Sheet1, which is empty'],
    ['@name', 'needs a value for @name'],
  ])('%s without a value is named', async (parameter, sentence) => {
    const { plan } = await open();
    await expect(
      plan(`SELECT Id FROM Deals WHERE Id = ${parameter}`, { parameters: { 'sheet1!a2': '' } }),
    ).rejects.toThrow(sentence);
  });

  test('a value that is no date is named', async () => {
    const { plan } = await open();
    await expect(
      plan('SELECT Id FROM Deals WHERE AddTime >= DAYSTART(@from)', {
        parameters: { from: 'soon' },
      }),
    ).rejects.toThrow('The value of @from, soon, is not a date.');
  });
});

describe('the plan', () => {
  test('has the face of the builder, whatever runs the SQL', async () => {
    const { plan } = await open();
    expect(await plan('SELECT Id FROM Deals WHERE StageId = 1 AND Value > 5')).toMatchObject({
      lines: [
        { where: 'Pipedrive', text: 'filters by StageId' },
        { where: 'Here', text: 'filters by Value' },
      ],
      tokens: { kind: 'at-most', count: 60 },
    });
    expect(
      await plan('SELECT COUNT(*) FROM Deals, Stages WHERE Deals.StageId = Stages.Id'),
    ).toMatchObject({
      lines: [
        { where: 'Pipedrive', text: 'Deals: sends all rows, up to 2 pages at a time' },
        { where: 'Pipedrive', text: 'Stages: sends all rows' },
        { where: 'Here', text: 'runs the SQL' },
      ],
      requests: { kind: 'about', count: 6 },
      tokens: { kind: 'about', count: 55 },
    });
  });

  test('a query that combines large tables read whole is refused with its cost, unless confirmed', async () => {
    const { plan, run } = await open();
    const sql = 'SELECT COUNT(*) FROM Deals, Persons';
    await expect(plan(sql)).rejects.toMatchObject({
      code: 'query-costly',
      message: expect.stringMatching(
        /reads Deals and Persons whole .* about 8 requests and 80 API tokens/,
      ),
    });
    const [deals, persons] = [await world.raw('api/v2/deals'), await world.raw('api/v2/persons')];
    const { rows } = await run(sql, { confirmed: true });
    expect(rows).toEqual([[deals.length * persons.length]]);
  });

  test('a table combined with itself is refused with its cost too, also where no cost is wanted', async () => {
    const { plan } = await open();
    const sql = 'SELECT COUNT(*) FROM Deals a, Deals b';
    await expect(plan(sql, { expect: false })).rejects.toMatchObject({
      code: 'query-costly',
      message: expect.stringMatching(/reads Deals whole .* about \d+ requests and \d+ API tokens/),
    });
  });

  test('without wanting costs, nothing is asked for before the run', async () => {
    const { plan } = await open();
    await plan('SELECT COUNT(*) FROM Deals', { expect: false });
    expect(await requests()).toEqual([]);
  });
});

describe('MaxRows', () => {
  test.each(['SELECT Id FROM Deals', 'SELECT Id + 0 FROM Deals'])(
    'caps %s, which names no limit',
    async (sql) => {
      const { run } = await open({ maxRows: 7 });
      const { rows, completeness } = await run(sql);
      expect(rows).toHaveLength(7);
      expect(completeness).toMatchObject({ limit: 7, limitReached: true });
      expect((await run(`${sql} LIMIT 9`)).rows).toHaveLength(9);
    },
  );
});

test.each(['SELECT Id FROM Deals', 'SELECT COUNT(*) FROM Deals'])(
  '%s stops before it uses tokens that the connection keeps back',
  async (sql) => {
    const { run } = await open({ dailyTokenReserve: 1_000_000_000 });
    await expect(run(sql)).rejects.toMatchObject({ code: 'daily-budget-reserve' });
  },
);

describe('bad input', () => {
  test.each([
    ['', 'sql-syntax', /line 1, column 1: expected SELECT/],
    ['SELECT * FROM Deals WHERE', 'sql-syntax', /line 1, column 26/],
    ['SELECT 1; SELECT 2', 'sql-one-statement', /one statement/],
    ['DELETE FROM Deals WHERE Id = 1', 'sql-changes', /^DELETE changes Pipedrive, /],
    ['EXEC MergeDeals DealId = 1', 'sql-call', /^EXEC cannot be refreshed as a query can/],
    ['GETDELETED FROM Deals', 'sql-call', /run GETDELETED with pipedrive-sql query/],
    ['SELECT * FROM Dals', 'table-unknown', /no table called Dals/],
    ['SELECT Tittle FROM Deals', 'column-unknown', /Did you mean Title/],
  ])('%j: %s', async (sql, code, message) => {
    const { plan } = await open();
    await expect(plan(sql)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  test('the place of an unknown name is told', async () => {
    const { plan } = await open();
    await expect(plan('SELECT Id FROM Dals')).rejects.toMatchObject({ details: { offset: 15 } });
    await expect(plan('SELECT Id FROM Deals WHERE Nme = 1')).rejects.toMatchObject({
      details: { offset: 27 },
    });
  });
});
