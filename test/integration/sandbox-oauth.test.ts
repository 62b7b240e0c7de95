/** The sandbox's OAuth server over HTTP, as an app's server and the official client use it. */
import { DealsApi, OAuth2Configuration } from 'pipedrive/v2';
import {
  basic,
  callback,
  credentials,
  json,
  limited,
  startFlow,
  state,
  type Fields,
  type Flow,
  type Granted,
} from './sandbox-oauth-flow';

const minute = 60_000;
const day = 86_400_000;

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(() => flow.close());

describe('the exchange of a code', () => {
  test('gives tokens that the API takes, with the scopes and the address of the company', async () => {
    const answer = await flow.exchange(await flow.codeFor());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const granted = (await json(answer)) as Granted;
    expect(granted).toEqual({
      access_token: expect.stringMatching(/^v1u:/) as string,
      token_type: 'Bearer',
      refresh_token: expect.any(String) as string,
      scope:
        'base,deals:full,contacts:full,activities:full,products:full,leads:full,projects:full,goals:full,mail:full,phone-integration,users:read,search:read,recents:read',
      expires_in: 3599,
      api_domain: flow.url.replace('localhost', 'sandbox.localhost'),
    });
    const me = await json(flow.get('/v1/users/me', granted.access_token));
    expect(me).toMatchObject({ data: { name: 'Mari Kask', company_domain: 'sandbox' } });
  });

  test('takes the credentials of the app in the body too', async () => {
    const own = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
    expect((await flow.exchange(await flow.codeFor(), own, {})).status).toBe(200);
  });

  test('happens once', async () => {
    const code = await flow.codeFor();
    await flow.exchange(code);
    const again = await flow.exchange(code);
    expect(again.status).toBe(400);
    expect(await json(again)).toEqual({
      success: false,
      message: 'Invalid grant: authorization_code is invalid',
      error: 'invalid_grant',
    });
  });

  test('happens within five minutes', async () => {
    const code = await flow.codeFor();
    flow.clock.now += 5 * minute;
    expect(await json(flow.exchange(code))).toMatchObject({
      message: 'Invalid grant: authorization_code has expired',
      error: 'invalid_grant',
    });
  });

  test.each<[string, Fields, Fields, string, string]>([
    [
      'another callback',
      { redirect_uri: 'https://evil.example/' },
      credentials,
      'Invalid request: redirect_uri is invalid',
      'invalid_request',
    ],
    [
      'no callback',
      { redirect_uri: '' },
      credentials,
      'Invalid request: redirect_uri is not a valid URI',
      'invalid_request',
    ],
    [
      'a wrong secret',
      {},
      basic('sandbox-client', 'guessed'),
      'Invalid client: client is invalid',
      'invalid_client',
    ],
    ['another app', {}, limited, 'Invalid grant: authorization_code is invalid', 'invalid_grant'],
    [
      'no credentials',
      {},
      {},
      'Invalid client: cannot retrieve client credentials',
      'invalid_client',
    ],
    ['no code', { code: '' }, credentials, 'Missing parameter: code', 'invalid_request'],
    [
      'a made-up code',
      { code: 'guess' },
      credentials,
      'Invalid grant: authorization_code is invalid',
      'invalid_grant',
    ],
    [
      'no grant type',
      { grant_type: '' },
      credentials,
      'Missing parameter: grant_type',
      'invalid_request',
    ],
    [
      'another grant type',
      { grant_type: 'password' },
      credentials,
      'Unsupported grant type: grant_type is invalid',
      'unsupported_grant_type',
    ],
    [
      'the name of a method as grant type',
      { grant_type: 'toString' },
      credentials,
      'Unsupported grant type: grant_type is invalid',
      'unsupported_grant_type',
    ],
  ])('is refused with %s, and the code stays good', async (_, fields, headers, message, error) => {
    const code = await flow.codeFor();
    const answer = await flow.exchange(code, fields, headers);
    expect(answer.status).toBe(400);
    expect(await json(answer)).toEqual({ success: false, message, error });
    expect((await flow.exchange(code)).status).toBe(200);
  });

  test('takes forms alone', async () => {
    const answer = await fetch(`${flow.url}/oauth/token`, {
      method: 'POST',
      headers: { ...credentials, 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'authorization_code', code: await flow.codeFor() }),
    });
    expect(await json(answer)).toMatchObject({
      message: 'Invalid request: content must be application/x-www-form-urlencoded',
    });
  });
});

describe('refreshing', () => {
  test('gives a new access token, and the same refresh token with 60 more days', async () => {
    const first = await flow.signIn();
    for (let month = 0; month < 3; month += 1) {
      flow.clock.now += 59 * day;
      expect(await flow.statusOf(first.access_token)).toBe(401);
      const next = (await json(flow.refresh(first.refresh_token))) as Granted;
      expect(next.refresh_token).toBe(first.refresh_token);
      expect(next.access_token).not.toBe(first.access_token);
      expect(await flow.statusOf(next.access_token)).toBe(200);
    }
    flow.clock.now += 60 * day;
    const late = await flow.refresh(first.refresh_token);
    expect(late.status).toBe(400);
    expect(await json(late)).toEqual({
      success: false,
      message: 'Invalid grant: refresh_token is invalid',
      error: 'invalid_grant',
    });
  });

  test('leaves older access tokens to their hour', async () => {
    const first = await flow.signIn();
    await flow.refresh(first.refresh_token);
    flow.clock.now += 60 * minute - 1;
    expect(await flow.statusOf(first.access_token)).toBe(200);
    flow.clock.now += 1;
    expect(await flow.statusOf(first.access_token)).toBe(401);
  });
});

describe('revoking', () => {
  test('the refresh token ends everything that came of the sign-in', async () => {
    const first = await flow.signIn();
    const next = (await json(flow.refresh(first.refresh_token))) as Granted;
    const fields = { token: first.refresh_token, token_type_hint: 'refresh_token' };
    expect((await flow.revoke(fields)).status).toBe(200);
    expect(await flow.statusOf(first.access_token)).toBe(401);
    expect(await flow.statusOf(next.access_token)).toBe(401);
    expect((await flow.refresh(first.refresh_token)).status).toBe(400);
  });

  test('an access token ends that one', async () => {
    const { access_token: token, refresh_token: rest } = await flow.signIn();
    await flow.revoke({ token, token_type_hint: 'access_token' });
    expect(await flow.statusOf(token)).toBe(401);
    expect((await flow.refresh(rest)).status).toBe(200);
  });

  test('needs the app, and a token; an unknown one is no error', async () => {
    const { access_token: token } = await flow.signIn();
    const forged = await flow.revoke({ token }, basic('sandbox-client', 'guessed'));
    expect(await json(forged)).toMatchObject({ error: 'invalid_client' });
    expect(await flow.statusOf(token)).toBe(200);
    expect((await flow.revoke({})).status).toBe(400);
    expect((await flow.revoke({ token: 'gone%' })).status).toBe(200);
  });
});

describe('the API', () => {
  test('refuses an unknown access token with the documented text', async () => {
    const answer = await flow.get('/api/v2/deals', 'v1u:made-up');
    expect(answer.status).toBe(401);
    expect(await json(answer)).toMatchObject({ error: 'Invalid token: access_token is invalid' });
  });

  test('refuses a header of another form', async () => {
    const answer = await fetch(`${flow.url}/api/v2/deals`, { headers: credentials });
    expect(answer.status).toBe(400);
    expect(await json(answer)).toMatchObject({
      error: 'Invalid request: malformed authorization header',
    });
  });

  test('lets an app do what its scopes say and no more', async () => {
    const { access_token: token } = await flow.signIn('sandbox-limited', limited);
    for (const path of ['/api/v2/deals', '/api/v2/stages', '/v1/notes', '/v1/users/me']) {
      expect([path, (await flow.get(path, token)).status]).toEqual([path, 200]);
    }
    for (const path of [
      '/api/v2/persons',
      '/v1/users',
      '/v1/leads',
      '/api/v2/itemSearch?term=ab',
    ]) {
      const answer = await flow.get(path, token);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await json(answer)).toEqual({ success: false, error: 'Scope and URL mismatch' });
    }
    const written = await fetch(`${flow.url}/api/v2/deals`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ title: 'Mine' }),
    });
    expect(written.status).toBe(403);
  });

  test('keeps the fields of activities from an app without admin in v2 alone', async () => {
    const { access_token: token } = await flow.signIn();
    expect((await flow.get('/api/v2/activityFields', token)).status).toBe(403);
    expect((await flow.get('/v1/activityFields', token)).status).toBe(200);
  });

  test.each([
    ['lite', '80'],
    ['growth', '160'],
    ['premium', '400'],
    ['ultimate', '480'],
  ] as const)('has a burst limit for OAuth of its own on plan %s', async (plan, burst) => {
    await flow.close();
    flow = await startFlow({ plan });
    const { access_token: token } = await flow.signIn();
    const answer = await flow.get('/api/v2/pipelines', token);
    expect(answer.headers.get('x-ratelimit-limit')).toBe(burst);
  });
});

describe('expire-tokens', () => {
  test('ends the access tokens, and refreshing goes on', async () => {
    const { access_token: token, refresh_token: rest } = await flow.signIn();
    await flow.control('expire-tokens');
    expect(await flow.statusOf(token)).toBe(401);
    const next = (await json(flow.refresh(rest))) as Granted;
    expect(await flow.statusOf(next.access_token)).toBe(200);
  });

  test('ends the refresh tokens on request', async () => {
    const { refresh_token: rest } = await flow.signIn();
    await flow.control('expire-tokens', { refresh: true });
    expect((await flow.refresh(rest)).status).toBe(400);
  });
});

test('pages of other origins are not let in to the OAuth server', async () => {
  const answer = await flow.exchange('x', {}, { ...credentials, origin: 'https://addin.example' });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  const preflight = await fetch(`${flow.url}/oauth/token`, { method: 'OPTIONS' });
  expect(preflight.status).toBe(404);
});

test('the log tells what was asked, and holds no credential of a whole sign-in', async () => {
  const code = await flow.codeFor();
  const own = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
  const granted = (await json(flow.exchange(code, own, {}))) as Granted;
  await flow.refresh(granted.refresh_token);
  await flow.get(`/v1/users/${granted.access_token}?token=${granted.refresh_token}&q=${code}`, 'x');
  await flow.revoke({ token: granted.refresh_token, token_type_hint: 'refresh_token' });
  const text = await (await fetch(`${flow.url}/_sandbox/requests`)).text();
  for (const secret of [code, ...Object.values(own).slice(1), state]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toContain(granted.access_token);
  expect(text).not.toContain(granted.refresh_token);
  expect(JSON.parse(text)).toMatchObject([
    { path: '/oauth/authorize', query: { client_id: 'sandbox-client', state: '***' }, status: 302 },
    { path: '/oauth/token', form: { grant_type: 'authorization_code', code: '***' }, status: 200 },
    { path: '/oauth/token', form: { grant_type: 'refresh_token', refresh_token: '***' } },
    { method: 'GET' },
    { path: '/oauth/revoke', form: { token: '***', token_type_hint: 'refresh_token' } },
  ]);
});

test('the official client signs in, refreshes and revokes', async () => {
  const configuration = new OAuth2Configuration({
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-secret',
    redirectUri: callback,
    host: flow.url,
  });
  let refreshToken = '';
  configuration.onTokenUpdate = ({ refresh_token }) => {
    refreshToken = refresh_token;
  };
  const asked = await fetch(configuration.authorizationUrl);
  expect(asked.status).toBe(200);
  await configuration.authorize(await flow.codeFor());
  const accessToken = () => configuration.getAccessToken() as Promise<string>;
  const basePath = `${flow.url}/api/v2`;
  const deals = new DealsApi({ accessToken, basePath, isJsonMime: () => true });
  expect((await deals.getDeals({ limit: 3 })).data).toHaveLength(3);

  await flow.control('expire-tokens');
  await configuration.tokenRefresh();
  expect((await deals.getDeals({ limit: 3 })).data).toHaveLength(3);

  const token = await accessToken();
  await configuration.revokeToken('access_token');
  expect(await flow.statusOf(token)).toBe(401);
  expect((await flow.refresh(refreshToken)).status).toBe(200);
  await configuration.revokeToken('refresh_token');
  expect((await flow.refresh(refreshToken)).status).toBe(400);
});
