import type { Clock } from '../../../core/clock';
import type { SqlFunction } from '../function';
import { addMonths } from './date-part';
import { dayMs, dayOf, moment, writeMoment } from './moment';

/** Functions of the present. All are in UTC, as the columns are. */
export function clockFunctions(clock: Pick<Clock, 'now'>): readonly SqlFunction[] {
  const present = (name: string, read: (now: number) => string | null): SqlFunction => ({
    name,
    arity: 0,
    deterministic: false,
    call: () => read(clock.now()),
  });
  const now = (ms: number) => writeMoment(moment('datetime', ms));
  return [
    present('GETDATE', now),
    present('GETUTCDATE', now),
    present('SYSDATETIME', now),
    present('SYSUTCDATETIME', now),
    present('LAST_WEEK', (ms) => writeMoment(dayOf(ms - 7 * dayMs))),
    present('LAST_MONTH', (ms) => writeMoment(dayOf(addMonths(ms, -1)))),
    present('LAST_YEAR', (ms) => writeMoment(dayOf(addMonths(ms, -12)))),
  ];
}
