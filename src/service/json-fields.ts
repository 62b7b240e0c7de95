import type { Context } from 'hono';
import { Refusal } from './refusal';

/**
 * The body, a JSON object of strings of at most `maxBody` bytes, else `too_large`. `patterns` lists
 * the fields it may have and what each may hold; anything else is refused with `invalid_request`.
 */
export async function jsonFields<Name extends string>(
  context: Context,
  patterns: Readonly<Record<Name, RegExp>>,
  maxBody: number,
): Promise<Partial<Record<Name, string>>> {
  // Node holds a body to the length it tells, so no more than that is ever read.
  const length = context.req.header('content-length');
  if (Number(length) > maxBody) throw new Refusal('too_large');
  // Forms of other sites cannot send this type without asking first (CORS preflight).
  const isJson = /^application\/json\b/.test(context.req.header('content-type') ?? '');
  if (length === undefined || !isJson) throw new Refusal('invalid_request');
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal('invalid_request');
  const isField = (name: string): name is Name => Object.hasOwn(patterns, name);
  const fields: Partial<Record<Name, string>> = {};
  for (const [name, value] of Object.entries(body)) {
    if (!isField(name)) throw new Refusal('invalid_request');
    if (typeof value !== 'string' || !patterns[name].test(value))
      throw new Refusal('invalid_request', { field: name });
    fields[name] = value;
  }
  return fields;
}

/** A field that must be there; `invalid_request` names it when it is not. */
export function required<Name extends string>(
  fields: Partial<Record<Name, string>>,
  name: Name,
): string {
  const value = fields[name];
  if (value === undefined) throw new Refusal('invalid_request', { field: name });
  return value;
}
