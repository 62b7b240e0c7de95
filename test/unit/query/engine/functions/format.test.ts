import fc from 'fast-check';
import { datePattern } from '../../../../../src/query/engine/functions/date-pattern';
import { formatNumber } from '../../../../../src/query/engine/functions/number-pattern';
import { writeMoment } from '../../../../../src/query/engine/functions/moment';
import { call } from './call';
import { openDatabase } from './database';

const locales = fc.constantFrom('en', 'de', 'hu', 'ru', 'fr', 'ja');
const patterns = fc.constantFrom(
  'yyyy-MM-dd HH:mm:ss',
  'd. MMMM yyyy, HH:mm:ss',
  "dddd, MMM d yyyy 'at' hh:mm:ss tt",
  'dd/MM/yyyy H:m:s zzz',
);

describe('patterns', () => {
  test('a date written by a pattern is read by it, in every language', () => {
    const seconds = fc.integer({ min: -5_000_000_000, max: 5_000_000_000 });
    fc.assert(
      fc.property(locales, patterns, seconds, (locale, pattern, second) => {
        const { write, read } = datePattern(pattern, locale);
        const ms = second * 1000;
        expect(writeMoment(read(write(ms)))).toBe(writeMoment({ kind: 'datetime', ms }));
      }),
    );
  });

  test('a number with all its decimals is read back from N', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const text = formatNumber(cents / 100, 'N2', 'en')!;
        expect(Number(text.replaceAll(',', ''))).toBe(cents / 100);
      }),
    );
  });

  test.each([
    [0, '0.00', '0.00'],
    [1.005, '0.00', '1.01'],
    [-1.5, '#', '-2'],
    [-0.001, '0.00', '0.00'],
    [1234567.891, '#,##0.##', '1,234,567.89'],
    [0.5, '#.#', '.5'],
    [5, '000', '005'],
    [1234, 'N0', '1,234'],
    [5, 'D3', '005'],
    [0.126, '0%', '13%'],
    [12345, '0.00E+00', '1.23E+04'],
    [0, '0.0E0', '0.0E0'],
    [0, "0;0;'none'", 'none'],
    [7, '0 EUR', '7 EUR'],
    [7, '$0.0', '$7.0'],
    [7, '0.0 (0)', undefined],
  ])('%d by %s is %s', (value, pattern, text) => {
    expect(formatNumber(value, pattern, 'en')).toBe(text);
  });

  test('marks and names are those of the language', async () => {
    expect(formatNumber(1234.5, 'N2', 'de')).toBe('1.234,50');
    const database = await openDatabase('de');
    expect(database.value("FORMAT('2026-03-17', 'dddd, d. MMMM')")).toBe('Dienstag, 17. März');
    expect(database.value("DATENAME(month, '2026-03-17')")).toBe('März');
    database.close();
  });

  test.each([
    ['12.5', '0.00', '12.50'],
    ['soon', '0.00', null],
    [Infinity, '0', null],
  ])('FORMAT of %j by %s is %s', (value, pattern, text) => {
    expect(call('FORMAT', value, pattern)).toBe(text);
  });
});
