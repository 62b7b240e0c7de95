import type { CustomValues, Entry } from '../collection';
import { completed, customTypes } from '../custom-field';
import type { Database } from '../database';
import type { CustomFieldType, FieldBook } from '../field-book';
import type { Json, JsonObject } from '../json';
import { problemV1 } from '../problem';
import { numeric } from './body';

/** Custom fields as v1 shows them: at the root, compound ones spread, unset ones absent. */
export function shownCustom(entry: Entry, book: FieldBook): JsonObject {
  const shown: JsonObject = {};
  for (const [code, value] of entry.custom) {
    const field = book.custom(code);
    if (field) Object.assign(shown, customTypes[field.type].v1(code, value));
  }
  return shown;
}

/** How v1 writes the main value of some types; the others are written as they are kept. */
const readers: Partial<Record<CustomFieldType, (value: Json) => Json>> = {
  enum: numeric,
  double: numeric,
  user: numeric,
  org: numeric,
  people: numeric,
  set: (value) => (Array.isArray(value) ? value : String(value).split(',')).map(numeric),
};

/** The custom values after a v1 body was written over them. Unknown keys are ignored. */
export function writtenCustom(
  before: CustomValues,
  body: Json | undefined,
  book: FieldBook,
  database: Database,
): CustomValues {
  const custom = new Map(before);
  for (const [code, value] of Object.entries((body ?? {}) as JsonObject)) {
    const field = book.custom(code);
    if (!field) continue;
    if (value === null || value === '') {
      custom.delete(code);
      continue;
    }
    const { parts, check } = customTypes[field.type];
    const plain = (readers[field.type] ?? ((same: Json) => same))(value);
    const whole = parts
      ? gathered(
          code,
          plain,
          parts.map((part) => part.code),
          body as JsonObject,
        )
      : plain;
    const [issue] = check(field, database)(whole, code);
    if (issue) throw problemV1(400, `${issue.path}: ${issue.message}`);
    custom.set(code, completed(field.type, whole));
  }
  return custom;
}

/** A compound value from its suffixed keys: `<code>` is the value, `<code>_currency` a part of it. */
function gathered(
  code: string,
  value: Json,
  parts: readonly string[],
  body: JsonObject,
): JsonObject {
  const whole: JsonObject = { value: numericPart(value, parts) };
  for (const part of parts) {
    const written = body[`${code}_${part}`];
    if (part !== 'value' && written !== undefined) whole[part] = written;
  }
  return whole;
}

function numericPart(value: Json, parts: readonly string[]): Json {
  return parts.includes('currency') ? numeric(value) : value;
}
