import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../src/core/clock';
import { pipedriveEndpoint } from '../../src/connection/pipedrive-endpoint';
import { serviceEndpoint } from '../../src/connection/service-endpoint';
import type { TokenEndpoint } from '../../src/connection/token-endpoint';

interface Received {
  readonly path: string;
  readonly type: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

let server: Server;
let url: string;
let received: Received[];
let answer: { status: number; body: string; headers?: Record<string, string> };

beforeAll(async () => {
  server = createServer((asked, answered) => {
    let body = '';
    asked.on('data', (part: Buffer) => (body += part.toString()));
    asked.on('end', () => {
      const { 'content-type': type = '', authorization } = asked.headers;
      received.push({ path: asked.url!, type, authorization, body });
      answered.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      answered.end(answer.body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => (received = []));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const http = { fetch, clock: systemClock };
const client = { id: 'app', secret: 's3cr3t' };
const direct = (at = url) => pipedriveEndpoint({ server: at, client, ...http });
const service = (at = url) => serviceEndpoint({ service: at, client, ...http });

describe('Pipedrive', () => {
  const tokens = JSON.stringify({
    access_token: 'access',
    token_type: 'Bearer',
    refresh_token: 'refresh',
    scope: 'base',
    expires_in: 3599,
    api_domain: 'https://acme.pipedrive.com',
  });

  test('is asked with a form and HTTP Basic, and its answer becomes tokens', async () => {
    answer = { status: 200, body: tokens };
    const before = Date.now();
    const got = await direct().exchange('c&de', 'https://addin.example/oauth/callback');
    expect(got).toMatchObject({
      accessToken: 'access',
      refreshToken: 'refresh',
      scope: 'base',
      apiDomain: 'https://acme.pipedrive.com',
    });
    expect(got.obtainedAt).toBeGreaterThanOrEqual(before);
    expect(got.expiresAt! - got.obtainedAt!).toBe(3_599_000);
    expect(received).toEqual([
      {
        path: '/oauth/token',
        type: 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from('app:s3cr3t').toString('base64')}`,
        body: 'grant_type=authorization_code&code=c%26de&redirect_uri=https%3A%2F%2Faddin.example%2Foauth%2Fcallback',
      },
    ]);
  });

  test('renews, and a refresh token that is not repeated stays good', async () => {
    answer = { status: 200, body: '{"access_token":"access"}' };
    expect(await direct().refresh('old')).toMatchObject({ refreshToken: 'old' });
    expect(received[0]!.body).toBe('grant_type=refresh_token&refresh_token=old');
  });

  test('is told of a revoked token', async () => {
    answer = { status: 200, body: '' };
    await direct().revoke('refresh', 'refresh_token');
    expect(received[0]).toMatchObject({
      path: '/oauth/revoke',
      body: 'token=refresh&token_type_hint=refresh_token',
    });
  });

  test('is not asked without an app', async () => {
    const nobody = pipedriveEndpoint({ server: url, client: { id: '', secret: '' }, ...http });
    await expect(nobody.refresh('old')).rejects.toMatchObject({ code: 'oauth-client-missing' });
    expect(received).toEqual([]);
  });
});

describe('the service', () => {
  const tokens = JSON.stringify({
    accessToken: 'access',
    refreshToken: 'refresh',
    expiresIn: 3599,
    scope: 'base',
    apiDomain: 'https://acme.pipedrive.com',
    tokenType: 'Bearer',
  });

  test("is asked with JSON and the profile's own app", async () => {
    answer = { status: 200, body: tokens };
    const got = await service().exchange('code', 'https://addin.example/oauth/callback');
    expect(got).toMatchObject({ accessToken: 'access', refreshToken: 'refresh', scope: 'base' });
    expect(received[0]).toMatchObject({ path: '/oauth/token', type: 'application/json' });
    expect(JSON.parse(received[0]!.body)).toEqual({
      grantType: 'authorization_code',
      code: 'code',
      redirectUri: 'https://addin.example/oauth/callback',
      clientId: 'app',
      clientSecret: 's3cr3t',
    });
  });

  test('uses its own app and callback where the profile names none', async () => {
    answer = { status: 200, body: tokens };
    const endpoint = serviceEndpoint({ service: url, ...http });
    await endpoint.exchange('code', '');
    await endpoint.refresh('old');
    expect(received.map(({ body }) => JSON.parse(body))).toEqual([
      { grantType: 'authorization_code', code: 'code' },
      { grantType: 'refresh_token', refreshToken: 'old' },
    ]);
  });

  test('revokes', async () => {
    answer = { status: 204, body: '' };
    await serviceEndpoint({ service: url, ...http }).revoke('refresh', 'refresh_token');
    expect(received[0]!.path).toBe('/oauth/revoke');
    expect(JSON.parse(received[0]!.body)).toEqual({
      token: 'refresh',
      tokenTypeHint: 'refresh_token',
    });
  });
});

describe.each([
  ['Pipedrive', direct],
  ['the service', service],
])('a failure of %s', (_, endpointAt: (at?: string) => TokenEndpoint) => {
  test.each([
    ['exchange', 400, '{"success":false,"error":"invalid_grant"}', 'oauth-code-used'],
    ['exchange', 401, '{"error":"invalid_client"}', 'oauth-client-rejected'],
    ['exchange', 400, '{"error":"Invalid redirect URL"}', 'oauth-callback-rejected'],
    ['refresh', 400, '{"error":"invalid_grant"}', 'sign-in-again'],
    ['refresh', 400, '<html>', 'oauth-refused'],
    ['refresh', 502, '{"error":"unreachable"}', 'sign-in-service-down'],
    ['refresh', 503, '<html>', 'sign-in-service-down'],
    ['refresh', 200, '<html>', 'answer-not-json'],
    ['refresh', 200, '{"success":true}', 'answer-not-json'],
    ['refresh', 302, '', 'sign-in-service-down'],
  ] as const)('at %s: %i %s is %s', async (step, status, body, code) => {
    answer = { status, body, headers: status === 302 ? { location: '/elsewhere' } : {} };
    const endpoint = endpointAt();
    const asked = step === 'exchange' ? endpoint.exchange('c', url) : endpoint.refresh('r');
    await expect(asked).rejects.toMatchObject({ code });
    expect(received).toHaveLength(1);
  });

  test('too many sign-ins are told with the wait', async () => {
    answer = { status: 429, body: '{}', headers: { 'retry-after': '7' } };
    await expect(endpointAt().refresh('r')).rejects.toMatchObject({
      code: 'rate-limited',
      details: { seconds: 7 },
    });
  });

  test('no answer at all is told as such, and no error names a secret', async () => {
    const error = await endpointAt('http://127.0.0.1:1')
      .refresh('r3fresh')
      .catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: 'sign-in-service-down' });
    expect(JSON.stringify([error, (error as Error).message])).not.toMatch(/s3cr3t|r3fresh/);
  });

  test('can be stopped', async () => {
    await expect(endpointAt().refresh('r', AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

test.each(['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'])(
  'a certificate that is not valid today (%s) points to the clock',
  async (code) => {
    const refusing = () =>
      Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) }),
      );
    const endpoint = serviceEndpoint({ service: url, fetch: refusing, clock: systemClock });
    await expect(endpoint.refresh('r')).rejects.toMatchObject({ code: 'clock-wrong' });
  },
);
