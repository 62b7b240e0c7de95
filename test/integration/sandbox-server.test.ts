/** What the sandbox does to connections and headers, over real HTTP. */
import { createConnection } from 'node:net';
import type { SandboxOptions } from '../../src/sandbox/options';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';

const counts = { deals: 40, persons: 20, organizations: 10, activities: 20, products: 5, leads: 5 };
const started: Sandbox[] = [];

async function sandboxWith(options: Partial<SandboxOptions> = {}): Promise<string> {
  const sandbox = await startSandbox({ counts, ...options });
  started.push(sandbox);
  return sandbox.url;
}
afterEach(async () => {
  for (const sandbox of started.splice(0)) await sandbox.close();
});

const token = { 'x-api-token': 'sandbox-token' };
const get = (url: string, path: string, headers: Record<string, string> = token) =>
  fetch(url + path, { headers });
const control = (url: string, path: string, body: unknown, method = 'POST') =>
  fetch(`${url}/_sandbox/${path}`, { method, body: JSON.stringify(body) });

describe('credentials', () => {
  test('a request without or with a wrong token is a 401 with the documented body', async () => {
    const url = await sandboxWith();
    for (const headers of [{}, { 'x-api-token': 'wrong' }]) {
      const answer = await get(url, '/v1/users/me', headers as Record<string, string>);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({
        success: false,
        error: 'unauthorized access',
        errorCode: 401,
      });
    }
    const bearer = await get(url, '/v1/users/me', { authorization: 'Bearer wrong' });
    expect(await bearer.json()).toMatchObject({ error: 'Invalid token: access_token is invalid' });
  });

  test('each user has a token of their own', async () => {
    const url = await sandboxWith();
    const users = (await (await get(url, '/v1/users')).json()) as { data: { id: number }[] };
    const { id } = users.data[2]!;
    const me = await get(url, '/api/v1/users/me', { 'x-api-token': `sandbox-token-${id}` });
    expect(await me.json()).toMatchObject({ data: { id, is_you: true } });
  });
});

describe('companies', () => {
  test('another company than sandbox is a 404 page, whichever header names it', async () => {
    const url = await sandboxWith();
    const answer = await get(url, '/api/v2/deals', {
      ...token,
      'x-forwarded-host': 'acme.pipedrive.com',
    });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });
});

describe('cross-origin requests', () => {
  test('any page may call with the token headers, and read the limits, on refusals too', async () => {
    const url = await sandboxWith();
    const preflight = await fetch(`${url}/api/v2/deals/1`, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
    for (const header of ['x-api-token', 'authorization', 'content-type']) {
      expect(preflight.headers.get('access-control-allow-headers')).toContain(header);
    }
    await control(url, 'faults', [{ match: 'GET /api/v2/deals', status: 429, retryAfter: 2 }]);
    const refused = await get(url, '/api/v2/deals');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect(refused.headers.get('access-control-expose-headers')).toContain('x-ratelimit-reset');
  });

  test('switched off, nothing allows them', async () => {
    const url = await sandboxWith({ cors: false });
    const answer = await get(url, '/api/v2/deals');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect((await fetch(`${url}/api/v2/deals`, { method: 'OPTIONS' })).status).toBe(404);
  });
});

describe('faults', () => {
  test('a reset cuts the connection', async () => {
    const url = await sandboxWith();
    await control(url, 'faults', [{ match: 'GET /api/v2/deals', status: 'reset' }]);
    await expect(get(url, '/api/v2/deals')).rejects.toThrow('fetch failed');
    expect((await get(url, '/api/v2/deals')).status).toBe(200);
  });

  test('a truncated answer promises more than it holds', async () => {
    const url = await sandboxWith();
    await control(url, 'faults', [{ match: 'GET /api/v2/deals', status: 'truncated' }]);
    const answer = await get(url, '/api/v2/deals');
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(1000);
    await expect(answer.text()).rejects.toThrow();
  });

  test('a slow answer waits until the client gives up', async () => {
    const url = await sandboxWith();
    await control(url, 'faults', [{ match: 'GET /api/v2/deals', status: 'slow' }]);
    const giving = new AbortController();
    const answer = fetch(`${url}/api/v2/deals`, { headers: token, signal: giving.signal });
    const first = await Promise.race([answer, get(url, '/api/v2/deals?limit=1')]);
    expect(first.url).toContain('limit=1');
    giving.abort();
    await expect(answer).rejects.toThrow('abort');
  });

  test('html403 is the page of a firewall, 500 and 503 are JSON', async () => {
    const url = await sandboxWith();
    await control(url, 'faults', [
      { match: 'GET /api/v2/deals', status: 'html403' },
      { match: 'GET /api/v2/deals', status: 503, nth: 2, retryAfter: 7 },
    ]);
    const page = await get(url, '/api/v2/deals');
    expect(page.status).toBe(403);
    expect(await page.text()).toContain('Cloudflare');
    const busy = await get(url, '/api/v2/deals');
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '7']);
    expect(await busy.json()).toMatchObject({ success: false });
  });

  test('DELETE clears them', async () => {
    const url = await sandboxWith();
    await control(url, 'faults', [{ match: 'GET /', status: 500, times: 99 }]);
    await fetch(`${url}/_sandbox/faults`, { method: 'DELETE' });
    expect((await get(url, '/api/v2/deals')).status).toBe(200);
  });
});

describe('limits', () => {
  test('the burst limit answers 429 with the headers to wait by', async () => {
    const url = await sandboxWith({ plan: 'lite', now: () => Date.UTC(2026, 10, 22) });
    const answers = await Promise.all(
      Array.from({ length: 21 }, () => get(url, '/api/v2/pipelines')),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]!.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused[0]!.headers.get('x-ratelimit-reset')).toBe('2');
    expect(await refused[0]!.json()).toMatchObject({ success: false, error: 'Request over limit' });
  });
});

describe('control', () => {
  test('the log tells method, path, query, status and cost, with credentials blanked', async () => {
    const url = await sandboxWith();
    await get(url, '/api/v2/deals?limit=1&api_token=sandbox-token', {});
    await get(url, '/api/v2/deals?limit=x');
    await get(url, '/v1/users/me', {});
    const log: unknown = await (await fetch(`${url}/_sandbox/requests`)).json();
    expect(log).toEqual([
      {
        method: 'GET',
        path: '/api/v2/deals',
        query: { limit: '1', api_token: '***' },
        status: 200,
        cost: 10,
      },
      { method: 'GET', path: '/api/v2/deals', query: { limit: 'x' }, status: 400, cost: 10 },
      { method: 'GET', path: '/v1/users/me', query: {}, status: 401, cost: 0 },
    ]);
  });

  test('a touched row has the patch, a new update time, and its other values', async () => {
    const url = await sandboxWith();
    type Deal = { data: { title: string; update_time: string; custom_fields: object } };
    const read = async () => (await (await get(url, '/api/v2/deals/1')).json()) as Deal;
    const before = await read();
    await control(url, 'touch', { entity: 'deals', ids: [1, 2], patch: { value: 77 } });
    const after = await read();
    expect(after.data).toMatchObject({ title: before.data.title, value: 77 });
    expect(after.data.update_time > before.data.update_time).toBe(true);
    expect(after.data.custom_fields).toEqual(before.data.custom_fields);
  });

  test.each([
    ['projects', '/api/v2/projects/1', { title: 'New' }, /\.\d{3}Z$/],
    ['files', '/v1/files/1', { name: 'New' }, /^\d{4}-\d\d-\d\d \d\d/],
  ])(
    'a touched row of %s has its update time in its own form',
    async (entity, path, patch, form) => {
      const url = await sandboxWith();
      await control(url, 'touch', { entity, ids: [1], patch });
      const answer = await (await get(url, path)).json();
      expect(answer).toMatchObject({
        data: { ...patch, update_time: expect.stringMatching(form) as string },
      });
    },
  );

  test('nonsense is refused', async () => {
    const url = await sandboxWith();
    const answer = await control(url, 'touch', { entity: 'dreams', ids: [1], patch: {} });
    expect(answer.status).toBe(400);
  });
});

describe('requests', () => {
  test('a body that is no JSON is a 400, an unknown path a 404', async () => {
    const url = await sandboxWith();
    const broken = await fetch(`${url}/api/v2/deals`, {
      method: 'POST',
      headers: token,
      body: '{',
    });
    expect(broken.status).toBe(400);
    expect((await get(url, '/api/v2/dreams')).status).toBe(404);
    expect((await get(url, '/v2/deals')).status).toBe(404);
  });

  test('v1 takes form bodies', async () => {
    const url = await sandboxWith();
    const answer = await fetch(`${url}/v1/notes`, {
      method: 'POST',
      headers: token,
      body: new URLSearchParams({ content: 'Called', deal_id: '1', pinned_to_deal_flag: '1' }),
    });
    expect(await answer.json()).toMatchObject({ data: { deal_id: 1, pinned_to_deal_flag: true } });
  });

  test('closing ends at once, open connections or not', async () => {
    const sandbox = await startSandbox({ counts });
    const socket = createConnection(Number(new URL(sandbox.url).port), '127.0.0.1');
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('connect', resolve));
    await sandbox.close();
    await ended;
  });
});
