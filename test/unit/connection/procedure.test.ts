import { procedures, runProcedure } from '../../../src/connection/procedure';
import { connectionSettings } from '../../../src/connection/settings';
import { Authority } from './authority';
import { ManualClock } from './manual-clock';

const callback = 'https://addin.example/oauth/callback';
const page = 'https://oauth.pipedrive.com/oauth/authorize';
let authority: Authority;

const run = (name: string, parameters: Record<string, string> = {}, dialog = false) =>
  runProcedure(name, parameters, {
    settings: connectionSettings({
      name: 'Ops',
      properties: { AuthScheme: 'OAuth', OAuthClientId: 'app', CallbackURL: callback },
    }).oauth,
    endpoint: authority,
    page,
    signIn: dialog ? async () => ({ code: authority.newCode(), redirectUri: callback }) : undefined,
  });

beforeEach(() => {
  authority = new Authority(new ManualClock());
});

test('the table names every parameter once, in words, with help', () => {
  for (const { help, parameters } of procedures) {
    expect(help).toMatch(/\.$/);
    expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
    for (const one of parameters) {
      expect(one.help).toMatch(/\.$/);
      if (one.choices) expect(one.choices).toContain(one.fallback);
    }
  }
});

test('GetOAuthAuthorizationURL gives the address and the state to check with', async () => {
  const { columns, rows } = await run('GetOAuthAuthorizationURL', { State: 's1' });
  const query = new URLSearchParams({ client_id: 'app', redirect_uri: callback, state: 's1' });
  expect(columns.map(({ name }) => name)).toEqual(['URL', 'State']);
  expect(rows).toEqual([[`${page}?${query}`, 's1']]);
  const [[url, state]] = (await run('getoauthauthorizationurl')).rows as [[string, string]];
  expect(state).toMatch(/^[\w-]{43}$/);
  expect(new URL(url).searchParams.get('state')).toBe(state);
});

test('GetOAuthAccessToken exchanges what was pasted, with the same callback', async () => {
  const verifier = `${callback}?code=${authority.newCode()}&state=s1`;
  const { columns, rows } = await run('GetOAuthAccessToken', { Verifier: verifier, state: 's1' });
  expect(rows).toEqual([['access-2', 'refresh-1', 3600]]);
  expect(columns.map(({ secret }) => secret === true)).toEqual([true, true, false]);
  expect(authority.asked).toEqual([`exchange ${callback}`]);
});

test('GetOAuthAccessToken refuses the answer to another sign-in before it asks', async () => {
  const verifier = `${callback}?code=${authority.newCode()}&state=s2`;
  await expect(
    run('GetOAuthAccessToken', { Verifier: verifier, State: 's1' }),
  ).rejects.toMatchObject({ code: 'oauth-state-mismatch' });
  expect(authority.asked).toEqual([]);
});

test('GetOAuthAccessToken with APP opens the dialog, where there is one', async () => {
  expect((await run('GetOAuthAccessToken', { AuthMode: 'app' }, true)).rows).toHaveLength(1);
  await expect(run('GetOAuthAccessToken', { AuthMode: 'APP' })).rejects.toMatchObject({
    code: 'property-required',
  });
});

test('RefreshOAuthAccessToken renews, RevokeOAuthAccessToken ends', async () => {
  const { refreshToken } = await authority.exchange(authority.newCode(), '');
  const refresh = () => run('RefreshOAuthAccessToken', { OAuthRefreshToken: refreshToken });
  expect((await refresh()).rows[0]![1]).toBe(refreshToken);
  expect((await run('RevokeOAuthAccessToken', { Token: refreshToken })).rows).toEqual([[true]]);
  expect(authority.revoked).toEqual([`refresh_token ${refreshToken}`]);
  await expect(refresh()).rejects.toMatchObject({ code: 'sign-in-again' });
});

test.each([
  ['GetOAuthAcessToken', {}, 'procedure-unknown', { nearest: 'GetOAuthAccessToken' }],
  ['DropEverything', {}, 'procedure-unknown', { nearest: '' }],
  ['GetOAuthAccessToken', {}, 'property-required', { label: 'Verifier' }],
  ['RefreshOAuthAccessToken', { OAuthRefreshToken: ' ' }, 'property-required', {}],
  ['RefreshOAuthAccessToken', { Colour: 'x' }, 'parameter-unknown', { name: 'Colour' }],
  ['GetOAuthAccessToken', { AuthMode: 'PHONE' }, 'property-invalid', {}],
] as const)('%s with %j is refused: %s', async (name, parameters, code, details) => {
  await expect(run(name, parameters)).rejects.toMatchObject({ code, details });
  expect(authority.asked).toEqual([]);
});
