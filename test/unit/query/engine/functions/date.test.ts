import fc from 'fast-check';
import { call } from './call';

const first = Date.UTC(1800, 0, 1);
const last = Date.UTC(2300, 0, 1);
const seconds = fc.integer({ min: first / 1000, max: last / 1000 });
const instant = seconds.map((count) => new Date(count * 1000).toISOString().replace('.000', ''));
const day = instant.map((text) => text.slice(0, 10));
const counted = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'decade'];
const part = fc.constantFrom(...counted);
const count = fc.integer({ min: -150, max: 150 });

describe('date functions', () => {
  test('DATEDIFF counts what DATEADD added', () => {
    fc.assert(
      fc.property(part, count, fc.oneof(instant, day), (name, added, date) => {
        expect(call('DATEDIFF', name, date, call('DATEADD', name, added, date))).toBe(added);
      }),
    );
  });

  test('DATEADD of the days between two dates leads from one to the other', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(call('DATEADD', 'day', call('DATEDIFF', 'day', from, to), from)).toBe(to);
      }),
    );
  });

  test('EOMONTH is in its month, and the day after it is not', () => {
    fc.assert(
      fc.property(instant, (date) => {
        const end = String(call('EOMONTH', date));
        expect(end.slice(0, 7)).toBe(date.slice(0, 7));
        expect(call('DAY', call('DATEADD', 'day', 1, end))).toBe(1);
        expect(call('LDMONTH', date)).toBe(end);
      }),
    );
  });

  test('DATE_TRUNC is the last beginning of a part, and keeps the kind of the date', () => {
    fc.assert(
      fc.property(part, fc.oneof(instant, day), (name, date) => {
        const start = String(call('DATE_TRUNC', date, name));
        expect(start <= date).toBe(true);
        expect(start).toHaveLength(date.length);
        expect(call('DATEDIFF', name, start, date)).toBe(0);
        expect(call('DATE_TRUNC', start, name)).toBe(start);
        expect(call('DATE_TRUNC', name, date)).toBe(start);
      }),
    );
  });

  test('a week has seven days, whichever day it begins on', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 7 }), (date, begin) => {
        const days = Array.from({ length: 7 }, (_, index) =>
          call('DATEPART', 'weekday', call('DATEADD', 'day', index, date), begin),
        );
        expect([...days].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
        expect(call('DATEPART', 'weekday', call('FDWEEK', date))).toBe(1);
        expect(call('DATEPART', 'weekday', call('LDWEEK', date))).toBe(7);
      }),
    );
  });

  test('FROM_DAYS undoes TO_DAYS, and DATEFROMPARTS the parts', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(call('FROM_DAYS', call('TO_DAYS', date))).toBe(date);
        const parts = ['YEAR', 'MONTH', 'DAY'].map((name) => call(name, date));
        expect(call('DATEFROMPARTS', ...parts)).toBe(date);
        expect(call('MAKEDATE', parts[0]!, call('DAYOFYEAR', date))).toBe(date);
      }),
    );
  });

  test.each([
    ['2020-12-31', 53, 2020],
    ['2021-01-03', 53, 2020],
    ['2021-01-04', 1, 2021],
    ['2024-12-30', 1, 2025],
    ['2026-01-01', 1, 2026],
  ])('%s lies in ISO week %d of %d', (date, week, year) => {
    expect(call('DATEPART', 'iso_week', date)).toBe(week);
    expect(call('DATEPART', 'isoyear', date)).toBe(year);
  });

  test.each<[string, (string | number | null)[], string | number | null]>([
    ['DATEADD', ['month', 1, '2024-01-31'], '2024-02-29'],
    ['DATEADD', ['year', -1, '2024-02-29'], '2023-02-28'],
    ['DATEADD', ['month', -13, '2026-01-31T23:59:59Z'], '2024-12-31T23:59:59Z'],
    ['DATEADD', ['hh', 5, '2018-02-01'], '2018-02-01T05:00:00Z'],
    ['DATEADD', ['hour', 3, '22:30:00'], '01:30:00'],
    ['DATEADD', ['ms', 1500, '2026-01-01T00:00:00Z'], '2026-01-01T00:00:01Z'],
    ['DATEADD', ['day', 1, '2026-01-31', 'dd.MM.yyyy'], '01.02.2026'],
    ['DATEADD', ['day', 1.9, '2026-01-01'], '2026-01-02'],
    ['DATEADD', ['year', 9000, '2026-01-01'], null],
    ['DATEADD', ['month', -30_000, '2026-01-01'], null],
    ['DATEADD', ['day', 1, 'soon'], null],
    ['DATEADD', ['day', null, '2026-01-01'], null],
    ['DATEDIFF', ['day', '2026-01-01T23:59:59Z', '2026-01-02'], 1],
    ['DATEDIFF', ['week', '2026-01-03', '2026-01-04'], 1],
    ['DATEDIFF', ['hh', '2018-02-01 00:00:00', '2018-02-01 12:00:00'], 12],
    ['DATEDIFF', ['ms', '2026-01-01', '2026-01-01T00:00:01Z'], 1000],
    ['DATEPART', ['day', '2026-01-01T01:00:00+02:00'], 31],
    ['DATEPART', ['second', '2026-01-01T01:00:07.9Z'], 7],
    ['DATEPART', ['day', '2026-02-30'], null],
    ['DATEPART', ['day', '20260228'], 28],
    ['DATEPART', ['day', 20260228], null],
    ['DATEPART', ['weekday', '2026-02-28', 8], null],
    ['DATEPART', ['year', '0001-01-01'], 1],
    ['DATEPART', ['century', '2000-12-31'], 20],
    ['DATE_TRUNC2', ['century', '2000-12-31'], '1901-01-01'],
    ['DATE_TRUNC2', ['week', '2020-02-04', 'Tuesday'], '2020-02-04'],
    ['DATE_TRUNC2', ['week', '2020-02-04', 'Someday'], null],
    ['DATENAME', ['month', '2026-03-17'], 'March'],
    ['DATENAME', ['yy', '2026-03-17'], '2026'],
    ['EOMONTH', ['2026-01-31', 1], '2026-02-28'],
    ['EOMONTH', ['2026-01-31', 1e9], null],
    ['TO_DAYS', ['1582-10-14'], null],
    ['TO_DAYS', ['1970-01-01'], 719528],
    ['FROM_UNIXTIME', [1540495357385, 0], '2018-10-25T19:22:37Z'],
    ['FROM_UNIXTIME', [0], '1970-01-01T00:00:00Z'],
    ['FROM_UNIXTIME', [1e15, 1], null],
    ['TIMEFROMPARTS', [24, 0, 0, 0, 0], null],
    ['DATETIMEFROMPARTS', [2026, 2, 29, 0, 0, 0, 0], null],
    ['MAKEDATE', [2026, 0], null],
    ['ISDATE', [null], 0],
    ['ISDATE', ['10:20'], 1],
    ['ISDATE', ['24:00'], 0],
    ['ISDATE', ['17/03/2026'], 0],
    ['ISDATE', ['17/03/2026', 'dd/MM/yyyy'], 1],
    ['STRTODATE', [1540495231, 'UNIX'], '2018-10-25T19:20:31Z'],
    ['STRTODATE', ['131849688310000000', 'FILETICKS'], '2018-10-25T19:20:31Z'],
    ['STRTODATE', ['636760920310000000', 'TICKS'], '2018-10-25T19:20:31Z'],
    ['STRTODATE', ['x', 'UNIX'], null],
    ['STRTODATE', ['12:30 AM', 'hh:mm tt'], '00:30:00'],
    ['STRTODATE', ['31.02.2026', 'dd.MM.yyyy'], null],
    [
      'STRTODATE',
      ['2026-03-17T10:00:00+01:00', "yyyy-MM-dd'T'HH:mm:sszzz"],
      '2026-03-17T09:00:00Z',
    ],
    ['STRTODATE', ['mar 26', 'MMM yy'], '2026-03-01'],
    ['TO_DATE', ['10:00:00'], null],
    ['TO_TIME', ['2026-01-01'], '00:00:00'],
    ['TO_BOOLEAN', ['No'], 0],
    ['TO_BOOLEAN', [0.5], 1],
    ['TO_BOOLEAN', ['maybe'], null],
  ])('%s of %j is %j', (name, args, result) => {
    expect(call(name, ...args)).toBe(result);
  });

  test.each(['DATEADD', 'DATEDIFF'])('%s names a part that it does not know', (name) => {
    const args = name === 'DATEADD' ? [1, '2026-01-01'] : ['2026-01-01', '2026-01-02'];
    expect(() => call(name, 'fortnight', ...args)).toThrow(`${name} cannot use fortnight`);
    expect(() => call(name, 'isodow', ...args)).toThrow(`${name} cannot use isodow`);
  });
});
