import { AppError } from '../../../core/error';
import { dayMs, daysIn, monthStart, secondMs } from './moment';

/** Spans of equal name, numbered: years, weeks that begin on a Sunday, hours. */
interface Unit {
  /** The number of the span an instant lies in. */
  readonly index: (ms: number) => number;
  /** The instant at which a span begins. */
  readonly start: (index: number) => number;
  readonly add: (ms: number, count: number) => number;
}

export interface DatePart {
  readonly names: readonly string[];
  /** The part as a number; `first` is the first day of the week, 1 (Monday) to 7 (Sunday). */
  readonly get: (ms: number, first: number) => number;
  /** Left out where nothing can be counted in it, such as the offset from UTC. */
  readonly unit?: Unit;
  /** A part of the time of day: added to a date, it makes it a date with a time. */
  readonly time?: true;
}

const utc = (ms: number) => new Date(ms);
const yearOf = (ms: number) => utc(ms).getUTCFullYear();
const monthIndex = (ms: number) => yearOf(ms) * 12 + utc(ms).getUTCMonth();

/** Spans of one length, counted from an instant at which one begins. */
const spans = (length: number, origin = 0): Unit => ({
  index: (ms) => Math.floor((ms - origin) / length),
  start: (index) => index * length + origin,
  add: (ms, count) => ms + count * length,
});

/** Spans of so many months; `origin` is the month, counted from year 0, at which one begins. */
const months = (length: number, origin = 0): Unit => ({
  index: (ms) => Math.floor((monthIndex(ms) - origin) / length),
  start: (index) => monthStart(index * length + origin),
  add: (ms, count) => addMonths(ms, count * length),
});

/** The same day of another month, or its last day where it has no such day. */
export function addMonths(ms: number, count: number): number {
  const index = monthIndex(ms) + count;
  const start = monthStart(index);
  const day = Math.min(utc(ms).getUTCDate(), daysIn(Math.floor(index / 12), (index % 12) + 1));
  return start + (day - 1) * dayMs + (ms - Math.floor(ms / dayMs) * dayMs);
}

const days = spans(dayMs);

/** Weeks that begin on a day, 1 (Monday) to 7 (Sunday). The epoch was a Thursday. */
export const weeks = (first: number) => spans(7 * dayMs, (first - 4) * dayMs);

/** Day of the week counted from its first day, from 1. */
const weekday = (ms: number, first: number) =>
  days.index(ms) - days.index(weeks(first).start(weeks(first).index(ms))) + 1;

const yearStart = (ms: number) => monthStart(yearOf(ms) * 12);

/** Week 1 holds 1 January, as in SQL Server. */
const week = (ms: number, first: number) =>
  weeks(first).index(ms) - weeks(first).index(yearStart(ms)) + 1;

/** ISO 8601: a week belongs to the year its Thursday lies in. */
const thursday = (ms: number) => weeks(1).start(weeks(1).index(ms)) + 3 * dayMs;
const dayOfYear = (ms: number) => days.index(ms) - days.index(yearStart(ms)) + 1;

const none = () => 0;

/** The parts of a date, with the names of SQL Server and PostgreSQL. */
const parts: readonly DatePart[] = [
  { names: ['millennium'], get: (ms) => Math.ceil(yearOf(ms) / 1000), unit: months(12_000, 12) },
  { names: ['century'], get: (ms) => Math.ceil(yearOf(ms) / 100), unit: months(1200, 12) },
  { names: ['decade'], get: (ms) => Math.floor(yearOf(ms) / 10), unit: months(120) },
  { names: ['year', 'yy', 'yyyy'], get: yearOf, unit: months(12) },
  {
    names: ['quarter', 'qq', 'q'],
    get: (ms) => Math.floor(utc(ms).getUTCMonth() / 3) + 1,
    unit: months(3),
  },
  { names: ['month', 'mm', 'm'], get: (ms) => utc(ms).getUTCMonth() + 1, unit: months(1) },
  { names: ['dayofyear', 'dy', 'y'], get: dayOfYear, unit: days },
  { names: ['day', 'dd', 'd'], get: (ms) => utc(ms).getUTCDate(), unit: days },
  { names: ['week', 'wk', 'ww'], get: week, unit: weeks(7) },
  { names: ['weekday', 'dw', 'w'], get: weekday, unit: days },
  { names: ['hour', 'hh'], get: (ms) => utc(ms).getUTCHours(), unit: spans(3_600_000), time: true },
  {
    names: ['minute', 'mi', 'n'],
    get: (ms) => utc(ms).getUTCMinutes(),
    unit: spans(60_000),
    time: true,
  },
  {
    names: ['second', 'ss', 's'],
    get: (ms) => utc(ms).getUTCSeconds(),
    unit: spans(secondMs),
    time: true,
  },
  { names: ['millisecond', 'ms'], get: none, unit: spans(1), time: true },
  { names: ['microsecond', 'mcs'], get: none },
  { names: ['nanosecond', 'ns'], get: none },
  { names: ['tzoffset', 'tz'], get: none },
  {
    names: ['iso_week', 'isoweek', 'isowk', 'isoww', 'iw'],
    get: (ms) => Math.ceil(dayOfYear(thursday(ms)) / 7),
    unit: weeks(1),
  },
  { names: ['isodow'], get: (ms) => weekday(ms, 1) },
  { names: ['isoyear'], get: (ms) => yearOf(thursday(ms)) },
];

const byName = new Map(parts.flatMap((part) => part.names.map((name) => [name, part] as const)));

export function isDatePart(name: string): boolean {
  return byName.has(name.toLowerCase());
}

/** Throws `function-argument` for a name that is no part of a date. */
export function datePart(name: string, caller: string): DatePart {
  const part = byName.get(name.trim().toLowerCase());
  if (part) return part;
  throw notAPart(name, caller);
}

/** A part that can be counted. Throws `function-argument` for one that cannot. */
export function countedPart(name: string, caller: string): DatePart & { readonly unit: Unit } {
  const part = datePart(name, caller);
  if (part.unit) return { ...part, unit: part.unit };
  throw notAPart(name, caller);
}

function notAPart(name: string, caller: string): AppError {
  return new AppError('function-argument', {
    function: caller,
    value: name,
    rule: 'it takes a part of a date such as day, month or hour',
  });
}
