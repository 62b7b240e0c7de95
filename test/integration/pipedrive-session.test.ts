import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../src/core/clock';
import type { Route } from '../../src/pipedrive/endpoints';
import { identify } from '../../src/pipedrive/identity';
import type { ApiRequest } from '../../src/pipedrive/session';
import { SkippingClock } from '../unit/pipedrive/skipping-clock';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
const me: ApiRequest = { method: 'GET', version: 'v1', path: 'users/me', cost: 2 };
const deals: ApiRequest = {
  method: 'GET',
  version: 'v2',
  path: 'deals',
  query: { limit: '1' },
  cost: 10,
};
const dealsFault = { match: 'GET /api/v2/deals', times: 100 };

beforeAll(() => world.start());
afterAll(() => world.close());
afterEach(() => world.reset());

/** The address of a port that nothing listens on. */
async function nowhere(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${port}`;
}

describe('identify', () => {
  test('says who the token belongs to, and counts pipelines and custom fields', async () => {
    const [user] = await world.raw('v1/users/me');
    const pipelines = await world.raw('api/v2/pipelines');
    const fields = await Promise.all(
      ['dealFields', 'personFields', 'organizationFields', 'productFields'].map((path) =>
        world.raw(`api/v2/${path}`),
      ),
    );
    expect(await identify(world.session())).toEqual({
      company: user!['company_name'],
      companyDomain: 'sandbox',
      user: user!['name'],
      pipelines: pipelines.length,
      customFields: fields.flat().filter((field) => field['is_custom_field']).length,
    });
  });

  test('a token of another company is told apart', async () => {
    await expect(identify(world.session({ companyDomain: 'acme' }))).rejects.toMatchObject({
      code: 'company-mismatch',
      details: { company: 'acme', actual: 'sandbox' },
    });
  });

  test('without a company domain, the company is found by the token', async () => {
    expect(await identify(world.session({ companyDomain: '' }))).toMatchObject({
      companyDomain: 'sandbox',
    });
  });
});

describe('a request that cannot succeed', () => {
  test('a wrong token is said so, without a second try', async () => {
    const session = world.session({ apiToken: 'wrong' });
    await expect(session.request(me)).rejects.toMatchObject({ code: 'token-rejected' });
    expect(session.usage()).toEqual({ requests: 1, tokens: 0 });
  });

  test('a company that does not exist is named', async () => {
    const session = world.session(
      { companyDomain: 'nowhere' },
      {
        fetch: (url, init) =>
          fetch(url, {
            ...init,
            headers: { ...init?.headers, 'x-forwarded-host': 'nowhere.pipedrive.com' },
          }),
      },
    );
    await expect(session.request(me)).rejects.toMatchObject({
      code: 'company-unknown',
      details: { company: 'nowhere.pipedrive.com' },
    });
  });

  test("a refused parameter is explained in Pipedrive's words", async () => {
    const query = { updated_since: '2026-01-01T00:00:00Z' };
    const request = world.session().request({ ...deals, path: 'stages', query });
    await expect(request).rejects.toThrow(/did not accept the request: .*updated_since/);
  });

  test('a record that is gone is named', async () => {
    const request = world.session().request({ ...deals, path: 'deals/999999', query: {} });
    await expect(request).rejects.toMatchObject({ code: 'record-missing' });
  });

  test.each([
    [{ status: 'html403' }, 'blocked'],
    [{ status: 429, retryAfter: 3939 }, 'daily-budget-spent'],
    [{ status: 402 }, 'plan-limit'],
    [{ status: 403 }, 'forbidden'],
  ])('%j is never tried again', async (fault, code) => {
    await world.fault({ ...dealsFault, ...fault });
    await expect(world.session().request(deals)).rejects.toMatchObject({ code });
    expect(await world.received()).toHaveLength(1);
  });
});

describe('a request that may succeed later', () => {
  test.each([500, 503, 'reset', 'truncated'])(
    'is sent again after %s, and the caller never notices',
    async (status) => {
      await world.fault({ ...dealsFault, status, times: 2 });
      expect(await world.session().request(deals)).toMatchObject({ success: true });
      expect(await world.received()).toHaveLength(3);
    },
  );

  test.each([
    [500, 'server-error'],
    ['reset', 'network-down'],
    ['truncated', 'answer-truncated'],
  ])('ends after four tries with %s as %s', async (status, code) => {
    await world.fault({ ...dealsFault, status });
    await expect(world.session().request(deals)).rejects.toMatchObject({ code });
    expect(await world.received()).toHaveLength(4);
  });

  test('a storm of 429 ends with the seconds to wait, and every wait was as long as asked', async () => {
    await world.fault({ ...dealsFault, status: 429, retryAfter: 7 });
    const clock = new SkippingClock();
    const started = clock.now();
    const session = world.session({}, { clock });
    await expect(session.request(deals)).rejects.toMatchObject({
      code: 'rate-limited',
      details: { seconds: 7 },
    });
    const { length } = await world.received();
    expect(length).toBe(6);
    expect(clock.now() - started).toBeGreaterThanOrEqual((length - 1) * 7000);
    expect(session.usage()).toEqual({ requests: 6, tokens: 0 });
  });

  test('a write is not sent twice', async () => {
    await world.fault({ match: 'POST /api/v2/deals', status: 500 });
    const write = world.session().request({ ...deals, method: 'POST' });
    await expect(write).rejects.toMatchObject({ code: 'server-error' });
    expect(await world.received()).toHaveLength(1);
  });
});

describe('a request that takes long', () => {
  test('ends at the time limit', async () => {
    await world.fault({ ...dealsFault, status: 'slow' });
    const request = world.session({ timeoutMs: 60_000 }).request(deals);
    await expect(request).rejects.toMatchObject({ code: 'timeout', details: { seconds: 60 } });
  });

  test('ends at once when it is stopped', async () => {
    await world.fault({ ...dealsFault, status: 'slow' });
    const stopper = new AbortController();
    const request = world
      .session({ timeoutMs: 60_000 }, { clock: systemClock })
      .request(deals, { signal: stopper.signal });
    stopper.abort();
    await expect(request).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('ends at once when it is stopped while waiting for another try', async () => {
    await world.fault({ ...dealsFault, status: 429, retryAfter: 50 });
    const stopper = new AbortController();
    const session = world.session(
      {},
      { clock: systemClock, onRequest: () => queueMicrotask(() => stopper.abort()) },
    );
    await expect(session.request(deals, { signal: stopper.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('the route', () => {
  test('is the relay where Pipedrive cannot be reached directly, and stays so', async () => {
    const routes: Route[] = [];
    const session = world.session(
      {},
      {
        endpoints: { direct: await nowhere(), relay: world.url },
        onRoute: (route) => routes.push(route),
      },
    );
    await session.request(me);
    await session.request(me);
    expect(routes).toEqual(['relay']);
    expect(session.usage().requests).toBe(3);
  });

  test('is direct where that works', async () => {
    const routes: Route[] = [];
    const session = world.session(
      {},
      {
        endpoints: { direct: world.url, relay: await nowhere() },
        onRoute: (route) => routes.push(route),
      },
    );
    await session.request(me);
    expect(routes).toEqual(['direct']);
  });

  test('a refusal is an answer: the relay is not asked for a second opinion', async () => {
    const session = world.session(
      { apiToken: 'wrong' },
      { endpoints: { direct: world.url, relay: world.url } },
    );
    await expect(session.request(me)).rejects.toMatchObject({ code: 'token-rejected' });
    expect(session.usage().requests).toBe(1);
  });

  test('where neither route leads anywhere, the network is to blame', async () => {
    const session = world.session(
      {},
      { endpoints: { direct: await nowhere(), relay: await nowhere() } },
    );
    await expect(session.request(me)).rejects.toMatchObject({ code: 'network-down' });
  });
});

describe('the log', () => {
  test('has an entry for every try, with its time, cost and wait', async () => {
    await world.fault({ ...dealsFault, status: 429, retryAfter: 2, times: 1 });
    const { session, entries } = world.logged();
    await session.request(deals);
    const path = 'api/v2/deals';
    expect(entries).toMatchObject([
      { method: 'GET', path, status: 429, tokens: 0 },
      { method: 'GET', path, status: 200, tokens: 10 },
    ]);
    expect(entries[0]!.waited).toBeUndefined();
    expect(entries[1]!.waited).toBeGreaterThanOrEqual(2000);
  });

  test('holds neither token nor query', async () => {
    const { session, entries } = world.logged();
    await session.request(deals);
    expect(JSON.stringify(entries)).not.toMatch(/sandbox-token|limit/);
  });
});
