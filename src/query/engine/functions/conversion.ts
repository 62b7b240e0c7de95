import type { SqlFunction } from '../function';
import { define, readNumber } from './definition';
import { dayOf, moment, timeOf, writeMoment } from './moment';

const words: Readonly<Record<string, number>> = { true: 1, yes: 1, false: 0, no: 0 };

/**
 * What CAST and CONVERT to a type that SQLite does not have become (`sql/function-syntax.ts`).
 * A text that is no date gives NULL.
 */
export const conversions: readonly SqlFunction[] = [
  define('TO_DATE', ['moment'], ({ kind, ms }) =>
    kind === 'time' ? null : writeMoment(dayOf(ms)),
  ),
  define('TO_DATETIME', ['moment'], ({ kind, ms }) =>
    kind === 'time' ? null : writeMoment(moment('datetime', ms)),
  ),
  define('TO_TIME', ['moment'], ({ ms }) => {
    const date = new Date(ms);
    return writeMoment(timeOf(date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()));
  }),
  define('TO_BOOLEAN', ['any'], (value) => {
    const number = readNumber(value);
    if (number !== undefined) return number === 0 ? 0 : 1;
    return words[String(value).trim().toLowerCase()] ?? null;
  }),
];
