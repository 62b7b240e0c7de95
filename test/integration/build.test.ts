import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

let out: string;

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'build-'));
  const { status, stderr } = spawnSync(
    process.execPath,
    [resolve('node_modules/webpack/bin/webpack.js'), '--mode', 'production', '--output-path', out],
    { env: { ...process.env, NODE_ENV: 'production', ADDIN_ORIGIN: 'https://addin.example' } },
  );
  if (status !== 0) throw new Error(stderr.toString());
}, 120_000);
afterAll(() => rmSync(out, { recursive: true }));

test('the production manifest names the production origin, and nothing of this computer', () => {
  const manifest = readFileSync(join(out, 'manifest.xml'), 'utf8');
  expect(manifest).toContain('https://addin.example/taskpane.html');
  expect(manifest).not.toContain('https://localhost');
});

test('the production page loads office.js from the CDN of Microsoft, before our own script', () => {
  const page = readFileSync(join(out, 'taskpane.html'), 'utf8');
  const office = page.indexOf('https://appsforoffice.microsoft.com/lib/1/hosted/office.js');
  expect(office).toBeGreaterThan(0);
  expect(page.indexOf('taskpane.', office)).toBeGreaterThan(office);
});

test('scripts and styles carry a hash, so that a new version is never mixed with an old one', () => {
  const files = readdirSync(out).filter((name) => /\.(js|css)$/.test(name));
  expect(files.length).toBeGreaterThan(2);
  for (const name of files) expect(name).toMatch(/\.[0-9a-f]{8}\.(js|css)$/);
});

test('neither sandbox nor workbench nor a secret is part of a production build', () => {
  const scripts = readdirSync(out).filter((name) => name.endsWith('.js'));
  const text = scripts.map((name) => readFileSync(join(out, name), 'utf8')).join();
  expect(text).not.toMatch(/sandbox-token|sandbox-secret|Sandbox Industries/);
});
