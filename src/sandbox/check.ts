import type { Json } from './json';
import { isObject } from './json';
import type { Issue } from './problem';
import { isDate, isInstant } from './time';

/** Says what is wrong with a value; an empty list when nothing is. */
export type Check = (value: Json, path: string) => readonly Issue[];

const fine: readonly Issue[] = [];

function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function expecting(expected: string, valid: (value: Json) => boolean): Check {
  return (value, path) =>
    valid(value) ? fine : [{ path, message: `Expected ${expected}, received ${typeName(value)}` }];
}

/** v2 is strict: no numbers as strings, no 0 and 1 for booleans (migration guide). */
export const text = expecting('string', (value) => typeof value === 'string');
export const filledText = expecting(
  'non-empty string',
  (value) => typeof value === 'string' && value.trim() !== '',
);
export const number = expecting(
  'number',
  (value) => typeof value === 'number' && Number.isFinite(value),
);
export const integer = expecting('integer', (value) => Number.isInteger(value));
export const flag = expecting('boolean', (value) => typeof value === 'boolean');
export const date = expecting(
  'date YYYY-MM-DD',
  (value) => typeof value === 'string' && isDate(value),
);
export const instant = expecting(
  'RFC 3339 date-time without fractional seconds',
  (value) => typeof value === 'string' && isInstant(value),
);
export const time = expecting(
  'time HH:MM or HH:MM:SS',
  (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value),
);
export const duration = expecting(
  'duration HH:MM or HH:MM:SS',
  (value) => typeof value === 'string' && /^\d{2,3}:[0-5]\d(:[0-5]\d)?$/.test(value),
);
export const anything: Check = () => fine;

/** One of the given values, compared by type too. */
export function oneOf(...values: readonly Json[]): Check {
  return expecting(`one of ${values.join(', ')}`, (value) => values.includes(value));
}

/** Null, or what the given check accepts. */
export function nullable(check: Check): Check {
  return (value, path) => (value === null ? fine : check(value, path));
}

export function listOf(check: Check, atLeast = 0): Check {
  return (value, path) => {
    if (!Array.isArray(value))
      return [{ path, message: `Expected array, received ${typeName(value)}` }];
    if (value.length < atLeast) return [{ path, message: `Expected at least ${atLeast} item` }];
    return value.flatMap((item, index) => check(item, `${path}[${index}]`));
  };
}

/** An object of known keys. Unknown keys are an error, as everywhere in v2. */
export function shape(
  checks: Readonly<Record<string, Check>>,
  required: readonly string[] = [],
): Check {
  return (value, path) => {
    if (!isObject(value))
      return [{ path, message: `Expected object, received ${typeName(value)}` }];
    const inner = (key: string) => (path === '' ? key : `${path}.${key}`);
    const missing = required
      .filter((key) => value[key] === undefined)
      .map((key) => ({ path: inner(key), message: 'Required' }));
    const present = Object.entries(value).flatMap(([key, item]) => {
      const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
      return check
        ? check(item, inner(key))
        : [{ path: inner(key), message: `Parameter '${key}' is not allowed for this request` }];
    });
    return [...missing, ...present];
  };
}

/** The object v2 uses for every address; only `value` is needed to write one. */
export const address = shape(
  Object.fromEntries(
    [
      'value',
      'street_number',
      'route',
      'subpremise',
      'sublocality',
      'locality',
      'admin_area_level_1',
      'admin_area_level_2',
      'country',
      'postal_code',
      'formatted_address',
    ].map((key) => [key, nullable(text)]),
  ),
  ['value'],
);

/** Emails, phones and instant messengers: at most one is the primary one. */
export const contacts: Check = (value, path) => {
  const issues = listOf(shape({ value: text, primary: flag, label: text }, ['value']))(value, path);
  if (issues.length > 0 || !Array.isArray(value)) return issues;
  const primaries = value.filter((item) => isObject(item) && item.primary === true).length;
  return primaries > 1 ? [{ path, message: 'Only one item can be primary' }] : fine;
};
