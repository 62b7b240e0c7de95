import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { startService, type Running } from '../../src/service/server';

const start = (requestsPerSecond: number) =>
  startService({
    port: 0,
    pipedriveBaseUrl: 'http://127.0.0.1:1',
    paneDir: 'assets',
    requestsPerSecond,
  });

let service: Running;
beforeAll(async () => (service = await start(100_000)));
afterAll(() => service.close());

const newId = () => randomBytes(32).toString('base64url');
const ask = (id: string, method = 'GET', headers: Record<string, string> = {}, body?: string) =>
  fetch(`${service.url}/roaming/${id}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
const put = (id: string, data: string, headers: Record<string, string>) =>
  ask(id, 'PUT', headers, JSON.stringify({ data }));
const anew = { 'if-none-match': '*' };
const over = (version: number) => ({ 'if-match': `"${version}"` });
const make = async (id: string) =>
  ((await (await put(id, 'Zmlyc3Q', anew)).json()) as { version: number }).version;

test('a blob comes back as it was put, with its version as ETag, kept in no cache', async () => {
  const id = newId();
  const made = await put(id, 'Zmlyc3Q', anew);
  expect(made.status).toBe(201);
  const { version } = (await made.json()) as { version: number };
  const answer = await ask(id);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('etag')).toBe(`"${version}"`);
  expect(made.headers.get('etag')).toBe(`"${version}"`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toEqual({ version, data: 'Zmlyc3Q' });
});

test('a write over the version that is there gets a new version', async () => {
  const id = newId();
  const version = await make(id);
  const answer = await put(id, 'c2Vjb25k', over(version));
  expect(answer.status).toBe(200);
  const written = (await answer.json()) as { version: number };
  expect(written.version).toBeGreaterThan(version);
  expect(await (await ask(id)).json()).toEqual({ version: written.version, data: 'c2Vjb25k' });
});

test('a stale write is refused with what is there, to merge with', async () => {
  const id = newId();
  const first = await make(id);
  const { version } = (await (await put(id, 'c2Vjb25k', over(first))).json()) as {
    version: number;
  };
  for (const stale of [over(first), anew]) {
    const answer = await put(id, 'c3RhbGU', stale);
    expect(answer.status).toBe(409);
    expect(answer.headers.get('etag')).toBe(`"${version}"`);
    expect(await answer.json()).toEqual({ error: 'stale', version, data: 'c2Vjb25k' });
  }
});

test('a blob that was removed is gone, and a write over it is told so', async () => {
  const id = newId();
  const version = await make(id);
  expect((await ask(id, 'DELETE', over(version))).status).toBe(204);
  expect((await ask(id)).status).toBe(404);
  expect((await put(id, 'bGF0ZQ', over(version))).status).toBe(404);
  expect((await ask(id, 'DELETE')).status).toBe(204);
});

test('a stale removal leaves the blob', async () => {
  const id = newId();
  const first = await make(id);
  await put(id, 'c2Vjb25k', over(first));
  expect((await ask(id, 'DELETE', over(first))).status).toBe(409);
  expect((await ask(id)).status).toBe(200);
  expect((await ask(id, 'DELETE')).status).toBe(204);
});

test('of many who write over one version at once, one does and the others are told', async () => {
  const id = newId();
  const version = await make(id);
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => put(id, `bnVtYmVy${n}`, over(version))),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array<number>(59).fill(409)]);
});

test('64 thousand characters are kept, one more is refused', async () => {
  const id = newId();
  const most = 'x'.repeat(65_536);
  expect((await put(id, most, anew)).status).toBe(201);
  expect((await put(newId(), `${most}x`, anew)).status).toBe(413);
  expect((await put(newId(), most + most, anew)).status).toBe(413);
  expect(await (await ask(id)).json()).toMatchObject({ data: most });
});

test.each([
  ['no version', {}],
  ['two meanings', { 'if-none-match': '*', 'if-match': '"1"' }],
])('a write with %s is refused', async (_, headers) => {
  const answer = await put(newId(), 'ZGF0YQ', headers);
  expect(answer.status).toBe(428);
  expect(await answer.json()).toEqual({ error: 'precondition_required' });
});

test.each(['1', 'W/"1"', '"x"', '*', '"1", "2"', '"99999999999999999999"'])(
  'a version written as %s is refused',
  async (version) => {
    const answer = await put(newId(), 'ZGF0YQ', { 'if-match': version });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: 'invalid_request', field: 'if-match' });
  },
);

test.each(['short', 'x'.repeat(65), `${'x'.repeat(40)}%2e`, `${'x'.repeat(40)}'`])(
  'an id like %s is refused',
  async (id) => {
    expect((await ask(id)).status).toBe(400);
    expect((await put(id, 'ZGF0YQ', anew)).status).toBe(400);
    expect((await ask(id, 'DELETE')).status).toBe(400);
  },
);

test.each([
  ['plain text', '{"profiles":[]}'],
  ['nothing', ''],
])('%s is not taken for ciphertext', async (_, data) => {
  const answer = await put(newId(), data, anew);
  expect(await answer.json()).toEqual({ error: 'invalid_request', field: 'data' });
});

test('a body that does not tell its length is refused unread', async () => {
  const headers = { 'content-type': 'application/json', ...anew };
  const status = await new Promise((resolve, reject) => {
    const asked = request(
      `${service.url}/roaming/${newId()}`,
      { method: 'PUT', headers },
      (answer) => resolve(answer.resume().statusCode),
    );
    asked.on('error', reject);
    asked.write('{"data":"ZGF0YQ"}'); // in chunks, because more may follow
    asked.end();
  });
  expect(status).toBe(400);
});

test('nobody can list what there is', async () => {
  await make(newId());
  expect((await fetch(`${service.url}/roaming`)).status).toBe(404);
  expect((await ask('')).status).toBe(404);
});

test('another site gets no leave to write, even if it knows the id', async () => {
  const preflight = await ask(newId(), 'OPTIONS', {
    origin: 'https://evil.example',
    'access-control-request-method': 'PUT',
  });
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  expect(preflight.headers.get('access-control-allow-methods')).toBeNull();
});

test('a caller who tries one id after another is stopped', async () => {
  const slow = await start(1);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => fetch(`${slow.url}/roaming/${newId()}`)),
  );
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
  await slow.close();
});
