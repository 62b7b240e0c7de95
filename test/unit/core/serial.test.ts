import fc from 'fast-check';
import { dateSerial, datetimeSerial, timeSerial } from '../../../src/core/serial';
import { zoneOffset } from '../../../src/core/zone';

const dayInMs = 86_400_000;

test.each([
  ['1900-03-01', 61],
  ['2000-01-01', 36_526],
  ['2024-02-29', 45_351],
  ['9999-12-31', 2_958_465],
])('%s is day %d', (iso, serial) => expect(dateSerial(iso)).toBe(serial));

test.each(['1900-02-28', '1899-01-01', '0001-01-01', 'not a date', ''])(
  'a date that Excel would show wrongly has no serial: %j',
  (iso) => expect(dateSerial(iso)).toBeUndefined(),
);

test('every day from 1900-03-01 on is one more than the day before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 2_958_464 }), (serial) => {
      const iso = new Date((serial - 25_569) * dayInMs).toISOString().slice(0, 10);
      expect(dateSerial(iso)).toBe(serial);
    }),
  );
});

test('a date and time in UTC is its date plus its fraction of the day', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1901-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (date) => {
        const iso = date.toISOString();
        const serial = datetimeSerial(iso, zoneOffset('UTC'))!;
        expect(Math.floor(serial)).toBe(dateSerial(iso));
        expect(
          Math.abs((serial % 1) * dayInMs - (((date.getTime() % dayInMs) + dayInMs) % dayInMs)),
        ).toBeLessThan(1);
      },
    ),
  );
});

test.each([
  ['00:00', 0],
  ['18:00:00', 0.75],
  ['100:30:00', 100.5 / 24],
])('the time %s is %d of a day', (text, part) => expect(timeSerial(text)).toBeCloseTo(part, 10));

test.each(['24', '12:60', 'noon', '1:2:3'])('%j is no time', (text) =>
  expect(timeSerial(text)).toBeUndefined(),
);
