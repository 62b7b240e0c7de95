import fc from 'fast-check';
import { dateSerial, datetimeSerial, timeSerial } from '../../../src/core/serial';
import { dateShape, serialText } from '../../../src/core/serial-text';
import { zoneOffset } from '../../../src/core/zone';

test.each([
  ['yyyy-mm-dd', 'date'],
  ['[$-407]d. mmm yyyy;@', 'date'],
  ['mmmm', 'date'],
  ['yyyy-mm-dd hh:mm', 'datetime'],
  ['hh:mm:ss', 'time'],
  ['[h]:mm', undefined],
  ['General', undefined],
  ['0.00', undefined],
  ['0 "days"', undefined],
  ['@', undefined],
])('%s shows a %s', (format, shape) => expect(dateShape(format)).toBe(shape));

const second = fc.integer({ min: Date.UTC(1950, 0, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 });

test('what was written as a date comes back as the same date', () => {
  const utc = zoneOffset('UTC');
  fc.assert(
    fc.property(second, (at) => {
      const iso = new Date(at * 1000).toISOString();
      const date = iso.slice(0, 10);
      expect(serialText(dateSerial(date)!, 'date', utc)).toBe(date);
      const time = iso.slice(11, 19);
      expect(serialText(timeSerial(time)!, 'time', utc)).toBe(time);
    }),
  );
});

test('an instant shown in a zone comes back as the same instant, but for the hour that a clock shows twice', () => {
  const berlin = zoneOffset('Europe/Berlin');
  fc.assert(
    fc.property(second, (at) => {
      const instant = at * 1000;
      const iso = new Date(instant).toISOString().replace('.000Z', 'Z');
      const back = Date.parse(serialText(datetimeSerial(iso, berlin)!, 'datetime', berlin));
      expect([0, 3_600_000]).toContain(Math.abs(back - instant));
      expect(back + berlin(back)).toBe(instant + berlin(instant));
    }),
  );
});
