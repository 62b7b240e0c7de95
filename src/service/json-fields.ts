import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Refusal, refuse } from './refusal';

/** Refuses bodies above `maxSize` bytes with `too_large`, also those that do not tell their size. */
export const limitBody = (maxSize: number) =>
  bodyLimit({ maxSize, onError: (context) => refuse(context, 'too_large') });

/**
 * The body, a JSON object of strings. `patterns` lists the fields it may have and what each may
 * hold; anything else is refused with `invalid_request`.
 */
export async function jsonFields<Name extends string>(
  context: Context,
  patterns: Readonly<Record<Name, RegExp>>,
): Promise<Partial<Record<Name, string>>> {
  // Forms of other sites cannot send this type without asking first (CORS preflight).
  if (!/^application\/json\b/.test(context.req.header('content-type') ?? ''))
    throw new Refusal('invalid_request');
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
