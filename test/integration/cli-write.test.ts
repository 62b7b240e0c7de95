/** `pipedrive-sql query` where it changes Pipedrive. */
import { existsSync } from 'node:fs';
import { CliWorld } from './cli-write-world';

const world = new CliWorld();
beforeAll(() => world.start({}, { deals: 60, persons: 30, organizations: 12 }));
afterAll(() => world.close());
afterEach(() => world.reset());

const persons = async () =>
  new Map((await world.raw('api/v2/persons')).map(({ id, name }) => [Number(id), name]));

describe('query', () => {
  test('writes, gives a row for each row, and tells what it cost', async () => {
    const { code, rows, notes } = await world.query(
      'INSERT INTO Persons (Name) VALUES (@name), (@name || 2)',
      '--param',
      'name=Ada',
    );
    expect(code).toBe(0);
    expect(rows).toEqual([
      { Row: 1, Kind: 'insert', Key: expect.any(Number), Status: 'done', Error: null },
      { Row: 2, Kind: 'insert', Key: expect.any(Number), Status: 'done', Error: null },
    ]);
    expect(notes).toMatch(/^Persons: 2 rows done\.\n\d+ requests, \d+ API tokens\.\n$/);
    const all = await persons();
    expect(rows.map(({ Key }) => all.get(Number(Key)))).toEqual(['Ada', 'Ada2']);
  });

  test('ends with code 1 where a row failed, and says which', async () => {
    const sql = "INSERT INTO Deals (Title, Value) VALUES ('Good', 1), ('Bad', 'x')";
    const strict = await world.query(sql);
    expect([strict.code, strict.rows.map(({ Status }) => Status)]).toEqual([
      1,
      ['skipped', 'failed'],
    ]);
    expect(strict.notes).toMatch(/^Deals: 0 rows done, 1 failed, 1 skipped\.\n/);
    expect(await world.sent('POST')).toBe(0);
    const lenient = await world.query(sql, '--continue');
    expect([lenient.code, lenient.rows.map(({ Status }) => Status)]).toEqual([
      1,
      ['done', 'failed'],
    ]);
  });

  test('asks for --confirm before it writes every row of a table', async () => {
    const sql = 'DELETE FROM Organizations';
    const refused = await world.query(sql);
    expect(refused).toEqual({
      code: 1,
      rows: [],
      notes:
        'This deletes all 12 rows of Organizations, because it has no WHERE. Add a condition, or confirm that all of them are meant.\n',
    });
    const { code, rows } = await world.query(sql, '--confirm');
    expect([code, rows.length, (await world.raw('api/v2/organizations')).length]).toEqual([
      0, 12, 0,
    ]);
  });

  test('--dry-run tells of each row what would become of it, and what that costs', async () => {
    const { code, rows, notes } = await world.query(
      "UPDATE Deals SET Title = 'Dry' WHERE Id IN (1, 2)",
      '--dry-run',
      '--journal',
      world.path('dry.jsonl'),
    );
    expect([code, rows.map(({ Status }) => Status)]).toEqual([0, ['ready', 'ready']]);
    expect(notes).toMatch(
      /^Deals: 2 rows to write\. Writing takes at most 4 requests, 12 API tokens\.\n/,
    );
    expect(await world.sent('PATCH')).toBe(0);
    expect(existsSync(world.path('dry.jsonl'))).toBe(false);
  });

  test('--explain tells what is read and written, and what both cost', async () => {
    const { code, rows, notes } = await world.query(
      "INSERT INTO Persons (Name) VALUES ('a'), ('b'); SELECT Id FROM Deals WHERE Id = 1",
      '--explain',
    );
    expect([code, rows]).toEqual([0, []]);
    expect(notes).toBe(
      [
        'Here: runs the SQL',
        'Pipedrive: Persons: adds 2 rows, one request each',
        'Expected: 2 rows, about 2 requests, about 10 API tokens',
        'Pipedrive: filters by Id',
        'Expected: at most 1 row, 1 request, 1 API token',
        '',
      ].join('\n'),
    );
    expect(await world.sent('POST')).toBe(0);
  });

  test('a read-only connection refuses', async () => {
    const { code, notes } = await world.type(['query', 'DELETE FROM Deals WHERE Id = 1'], {
      connection: 'Readonly=true',
    });
    expect([code, notes]).toEqual([1, expect.stringMatching(/read-only/)]);
    expect(await world.received()).toEqual([]);
  });

  test('stopped with Ctrl-C, it tells what was done until then', async () => {
    const stopper = new AbortController();
    const count = 40;
    const names = Array.from({ length: count }, (_, index) => `('Stop ${index}')`);
    const real = globalThis.fetch;
    let posts = 0;
    globalThis.fetch = (input, init) => {
      if (init?.method === 'POST' && ++posts === 5) stopper.abort();
      return real(input, init);
    };
    const { code, rows, notes } = await world
      .type(['query', `INSERT INTO Persons (Name) VALUES ${names.join(', ')}`], {
        signal: stopper.signal,
      })
      .finally(() => (globalThis.fetch = real));
    const done = rows.filter(({ Status }) => Status === 'done');
    expect([code, rows.length]).toEqual([1, count]);
    expect(done.length).toBeLessThan(count);
    const all = await persons();
    expect(done.map(({ Key }) => Number(Key)).sort()).toEqual(
      [...all]
        .filter(([, name]) => String(name).startsWith('Stop '))
        .map(([id]) => id)
        .sort(),
    );
    expect(notes).toMatch(
      new RegExp(
        `^Persons: ${done.length} rows done, ${count - done.length} skipped\\.\\nStopped\\.\\n`,
      ),
    );
  });
});

describe('procedures in SQL', () => {
  test('work on data, and give the address to sign in at', async () => {
    const copy = await world.query('EXEC DuplicateDeal @DealId = 5');
    expect([copy.code, copy.rows.length]).toEqual([0, 1]);
    const { rows } = await world.type(['query', "EXEC GetOAuthAuthorizationURL State = 'abc'"], {
      connection: 'OAuthClientId=me;OAuthClientSecret=s;CallbackURL=https://example.com/callback',
    });
    expect(rows).toEqual([{ URL: expect.stringContaining('client_id=me'), State: 'abc' }]);
  });
});

test('columns tells which columns take values, names of linked rows included', async () => {
  const { rows } = await world.type(['columns', 'Deals']);
  const writable = (name: string) => rows.find(({ Name }) => Name === name)!['Writable'];
  expect(['Title', 'Person', 'Stage', 'Id', 'AddTime'].map(writable)).toEqual([
    'yes',
    'yes',
    'yes',
    null,
    null,
  ]);
  const { rows: parts } = await world.type(['columns', 'DealsParticipants']);
  expect(parts.find(({ Name }) => Name === 'PersonId')!['Writable']).toBe('new rows');
  const { rows: listed } = await world.query(
    "SELECT IsReadOnly FROM sys_tablecolumns WHERE TableName = 'Deals' AND ColumnName IN ('Person', 'Creator')",
  );
  expect(listed.map(({ IsReadOnly }) => IsReadOnly).sort()).toEqual([false, true]);
});
