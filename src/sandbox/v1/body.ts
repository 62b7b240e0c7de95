import type { Check } from '../check';
import { isObject, type Json, type JsonObject } from '../json';
import { problemV1 } from '../problem';

/** How v1 reads a property of a body. */
export interface BodyProperty {
  readonly check: Check;
  readonly required?: true;
  /** v1 also takes numbers as text (form bodies have nothing else): how the text is read. */
  readonly from?: (value: Json) => Json;
}

/** Digits as a number, anything else as it is. */
export function numeric(value: Json): Json {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** 0, 1 and their texts as booleans. */
export function switched(value: Json): Json {
  if (value === 1 || value === '1' || value === 'true') return true;
  if (value === 0 || value === '0' || value === 'false') return false;
  return value;
}

/**
 * The known properties of a body, checked; v1 ignores keys it does not know. `all` asks for the
 * required ones. Throws 400 in v1's shape, naming the first thing wrong.
 */
export function readBody(
  body: Json | undefined,
  properties: Readonly<Record<string, BodyProperty>>,
  all: boolean,
): JsonObject {
  if (!isObject(body)) throw problemV1(400, 'Bad request', 'The body must be a JSON object');
  const read: JsonObject = {};
  for (const [name, { check, required, from }] of Object.entries(properties)) {
    const value = body[name];
    if (value === undefined) {
      if (required && all) throw problemV1(400, `${name} is required`);
      continue;
    }
    const accepted = from ? from(value) : value;
    const [issue] = check(accepted, name);
    if (issue) throw problemV1(400, `${issue.path}: ${issue.message}`);
    read[name] = accepted;
  }
  return read;
}
