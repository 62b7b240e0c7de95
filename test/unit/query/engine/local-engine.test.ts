import { AppError } from '../../../../src/core/error';
import type { Value } from '../../../../src/core/column';
import type { SqlAggregate, SqlFunction } from '../../../../src/query/engine/function';
import { LocalEngine } from '../../../../src/query/engine/local-engine';
import type { EngineStatement, FetchRequest, FetchRows } from '../../../../src/query/engine/port';
import { loadSqlite } from '../../../../src/query/engine/sqlite';
import { company, deals, files, organizations } from './company';
import { fakePipedrive } from './fake-pipedrive';

const held = company(7);
const functions: SqlFunction[] = [
  { name: 'TWICE', arity: 1, deterministic: true, call: ([value]) => Number(value) * 2 },
  { name: 'REAL_ONE', arity: 0, deterministic: true, real: true, call: () => 1 },
  { name: 'COUNTED', arity: [0, Infinity], deterministic: true, call: (args) => args.length },
  {
    name: 'FAIL',
    arity: [0, 1],
    deterministic: false,
    call: () => {
      throw new Error('this date has no month');
    },
  },
];
const aggregates: SqlAggregate[] = [
  {
    name: 'JOINED',
    arity: 1,
    begin: () => {
      const texts: string[] = [];
      return { add: ([value]) => texts.push(String(value)), result: () => texts.join('+') };
    },
  },
];

let time = 0;
let engine: LocalEngine;
beforeAll(async () => {
  engine = new LocalEngine(await loadSqlite(), {
    functions: (clock) => [
      ...functions,
      { name: 'CLOCK', arity: 0, deterministic: false, call: () => clock.now() },
    ],
    aggregates,
    clock: { now: () => ++time },
    locale: 'de',
  });
});

function statement(sql: string, parameters: Record<string, Value> = {}): EngineStatement {
  return { sql, parameters, tables: [deals, organizations, files] };
}
async function requestsOf(sql: string, parameters: Record<string, Value> = {}) {
  const { fetch, traffic } = fakePipedrive(held);
  await engine.run(statement(sql, parameters), fetch);
  return traffic.requests;
}
const rowsOf = async (sql: string, parameters: Record<string, Value> = {}) =>
  (await engine.run(statement(sql, parameters), fakePipedrive(held).fetch)).rows;
const none: FetchRows = async function* () {};

describe('a run fetches', () => {
  test('one row by its key', async () => {
    expect(await requestsOf('SELECT Title FROM Deals WHERE Id = 5')).toEqual([
      {
        table: 'Deals',
        columns: ['Id', 'Title'],
        filters: [{ column: 'Id', operator: 'is', values: ['5'] }],
      },
    ]);
  });

  test('the first rows where every condition is applied by Pipedrive', async () => {
    const sql = 'SELECT Title FROM Deals WHERE owner_id = 3 AND StageId = 2 LIMIT 10';
    const [request, ...more] = await requestsOf(sql);
    expect(more).toEqual([]);
    expect(request).toMatchObject({ limit: 10, filters: [{ values: ['3'] }, { values: ['2'] }] });
  });

  test('the newest rows and those that are equal to the last of them', async () => {
    const sql = 'SELECT Id FROM Deals ORDER BY AddTime DESC, Id LIMIT 3';
    const { fetch, traffic } = fakePipedrive(held, 1);
    const { rows } = await engine.run(statement(sql), fetch);
    expect(traffic.requests).toMatchObject([
      { sort: { column: 'AddTime', descending: true }, limit: 3 },
    ]);
    expect(traffic.rows).toBeLessThan(20);
    expect(rows).toEqual(
      (await rowsOf('SELECT Id FROM Deals ORDER BY +AddTime DESC, Id')).slice(0, 3),
    );
  });

  test('all rows where chance would decide which of equal ones come first', async () => {
    const [request] = await requestsOf('SELECT Id FROM Deals ORDER BY AddTime DESC LIMIT 3');
    expect(request).not.toHaveProperty('limit');
  });

  test('the first rows only where Pipedrive lets through what passes and nothing else', async () => {
    const after = (compare: string) =>
      `SELECT Id FROM Deals WHERE UpdateTime ${compare} '2026-01-02T01:00:00Z' LIMIT 3`;
    expect((await requestsOf(after('>=')))[0]).toMatchObject({ limit: 3 });
    expect((await requestsOf(after('>')))[0]).not.toHaveProperty('limit');
  });

  test('join keys a hundred at a time', async () => {
    const requests = await requestsOf(
      "SELECT d.Id, o.Name FROM Deals d JOIN Organizations o ON o.Id = d.OrgId WHERE d.Status = 'won'",
    );
    expect(requests).toHaveLength(2);
    const [{ operator, column }] = requests[1]!.filters as [FetchRequest['filters'][number]];
    expect([requests[1]!.table, column, operator]).toEqual(['Organizations', 'Id', 'one-of']);
  });

  test('a table whole where its join keys would cost as much', async () => {
    const [few, some] = [
      { ...organizations, estimate: 40 },
      { ...deals, estimate: 240 },
    ];
    const { fetch, traffic } = fakePipedrive(held);
    const sql = 'SELECT d.Id, o.Name FROM Deals d JOIN Organizations o ON o.OwnerId = d.OwnerId';
    await engine.run({ sql, parameters: {}, tables: [some, few] }, fetch);
    expect(traffic.requests.map(({ table, filters }) => [table, filters])).toEqual([
      ['Organizations', []],
      ['Deals', []],
    ]);
  });

  test('only columns that the statement reads, whatever they are called', async () => {
    const [request] = await requestsOf('SELECT count(*) FROM Deals WHERE stage_id > 1');
    expect(request!.columns).toEqual(['Id', 'StageId']);
  });

  test('nothing for a comparison with NULL, and nothing where the answer is known', async () => {
    expect(await requestsOf('SELECT * FROM Deals WHERE OwnerId = NULL')).toEqual([]);
    expect(await requestsOf('SELECT * FROM Deals WHERE Id IN (NULL, 0, -1)')).toEqual([]);
    expect(await requestsOf('SELECT * FROM Deals WHERE 1 = 0')).toEqual([]);
    expect(await requestsOf('SELECT * FROM Deals LIMIT 0')).toEqual([]);
  });

  test('by the value of a parameter', async () => {
    const [request] = await requestsOf('SELECT Id FROM Deals WHERE OwnerId = @owner', { owner: 2 });
    expect(request!.filters).toEqual([{ column: 'OwnerId', operator: 'is', values: ['2'] }]);
  });

  test('a view for each parent that a join names', async () => {
    const requests = await requestsOf(
      'SELECT f.Name FROM Deals d JOIN DealsFiles f ON f.DealId = d.Id WHERE d.Id IN (4, 9)',
    );
    expect(requests.slice(1).map(({ filters }) => filters[0]!.values)).toEqual([['4'], ['9']]);
  });
});

describe('rows', () => {
  test('are typed as their columns are, expressions by their values', async () => {
    const { columns, rows } = await engine.run(
      statement(
        `SELECT IsArchived, Value AS Amount, AddTime, Id + 1, Value / 2, substr(AddTime, 1, 10), upper(Title), NULL
         FROM Deals WHERE Value IS NOT NULL ORDER BY Id`,
      ),
      fakePipedrive(held).fetch,
    );
    expect(columns.map(({ type }) => type)).toEqual([
      'boolean',
      'money',
      'datetime',
      'integer',
      'number',
      'date',
      'text',
      'text',
    ]);
    expect(columns[1]).toMatchObject({ name: 'Amount', code: 'value' });
    expect(typeof rows[0]![0]).toBe('boolean');
  });

  test('of a union lose a type that not all of them have', async () => {
    const sql = 'SELECT IsArchived FROM Deals UNION SELECT Id + 100 FROM Deals';
    const { columns, rows } = await engine.run(statement(sql), fakePipedrive(held).fetch);
    expect(columns[0]!.type).toBe('integer');
    expect(rows[0]).toEqual([0]);
  });

  test('divide money with its fraction', async () => {
    const fetch: FetchRows = async function* () {
      yield [[1, 5]];
    };
    const sql = 'SELECT Value / 2 FROM Deals';
    expect((await engine.run(statement(sql), fetch)).rows).toEqual([[2.5]]);
  });

  test('are sorted by the language', async () => {
    const sql = `WITH t(x) AS (VALUES ('Zoe'), ('Ärzte'), ('item 10'), ('item 9'))
                 SELECT x FROM t ORDER BY x COLLATE LANGUAGE`;
    expect(await rowsOf(sql)).toEqual([['Ärzte'], ['item 9'], ['item 10'], ['Zoe']]);
  });

  test('pass through functions and aggregates of ours', async () => {
    const sql = `WITH t(x) AS (VALUES (1), (2)) SELECT TWICE(max(x)), COUNTED(1, 2, 3), JOINED(x), REAL_ONE() / 2 FROM t`;
    expect(await rowsOf(sql)).toEqual([[4, 3, '1+2', 0.5]]);
    expect(await rowsOf('SELECT JOINED(Id) FROM Deals WHERE 1 = 0')).toEqual([['']]);
  });

  test('of a run have one time, of the next another', async () => {
    const sql = 'SELECT min(CLOCK()) = max(CLOCK()), min(CLOCK()) FROM Deals';
    const [[same, first]] = (await rowsOf(sql)) as [[number, number]];
    const [[, second]] = (await rowsOf(sql)) as [[number, number]];
    expect([same, second > first]).toEqual([1, true]);
  });

  test('stay in memory from one statement of a script to the next', async () => {
    const sql = `
      CREATE TEMP TABLE "Big#TEMP" AS SELECT Id, OrgId FROM Deals WHERE StageId = 2;
      INSERT INTO "Big#TEMP" SELECT Id, OrgId FROM Deals WHERE StageId = 3;
      SELECT count(*) FROM "Big#TEMP"; -- the end
    `;
    const expected = await rowsOf('SELECT count(*) FROM Deals WHERE StageId IN (2, 3)');
    expect(await rowsOf(sql)).toEqual(expected);
  });
});

describe('an explanation', () => {
  test('names every use of a table, what is pushed and what is joined, and fetches nothing', async () => {
    const { columns, accesses } = await engine.explain(
      statement(
        `SELECT d.Title, o.Name, d.Value * 2 FROM Deals d JOIN Organizations o ON o.Id = d.OrgId
         WHERE d.OwnerId = @owner AND d.UpdateTime >= '2026-01-01' AND d.Title LIKE 'a%'`,
        { owner: 3 },
      ),
    );
    expect(accesses).toMatchObject([
      {
        table: 'Deals',
        filters: [
          { column: 'OwnerId', operator: 'is', values: ['3'] },
          { column: 'UpdateTime', operator: 'on-or-after', values: ['2026-01-01T00:00:00Z'] },
        ],
        joined: [],
      },
      { table: 'Organizations', columns: ['Id', 'Name'], filters: [], joined: ['Id'] },
    ]);
    expect(columns.map(({ type }) => type)).toEqual(['text', 'text', undefined]);
  });

  test('tells where a limit stops the reading', async () => {
    const sql = 'SELECT Title FROM Deals WHERE StageId = 2 ORDER BY Id DESC LIMIT 10 OFFSET 5';
    const { accesses } = await engine.explain(statement(sql));
    expect(accesses).toMatchObject([{ sort: { column: 'Id', descending: true }, limit: 15 }]);
  });

  test('knows the parent that a view needs', async () => {
    const sql = 'SELECT f.Name FROM Deals d JOIN DealsFiles f ON f.DealId = d.Id';
    const { accesses } = await engine.explain(statement(sql));
    expect(accesses[1]).toMatchObject({ table: 'DealsFiles', joined: ['DealId'] });
  });
});

describe('an error', () => {
  test.each([
    [
      'SELECT * FROM Dealz',
      { code: 'table-unknown', details: { table: 'Dealz', nearest: 'Deals' } },
    ],
    [
      'SELECT Titl FROM Deals',
      { code: 'column-unknown', details: { table: 'Deals', column: 'Titl', nearest: 'Title' } },
    ],
    ['SELECT d.Titl FROM Deals d', { code: 'column-unknown', details: { nearest: 'Title' } }],
    ['SELECT "Titel" FROM Deals', { code: 'column-unknown', details: { column: 'Titel' } }],
    ['SELECT Zzz FROM Deals', { code: 'column-unknown', details: { table: 'The query' } }],
    ['SELECT FROM', { code: 'sql-invalid' }],
    [
      'SELECT Id FROM Deals, Organizations',
      { code: 'sql-invalid', details: { reason: 'ambiguous column name: Id' } },
    ],
    ['SELECT FAIL()', { code: 'sql-invalid', details: { reason: 'this date has no month' } }],
    ['SELECT COUNTED2(1)', { code: 'sql-invalid' }],
    [
      'SELECT @nobody',
      { code: 'sql-invalid', details: { reason: 'the parameter nobody has no value' } },
    ],
    [
      'UPDATE Deals SET Title = 1',
      { code: 'sql-invalid', details: { reason: 'this kind of statement is not allowed here' } },
    ],
    ["ATTACH 'x' AS y", { code: 'sql-invalid' }],
    ['PRAGMA writable_schema = 1', { code: 'sql-invalid' }],
    [
      'SELECT * FROM DealsFiles',
      {
        code: 'filter-required',
        details: { table: 'DealsFiles', column: 'DealId', parent: 'deal', parents: 'Deals' },
      },
    ],
    ["SELECT * FROM DealsFiles WHERE Name = 'a.pdf'", { code: 'filter-required' }],
    [
      'SELECT * FROM Deals d FULL JOIN DealsFiles f ON f.DealId = d.Id',
      { code: 'filter-required' },
    ],
  ])('of %s says what is wrong', async (sql, error) => {
    await expect(rowsOf(sql)).rejects.toMatchObject(error);
  });

  test('of a view without its parent comes before anything is read', async () => {
    await expect(engine.explain(statement('SELECT * FROM DealsFiles'))).rejects.toMatchObject({
      code: 'filter-required',
    });
  });

  test('while fetching is passed on as it is, and stops what else is fetched', async () => {
    const failure = new AppError('network-down');
    let stopped = false;
    const fetch: FetchRows = async function* (request, signal) {
      if (request.table === 'Deals') throw failure;
      await new Promise<void>((resolve) => signal!.addEventListener('abort', () => resolve()));
      stopped = true;
    };
    const sql = 'SELECT Id FROM Deals UNION SELECT Id FROM Organizations';
    await expect(engine.run(statement(sql), fetch)).rejects.toBe(failure);
    expect(stopped).toBe(true);
  });

  test('of cancelling ends the run', async () => {
    const controller = new AbortController();
    const fetch: FetchRows = async function* () {
      controller.abort();
      yield [[1]];
    };
    const { signal } = controller;
    await expect(
      engine.run(statement('SELECT Id FROM Deals'), fetch, { signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('changes', () => {
  const changesOf = (sql: string, parameters: Record<string, Value> = {}) =>
    engine.changes(statement(sql, parameters), fakePipedrive(held).fetch);

  test('of an update are the columns that it sets, for the rows that it means', async () => {
    const ids = await rowsOf('SELECT Id FROM Deals WHERE OrgId = 3 AND Value > 10');
    expect(ids.length).toBeGreaterThan(0);
    const changes = await changesOf(
      "UPDATE Deals SET stage_id = 2, IsArchived = TRUE, Title = upper('x') WHERE OrgId = 3 AND Value > 10",
    );
    expect(changes).toEqual(
      ids.map(([key]) => ({
        table: 'Deals',
        kind: 'update',
        key,
        values: { StageId: 2, IsArchived: true, Title: 'X' },
      })),
    );
  });

  test('of a delete are the keys', async () => {
    expect(await changesOf('DELETE FROM Deals WHERE Id IN (3, 5)')).toEqual([
      { table: 'Deals', kind: 'delete', key: 3, values: {} },
      { table: 'Deals', kind: 'delete', key: 5, values: {} },
    ]);
  });

  test('of rows that belong to a parent tell the parent', async () => {
    const owned = { ...files, parents: ['DealId'] };
    const [first] = await rowsOf('SELECT FileId, DealId FROM DealsFiles WHERE DealId IN (1, 2, 3)');
    const [fileId, dealId] = first!;
    for (const [kind, sql] of [
      ['update', 'UPDATE DealsFiles SET Name = Name || 1 WHERE'],
      ['delete', 'DELETE FROM DealsFiles WHERE'],
    ] as const) {
      const changes = await engine.changes(
        {
          sql: `${sql} DealId = ${dealId} AND FileId = ${fileId}`,
          parameters: {},
          tables: [deals, organizations, owned],
        },
        fakePipedrive(held).fetch,
      );
      expect(changes).toMatchObject([{ kind, key: fileId, parents: { DealId: dealId } }]);
    }
  });

  test('of an update with FROM are the columns it sets, from the other table', async () => {
    const changes = await changesOf(
      'UPDATE Deals SET Title = o.Name FROM Organizations o WHERE o.Id = Deals.OrgId AND Deals.StageId = 1',
    );
    const expected = await rowsOf(
      'SELECT d.Id, o.Name FROM Deals d JOIN Organizations o ON o.Id = d.OrgId WHERE d.StageId = 1',
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(changes.map(({ key, values }) => [key, values])).toEqual(
      expect.arrayContaining(expected.map(([key, Title]) => [key, { Title }])),
    );
    expect(changes).toHaveLength(expected.length);
  });

  test('of an insert are the values, also from another table', async () => {
    expect(
      await changesOf('INSERT INTO Organizations(Name, owner_id) VALUES (@name, 4)', {
        name: 'Acme',
      }),
    ).toEqual([
      { table: 'Organizations', kind: 'insert', key: null, values: { Name: 'Acme', OwnerId: 4 } },
    ]);
    const copied = await changesOf(
      'INSERT INTO Organizations(Name) SELECT o.Name FROM Deals d JOIN Organizations o ON o.Id = d.OrgId WHERE d.StageId = 1 AND o.Name IS NOT NULL',
    );
    const names = await rowsOf(
      'SELECT o.Name FROM Deals d JOIN Organizations o ON o.Id = d.OrgId WHERE d.StageId = 1 AND o.Name IS NOT NULL',
    );
    expect(copied.map(({ values }) => values['Name']).sort()).toEqual(names.flat().sort());
  });

  test('are none where nothing is meant, and none of a query', async () => {
    expect(await changesOf('DELETE FROM Deals WHERE Id = 100000')).toEqual([]);
    expect(await changesOf('SELECT * FROM Deals WHERE Id = 1')).toEqual([]);
  });
});

test('nothing is fetched for a statement without tables', async () => {
  expect((await engine.run(statement('SELECT 1 AS one'), none)).rows).toEqual([[1]]);
});
