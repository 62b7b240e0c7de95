import type { ColumnType, Value } from '../core/column';
import type { ZoneOffset } from '../core/zone';
import { dayStart, isDay } from './day';

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
  /** What a cell is compared by. */
  readonly key: (value: Exclude<Value, null>) => Key;
}

const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

const one = (key: Key): Literal => ({ low: key, high: key });
/** Cells of another kind than their column (values of an unknown shape) are compared as text. */
const key = (value: Exclude<Value, null>): Key =>
  typeof value === 'number' ? value : String(value);

const numeric = (word: string, pattern: RegExp): LiteralType => ({
  word,
  read: (text) => (pattern.test(text) ? one(Number(text)) : undefined),
  key,
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
    key: String,
  },
  text: { word: 'text', read: one, key: String },
  date: { word: 'date', read: (text) => (isDay(text) ? one(text) : undefined), key },
  datetime: {
    word: 'date',
    read: (text, offset) => {
      if (isDay(text)) return { low: dayStart(text, offset), high: dayStart(text, offset, 1) - 1 };
      const instant = instantPattern.test(text) ? Date.parse(text) : NaN;
      return Number.isNaN(instant) ? undefined : one(instant);
    },
    key: (value) => {
      const instant = typeof value === 'string' ? Date.parse(value) : NaN;
      return Number.isNaN(instant) ? String(value) : instant;
    },
  },
  time: {
    word: 'time of day',
    read: (text) =>
      timePattern.test(text) ? one(text.length === 5 ? `${text}:00` : text) : undefined,
    key,
  },
};

/** Which of two keys comes first, as SQL has it: numbers before text. Negative, zero or positive. */
export function compareKeys(a: Key, b: Key): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
