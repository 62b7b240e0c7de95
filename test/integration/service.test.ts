import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentCertificate } from '../../src/service/certificate';
import { startService, type Running } from '../../src/service/server';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

let scratch: string;
let upstream: Server;
let received: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
let service: Running;

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', body?: string) =>
  new Promise<Answer>((resolve, reject) => {
    const asked = request(
      service.url + path,
      { method, headers, rejectUnauthorized: false, agent: false },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'service-'));
  mkdirSync(join(scratch, 'pane'));
  writeFileSync(join(scratch, 'pane/taskpane.html'), '<!doctype html><title>pane</title>');
  writeFileSync(join(scratch, 'pane/taskpane.0a1b2c3d.js'), '1');
  upstream = createServer((asked, answer) => {
    let body = '';
    asked.on('data', (part: Buffer) => (body += part.toString()));
    asked.on('end', () => {
      received.push({ method: asked.method!, url: asked.url!, headers: asked.headers, body });
      answer.writeHead(200, {
        'content-type': 'application/json',
        'x-ratelimit-remaining': '39',
        'set-cookie': 'session=secret',
      });
      answer.end('{"success":true,"data":[]}');
    });
  });
  await new Promise<void>((listening) => upstream.listen(0, '127.0.0.1', listening));
  service = await startService({
    port: 0,
    pipedriveBaseUrl: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
    paneDir: join(scratch, 'pane'),
    officeJsDir: join(scratch, 'pane'),
    tls: await developmentCertificate(join(scratch, 'certificate')),
  });
});
beforeEach(() => (received = []));
afterAll(async () => {
  await service.close();
  upstream.closeAllConnections();
  upstream.close();
  rmSync(scratch, { recursive: true });
});

test('health is told to anyone', async () => {
  const { status, text } = await ask('/healthz');
  expect([status, text]).toEqual([200, '{"status":"ok"}']);
});

test('the pane is served with a policy that lets Office frame it and nobody inject scripts', async () => {
  const { status, headers } = await ask('/taskpane.html');
  expect(status).toBe(200);
  const policy = headers['content-security-policy'] as string;
  expect(policy).toMatch(
    /script-src 'self' 'wasm-unsafe-eval' https:\/\/appsforoffice\.microsoft\.com/,
  );
  expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
  expect(policy).toContain("worker-src 'self'");
  expect(policy).toMatch(/frame-ancestors [^;]*https:\/\/\*\.officeapps\.live\.com/);
  expect(headers['x-frame-options']).toBeUndefined();
  expect(headers['cross-origin-opener-policy']).toBeUndefined();
});

test('pages are always asked for anew, hashed files never again', async () => {
  expect((await ask('/taskpane.html')).headers['cache-control']).toBe('no-cache');
  expect((await ask('/taskpane.0a1b2c3d.js')).headers['cache-control']).toContain('immutable');
});

test('the configuration names the relay and holds no secret of the service', async () => {
  const { text } = await ask('/config.json');
  expect(JSON.parse(text)).toMatchObject({ relay: `${service.url}/pipedrive/{company}` });
});

describe('the relay', () => {
  const fromPane = () => ({ origin: service.url });

  test('passes method, path, query, body and credentials on, and the rate headers back', async () => {
    const headers = { ...fromPane(), 'x-api-token': 't0ken', 'content-type': 'application/json' };
    const path = '/pipedrive/acme/api/v2/deals?limit=5&custom_fields=a%2Cb';
    const answer = await ask(path, headers, 'POST', '{"title":"x"}');
    expect(answer.status).toBe(200);
    expect(answer.headers['x-ratelimit-remaining']).toBe('39');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(received[0]).toMatchObject({
      method: 'POST',
      url: '/api/v2/deals?limit=5&custom_fields=a%2Cb',
      body: '{"title":"x"}',
      headers: { 'x-api-token': 't0ken', 'x-forwarded-host': 'acme.pipedrive.com' },
    });
  });

  test('keeps cookies and the rest of the headers to itself, in both directions', async () => {
    const answer = await ask('/pipedrive/acme/v1/users', { ...fromPane(), cookie: 'a=b' });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(received[0]!.headers['cookie']).toBeUndefined();
    expect(received[0]!.headers['origin']).toBeUndefined();
  });

  test('serves the same-origin GET of a browser, which carries no Origin', async () => {
    const answer = await ask('/pipedrive/acme/v1/users', { 'sec-fetch-site': 'same-origin' });
    expect(answer.status).toBe(200);
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site without Origin', { 'sec-fetch-site': 'cross-site' }],
    ['no browser', {}],
  ])('refuses %s', async (_, headers) => {
    const answer = await ask('/pipedrive/acme/api/v2/deals', headers as Record<string, string>);
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(received).toEqual([]);
  });

  test.each([
    '/pipedrive/acme.evil.example/api/v2/deals',
    '/pipedrive/acme%2Eevil/api/v2/deals',
    '/pipedrive/acme@evil/api/v2/deals',
    '/pipedrive/acme/api/v3/deals',
    '/pipedrive/acme/oauth/token',
    '/pipedrive/acme/api/v2/../../admin',
  ])('reaches nothing but the API of one company: %s', async (path) => {
    expect((await ask(path, fromPane())).status).toBe(404);
    expect(received).toEqual([]);
  });

  test('names no credential when Pipedrive cannot be reached', async () => {
    const lost = await startService({
      port: 0,
      pipedriveBaseUrl: 'http://127.0.0.1:1',
      paneDir: join(scratch, 'pane'),
    });
    const answer = await fetch(`${lost.url}/pipedrive/acme/api/v2/deals`, {
      headers: { 'sec-fetch-site': 'same-origin', 'x-api-token': 't0ken' },
    });
    expect(answer.status).toBe(502);
    expect(await answer.text()).not.toContain('t0ken');
    await lost.close();
  });
});

test('the development certificate is made once and kept', async () => {
  const first = await developmentCertificate(join(scratch, 'kept'));
  expect(await developmentCertificate(join(scratch, 'kept'))).toEqual(first);
});

test('a certificate about to end is made anew', async () => {
  const dir = join(scratch, 'ending');
  const first = await developmentCertificate(dir);
  const nearEnd = Date.now() + 364.5 * 86_400_000;
  expect((await developmentCertificate(dir, nearEnd)).cert).not.toBe(first.cert);
});
