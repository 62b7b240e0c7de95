import type { Database } from '../../../src/sandbox/database';
import type { Upload } from '../../../src/sandbox/endpoint';
import { endpoints } from '../../../src/sandbox/endpoints';
import type { Json, JsonObject } from '../../../src/sandbox/json';
import { Problem } from '../../../src/sandbox/problem';
import type { Counts } from '../../../src/sandbox/seed/context';
import { seedCompany } from '../../../src/sandbox/seed/seeding';

const small = {
  deals: 120,
  persons: 60,
  organizations: 40,
  activities: 90,
  products: 30,
  leads: 25,
};

export function company(seed = 1, counts: Partial<Counts> = {}): Database {
  return seedCompany(seed, { ...small, ...counts });
}

/** The time the tests write at. */
export const now = Date.UTC(2026, 10, 22, 12, 0, 0);

export interface Outcome {
  readonly status: number;
  readonly body: JsonObject;
}

/** Asks an endpoint as the server would, without HTTP, token or limits. */
export function ask(
  database: Database,
  request: string,
  body?: Json,
  upload?: Upload,
): Outcome & { readonly bytes?: Uint8Array } {
  const [method = '', target = ''] = request.split(' ');
  const [path = '', query = ''] = target.split('?');
  for (const endpoint of endpoints) {
    const params = endpoint.method === method && matched(endpoint.path, path);
    if (!params) continue;
    try {
      const user = Number([...database.collections.users.all()][0]!.id);
      const call = { database, user, now, params, body, query: new URLSearchParams(query) };
      const reply = endpoint.handle(upload ? { ...call, upload } : call);
      if (reply.body instanceof Uint8Array) return { status: 200, body: {}, bytes: reply.body };
      const answer = typeof reply.body === 'string' ? JSON.parse(reply.body) : reply.body;
      return { status: reply.status, body: structuredClone(answer) };
    } catch (error) {
      if (error instanceof Problem) return { status: error.status, body: error.body };
      throw error;
    }
  }
  throw new Error(`No endpoint for ${request}`);
}

function matched(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = parts[index]!;
    else if (part !== parts[index]) return undefined;
  }
  return params;
}

/** The rows of a list answer. */
export function rows(outcome: Outcome): JsonObject[] {
  return outcome.body.data as JsonObject[];
}

/** All rows of a v2 list, page by page. */
export function everyRow(database: Database, target: string, limit = 500): JsonObject[] {
  const all: JsonObject[] = [];
  let cursor: Json = '';
  do {
    const separator = target.includes('?') ? '&' : '?';
    const from = cursor ? `&cursor=${String(cursor)}` : '';
    const page = ask(database, `GET ${target}${separator}limit=${limit}${from}`);
    if (page.status !== 200) throw new Error(String(page.body.error));
    all.push(...rows(page));
    cursor = (page.body.additional_data as JsonObject).next_cursor ?? null;
  } while (cursor);
  return all;
}

/** The code of the field with this name and type, which the company defined itself. */
export function codeOf(database: Database, kind: 'deal' | 'person', name: string): string {
  const field = database.fields[kind].all().find((item) => item.custom && item.name === name);
  if (!field) throw new Error(`No field ${name}`);
  return field.code;
}
