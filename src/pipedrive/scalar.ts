import type { ColumnType, Value } from '../core/column';
import { isJsonObject } from './json';

/** A raw value, never null or undefined, as a value of a column. Unknown shapes become text. */
export type DecodeScalar = (raw: unknown) => Value;

/**
 * Any value as text, so that nothing is dropped: the main member of objects, lists with commas.
 * Empty text is null: a sheet cannot tell them apart.
 */
export function asText(raw: unknown): Value {
  if (typeof raw === 'string') return raw === '' ? null : raw;
  if (raw === null || raw === undefined) return null;
  if (Array.isArray(raw)) {
    const parts = raw.map(asText).filter((part) => part !== null);
    return parts.length === 0 ? null : parts.join(', ');
  }
  if (!isJsonObject(raw)) return String(raw);
  for (const member of mainMembers) if (member in raw) return asText(raw[member]);
  return JSON.stringify(raw);
}

/** What stands for an object, by its kind: phones, options, guests, parts of fields, references. */
const mainMembers = ['value', 'label', 'email', 'person_id', 'field_code', 'key', 'name', 'id'];

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const v1Instant = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const longInteger = /^-?\d{16,}$/;
const isoDate = /^\d{4}-\d\d-\d\d/;

/** v1 writes "no time" as a date of zeros. */
const isNothing = (text: string) => text === '' || text.startsWith('0000-00-00');

function numeric(raw: unknown): Value {
  if (typeof raw === 'number') return raw;
  if (typeof raw !== 'string') return asText(raw);
  if (raw.trim() === '') return null;
  const value = Number(raw);
  // v1 sends some numbers as text; an id too long for a double must stay text.
  return Number.isFinite(value) && !longInteger.test(raw.trim()) ? value : raw;
}

function reference(raw: unknown): Value {
  return numeric(isJsonObject(raw) ? (raw['id'] ?? raw['value'] ?? raw) : raw);
}

function boolean(raw: unknown): Value {
  if (typeof raw === 'boolean') return raw;
  if (raw === 1 || raw === '1' || raw === 'true') return true;
  if (raw === 0 || raw === '0' || raw === 'false') return false;
  return asText(raw);
}

function date(raw: unknown): Value {
  if (typeof raw !== 'string') return asText(raw);
  if (isNothing(raw)) return null;
  return isoDate.test(raw) ? raw.slice(0, 10) : raw;
}

/**
 * v2 and v1 leads send RFC 3339, the rest of v1 `YYYY-MM-DD HH:MM:SS` in UTC: date format, API docs.
 * Fractions are dropped, so that instants compare as text and as the API's filters see them.
 */
function datetime(raw: unknown): Value {
  if (typeof raw !== 'string') return asText(raw);
  if (isoInstant.test(raw)) return wholeSecond(raw);
  if (isNothing(raw)) return null;
  if (v1Instant.test(raw)) return `${raw.slice(0, 10)}T${raw.slice(11)}Z`;
  const instant = Date.parse(raw);
  return Number.isNaN(instant) ? raw : wholeSecond(new Date(instant).toISOString());
}

const wholeSecond = (iso: string) => (iso.length === 20 ? iso : `${iso.slice(0, 19)}Z`);

function time(raw: unknown): Value {
  if (typeof raw !== 'string') return asText(raw);
  if (raw === '') return null;
  return /^\d\d:\d\d$/.test(raw) ? `${raw}:00` : raw;
}

export const scalars: Readonly<Record<ColumnType, DecodeScalar>> = {
  integer: reference,
  number: numeric,
  money: numeric,
  boolean,
  text: asText,
  date,
  datetime,
  time,
};
