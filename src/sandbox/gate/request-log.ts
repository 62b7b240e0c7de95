import type { JsonObject } from '../json';

/** Most entries kept; older ones go. */
const capacity = 20_000;
const credentials = new Set(['api_token', 'client_secret', 'code', 'refresh_token', 'token']);

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** 0 while the request runs, and when the connection was cut without an answer. */
  status: number;
  /** API tokens charged. */
  cost: number;
}

/** What the server received, oldest first, credentials blanked. */
export class RequestLog {
  private entries: LoggedRequest[] = [];

  /** Opens an entry, whose status and cost are filled in once they are known. */
  open(method: string, path: string, query: URLSearchParams): LoggedRequest {
    const blanked = [...query].map(([name, value]) => [
      name,
      credentials.has(name) ? '***' : value,
    ]);
    const entry = { method, path, query: Object.fromEntries(blanked), status: 0, cost: 0 };
    this.entries.push(entry);
    if (this.entries.length > capacity) this.entries.splice(0, capacity / 2);
    return entry;
  }

  list(): JsonObject[] {
    return this.entries.map((entry) => ({ ...entry, query: { ...entry.query } }));
  }

  clear(): void {
    this.entries = [];
  }
}
