import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { startOAuthServer, type OAuthServer } from './service-oauth-server';

const origin = 'https://addin.example';
const state = 'state_0123456789-abcdef';
const roamingId = randomBytes(32).toString('base64url');
/** Everything that must not be read in a log. Each is sent or answered at least once below. */
const secrets = {
  houseSecret: 'h0use-client-secret',
  clientSecret: '0wn-client-secret',
  code: 'the-c0de-of-the-redirect',
  accessToken: 'the-access-t0ken',
  refreshToken: 'the-refresh-t0ken',
  apiToken: 'the-api-t0ken',
  ciphertext: 'dGhlLWNpcGhlcnRleHQ',
  roamingId,
  state,
};

let scratch: string;
let upstream: OAuthServer;
let child: ChildProcessWithoutNullStreams;
let url: string;
let output = '';

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'output-'));
  upstream = await startOAuthServer();
  child = spawn(process.execPath, ['--import', 'tsx', 'src/service/main.ts'], {
    cwd: resolve('.'),
    env: {
      ...process.env,
      PORT: '0',
      ADDIN_ORIGIN: origin,
      PIPEDRIVE_BASE_URL: upstream.url,
      PIPEDRIVE_OAUTH_URL: upstream.url,
      OAUTH_CLIENT_ID: 'house-app',
      OAUTH_CLIENT_SECRET: secrets.houseSecret,
      DATA_DIR: join(scratch, 'data'),
      PANE_DIR: resolve('assets'),
    },
  });
  url = await new Promise<string>((ready, failed) => {
    const read = (part: string) => {
      output += part;
      const line = /^Service: (.+)$/m.exec(output);
      if (line) ready(line[1]!);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', () => failed(new Error(output)));
  });
}, 60_000);
afterAll(async () => {
  if (child.exitCode === null) child.kill('SIGKILL');
  await upstream.close();
  rmSync(scratch, { recursive: true });
});

test('a full run, with everything that can go wrong, writes no secret to any output', async () => {
  const answers: string[] = [];
  const ask = async (method: string, path: string, body?: string, more = {}) => {
    const answer = await fetch(url + path, {
      method,
      headers: { origin, 'content-type': 'application/json', ...more },
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    answers.push(`${method} ${path.slice(0, 14)} ${answer.status}`);
    return answer.text();
  };
  const { code, clientSecret, accessToken, refreshToken, apiToken, ciphertext } = secrets;
  const exchange = JSON.stringify({
    grantType: 'authorization_code',
    code,
    clientId: 'own-app',
    clientSecret,
  });
  const refresh = JSON.stringify({ grantType: 'refresh_token', refreshToken });
  const revoke = JSON.stringify({ token: refreshToken, tokenTypeHint: 'refresh_token' });
  const granted = {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: 3599,
    scope: 'base',
    token_type: 'Bearer',
    api_domain: 'https://acme.pipedrive.com',
  };

  await ask('GET', `/oauth/start?state=${state}`);
  await ask('GET', `/oauth/callback?code=${code}&state=${state}`);
  await ask('DELETE', '/oauth/callback', '{}', { authorization: `Basic ${btoa(clientSecret)}` });

  upstream.answer = { status: 200, body: granted };
  await ask('POST', '/oauth/token', exchange);
  await ask('POST', '/oauth/token', refresh);
  await ask('POST', '/oauth/revoke', revoke);
  await ask('POST', '/oauth/token', exchange, { origin: 'https://evil.example' });
  await ask('POST', '/oauth/token', exchange.slice(0, -1));
  await ask('POST', '/oauth/token', `{"${refreshToken}":"${code}"}`);
  await ask('POST', '/oauth/token', exchange.padEnd(20_000));

  // Pipedrive may quote what it was sent; nothing of that may come through either.
  const echo = `Invalid grant: ${code} ${clientSecret} ${secrets.houseSecret} ${refreshToken}`;
  for (const status of [400, 401, 500]) {
    upstream.answer = { status, body: { error: echo } };
    const texts = await Promise.all([
      ask('POST', '/oauth/token', exchange),
      ask('POST', '/oauth/token', refresh),
      ask('POST', '/oauth/revoke', revoke),
    ]);
    for (const secret of Object.values(secrets)) expect(texts.join()).not.toContain(secret);
  }

  await ask('GET', '/pipedrive/acme/api/v2/deals', undefined, { 'x-api-token': apiToken });
  const blob = JSON.stringify({ data: ciphertext });
  const made = JSON.parse(
    await ask('PUT', `/roaming/${roamingId}`, blob, { 'if-none-match': '*' }),
  ) as { version: number };
  await ask('PUT', `/roaming/${roamingId}`, blob, { 'if-match': '"99"' });
  await ask('PUT', `/roaming/${roamingId}`, blob);
  await ask('GET', `/roaming/${roamingId}`);

  await upstream.close();
  await ask('POST', '/oauth/token', exchange);
  await ask('POST', '/oauth/revoke', revoke);
  await ask('GET', '/pipedrive/acme/api/v2/deals', undefined, { 'x-api-token': apiToken });
  await ask('DELETE', `/roaming/${roamingId}`, undefined, { 'if-match': `"${made.version}"` });

  // All of it took place.
  const seen = new Set(answers.map((line) => line.split(' ').at(-1)));
  expect([...seen].sort()).toEqual([
    '200',
    '201',
    '204',
    '302',
    '400',
    '403',
    '409',
    '413',
    '428',
    '500',
    '502',
  ]);

  const ended = new Promise((exit) => child.once('exit', exit));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  for (const [name, secret] of Object.entries(secrets))
    expect({ name, found: output.includes(secret) }).toEqual({ name, found: false });
  expect(output).toBe(`Service: ${url}\n`);
});

test('what is left on disk is the one file of the store, and holds no token', () => {
  const folder = join(scratch, 'data');
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name), 'latin1');
    for (const secret of ['clientSecret', 'houseSecret', 'code', 'accessToken', 'refreshToken'])
      expect(bytes).not.toContain(secrets[secret as keyof typeof secrets]);
  }
});
