import type { SqlFunction } from '../function';
import { addMonths, countedPart, datePart, isDatePart, weeks } from './date-part';
import { define } from './definition';
import { dayMs, dayOf, moment, monthStart, readMoment, writeMoment, type Moment } from './moment';

const sunday = 7;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A part of a date as a function of its own. */
const partOf = (name: string, part: string): SqlFunction => {
  const { get } = datePart(part, name);
  return define(name, ['moment'], ({ ms }) => get(ms, sunday));
};

/** The first and the last day of the span that a date lies in, as functions. */
const edges = (first: string, last: string, part: string): SqlFunction[] => {
  const { unit } = countedPart(part, first);
  return [
    define(first, ['moment'], ({ ms }) => writeMoment(dayOf(unit.start(unit.index(ms))))),
    define(last, ['moment'], ({ ms }) => writeMoment(dayOf(unit.start(unit.index(ms) + 1) - 1))),
  ];
};

const endOfMonth = (name: string): SqlFunction =>
  define(name, ['moment', 'integer?'], ({ ms }, added = 0) => {
    const start = addMonths(ms, added);
    return Number.isNaN(start) ? null : writeMoment(dayOf(addMonths(firstOfMonth(start), 1) - 1));
  });

function firstOfMonth(ms: number): number {
  const date = new Date(ms);
  return monthStart(date.getUTCFullYear() * 12 + date.getUTCMonth());
}

/** Day 0 of MySQL, whose TO_DAYS('1970-01-01') is 719528. Before the Gregorian calendar it is unsure. */
const dayZero = -719_528;
const gregorian = Date.UTC(1582, 9, 15);

function truncated(caller: string, { kind, ms }: Moment, name: string): string | null {
  const { unit } = countedPart(name, caller);
  return writeMoment(moment(kind, unit.start(unit.index(ms))));
}

/** Functions of dates alone: neither the clock nor a language plays a part. */
export const dateFunctions: readonly SqlFunction[] = [
  partOf('YEAR', 'year'),
  partOf('QUARTER', 'quarter'),
  partOf('MONTH', 'month'),
  partOf('WEEK', 'week'),
  partOf('DAY', 'day'),
  partOf('DAYOFMONTH', 'day'),
  partOf('DAYOFWEEK', 'weekday'),
  partOf('DAYOFYEAR', 'dayofyear'),
  partOf('HOUR', 'hour'),
  partOf('MINUTE', 'minute'),
  partOf('SECOND', 'second'),
  ...edges('FDWEEK', 'LDWEEK', 'week'),
  ...edges('FDMONTH', 'LDMONTH', 'month'),
  ...edges('FDQUARTER', 'LDQUARTER', 'quarter'),
  endOfMonth('EOMONTH'),
  endOfMonth('LAST_DAY'),
  define('DATEDIFF', ['text', 'moment', 'moment'], (name, from, to) => {
    const { unit } = countedPart(name, 'DATEDIFF');
    return unit.index(to.ms) - unit.index(from.ms);
  }),
  define('DATEPART', ['text', 'moment', 'integer?'], (name, { ms }, first = sunday) =>
    first >= 1 && first <= 7 ? datePart(name, 'DATEPART').get(ms, first) : null,
  ),
  // Oracle names the part last, PostgreSQL first: no date reads as a part, so both are understood.
  define('DATE_TRUNC', ['any', 'any'], (one, other) => {
    const [date, name] = typeof one === 'string' && isDatePart(one) ? [other, one] : [one, other];
    const found = readMoment(date);
    return found ? truncated('DATE_TRUNC', found, String(name)) : null;
  }),
  define('DATE_TRUNC2', ['text', 'moment', 'text?'], (name, found, first = 'monday') => {
    const { unit, names } = countedPart(name, 'DATE_TRUNC2');
    const day = weekdays.indexOf(first.toLowerCase()) + 1;
    if (day === 0) return null;
    const spans = names.includes('week') ? weeks(day) : unit;
    return writeMoment(moment(found.kind, spans.start(spans.index(found.ms))));
  }),
  define('TO_DAYS', ['moment'], ({ ms }) =>
    ms < gregorian ? null : Math.floor(ms / dayMs) - dayZero,
  ),
  define('FROM_DAYS', ['integer'], (days) => {
    const ms = (days + dayZero) * dayMs;
    return ms < gregorian ? null : writeMoment(moment('date', ms));
  }),
];
