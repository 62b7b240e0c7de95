import { setMaxListeners } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/core/clock';
import type { Value } from '../../src/core/column';
import { openEngine } from '../../src/cli/engine';
import { run } from '../../src/cli/run';
import { WriteWorld } from './pipedrive-write-world';

export interface Answer {
  readonly code: number;
  readonly rows: readonly Record<string, Value>[];
  readonly notes: string;
}

/** The command line in this process, with a sandbox to write to and a folder for journals. */
export class CliWorld extends WriteWorld {
  readonly #folder = mkdtempSync(join(tmpdir(), 'journals-'));

  override async close(): Promise<void> {
    rmSync(this.#folder, { recursive: true });
    await super.close();
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** `600`. */
  mode(name: string): string {
    return (statSync(this.path(name)).mode & 0o777).toString(8);
  }

  query(sql: string, ...more: readonly string[]): Promise<Answer> {
    return this.type(['query', sql, ...more]);
  }

  async type(
    typed: readonly string[],
    { signal = new AbortController().signal, connection = '' } = {},
  ): Promise<Answer> {
    // As the program itself: every request on its way listens for the end.
    setMaxListeners(0, signal);
    let text = '';
    let notes = '';
    const code = await run(
      [
        ...typed,
        '--connection',
        `APIToken=sandbox-token;CompanyDomain=sandbox;${connection}`,
        '--format',
        'json',
      ],
      {
        fetch,
        clock: systemClock,
        signal,
        variables: { PIPEDRIVE_BASE_URL: this.url },
        terminal: { note: (line) => void (notes += `${line}\n`), input: async () => '' },
        openEngine: () => openEngine(systemClock),
      },
      (part) => void (text += part),
    );
    return { code, rows: text === '' ? [] : JSON.parse(text), notes };
  }
}
