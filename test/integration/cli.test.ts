/** The command line as a program of its own, against the sandbox. */
import { Machine } from './cli-machine';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
const token = 'sandbox-token';
const basic = `AuthScheme=Basic;APIToken=${token};CompanyDomain=sandbox`;
let machine: Machine;

beforeAll(() => world.start());
afterAll(() => world.close());
beforeEach(() => (machine = new Machine(world.url)));
afterEach(() => {
  expect(machine.notes).not.toContain(token);
  machine.remove();
});

describe('what was typed', () => {
  test.each([
    [[]],
    [['query']],
    [['tables', 'deals']],
    [['columns']],
    [['columns', 'Deals']],
    [['tables', '--format', 'xml']],
    [['tables', '--nonsense']],
    [['connection', 'test', '--connection', basic, '--profile', 'Ops']],
    [['exec', 'GetOAuthAuthorizationURL', token]],
  ])('%j is not understood: exit code 2, one line, nothing on standard output', async (typed) => {
    const { code, stdout, stderr } = await machine.run(typed);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^[^\n]+ See pipedrive-sql --help\.\n$/);
  });

  test('--help shows every command', async () => {
    const { code, stdout, stderr } = await machine.run(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const word of ['tables', 'columns TABLE', 'connection save NAME', 'exec'])
      expect(stdout).toContain(word);
  });
});

describe('connection test', () => {
  test('says who the token belongs to', async () => {
    const typed = ['connection', 'test', '--connection', basic, '--format', 'ndjson'];
    const { code, stdout, stderr } = await machine.run(typed);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ CompanyDomain: 'sandbox', Pipelines: 3 });
    expect(stderr).toMatch(/^Connected to .+ as .+\.\n$/);
  });

  test.each([
    ['a wrong token', 'APIToken=wr0ng;CompanyDomain=sandbox', /does not accept this API token/],
    ['no token', 'CompanyDomain=sandbox', /Enter the API Token/],
    ['an unknown property', 'APITokn=wr0ng', /Did you mean APIToken/],
    ['another company', `APIToken=${token};CompanyDomain=acme`, /belongs to the company sandbox/],
  ])('%s: exit code 1 and one sentence without the token', async (_, connection, sentence) => {
    const { code, stdout, stderr } = await machine.run([
      'connection',
      'test',
      '--connection',
      connection,
    ]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('wr0ng');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('takes the connection from standard input, where no other program sees it', async () => {
    const [row] = await machine.rows(['connection', 'test', '--connection', '-'], { input: basic });
    expect(row).toMatchObject({ CompanyDomain: 'sandbox' });
  });

  test.each([
    ['PIPEDRIVE_BASE_URL', basic],
    ['PIPEDRIVE_OAUTH_URL', 'AuthScheme=OAuth;OAuthClientId=app'],
  ])('sends no secret to a server in %s over plain http', async (name, connection) => {
    const { code, stderr } = await machine.run(['connection', 'test', '--connection', connection], {
      variables: { [name]: 'http://pipedrive.example' },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/https/);
  });
});

describe('what there is', () => {
  test('tables and procedures need no connection', async () => {
    expect(await machine.rows(['tables'])).toContainEqual(
      expect.objectContaining({ Name: 'Deals', Type: 'table' }),
    );
    expect(await machine.rows(['procedures'])).toContainEqual(
      expect.objectContaining({ Name: 'RefreshOAuthAccessToken', Parameters: 'OAuthRefreshToken' }),
    );
  });

  test("columns are Pipedrive's and the company's own, each in every format", async () => {
    const typed = ['columns', 'deals', '--connection', basic];
    const rows = await machine.rows(typed);
    expect(rows).toContainEqual(
      expect.objectContaining({ Name: 'Title', Type: 'text', Custom: false }),
    );
    expect(rows.filter((row) => row['Custom']).length).toBeGreaterThan(0);
    const lines = async (format: string) =>
      (await machine.run([...typed, '--format', format])).stdout.trimEnd().split('\n').length;
    expect(await lines('ndjson')).toBe(rows.length);
    expect(await lines('csv')).toBe(rows.length + 1);
    expect(await lines('table')).toBe(rows.length + 2);
  });

  test('a table that does not exist is named', async () => {
    const { code, stderr } = await machine.run(['columns', 'Dals', '--connection', basic]);
    expect([code, stderr]).toEqual([1, 'There is no table called Dals. Did you mean Deals?\n']);
  });
});

describe('a saved connection', () => {
  const folder = 'configuration/pipedrive-sql';

  test('works by its name, is shown without its secrets, and can be removed', async () => {
    await machine.run(['connection', 'save', 'Ops', '--connection', '-'], { input: basic });
    const [row] = await machine.rows(['connection', 'test', '--profile', 'ops']);
    expect(row).toMatchObject({ CompanyDomain: 'sandbox' });
    expect(await machine.rows(['connection', 'show'])).toEqual([
      {
        Name: 'Ops',
        ConnectionString: 'AuthScheme=Basic;APIToken=********;CompanyDomain=sandbox;',
      },
    ]);
    await machine.run(['connection', 'remove', 'Ops']);
    const { code, stderr } = await machine.run(['connection', 'show', 'Ops']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/no connection called Ops/);
  });

  test('is encrypted, and all files are readable for their owner alone', async () => {
    await machine.run(['connection', 'save', 'Ops', '--connection', basic]);
    const files = machine.list(folder);
    expect(files).toHaveLength(2);
    for (const file of files) {
      expect(file).toMatch(/^600 /);
      expect(machine.read(`${folder}/${file.slice(4)}`)).not.toContain(token);
    }
  });

  test('keeps its token when its shown string is saved with a change', async () => {
    await machine.run(['connection', 'save', 'Ops', '--connection', basic]);
    const [shown] = await machine.rows(['connection', 'show', 'Ops']);
    const edited = `${shown!['ConnectionString']}Pagesize=100`;
    await machine.run(['connection', 'save', 'ops', '--connection', edited]);
    expect(await machine.rows(['connection', 'show'])).toHaveLength(1);
    expect(await machine.rows(['connection', 'test', 'Ops'])).toHaveLength(1);
  });

  test('without its key is told apart from a wrong token', async () => {
    await machine.run(['connection', 'save', 'Ops', '--connection', basic]);
    machine.write(`${folder}/device.key`, 'damaged');
    const { code, stderr } = await machine.run(['connection', 'test', 'Ops']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be decrypted/);
  });

  test('that cannot be used is not saved', async () => {
    const { code } = await machine.run(['connection', 'save', 'Ops', '--connection', 'Timeout=x']);
    expect(code).toBe(1);
    expect(await machine.rows(['connection', 'show'])).toEqual([]);
  });
});
