import type { SqlFunction } from '../function';
import { countedPart, datePart } from './date-part';
import { datePattern, nameOf } from './date-pattern';
import { define, readNumber } from './definition';
import { moment, readMoment, secondMs, writeMoment, type Moment } from './moment';

/** Ticks are 100 nanoseconds: since year 1 in .NET, since 1601 in files of Windows. */
const ticks = (origin: number) => (count: number) => count / 10_000 + origin;

/** Formats of STRTODATE that are no patterns: how a number becomes milliseconds since the epoch. */
const counts: Readonly<Record<string, (count: number) => number>> = {
  UNIX: (count) => count * secondMs,
  UNIXMILIS: (count) => count,
  UNIXMILLIS: (count) => count,
  TICKS: ticks(-62_135_596_800_000),
  FILETICKS: ticks(-11_644_473_600_000),
};

/** A text read by a format: a date pattern, or the name of a count such as UNIX. */
export function readFormatted(
  value: string | number,
  format: string,
  locale: string,
): Moment | undefined {
  const count = counts[format.trim().toUpperCase()];
  if (count) return moment('datetime', count(readNumber(value) ?? NaN));
  return datePattern(format, locale).read(String(value));
}

/** Parts that have names rather than numbers. */
const named: Readonly<Record<string, 'months' | 'weekdays'>> = {
  month: 'months',
  weekday: 'weekdays',
};

/** Functions that read or write dates in a language. */
export function dateTexts(locale: string): readonly SqlFunction[] {
  return [
    define('DATEADD', ['text', 'integer', 'moment', 'text?'], (name, count, from, format) => {
      const { unit, time } = countedPart(name, 'DATEADD');
      const kind = time && from.kind === 'date' ? 'datetime' : from.kind;
      const result = moment(kind, unit.add(from.ms, count));
      return format && result ? datePattern(format, locale).write(result.ms) : writeMoment(result);
    }),
    define('DATENAME', ['text', 'moment'], (name, { ms }) => {
      const { names, get } = datePart(name, 'DATENAME');
      const list = named[names[0]!];
      return list ? nameOf(ms, list, locale) : String(get(ms, 7));
    }),
    define('STRTODATE', ['any', 'text'], (value, format) =>
      writeMoment(readFormatted(value, format, locale)),
    ),
    {
      name: 'ISDATE',
      arity: [1, 2],
      deterministic: true,
      call: ([value, format]) => {
        if (value == null || format === null) return 0;
        const found =
          format === undefined ? readMoment(value) : readFormatted(value, String(format), locale);
        return found ? 1 : 0;
      },
    },
  ];
}
