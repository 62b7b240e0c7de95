import type { JsonObject } from '../json';

/** Most entries kept; older ones go. */
const capacity = 20_000;

/** Parameters that hold a credential, or what sign-in is protected by. */
const secretNames = new Set([
  'access_token',
  'api_token',
  'client_secret',
  'code',
  'refresh_token',
  'state',
  'token',
]);
/** What the sandbox's own credentials look like, wherever they stand: `tokens`, `codes`, `apps`. */
const secretForms =
  /v1u(:|%3A)[^&]*|\d+(:|%3A)\d+(:|%3A)[0-9a-f]{40}|code-[\w-]{32}|sandbox-[\w-]*(token|secret)[\w-]*/gi;

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** What a form told the OAuth server; other bodies are not kept. */
  form?: Readonly<Record<string, string>>;
  /** 0 while the request runs, and when the connection was cut without an answer. */
  status: number;
  /** API tokens charged. */
  cost: number;
}

/** Parameters as they may be shown: credentials blanked by name, and by form whatever their name. */
export function blankedForm(parameters: URLSearchParams): Record<string, string> {
  const blanked = [...parameters].map(([name, value]) => [
    blankedText(name),
    secretNames.has(name) ? '***' : blankedText(value),
  ]);
  return Object.fromEntries(blanked) as Record<string, string>;
}

function blankedText(text: string): string {
  return text.replace(secretForms, '***');
}

/** What the server received, oldest first, credentials blanked. */
export class RequestLog {
  private entries: LoggedRequest[] = [];

  /** Opens an entry, whose status, cost and form are filled in once they are known. */
  open(method: string, path: string, query: URLSearchParams): LoggedRequest {
    const entry = {
      method,
      path: blankedText(path),
      query: blankedForm(query),
      status: 0,
      cost: 0,
    };
    this.entries.push(entry);
    if (this.entries.length > capacity) this.entries.splice(0, capacity / 2);
    return entry;
  }

  list(): JsonObject[] {
    return this.entries.map(({ form, ...entry }) => ({
      ...entry,
      query: { ...entry.query },
      ...(form && { form: { ...form } }),
    }));
  }

  clear(): void {
    this.entries = [];
  }
}
