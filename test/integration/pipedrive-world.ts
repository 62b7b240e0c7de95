import { connectionSettings, type ConnectionSettings } from '../../src/connection/settings';
import type { JsonObject } from '../../src/pipedrive/json';
import {
  createSession,
  type RequestEntry,
  type Session,
  type SessionEnvironment,
} from '../../src/pipedrive/session';
import { defaultOptions, type SandboxOptions } from '../../src/sandbox/options';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { SkippingClock } from '../unit/pipedrive/skipping-clock';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly status: number;
  readonly cost: number;
}

/** A sandbox on its own port, with a client to it and a plain `fetch` beside the client. */
export class PipedriveWorld {
  /** The client's clock. Waits pass at once, so sessions here set no time limit unless they are about it. */
  readonly clock = new SkippingClock();
  #sandbox: Sandbox | undefined;

  /** Small tables, no rate limit; `options` change that. */
  async start(
    options: Partial<SandboxOptions> = {},
    counts: Partial<SandboxOptions['counts']> = {},
  ): Promise<void> {
    this.#sandbox = await startSandbox({
      plan: 'unlimited',
      ...options,
      counts: { ...defaultOptions.counts, ...counts },
    });
  }

  async close(): Promise<void> {
    await this.#sandbox?.close();
  }

  get url(): string {
    return this.#sandbox!.url;
  }

  session(
    settings: Partial<ConnectionSettings> = {},
    environment: Partial<SessionEnvironment> = {},
  ): Session {
    const profile = {
      name: 'Sandbox',
      properties: { APIToken: 'sandbox-token', CompanyDomain: 'sandbox' },
    };
    return createSession(
      { ...connectionSettings(profile), timeoutMs: 0, ...settings },
      {
        fetch,
        clock: this.clock,
        random: () => 0.5,
        endpoints: { direct: this.url },
        ...environment,
      },
    );
  }

  /** A session that keeps what it would show in the log. */
  logged(settings: Partial<ConnectionSettings> = {}) {
    const entries: RequestEntry[] = [];
    const session = this.session(settings, { onRequest: (entry) => entries.push(entry) });
    return { session, entries };
  }

  /** All rows of a list as the API sends them, read without the client. */
  async raw(path: string): Promise<JsonObject[]> {
    const rows: JsonObject[] = [];
    let position = '';
    for (;;) {
      const separator = path.includes('?') ? '&' : '?';
      const limit = path.startsWith('api/v2') ? `${separator}limit=500${position}` : position;
      const answer = await fetch(`${this.url}/${path}${limit}`, {
        headers: { 'x-api-token': 'sandbox-token' },
      });
      const body = await answer.json();
      if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(body)}`);
      rows.push(...[body.data ?? []].flat());
      const more = body.additional_data ?? {};
      const page = more.pagination ?? more;
      if (more.next_cursor) position = `&cursor=${more.next_cursor}`;
      else if (page.more_items_in_collection)
        position = `${separator}start=${page.next_start ?? page.start + page.limit}`;
      else return rows;
    }
  }

  async fault(fault: Readonly<Record<string, string | number>>): Promise<void> {
    await this.#control('faults', 'POST', [fault]);
  }

  async touch(entity: string, ids: readonly unknown[], patch: object): Promise<void> {
    await this.#control('touch', 'POST', { entity, ids, patch });
  }

  async received(): Promise<Received[]> {
    return (await fetch(`${this.url}/_sandbox/requests`)).json();
  }

  /** Forgets faults and received requests. */
  async reset(): Promise<void> {
    await this.#control('faults', 'DELETE');
    await this.#control('requests', 'DELETE');
  }

  async #control(name: string, method: string, body?: object): Promise<void> {
    const answer = await fetch(`${this.url}/_sandbox/${name}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  }
}
