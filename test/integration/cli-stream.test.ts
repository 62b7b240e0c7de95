/** A million rows pass through the command line in the memory of a few pages. */
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';

const rows = 1_000_000;
const pageRows = 500;
let server: Server;

/** A company with a million deals, made as they are asked for, and nothing else. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
    const first = Number(searchParams.get('cursor') ?? 0);
    const last = Math.min(first + pageRows, rows);
    const data =
      pathname === '/api/v2/deals'
        ? Array.from({ length: last - first }, (_, index) => ({
            id: first + index + 1,
            title: `Deal ${first + index + 1}`,
            is_deleted: false,
          }))
        : [];
    const next = data.length > 0 && last < rows ? String(last) : null;
    response.setHeader('content-type', 'application/json');
    // So that the client does not wait for a burst window.
    response.setHeader('x-ratelimit-limit', '1000000');
    response.end(JSON.stringify({ success: true, data, additional_data: { next_cursor: next } }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterAll(() => new Promise((closed) => server.close(closed)));

test.each([
  ['as Pipedrive sends them', 'SELECT Id, Title FROM Deals'],
  ['through the engine', "SELECT Id, UPPER(Title) || '!' AS Loud FROM Deals WHERE Id % 2 = 0"],
])(
  '%s',
  async (_name, sql) => {
    const { port } = server.address() as AddressInfo;
    // All rows at once would take some hundred megabytes.
    const node = ['--max-old-space-size=80', '--import', 'tsx', 'src/cli/main.ts'];
    const connection = 'APIToken=x;CompanyDomain=sandbox';
    const typed = ['query', sql, '--connection', connection, '--format', 'ndjson'];
    const child = spawn(process.execPath, [...node, ...typed], {
      env: {
        PATH: process.env['PATH'],
        HOME: tmpdir(),
        PIPEDRIVE_BASE_URL: `http://127.0.0.1:${port}`,
      },
    });
    let lines = 0;
    let notes = '';
    child.stdout.on('data', (part: Buffer) => {
      for (const byte of part) if (byte === 10) lines++;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => (notes += part));
    const code = await new Promise((ended) => child.once('close', ended));
    expect(notes).toMatch(/^[\d,]+ rows, [\d,]+ requests, [\d,]+ API tokens\.\n$/);
    expect([code, lines]).toEqual([0, sql.includes('%') ? rows / 2 : rows]);
  },
  180_000,
);
