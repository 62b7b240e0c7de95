/** The command line as `npm install -g` would put it on a machine: from the packed tarball, with its dependencies alone. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
const home = mkdtempSync(join(tmpdir(), 'package-'));
const modules = join(home, 'lib', 'node_modules');
let installed: string;
let program: string;

beforeAll(async () => {
  await world.start({}, { deals: 60 });
  const pack = ['pack', '--ignore-scripts', '--offline', '--pack-destination', home];
  execFileSync('npm', pack, { stdio: 'ignore', env: { ...process.env, npm_config_cache: home } });
  const [tarball] = readdirSync(home).filter((name) => name.endsWith('.tgz'));
  execFileSync('tar', ['-xzf', join(home, tarball!), '-C', home]);
  const { name, bin, dependencies } = JSON.parse(
    readFileSync(join(home, 'package', 'package.json'), 'utf8'),
  );
  mkdirSync(modules, { recursive: true });
  installed = join(modules, name);
  execFileSync('mv', [join(home, 'package'), installed]);
  for (const dependency of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, dependency)), { recursive: true });
    symlinkSync(resolve('node_modules', dependency), join(modules, dependency));
  }
  program = join(installed, bin['pipedrive-sql']);
});
afterAll(async () => {
  await world.close();
  rmSync(home, { recursive: true });
});

function pipedriveSql(...typed: string[]): Promise<string> {
  return new Promise((answer, fail) => {
    execFile(
      process.execPath,
      [program, ...typed],
      {
        cwd: home,
        env: { PATH: process.env['PATH'], HOME: home, PIPEDRIVE_BASE_URL: world.url },
      },
      (error, stdout, stderr) => (error ? fail(new Error(stderr)) : answer(stdout)),
    );
  });
}

test('lists tables', async () => {
  expect(await pipedriveSql('tables', '--format', 'csv')).toContain('Deals,table,');
});

test.each([
  ['SELECT Id FROM Deals WHERE Id = 5', '{"Id":5}\n'],
  ['SELECT COUNT(*) AS N, MAX(LEN(Title)) > 0 AS Titled FROM Deals', '{"N":60,"Titled":1}\n'],
])('runs %s', async (sql, expected) => {
  const connection = 'APIToken=sandbox-token;CompanyDomain=sandbox';
  expect(await pipedriveSql('query', sql, '--connection', connection, '--format', 'ndjson')).toBe(
    expected,
  );
});

test('has what the command line needs, the licence and the read me, and no secrets of a working folder', () => {
  const names = readdirSync(installed);
  expect(names).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'src']));
  expect(readdirSync(join(installed, 'src')).sort()).toEqual([
    'cli',
    'connection',
    'core',
    'pipedrive',
    'query',
  ]);
  expect(names.filter((name) => /^\.env|\.pem$|\.key$|^node_modules$/.test(name))).toEqual([]);
});
