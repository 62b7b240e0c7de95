import { memo } from './memo';
import { dateOf, moment, offsetMs, secondMs, timeOf, type Moment } from './moment';

/** A compiled date pattern such as `dd/MM/yyyy`, as .NET and Java write it. */
export interface DatePattern {
  /** An instant written by the pattern, in UTC. */
  readonly write: (ms: number) => string;
  /** A date, a time or both, as the letters of the pattern say; undefined where the text differs. */
  readonly read: (text: string) => Moment | undefined;
}

/** What a text says of a moment. */
type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'half' | 'zone' | 'none';

interface Names {
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly weekdays: readonly string[];
  readonly shortWeekdays: readonly string[];
}

interface Letter {
  readonly field: Field;
  readonly write: (date: Date, names: Names) => string | number;
  /** What is read there. */
  readonly source: (names: Names) => string;
  readonly value?: (text: string, names: Names) => number;
}

const pad = (value: number, length = 2) => String(value).padStart(length, '0');
const digits = (min: number, max: number) => () => `\\d{${min},${max}}`;
const anyOf = (names: readonly string[]) => names.map(escaped).join('|');
const place = (names: readonly string[], text: string) =>
  names.findIndex((name) => name.toLowerCase() === text.toLowerCase());

const number = (field: Field, get: (date: Date) => number): [Letter, Letter] => [
  { field, write: get, source: digits(1, 2) },
  { field, write: (date) => pad(get(date)), source: digits(2, 2) },
];
const named = (field: Field, list: keyof Names, get: (date: Date) => number): Letter => ({
  field,
  write: (date, names) => names[list][get(date)]!,
  source: (names) => anyOf(names[list]),
  value: (text, names) => place(names[list], text) + 1,
});

const month = (date: Date) => date.getUTCMonth();
const weekday = (date: Date) => date.getUTCDay();
const [M, MM] = number('month', (date) => month(date) + 1);
const [d, dd] = number('day', (date) => date.getUTCDate());
const [H, HH] = number('hour', (date) => date.getUTCHours());
const [h, hh] = number('hour', (date) => date.getUTCHours() % 12 || 12);
const [m, mm] = number('minute', (date) => date.getUTCMinutes());
const [s, ss] = number('second', (date) => date.getUTCSeconds());
const ddd = named('none', 'shortWeekdays', weekday);
const dddd = named('none', 'weekdays', weekday);
const zone = (utc: string): Letter => ({
  field: 'zone',
  write: () => utc,
  source: () => String.raw`z|[+-]\d\d:?\d\d`,
});
const half: Letter = {
  field: 'half',
  write: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  source: () => '[ap]m',
  value: (text) => (/^p/i.test(text) ? 12 : 0),
};
/** Two digits are the years 1950 to 2049, as in SQL Server. */
const yy: Letter = {
  field: 'year',
  write: (date) => pad(date.getUTCFullYear() % 100),
  source: digits(2, 2),
  value: (text) => Number(text) + (Number(text) < 50 ? 2000 : 1900),
};

const letters: Readonly<Record<string, Letter>> = {
  ...{ M, MM, d, dd, H, HH, h, hh, m, mm, s, ss, ddd, dddd, yy },
  yyyy: { field: 'year', write: (date) => pad(date.getUTCFullYear(), 4), source: digits(4, 4) },
  MMM: named('month', 'shortMonths', month),
  MMMM: named('month', 'months', month),
  ...{ E: ddd, EEE: ddd, EEEE: dddd, a: half, tt: half },
  ...{ K: zone('Z'), X: zone('Z'), z: zone('Z'), zzz: zone('+00:00'), XXX: zone('Z') },
};
/** Fractions of a second are always 0. */
const fraction = (length: number): Letter => ({
  field: 'none',
  write: () => '0'.repeat(length),
  source: digits(1, 9),
});

const cut = /'([^']*)'|\\(.)|([yMdHhmsEatKXzfFS])\3*|[^]/gu;

const compiled = memo((key: string): DatePattern => {
  const [locale = 'en', pattern = ''] = split(key);
  const names = namesOf(locale);
  const pieces = [...pattern.matchAll(cut)].map(([raw, quoted, escape, letter]) => {
    if (quoted !== undefined) return quoted || "'";
    if (escape !== undefined || letter === undefined) return escape ?? raw;
    return letters[raw] ?? (/[fFS]/.test(letter) ? fraction(raw.length) : raw);
  });
  const used = pieces.filter((piece) => typeof piece !== 'string');
  const source = pieces.map((piece) =>
    typeof piece === 'string' ? escaped(piece) : `(${piece.source(names)})`,
  );
  const whole = new RegExp(`^\\s*${source.join('')}\\s*$`, 'iu');
  return {
    write: (ms) => {
      const date = new Date(ms);
      return pieces
        .map((piece) => (typeof piece === 'string' ? piece : piece.write(date, names)))
        .join('');
    },
    read: (text) => {
      const found = whole.exec(text);
      if (!found) return undefined;
      const values: Partial<Record<Field, number>> = {};
      used.forEach(({ field, value = Number }, index) => {
        const written = found[index + 1]!;
        values[field] = field === 'zone' ? offsetMs(written) : value(written, names);
      });
      return assembled(values);
    },
  };
});

/** A pattern, compiled once for each language. */
export function datePattern(pattern: string, locale: string): DatePattern {
  return compiled(`${locale}\n${pattern}`);
}

function split(key: string): [string, string] {
  const end = key.indexOf('\n');
  return [key.slice(0, end), key.slice(end + 1)];
}

/** What is not said is the beginning: of the year, of the month, of the day. */
function assembled(values: Partial<Record<Field, number>>): Moment | undefined {
  const {
    year,
    month: monthOfYear = 1,
    day = 1,
    hour,
    minute = 0,
    second = 0,
    half: noon,
  } = values;
  const hours = noon === undefined ? (hour ?? 0) : ((hour ?? 0) % 12) + noon;
  const clock = timeOf(hours, minute, second);
  if (!clock) return undefined;
  const hasTime = hour !== undefined;
  if (year === undefined && hasTime && values.day === undefined) return clock;
  const date = dateOf(year ?? 1900, monthOfYear, day);
  if (!date || !hasTime) return date;
  const time = (hours * 3600 + minute * 60 + second) * secondMs;
  return moment('datetime', date.ms + time - (values.zone ?? 0));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const namesOf = memo((locale: string): Names => {
  const list = (count: number, options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    // 1 January 2023 was a Sunday: the days of that week, and one day of each month.
    return Array.from({ length: count }, (_, index) =>
      format.format(count === 7 ? Date.UTC(2023, 0, index + 1) : Date.UTC(2023, index, 15)),
    );
  };
  return {
    months: list(12, { month: 'long' }),
    shortMonths: list(12, { month: 'short' }),
    weekdays: list(7, { weekday: 'long' }),
    shortWeekdays: list(7, { weekday: 'short' }),
  };
});

/** The name of the month or of the day of the week an instant lies in. */
export function nameOf(ms: number, list: 'months' | 'weekdays', locale: string): string {
  const date = new Date(ms);
  return namesOf(locale)[list][list === 'months' ? month(date) : weekday(date)]!;
}
