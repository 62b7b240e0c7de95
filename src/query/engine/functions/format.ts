import type { SqlFunction } from '../function';
import { readFormatted } from './date-text';
import { datePattern } from './date-pattern';
import { define, readNumber } from './definition';
import { readMoment } from './moment';
import { formatNumber } from './number-pattern';

/**
 * FORMAT(value, pattern) for numbers and dates, FORMAT(value, pattern it is in, pattern) for dates in
 * other writings. SQLite's own FORMAT is still there as PRINTF.
 */
export function format(locale: string): SqlFunction {
  return define('FORMAT', ['any', 'text', 'text?'], (value, pattern, output) => {
    if (output !== undefined) {
      const read = readFormatted(value, pattern, locale);
      return read ? datePattern(output, locale).write(read.ms) : null;
    }
    const number = readNumber(value);
    if (number !== undefined)
      return Number.isFinite(number) ? (formatNumber(number, pattern, locale) ?? null) : null;
    const found = readMoment(value);
    return found ? datePattern(pattern, locale).write(found.ms) : null;
  });
}
