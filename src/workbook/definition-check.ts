import type { QueryDefinition } from './definition';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const flag: Check = (value) => typeof value === 'boolean';
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** An object with these members, and maybe others. */
const shape =
  (members: Readonly<Record<string, Check>>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = new Map(Object.entries(value));
    return Object.entries(members).every(([name, check]) => check(given.get(name)));
  };

const types = ['integer', 'number', 'money', 'boolean', 'text', 'date', 'datetime', 'time'];

const zone: Check = (value) => {
  try {
    return text(value) && new Intl.DateTimeFormat('en', { timeZone: String(value) }) !== undefined;
  } catch {
    return false;
  }
};

const definition = shape({
  id: text,
  table: shape({ id: text, name: text }),
  connection: shape({ name: text, company: optional(text) }),
  sql: text,
  fields: listOf(shape({ name: text, code: text })),
  options: shape({
    autoRefresh: (value) =>
      shape({ kind: oneOf('off', 'on-open') })(value) ||
      shape({ kind: oneOf('every'), minutes: (minutes) => number(minutes) && Number(minutes) > 0 })(
        value,
      ),
    refreshOnParameter: flag,
    mode: oneOf('replace', 'append'),
    zone,
    report: optional(text),
  }),
  columns: listOf(
    shape({
      field: text,
      name: text,
      type: oneOf(...types),
      code: text,
      custom: optional(oneOf(true)),
      column: number,
      header: text,
      state: optional(oneOf('removed', 'vanished')),
    }),
  ),
  key: optional(text),
  last: optional(
    shape({
      time: text,
      rows: number,
      kind: oneOf('full', 'delta'),
      full: text,
      swept: text,
      deltas: number,
      unswept: number,
      watermark: optional(text),
      highestId: optional(number),
      basis: text,
    }),
  ),
  snapshot: optional(text),
  charted: optional(listOf(shape({ currency: text, first: number, count: number }))),
});

/** Whether a parsed text has the shape of a definition of this version. */
export function isDefinition(value: unknown): value is QueryDefinition {
  return definition(value);
}
