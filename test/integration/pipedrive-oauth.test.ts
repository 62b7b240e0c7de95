/** A session that signs in with OAuth, against the sandbox's OAuth server. */
import { authorizationUrl, newState, readCallback } from '../../src/connection/authorization';
import { createGrant } from '../../src/connection/grant';
import { pipedriveEndpoint } from '../../src/connection/pipedrive-endpoint';
import { connectionSettings } from '../../src/connection/settings';
import { memoryTokens } from '../../src/connection/token-store';
import { systemClock } from '../../src/core/clock';
import { identify } from '../../src/pipedrive/identity';
import type { ApiRequest } from '../../src/pipedrive/session';
import { callback, press } from './consent';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
const hour = 3_600_000;
const deals: ApiRequest = {
  method: 'GET',
  version: 'v2',
  path: 'deals',
  query: { limit: '1' },
  cost: 10,
};
const persons: ApiRequest = { ...deals, path: 'persons' };
const newDeal: ApiRequest = { method: 'POST', version: 'v2', path: 'deals', cost: 5 };

beforeAll(() => world.start());
afterAll(() => world.close());
afterEach(() => world.reset());

function settingsFor(app: 'sandbox-client' | 'sandbox-limited') {
  const settings = connectionSettings({
    name: 'Ops',
    properties: {
      AuthScheme: 'OAuth',
      OAuthClientId: app,
      OAuthClientSecret: app === 'sandbox-client' ? 'sandbox-secret' : 'sandbox-limited-secret',
      CallbackURL: callback,
    },
  });
  return { ...settings, timeoutMs: 0 };
}

/** A session whose user has just allowed access, on a clock that can be put forward. */
async function signedIn(app: 'sandbox-client' | 'sandbox-limited' = 'sandbox-client') {
  const settings = settingsFor(app);
  const { clientId, clientSecret, callbackUrl } = settings.oauth;
  const clock = { ...systemClock, ahead: 0, now: () => Date.now() + clock.ahead };
  const grant = createGrant({
    settings: settings.oauth,
    tokens: memoryTokens('ops'),
    endpoint: pipedriveEndpoint({
      server: world.url,
      client: { id: clientId, secret: clientSecret },
      fetch,
      clock,
    }),
    clock,
    signIn: async () => {
      const state = newState();
      const page = `${world.url}/oauth/authorize`;
      const address = authorizationUrl({ page, clientId, redirectUri: callbackUrl, state });
      const code = readCallback(await press('Allow and install', address), state);
      return { code, redirectUri: callbackUrl };
    },
  });
  const session = world.session(settings, { grant });
  // Its answer tells that there is no burst limit, which requests would otherwise wait for.
  await session.request(deals);
  await world.reset();
  return { clock, session };
}

/** Makes every access token invalid, and the refresh tokens too if asked. */
async function expire(refresh = false): Promise<void> {
  const body = JSON.stringify({ refresh });
  await fetch(`${world.url}/_sandbox/expire-tokens`, { method: 'POST', body });
}

/** What the sandbox received: `GET /api/v2/deals 200`. */
async function received(): Promise<string[]> {
  const requests = await world.received();
  return requests.map(({ method, path, status }) => `${method} ${path} ${status}`);
}

const refreshed = 'POST /oauth/token 200';

test('a signed-in connection knows its company without being told', async () => {
  const { session } = await signedIn();
  expect(await identify(session)).toMatchObject({ companyDomain: 'sandbox' });
  // The shared host would be asked for /v1.
  expect(await received()).toContain('GET /api/v1/users/me 200');
});

test('100 requests with a token that Pipedrive no longer takes cause exactly one refresh', async () => {
  const { session } = await signedIn();
  await expire();
  const all = Array.from({ length: 100 }, () => session.request(deals));
  for (const answer of await Promise.all(all)) expect(answer).toMatchObject({ success: true });
  const seen = await received();
  expect(seen.filter((one) => one.includes('/oauth/'))).toEqual([refreshed]);
  expect(seen.filter((one) => one.endsWith(' 200'))).toHaveLength(101);
});

test('100 requests with a token known to be too old cause exactly one refresh and no refusal', async () => {
  const { session, clock } = await signedIn();
  clock.ahead = 2 * hour;
  await Promise.all(Array.from({ length: 100 }, () => session.request(deals)));
  const seen = await received();
  expect(seen[0]).toBe(refreshed);
  expect(seen.slice(1)).toEqual(Array(100).fill('GET /api/v2/deals 200'));
});

test('a write that is refused for its token is sent once more', async () => {
  const { session } = await signedIn();
  await expire();
  await expect(session.request(newDeal)).rejects.toMatchObject({ code: 'request-rejected' });
  expect(await received()).toEqual(['POST /api/v2/deals 401', refreshed, 'POST /api/v2/deals 400']);
});

test('a token that is refused right after its renewal ends in one sentence, not in a loop', async () => {
  const asked: string[] = [];
  const grant = {
    accessToken: async () => 'first',
    rejected: async (token: string) => {
      asked.push(token);
      return 'second';
    },
    apiDomain: async () => 'https://sandbox.pipedrive.com',
  };
  const session = world.session(settingsFor('sandbox-client'), { grant });
  await expect(session.request(deals)).rejects.toMatchObject({ code: 'sign-in-again' });
  expect(asked).toEqual(['first']);
  expect(await received()).toEqual(Array(2).fill('GET /api/v2/deals 401'));
});

test('a sign-in that Pipedrive has ended asks to sign in again, and is not tried again', async () => {
  const { session } = await signedIn();
  await expire(true);
  await expect(session.request(deals)).rejects.toMatchObject({ code: 'sign-in-again' });
  await expect(session.request(deals)).rejects.toMatchObject({ code: 'sign-in-again' });
  const refreshes = (await received()).filter((one) => one.includes('/oauth/'));
  expect(refreshes).toEqual(['POST /oauth/token 400']);
});

test('what the app has no scope for is said so, and the token is not renewed for it', async () => {
  const { session } = await signedIn('sandbox-limited');
  await session.request(deals);
  await expect(session.request(persons)).rejects.toMatchObject({ code: 'scope-missing' });
  expect(await received()).toEqual(['GET /api/v2/deals 200', 'GET /api/v2/persons 403']);
});

test("an app starts with the burst limit of the smallest plan's apps", () => {
  expect(world.session(settingsFor('sandbox-client')).burstLimit).toBe(80);
});

test('nothing is sent for a connection that cannot sign in', async () => {
  const session = world.session(settingsFor('sandbox-client'));
  await expect(session.request(deals)).rejects.toMatchObject({ code: 'sign-in-needed' });
  expect(await received()).toEqual([]);
});

test('lists of one company are not kept for another that has signed in since', async () => {
  let company = 'acme';
  const grant = {
    accessToken: async () => 'token',
    rejected: async () => 'token',
    apiDomain: async () => `https://${company}.pipedrive.com`,
  };
  const session = world.session(settingsFor('sandbox-client'), { grant });
  const load = () => session.remember('fields', async () => company);
  const ask = () => session.request(deals).catch(() => undefined);
  await ask();
  expect(await load()).toBe('acme');
  company = 'other';
  await ask();
  expect(await load()).toBe('other');
});
