/** `pipedrive-sql query` as a program of its own, against the sandbox. */
import { Machine } from './cli-machine';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
const token = 'sandbox-token';
const basic = `AuthScheme=Basic;APIToken=${token};CompanyDomain=sandbox`;
let machine: Machine;

beforeAll(() => world.start({}, { deals: 230, persons: 60 }));
afterAll(() => world.close());
beforeEach(() => (machine = new Machine(world.url)));
afterEach(async () => {
  expect(machine.notes).not.toContain(token);
  machine.remove();
  await world.reset();
});

const query = (sql: string, ...more: string[]) =>
  machine.run(['query', sql, '--connection', basic, ...more]);
const dealRequests = async () =>
  (await world.received()).filter(({ path }) => path.startsWith('/api/v2/deals'));

test('rows go to standard output, what they cost to standard error', async () => {
  const { code, stdout, stderr } = await query(
    'SELECT Id, Title, Value, AddTime, IsArchived FROM Deals WHERE Id = 5',
    '--format',
    'json',
  );
  expect(code).toBe(0);
  const [deal] = (await world.raw('api/v2/deals')).filter(({ id }) => id === 5);
  expect(JSON.parse(stdout)).toEqual([
    {
      Id: 5,
      Title: deal!['title'],
      Value: deal!['value'],
      AddTime: deal!['add_time'],
      IsArchived: false,
    },
  ]);
  expect(stderr).toMatch(/^1 row, \d+ requests, \d+ API tokens\.\n$/);
});

test('one row by its key is one request of one token', async () => {
  await query('SELECT * FROM Deals WHERE Id = 5');
  expect(await dealRequests()).toMatchObject([{ path: '/api/v2/deals/5', cost: 1 }]);
});

test('conditions that Pipedrive knows and a limit are one request', async () => {
  await query('SELECT * FROM Deals WHERE OwnerId = 3 AND StageId = 2 LIMIT 10');
  expect(await dealRequests()).toMatchObject([
    { path: '/api/v2/deals', query: { owner_id: '3', stage_id: '2', limit: '10' } },
  ]);
});

test.each([
  ['csv', 'SELECT Id, UPPER(Title) AS Title FROM Deals', 231],
  ['ndjson', 'SELECT Id FROM Deals', 230],
  ['table', 'SELECT Status, COUNT(*) FROM Deals GROUP BY Status', 5],
])('as %s: %s', async (format, sql, lines) => {
  const { code, stdout, stderr } = await query(sql, '--format', format);
  expect([code, stdout.trimEnd().split('\n').length]).toEqual([0, lines]);
  expect(stderr).toMatch(/rows, \d+ requests/);
});

test('the same rows come page by page and all at once', async () => {
  const sql = "SELECT Id, Title || '!' AS Loud FROM Deals WHERE Value + 0 > 1000";
  const streamed = await machine.rows(['query', sql, '--connection', basic]);
  const sorted = await machine.rows(['query', `${sql} ORDER BY Id`, '--connection', basic]);
  expect(streamed.length).toBeGreaterThan(10);
  expect(streamed).toEqual(sorted);
});

test('parameters are given by name', async () => {
  const typed = ['--param', 'id=5', '--param', 'title=%', '--format', 'ndjson'];
  const { stdout } = await query(
    'SELECT Id FROM Deals WHERE Id = @Id AND Title LIKE :title',
    ...typed,
  );
  expect(stdout).toBe('{"Id":5}\n');
  const missing = await query('SELECT Id FROM Deals WHERE Id = @id');
  expect([missing.code, missing.stderr]).toEqual([
    1,
    'The query needs a value for @id. Give it one.\n',
  ]);
});

test('--explain tells the plan and runs nothing', async () => {
  const { code, stdout, stderr } = await query(
    'SELECT Id FROM Deals WHERE StageId = 2 AND Value > 5',
    '--explain',
  );
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr).toMatch(
    /^Pipedrive: filters by StageId\nHere: filters by Value\nExpected: at most \d+ rows, at most 1 request, at most \d+ API tokens\n$/,
  );
  // What a table holds at most, one row tells.
  expect(await dealRequests()).toMatchObject([{ query: { limit: '1' } }]);
});

test('the SQL may come from standard input', async () => {
  const { stdout } = await machine.run(
    ['query', '-', '--connection', basic, '--format', 'ndjson'],
    { input: 'SELECT Id FROM Deals\nWHERE Id = 5\n' },
  );
  expect(stdout).toBe('{"Id":5}\n');
});

test('a query that would read the company twice is refused with its cost, unless confirmed', async () => {
  const sql = 'SELECT COUNT(*) AS N FROM Deals, Persons';
  const refused = await query(sql);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/reads Deals and Persons whole .* 2 requests and 20 API tokens/);
  const { stdout } = await query(sql, '--confirm', '--format', 'ndjson');
  expect(stdout).toBe(`{"N":${230 * 60}}\n`);
});

test.each([
  ['SELECT * FORM Deals', /^The SQL cannot be read at line 1, column \d+: expected .*\n$/],
  ['SELECT Id FROM Deals GROUP Id', /^The SQL cannot be run: .*\n$/],
  ['SELECT Id FROM Dals', /^There is no table called Dals/],
  ['SELECT COUNT(Tittle) FROM Deals', /^Deals has no column Tittle. Did you mean Title\?\n$/],
])('%s: exit code 1 and one sentence', async (sql, sentence) => {
  const { code, stdout, stderr } = await query(sql);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(sentence);
});

test.each([
  [['query']],
  [['query', 'SELECT 1', 'SELECT 2']],
  [['query', 'SELECT 1', '--param', 'x']],
  [['tables', '--explain']],
  [['query', 'SELECT 1']],
])('%j is not understood: exit code 2', async (typed) => {
  const { code, stdout, stderr } = await machine.run(typed);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^[^\n]+ See pipedrive-sql --help\.\n$/);
});

describe('everything there is', () => {
  test('tables, system tables and procedures are listed without a connection', async () => {
    const tables = await machine.rows(['tables']);
    for (const Name of ['Deals', 'DealsProducts', 'sys_tables'])
      expect(tables).toContainEqual(expect.objectContaining({ Name }));
    expect(await machine.rows(['procedures'])).toContainEqual(
      expect.objectContaining({ Name: 'MergeDeals', Parameters: 'DealId, MergeWithId' }),
    );
  });

  test('a saved filter has columns and rows', async () => {
    const name = 'Filter: Open deals over 10,000';
    const columns = await machine.rows(['columns', name, '--connection', basic]);
    expect(columns).toContainEqual(expect.objectContaining({ Name: 'Title' }));
    const rows = await machine.rows([
      'query',
      `SELECT Value FROM [${name}]`,
      '--connection',
      basic,
    ]);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ Value }) => Number(Value) > 10_000)).toBe(true);
  });

  test('procedures change data', async () => {
    const rows = await machine.rows(['exec', 'duplicatedeal', 'DealId=5', '--connection', basic]);
    expect(rows).toHaveLength(1);
    const { code, stderr } = await machine.run([
      'exec',
      'MergeDels',
      'DealId=5',
      '--connection',
      basic,
    ]);
    expect([code, stderr]).toEqual([
      1,
      'There is no procedure called MergeDels. Did you mean MergeDeals?\n',
    ]);
  });
});
