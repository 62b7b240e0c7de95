import { openEngine } from '../../src/cli/engine';
import { systemClock } from '../../src/core/clock';
import type { JsonObject } from '../../src/pipedrive/json';
import type { Session } from '../../src/pipedrive/session';
import type { SqlEngine } from '../../src/query/engine/port';
import { runScript, type ScriptResult } from '../../src/query/sql/script';
import type { ScriptOptions } from '../../src/query/sql/script-run';
import { WriteWorld } from './pipedrive-write-world';

/** A sandbox that SQL writes to, with what its API says before and after. */
export class SqlWorld extends WriteWorld {
  #engine: Promise<SqlEngine> | undefined;

  options(session: Session = this.session(), more: Partial<ScriptOptions> = {}): ScriptOptions {
    return { session, engine: () => (this.#engine ??= openEngine(systemClock)), ...more };
  }

  run(sql: string, more: Partial<ScriptOptions> = {}): Promise<ScriptResult> {
    return runScript(sql, this.options(more.session, more));
  }

  /** The same, or what the first row failed with. */
  async done(sql: string, more: Partial<ScriptOptions> = {}): Promise<ScriptResult> {
    const result = await this.run(sql, more);
    const wrong = result.rows.find((row) => row[3] === 'failed');
    if (wrong || result.error) throw new Error(String(wrong?.[4] ?? result.error?.message));
    return result;
  }

  /** All rows of a list by their ids. */
  async byId(path: string): Promise<Map<number, JsonObject>> {
    return new Map((await this.raw(path)).map((item) => [Number(item['id']), item]));
  }
}
