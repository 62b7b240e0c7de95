/** Signing in from the command line, on machines without a browser, against the sandbox. */
import { readdirSync } from 'node:fs';
import { run } from '../../src/cli/run';
import { systemClock } from '../../src/core/clock';
import type { Properties } from '../../src/connection/profile';
import { formatSettingsFile, parseSettingsFile } from '../../src/connection/settings-file';
import { callback, press } from './consent';
import { Machine } from './cli-machine';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
const passphrase = 'correct horse battery';
const variables = { PIPEDRIVE_SETTINGS_PASSPHRASE: passphrase };
const app = {
  AuthScheme: 'OAuth',
  OAuthClientId: 'sandbox-client',
  OAuthClientSecret: 'sandbox-secret',
  CallbackURL: callback,
} as const satisfies Properties;
const text = (properties: Properties) =>
  Object.entries(properties)
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
const connection = ['--connection', text(app)];
/** Secrets of all runs, none of which may be read beside the rows. */
const secrets = new Set<string>([app.OAuthClientSecret, passphrase]);
let machine: Machine;

beforeAll(() => world.start());
afterAll(() => world.close());
beforeEach(() => (machine = new Machine(world.url)));
afterEach(async () => {
  for (const secret of secrets) expect(machine.notes).not.toContain(secret);
  machine.remove();
  await world.reset();
});

async function expire(refresh = false): Promise<void> {
  const body = JSON.stringify({ refresh });
  await fetch(`${world.url}/_sandbox/expire-tokens`, { method: 'POST', body });
}

/** The address that a user's browser ends at. */
async function consent(button = 'Allow and install'): Promise<{ address: string; state: string }> {
  const [row] = await machine.rows(['exec', 'GetOAuthAuthorizationURL', ...connection]);
  const address = await press(button, row!['URL']!);
  secrets.add(new URL(address).searchParams.get('code') ?? app.OAuthClientSecret);
  return { address, state: row!['State']! };
}

async function signIn(): Promise<{ accessToken: string; refreshToken: string }> {
  const { address } = await consent();
  const verifier = `Verifier=${address}`;
  const [row] = await machine.rows(['exec', 'GetOAuthAccessToken', verifier, ...connection]);
  const [accessToken = '', refreshToken = ''] = [
    row!['OAuthAccessToken'],
    row!['OAuthRefreshToken'],
  ];
  secrets.add(accessToken).add(refreshToken);
  return { accessToken, refreshToken };
}

describe('the procedures', () => {
  test('get tokens, renew them and end the access', async () => {
    const { accessToken, refreshToken } = await signIn();
    const exec = (name: string, value: string) =>
      machine.rows(['exec', name, value, ...connection]);
    const [renewed] = await exec('refreshoauthaccesstoken', `OAuthRefreshToken=${refreshToken}`);
    expect(renewed).toMatchObject({ OAuthRefreshToken: refreshToken, ExpiresIn: 3599 });
    expect(renewed!['OAuthAccessToken']).not.toBe(accessToken);
    const [revoked] = await exec('RevokeOAuthAccessToken', `Token=${refreshToken}`);
    expect(revoked).toEqual({ Revoked: true });
    const { code, stdout, stderr } = await machine.run([
      'exec',
      'RefreshOAuthAccessToken',
      `OAuthRefreshToken=${refreshToken}`,
      ...connection,
    ]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/Sign in again/);
  });

  test('take a secret from standard input', async () => {
    const { refreshToken } = await signIn();
    const typed = ['exec', 'RefreshOAuthAccessToken', 'OAuthRefreshToken=-', ...connection];
    const [row] = await machine.rows(typed, { input: `${refreshToken}\n` });
    expect(row).toMatchObject({ OAuthRefreshToken: refreshToken });
  });

  test('check the address against the state of the authorization URL', async () => {
    const { address, state } = await consent();
    const typed = ['exec', 'GetOAuthAccessToken', `Verifier=${address}`, ...connection];
    const forged = await machine.run([...typed, 'State=another']);
    expect(forged.code).toBe(1);
    expect(forged.stderr).toMatch(/does not belong to the sign-in/);
    expect(await machine.rows([...typed, `State=${state}`])).toHaveLength(1);
  });

  const failing: readonly (readonly [string, (address: string) => string[], RegExp])[] = [
    [
      'a wrong client secret',
      (address) => [
        `Verifier=${address}`,
        '--connection',
        text({ ...app, OAuthClientSecret: 'wr0ng' }),
      ],
      /does not accept the OAuth Client Id and OAuth Client Secret/,
    ],
    [
      'another callback',
      (address) => [`Verifier=${address}`, 'CallbackURL=https://other.example/', ...connection],
      /Callback URL is not the one registered/,
    ],
    ['no app', (address) => [`Verifier=${address}`], /There is no Pipedrive app to sign in with/],
    ['no verifier', () => [...connection], /Enter the Verifier/],
    [
      'an unknown parameter',
      (address) => [`Verifyer=${address}`, ...connection],
      /has no parameter Verifyer/,
    ],
  ];
  test.each(failing)('%s is told in one sentence', async (_, typed, sentence) => {
    const { address } = await consent();
    const { code, stdout, stderr } = await machine.run([
      'exec',
      'GetOAuthAccessToken',
      ...typed(address),
    ]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('tell that access was not allowed, and that a code works once', async () => {
    const exchange = (address: string) =>
      machine.run(['exec', 'GetOAuthAccessToken', `Verifier=${address}`, ...connection]);
    const denied = await consent('Cancel');
    expect((await exchange(denied.address)).stderr).toMatch(/Access was not allowed/);
    const allowed = await consent();
    expect((await exchange(allowed.address)).code).toBe(0);
    expect((await exchange(allowed.address)).stderr).toMatch(/a code works once/);
  });

  test('that do not exist are named with the nearest', async () => {
    const { code, stderr } = await machine.run(['exec', 'GetOAuthAcessToken']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Did you mean GetOAuthAccessToken/);
  });
});

describe('an OAuthSettings.txt that another machine exported', () => {
  const name = 'OAuthSettings.txt';
  const located = (path: string) => ['--connection', `OAuthSettingsLocation=${path}`];
  let path: string;

  beforeEach(async () => {
    const tokens = { ...(await signIn()), origin: '' };
    path = machine.write(
      name,
      await formatSettingsFile({ name: 'Ops', properties: app, tokens }, passphrase),
    );
  });

  const connectByFile = () => machine.run(['connection', 'test', ...located(path)], { variables });
  const kept = async () => (await parseSettingsFile(machine.read(name), passphrase)).tokens!;

  test('connects without a browser, and is left alone while its token is good', async () => {
    const before = machine.read(name);
    const { code, stderr } = await connectByFile();
    expect(stderr).toMatch(/^Connected to /);
    expect(code).toBe(0);
    expect(machine.read(name)).toBe(before);
  });

  test('is rewritten whole, for its owner alone, when the token is renewed', async () => {
    const before = await kept();
    await expire();
    expect(await connectByFile()).toMatchObject({ code: 0 });
    const after = await kept();
    secrets.add(after.accessToken);
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after).toMatchObject({
      refreshToken: before.refreshToken,
      apiDomain: expect.stringContaining('sandbox'),
    });
    // Nothing else is left behind.
    expect(machine.list()).toEqual([`600 ${name}`]);
    const opened = await parseSettingsFile(machine.read(name), passphrase);
    expect(opened).toMatchObject({ name: 'Ops', properties: app });
  });

  test('can be used through a saved connection, which needs no secret of its own', async () => {
    const save = [
      'connection',
      'save',
      'Ops',
      '--connection',
      `AuthScheme=OAuth;${located(path)[1]}`,
    ];
    expect(await machine.run(save)).toMatchObject({ code: 0 });
    const typed = ['connection', 'test', '--profile', 'Ops'];
    expect(await machine.run(typed, { variables })).toMatchObject({ code: 0 });
  });

  const failing: readonly (readonly [string, () => void, Record<string, string>, RegExp])[] = [
    [
      'a wrong passphrase',
      () => undefined,
      { PIPEDRIVE_SETTINGS_PASSPHRASE: 'not the right one' },
      /This is not the passphrase of the file/,
    ],
    ['no passphrase and nobody to ask', () => undefined, {}, /PIPEDRIVE_SETTINGS_PASSPHRASE/],
    [
      'a damaged file',
      () => machine.write(name, machine.read(name).replace(/^.{76}$/m, '')),
      variables,
      /not a complete OAuth settings file/,
    ],
    ['a wrong path', () => (path += 'x'), variables, /There is no file/],
  ];
  test.each(failing)('%s ends in one sentence and changes nothing', async (_, spoil, env, says) => {
    await expire();
    spoil();
    const before = machine.read(name);
    const { code, stdout, stderr } = await machine.run(['connection', 'test', ...located(path)], {
      variables: env,
    });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(machine.read(name)).toBe(before);
  });

  test('that Pipedrive no longer renews asks to sign in again', async () => {
    await expire(true);
    const { code, stderr } = await connectByFile();
    expect(code).toBe(1);
    expect(stderr).toMatch(/Sign in again/);
  });
});

describe('in a terminal', () => {
  /** Runs with a user who answers what is asked, knowing what was shown until then. */
  async function attended(
    properties: Properties,
    answer: (question: string, shown: string) => Promise<string>,
  ) {
    let shown = '';
    let rows = '';
    const code = await run(
      ['connection', 'test', '--connection', text(properties), '--format', 'ndjson'],
      {
        fetch,
        clock: systemClock,
        signal: new AbortController().signal,
        openEngine: () => Promise.reject(new Error('Nothing here needs an engine.')),
        variables: {
          XDG_CONFIG_HOME: machine.path('configuration'),
          PIPEDRIVE_BASE_URL: world.url,
          PIPEDRIVE_OAUTH_URL: world.url,
        },
        terminal: {
          note: (line) => void (shown += `${line}\n`),
          askSecret: (question) => answer(question, shown),
          input: async () => '',
        },
      },
      (part) => void (rows += part),
    );
    machine.notes += shown;
    return { code, rows, shown };
  }
  const shownAddress = (shown: string) => /^http\S+\/oauth\/authorize\S+$/m.exec(shown)![0];

  test('the user signs in with any browser and pastes the address, once', async () => {
    const first = await attended(app, (_, shown) =>
      press('Allow and install', shownAddress(shown)),
    );
    expect(first.code).toBe(0);
    expect(JSON.parse(first.rows)).toMatchObject({ CompanyDomain: 'sandbox' });
    const second = await attended(app, () => Promise.reject(new Error('asked again')));
    expect(second.code).toBe(0);
  });

  test('an address that belongs to another sign-in is refused', async () => {
    const { address } = await consent();
    const { code, shown } = await attended(app, async () => address);
    expect(code).toBe(1);
    expect(shown).toMatch(/does not belong to the sign-in/);
  });

  test('the passphrase of a new file is asked for, and must be long enough', async () => {
    const path = machine.path('OAuthSettings.txt');
    const ask = (phrase: string) =>
      attended({ ...app, OAuthSettingsLocation: path }, async (question, shown) =>
        question.startsWith('Passphrase')
          ? phrase
          : press('Allow and install', shownAddress(shown)),
      );
    expect((await ask('short')).shown).toMatch(/at least 12 characters/);
    expect(await ask(passphrase)).toMatchObject({ code: 0 });
    expect(machine.list()).toEqual(['600 OAuthSettings.txt']);
  });

  test('signing in needs the callback of the app', async () => {
    const { code, shown } = await attended({ ...app, CallbackURL: '' }, async () => '');
    expect(code).toBe(1);
    expect(shown).toMatch(/Enter the Callback URL/);
  });
});

describe('a verifier', () => {
  test('signs a machine in that keeps the tokens in a file of its own', async () => {
    const { address } = await consent();
    const code = new URL(address).searchParams.get('code')!;
    const path = machine.path('OAuthSettings.txt');
    const properties = { ...app, OAuthVerifier: code, OAuthSettingsLocation: path };
    const typed = ['connection', 'test', '--connection', text(properties)];
    expect(await machine.run(typed, { variables })).toMatchObject({ code: 0 });
    expect(machine.list()).toEqual(['600 OAuthSettings.txt']);
    // The code is spent; what it gave is used.
    expect(await machine.run(typed, { variables })).toMatchObject({ code: 0 });
    const alone = ['connection', 'test', '--connection', `OAuthSettingsLocation=${path}`];
    expect(await machine.run(alone, { variables })).toMatchObject({ code: 0 });
  });

  test('signs in a saved connection, whose tokens are kept encrypted beside it', async () => {
    const { address } = await consent();
    const code = new URL(address).searchParams.get('code')!;
    const input = text({ ...app, OAuthVerifier: code });
    await machine.run(['connection', 'save', 'Ops', '--connection', '-'], { input });
    expect(await machine.run(['connection', 'test', 'Ops'])).toMatchObject({ code: 0 });
    await expire();
    expect(await machine.run(['connection', 'test', 'Ops'])).toMatchObject({ code: 0 });
    const folder = 'configuration/pipedrive-sql';
    expect(readdirSync(machine.path(folder))).toHaveLength(3);
    for (const file of machine.list(folder)) expect(file).toMatch(/^600 /);
  });

  test('is asked for where there is nothing to begin with', async () => {
    const { code, stderr } = await machine.run(['connection', 'test', ...connection]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/exec GetOAuthAuthorizationURL/);
  });
});
