import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface MachineRun {
  /** What is piped in. */
  readonly input?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A machine without a browser, on which nothing has been set up: the real program in a home of its own. */
export class Machine {
  readonly home = mkdtempSync(join(tmpdir(), 'machine-'));
  /** Everything that all runs wrote beside the rows. */
  notes = '';

  constructor(readonly server: string) {}

  remove(): void {
    rmSync(this.home, { recursive: true });
  }

  run(typed: readonly string[], { input = '', variables = {} }: MachineRun = {}): Promise<Ended> {
    return new Promise((ended) => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...typed], {
        cwd: resolve('.'),
        env: {
          PATH: process.env['PATH'],
          HOME: this.home,
          XDG_CONFIG_HOME: join(this.home, 'configuration'),
          PIPEDRIVE_BASE_URL: this.server,
          PIPEDRIVE_OAUTH_URL: this.server,
          ...variables,
        },
      });
      const texts = { stdout: '', stderr: '' };
      child.stdout.setEncoding('utf8').on('data', (part: string) => (texts.stdout += part));
      child.stderr.setEncoding('utf8').on('data', (part: string) => (texts.stderr += part));
      child.stdin.end(input);
      child.once('close', (code) => {
        this.notes += texts.stderr;
        ended({ code, ...texts });
      });
    });
  }

  /** Runs it and reads its rows; throws where it fails. */
  async rows(typed: readonly string[], how?: MachineRun): Promise<Record<string, string>[]> {
    const { code, stdout, stderr } = await this.run([...typed, '--format', 'json'], how);
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  }

  path(name: string): string {
    return join(this.home, name);
  }

  write(name: string, text: string): string {
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** The files of a folder with their modes: `600 OAuthSettings.txt`. */
  list(folder = ''): string[] {
    return readdirSync(this.path(folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => {
        const { mode } = statSync(join(this.path(folder), name));
        return `${(mode & 0o777).toString(8)} ${name}`;
      });
  }
}
