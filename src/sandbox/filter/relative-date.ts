import { date, day } from '../time';

/** Days from and to, both inclusive, as `YYYY-MM-DD`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const earliest = '0000-01-01';
const latest = '9999-12-31';

function span(from: number, to = from): Span {
  return { from: date(from), to: date(to) };
}

/** The calendar period of `months` months that `offset` periods lie from today's. */
function months(now: number, length: number, offset: number): Span {
  const today = new Date(now);
  const first = Math.floor(today.getUTCMonth() / length) * length + offset * length;
  const year = today.getUTCFullYear();
  return span(Date.UTC(year, first, 1), Date.UTC(year, first + length, 0));
}

/** Weeks begin on Monday. */
function week(now: number, offset: number): Span {
  const monday = now - ((new Date(now).getUTCDay() + 6) % 7) * day + offset * 7 * day;
  return span(monday, monday + 6 * day);
}

function inMonths(now: number, count: number): Span {
  const at = new Date(now);
  return span(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + count, at.getUTCDate()));
}

const named: Readonly<Record<string, (now: number) => Span>> = {
  last_quarter: (now) => months(now, 3, -1),
  this_quarter: (now) => months(now, 3, 0),
  next_quarter: (now) => months(now, 3, 1),
  last_month: (now) => months(now, 1, -1),
  this_month: (now) => months(now, 1, 0),
  next_month: (now) => months(now, 1, 1),
  last_week: (now) => week(now, -1),
  this_week: (now) => week(now, 0),
  next_week: (now) => week(now, 1),
  this_year: (now) => months(now, 12, 0),
  last_year: (now) => months(now, 12, -1),
  yesterday: (now) => span(now - day),
  today: (now) => span(now),
  now: (now) => span(now),
  tomorrow: (now) => span(now + day),
  before_today: (now) => ({ from: earliest, to: date(now - day) }),
  before_tomorrow: (now) => ({ from: earliest, to: date(now) }),
  later_or_today: (now) => ({ from: date(now), to: latest }),
  later_or_tomorrow: (now) => ({ from: date(now + day), to: latest }),
};

/** `3_weeks_ago`, `in_2_months` and their like. */
const distance = /^(?:in_(\d)_(week|month)s?|(\d)_(week|month)s?_ago)$/;

/** The days a condition's value means: a date, or one of the names of `GET /filters/helpers`. */
export function dateSpan(value: string, now: number): Span | undefined {
  if (/^\d{4}-\d\d-\d\d/.test(value)) return { from: value.slice(0, 10), to: value.slice(0, 10) };
  const found = Object.hasOwn(named, value) ? named[value] : undefined;
  if (found) return found(now);
  const match = distance.exec(value);
  if (!match) return undefined;
  const count = match[1] ? Number(match[1]) : -Number(match[3]);
  return (match[2] ?? match[4]) === 'week' ? span(now + count * 7 * day) : inMonths(now, count);
}
