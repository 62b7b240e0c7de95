import type { ColumnType, Value } from '../core/column';
import type { ZoneOffset } from '../core/zone';

/** What two values of a type are compared by. */
export type Key = number | string;

/** The values a typed text stands for, both ends included: one value, or all instants of a day. */
export interface Literal {
  readonly low: Key;
  readonly high: Key;
}

export interface LiteralType {
  /** As in "x is not a number". */
  readonly word: string;
  /** What a typed text stands for, or undefined where it means nothing. */
  readonly read: (text: string, offset: ZoneOffset) => Literal | undefined;
  /** What a cell is compared by, or undefined where it is of another kind than its column. */
  readonly key: (value: Exclude<Value, null>) => Key | undefined;
}

const dayMs = 86_400_000;
const datePattern = /^\d{4}-\d\d-\d\d$/;
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

const one = (key: Key): Literal => ({ low: key, high: key });

const numeric = (word: string, pattern: RegExp): LiteralType => ({
  word,
  read: (text) => (pattern.test(text) ? one(Number(text)) : undefined),
  key: (value) => (typeof value === 'number' ? value : undefined),
});
const number = numeric('number', /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i);

/** How filter values are read and cells compared, by column type. */
export const literalTypes: Readonly<Record<ColumnType, LiteralType>> = {
  integer: numeric('whole number', /^-?\d+$/),
  number,
  money: number,
  boolean: {
    word: 'yes or no',
    read: (text) => (/^(true|false)$/i.test(text) ? one(text.toLowerCase()) : undefined),
    key: (value) => (typeof value === 'boolean' ? String(value) : undefined),
  },
  text: { word: 'text', read: one, key: String },
  date: {
    word: 'date',
    read: (text) => (isDate(text) ? one(text) : undefined),
    key: (value) => (typeof value === 'string' && datePattern.test(value) ? value : undefined),
  },
  datetime: {
    word: 'date',
    read: (text, offset) => {
      if (isDate(text))
        return { low: dayStart(text, 0, offset), high: dayStart(text, 1, offset) - 1 };
      const instant = instantPattern.test(text) ? Date.parse(text) : NaN;
      return Number.isNaN(instant) ? undefined : one(instant);
    },
    key: (value) => {
      const instant = typeof value === 'string' ? Date.parse(value) : NaN;
      return Number.isNaN(instant) ? undefined : instant;
    },
  },
  time: {
    word: 'time of day',
    read: (text) =>
      timePattern.test(text) ? one(text.length === 5 ? `${text}:00` : text) : undefined,
    key: (value) => (typeof value === 'string' ? value : undefined),
  },
};

/** A day of the calendar: 30 February parses as a date in March. */
function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  const instant = Date.parse(text);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The instant at which a day, or the day after it, begins in a zone. */
function dayStart(date: string, later: 0 | 1, offset: ZoneOffset): number {
  const local = Date.parse(date) + later * dayMs;
  // The offset at the boundary itself: asked twice, because the first guess may lie in another season.
  return local - offset(local - offset(local));
}
