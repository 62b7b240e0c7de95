import type { SqlFunction } from '../function';
import { define } from './definition';
import { dateOf, dayMs, moment, secondMs, timeOf, writeMoment, type Moment } from './moment';

function dateTime(date: Moment | undefined, time: Moment | undefined): string | null {
  return date && time
    ? writeMoment(moment('datetime', date.ms + (((time.ms % dayMs) + dayMs) % dayMs)))
    : null;
}

const i = 'integer';

/** Functions that make dates from numbers and texts. */
export const dateMakers: readonly SqlFunction[] = [
  define('DATEFROMPARTS', [i, i, i], (y, m, d) => writeMoment(dateOf(y, m, d))),
  define('SMALLDATETIMEFROMPARTS', [i, i, i, i, i], (y, m, d, hour, minute) =>
    dateTime(dateOf(y, m, d), timeOf(hour, minute, 0)),
  ),
  define('DATETIMEFROMPARTS', [i, i, i, i, i, i, i], (y, m, d, hour, minute, second) =>
    dateTime(dateOf(y, m, d), timeOf(hour, minute, second)),
  ),
  define('DATETIME2FROMPARTS', [i, i, i, i, i, i, i, i], (y, m, d, hour, minute, second) =>
    dateTime(dateOf(y, m, d), timeOf(hour, minute, second)),
  ),
  define('TIMEFROMPARTS', [i, i, i, i, i], (hour, minute, second) =>
    writeMoment(timeOf(hour, minute, second)),
  ),
  define('MAKEDATE', [i, i], (year, days) => {
    const start = dateOf(year, 1, 1);
    return start && days > 0 ? writeMoment(moment('date', start.ms + (days - 1) * dayMs)) : null;
  }),
  define('FROM_UNIXTIME', ['number', 'integer?'], (time, seconds = 1) =>
    writeMoment(moment('datetime', seconds ? time * secondMs : time)),
  ),
];
