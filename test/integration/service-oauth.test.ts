import { startService, type Running } from '../../src/service/server';
import type { ServiceOptions } from '../../src/service/options';
import { granted, startOAuthServer, type OAuthServer } from './service-oauth-server';

const origin = 'https://addin.example';
const state = 'state_0123456789-abcdef';
const ownApp = { clientId: 'own-app', clientSecret: 'own-secret' };

let upstream: OAuthServer;
/** Without an app of its own, and with one. */
let plain: Running;
let configured: Running;

const start = (more: Partial<ServiceOptions>) =>
  startService({
    port: 0,
    origin,
    pipedriveBaseUrl: 'http://127.0.0.1:1',
    paneDir: 'assets',
    requestsPerSecond: 10_000,
    ...more,
  });

beforeAll(async () => {
  upstream = await startOAuthServer();
  plain = await start({ oauthUrl: upstream.url });
  configured = await start({
    oauthUrl: upstream.url,
    oauthApp: { clientId: 'house-app', clientSecret: 'house-secret' },
  });
});
beforeEach(() => {
  upstream.received.length = 0;
  upstream.answer = granted;
});
afterAll(() => Promise.all([plain.close(), configured.close(), upstream.close()]));

const get = (service: Running, path: string, headers: Record<string, string> = {}) =>
  fetch(service.url + path, { headers, redirect: 'manual' });
const post = (
  service: Running,
  path: string,
  body: object | string,
  headers: Record<string, string> = {},
) =>
  fetch(service.url + path, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const form = () => Object.fromEntries(new URLSearchParams(upstream.received[0]?.body));

describe('the start of a sign-in', () => {
  test('leads to the consent page of Pipedrive and back to our callback', async () => {
    const answer = await get(plain, `/oauth/start?client_id=own-app&state=${state}`);
    expect(answer.status).toBe(302);
    const target = new URL(answer.headers.get('location')!);
    expect(target.origin + target.pathname).toBe(`${upstream.url}/oauth/authorize`);
    expect(Object.fromEntries(target.searchParams)).toEqual({
      client_id: 'own-app',
      redirect_uri: `${origin}/oauth/callback`,
      state,
    });
  });

  test('takes the client id of the service where none is given', async () => {
    const answer = await get(configured, `/oauth/start?state=${state}`);
    expect(answer.headers.get('location')).toContain('client_id=house-app');
  });

  test('takes another callback of our origin', async () => {
    const query = new URLSearchParams({ client_id: 'a', state, redirect_uri: `${origin}/other` });
    const answer = await get(plain, `/oauth/start?${query}`);
    const target = new URL(answer.headers.get('location')!);
    expect(target.searchParams.get('redirect_uri')).toBe(`${origin}/other`);
  });

  test.each([
    ['no client id', { state }],
    ['a client id that breaks out', { client_id: 'a&redirect_uri=https://evil.example', state }],
    ['no state', { client_id: 'a' }],
    ['a state that can be guessed', { client_id: 'a', state: 'short' }],
    ['a state that is not url-safe', { client_id: 'a', state: `${state}"><script>` }],
    ['a state without end', { client_id: 'a', state: 's'.repeat(129) }],
    ['a callback elsewhere', { client_id: 'a', state, redirect_uri: 'https://evil.example/' }],
    ['a callback that looks like ours', { client_id: 'a', state, redirect_uri: `${origin}.evil/` }],
    [
      'a callback with our name as user',
      { client_id: 'a', state, redirect_uri: 'https://addin.example@evil.example/' },
    ],
    ['a callback that is a script', { client_id: 'a', state, redirect_uri: 'javascript:1' }],
  ])('refuses %s', async (_, query) => {
    const answer = await get(plain, `/oauth/start?${new URLSearchParams(query)}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await answer.text()).toMatch(/Close this window and sign in again from Excel\.$/);
  });
});

describe('the callback page', () => {
  test('is not kept anywhere, names no referrer, and keeps its tie to the pane', async () => {
    const answer = await get(plain, `/oauth/callback?code=c0de&state=${state}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cross-origin-opener-policy')).toBeNull();
  });

  test('holds no script of its own and nothing of its address', async () => {
    const answer = await get(plain, `/oauth/callback?code=c0de&state=${state}&error=<b>`);
    const page = await answer.text();
    expect(page.match(/<script[^>]*>/g)).toEqual([
      '<script type="module" src="/oauth/callback.js">',
    ]);
    expect(page).not.toMatch(/c0de|<b>|style=|onclick/);
    expect(page).not.toContain(state);
  });

  test('comes with its script and its style, as types that browsers take under nosniff', async () => {
    const script = await get(plain, '/oauth/callback.js');
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
    const style = await get(plain, '/oauth/callback.css');
    expect(style.headers.get('content-type')).toMatch(/^text\/css/);
  });

  const hostInfo = 'Excel$Mac$16.01$en-US$1111-2222$isDialog$$0';
  const cookieOf = async (start: string) =>
    (await get(plain, start)).headers.get('set-cookie')?.split(';')[0] ?? '';

  test('is told of the host what Office told the first page of the same sign-in, once', async () => {
    const cookie = await cookieOf(
      `/oauth/start?client_id=a&state=${state}&_host_Info=${encodeURIComponent(hostInfo)}`,
    );
    const back = await get(plain, `/oauth/callback?code=c&state=${state}`, { cookie });
    expect(await back.text()).toContain(`data-host-info="${hostInfo}"`);
    expect(back.headers.get('set-cookie')).toMatch(/Max-Age=0/);
  });

  test('is told nothing of the host of another sign-in', async () => {
    const cookie = await cookieOf(
      `/oauth/start?client_id=a&state=${state}&_host_Info=${encodeURIComponent(hostInfo)}`,
    );
    const back = await get(plain, '/oauth/callback?code=c&state=another_0123456789', { cookie });
    expect(await back.text()).toContain('data-host-info=""');
  });

  test('takes no markup for a host', async () => {
    const cookie = await cookieOf(
      `/oauth/start?client_id=a&state=${state}&_host_Info=${encodeURIComponent('"><script>')}`,
    );
    expect(cookie).toBe('');
    const forged = `sign-in-host=${encodeURIComponent(`${state}."><script>`)}`;
    const back = await get(plain, `/oauth/callback?state=${state}`, { cookie: forged });
    expect(await back.text()).toContain('data-host-info=""');
  });

  test('hears that a user removed the app', async () => {
    const answer = await fetch(`${plain.url}/oauth/callback`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
      body: '{"client_id":"a","company_id":1,"user_id":2}',
    });
    expect(answer.status).toBe(204);
  });
});

test('the pane is told whether the service has an app, and never its secret', async () => {
  const without = await (await get(plain, '/config.json')).json();
  expect(without).toMatchObject({
    oauth: { configured: false, callbackUrl: `${origin}/oauth/callback` },
  });
  const text = await (await get(configured, '/config.json')).text();
  expect(JSON.parse(text)).toMatchObject({ oauth: { configured: true, clientId: 'house-app' } });
  expect(text).not.toContain('house-secret');
});

describe('the token exchange', () => {
  const exchange = { grantType: 'authorization_code', code: 'c0de', ...ownApp };

  test('turns a code into tokens, with the id and secret of the profile', async () => {
    const answer = await post(plain, '/oauth/token', exchange);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      accessToken: 'access-t0ken',
      refreshToken: 'refresh-t0ken',
      expiresIn: 3599,
      scope: 'base,deals:full',
      apiDomain: 'https://acme.pipedrive.com',
      tokenType: 'Bearer',
    });
    expect(upstream.received).toMatchObject([
      {
        path: '/oauth/token',
        headers: {
          authorization: `Basic ${btoa('own-app:own-secret')}`,
          'content-type': expect.stringMatching(/^application\/x-www-form-urlencoded/),
        },
      },
    ]);
    expect(form()).toEqual({
      grant_type: 'authorization_code',
      code: 'c0de',
      redirect_uri: `${origin}/oauth/callback`,
    });
  });

  test('names the callback of the profile, when it has one', async () => {
    const redirectUri = 'http://localhost:9999/cb';
    await post(plain, '/oauth/token', { ...exchange, redirectUri });
    expect(form()['redirect_uri']).toBe(redirectUri);
  });

  test('refreshes', async () => {
    const body = { grantType: 'refresh_token', refreshToken: 'refresh-t0ken', ...ownApp };
    expect((await post(plain, '/oauth/token', body)).status).toBe(200);
    expect(form()).toEqual({ grant_type: 'refresh_token', refresh_token: 'refresh-t0ken' });
  });

  test('speaks for the app of the service when no secret is given', async () => {
    const bare = { grantType: 'authorization_code', code: 'c0de' };
    for (const body of [bare, { ...bare, clientId: 'house-app' }]) {
      upstream.received.length = 0;
      expect((await post(configured, '/oauth/token', body)).status).toBe(200);
      expect(upstream.received[0]?.headers.authorization).toBe(
        `Basic ${btoa('house-app:house-secret')}`,
      );
    }
  });

  test('never joins the secret of the service with the id of another app', async () => {
    const answer = await post(configured, '/oauth/token', {
      grantType: 'authorization_code',
      code: 'c0de',
      clientId: 'another-app',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: 'invalid_request', field: 'clientSecret' });
    expect(upstream.received).toEqual([]);
  });

  test('without a secret from anybody says that there is none', async () => {
    const body = { grantType: 'refresh_token', refreshToken: 'refresh-t0ken' };
    expect(await (await post(plain, '/oauth/token', body)).json()).toEqual({
      error: 'not_configured',
    });
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page without origin', { origin: 'null' }],
  ])('is refused to %s', async (_, headers) => {
    const answer = await post(configured, '/oauth/token', exchange, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(upstream.received).toEqual([]);
  });

  test.each([
    ['no JSON', 'grantType=authorization_code', undefined],
    ['a list', '[]', undefined],
    ['nothing', '{}', 'grantType'],
    ['another grant', { ...exchange, grantType: 'exchange_api_token' }, 'grantType'],
    ['no code', { ...exchange, code: undefined }, 'code'],
    ['an empty code', { ...exchange, code: '' }, 'code'],
    ['a code that is no text', { ...exchange, code: 7 }, 'code'],
    ['a code with a line end', { ...exchange, code: 'a\r\nb' }, 'code'],
    ['a callback that is no address', { ...exchange, redirectUri: 'javascript:1' }, 'redirectUri'],
    ['a secret without an id', { ...exchange, clientId: undefined }, 'clientId'],
    ['an id with a colon', { ...exchange, clientId: 'a:b' }, 'clientId'],
    ['a field nobody knows', { ...exchange, extra: 't0ken' }, undefined],
    ['a field of every object', `{"constructor":"t0ken"}`, undefined],
  ])('refuses %s', async (_, body, field) => {
    const answer = await post(plain, '/oauth/token', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: 'invalid_request',
      ...(field === undefined ? {} : { field }),
    });
    expect(upstream.received).toEqual([]);
  });

  test('refuses what a form of another site could send', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect((await post(plain, '/oauth/token', exchange, headers)).status).toBe(400);
  });

  test('refuses a body without end', async () => {
    const answer = await post(plain, '/oauth/token', { ...exchange, code: 'x'.repeat(20_000) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ error: 'too_large' });
  });

  test.each([
    [400, { error: 'Invalid client: client is invalid' }, 401, 'invalid_client'],
    [400, 'Invalid client: cannot retrieve client credentials', 401, 'invalid_client'],
    [401, '', 401, 'invalid_client'],
    [400, 'Invalid grant: authorization_code is invalid', 400, 'invalid_grant'],
    [400, 'Invalid grant: refresh_token is invalid', 400, 'invalid_grant'],
    [400, { success: false, message: 'c0de used', error: 'invalid_grant' }, 400, 'invalid_grant'],
    [400, { error: 'Invalid redirect URL' }, 400, 'invalid_redirect'],
    [400, 'Invalid request: redirect_uri is invalid', 400, 'invalid_redirect'],
    [400, 'Invalid request: redirect_uri is not a valid URI', 400, 'invalid_redirect'],
    [400, 'Missing parameter: grant_type', 400, 'invalid_request'],
    [400, 'Unsupported grant type: grant_type is invalid', 400, 'invalid_request'],
    [403, '<html>own-secret</html>', 502, 'upstream'],
    [500, { error: 'invalid_grant', code: 'c0de' }, 502, 'upstream'],
    [200, '<html>', 502, 'upstream'],
    [200, 'null', 502, 'upstream'],
    [200, { access_token: 'access-t0ken' }, 502, 'upstream'],
  ])('answers Pipedrive’s %i %j with %i %s', async (from, body, status, error) => {
    upstream.answer = { status: from, body };
    const answer = await post(plain, '/oauth/token', exchange);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error });
  });

  test('tells a code that has expired from one that was used, in words of its own', async () => {
    upstream.answer = {
      status: 400,
      body: 'Invalid grant: authorization_code has expired (c0de, own-secret)',
    };
    expect(await (await post(plain, '/oauth/token', exchange)).json()).toEqual({
      error: 'invalid_grant',
      message: 'authorization_code has expired',
    });
  });

  test('passes on how long Pipedrive wants to be left alone', async () => {
    upstream.answer = { status: 429, body: '', headers: { 'retry-after': '7' } };
    const answer = await post(plain, '/oauth/token', exchange);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
  });

  test('never follows Pipedrive elsewhere with the secret', async () => {
    const elsewhere = await startOAuthServer();
    upstream.answer = { status: 307, body: '', headers: { location: `${elsewhere.url}/` } };
    expect((await post(plain, '/oauth/token', exchange)).status).toBe(502);
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });

  test('says that Pipedrive cannot be reached, and no more', async () => {
    const lost = await start({ oauthUrl: 'http://127.0.0.1:1' });
    const answer = await post(lost, '/oauth/token', exchange);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toEqual({ error: 'unreachable' });
    await lost.close();
  });
});

describe('revoking', () => {
  const revoke = { token: 'refresh-t0ken', tokenTypeHint: 'refresh_token', ...ownApp };

  test('gives the token back', async () => {
    upstream.answer = { status: 200, body: '' };
    expect((await post(plain, '/oauth/revoke', revoke)).status).toBe(204);
    expect(upstream.received[0]?.path).toBe('/oauth/revoke');
    expect(form()).toEqual({ token: 'refresh-t0ken', token_type_hint: 'refresh_token' });
  });

  test('is for the pane alone', async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await post(plain, '/oauth/revoke', revoke, headers)).status).toBe(403);
  });

  test.each([
    ['no token', { ...revoke, token: undefined }, 'token'],
    ['another kind', { ...revoke, tokenTypeHint: 'id_token' }, 'tokenTypeHint'],
    ['no kind', { ...revoke, tokenTypeHint: undefined }, 'tokenTypeHint'],
  ])('refuses %s', async (_, body, field) => {
    const answer = await post(plain, '/oauth/revoke', body);
    expect(await answer.json()).toEqual({ error: 'invalid_request', field });
  });

  test('of an app that is gone is told as such', async () => {
    upstream.answer = { status: 400, body: { error: 'invalid_client' } };
    expect(await (await post(plain, '/oauth/revoke', revoke)).json()).toEqual({
      error: 'invalid_client',
    });
  });
});

test('a caller who floods the sign-in is told when to come back', async () => {
  const slow = await start({ requestsPerSecond: 1 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => get(slow, '/oauth/start')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(10);
  expect(refused[0]!.headers.get('retry-after')).toBe('1');
  expect((await get(slow, '/healthz')).status).toBe(200);
  await slow.close();
});
