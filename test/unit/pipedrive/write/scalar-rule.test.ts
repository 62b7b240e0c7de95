import * as fc from 'fast-check';
import { scalars } from '../../../../src/pipedrive/scalar';
import {
  scalarRules,
  type Given,
  type ScalarRuleName,
} from '../../../../src/pipedrive/write/scalar-rule';

const encode = (rule: ScalarRuleName, value: Given) => scalarRules[rule].encode(value);

test('numbers are numbers, also where they stand as text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
      // As text, -0 is 0.
      const value = double + 0;
      expect(encode('number', value)).toBe(value);
      expect(encode('number', String(value))).toBe(value);
    }),
  );
});

test('days and instants are read as they were written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
      const instant = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
      expect(scalars.datetime(encode('datetime', instant))).toBe(instant);
      expect(scalars.datetime(encode('plainDatetime', instant))).toBe(instant);
      expect(scalars.date(encode('date', instant.slice(0, 10)))).toBe(instant.slice(0, 10));
    }),
  );
});

test.each<[ScalarRuleName, Given, unknown]>([
  ['datetime', '2026-03-31', '2026-03-31T00:00:00Z'],
  ['datetime', '2026-03-31 14:30', '2026-03-31T14:30:00Z'],
  ['datetime', '2026-03-31T14:30:15.750Z', '2026-03-31T14:30:15Z'],
  ['datetime', '2026-03-31T14:30:00+02:00', '2026-03-31T12:30:00Z'],
  ['plainDatetime', '2026-03-31T14:30:00Z', '2026-03-31 14:30:00'],
  ['date', '2026-03-31T00:00:00Z', '2026-03-31'],
  ['time', '9:30', undefined],
  ['time', '09:30', '09:30:00'],
  ['shortTime', '09:30:00', '09:30'],
  ['duration', '1:30', '01:30'],
  ['boolean', 1, true],
  ['boolean', 'No', false],
  ['bit', true, 1],
  ['digits', 300, '300'],
  ['integer', '12', 12],
  ['id', '12', 12],
  ['uuid', 'adf21080-0e10-11eb-879b-05d71fb426ec', 'adf21080-0e10-11eb-879b-05d71fb426ec'],
  ['text', 5, '5'],
])('%s takes %p as %p', (rule, value, wanted) => {
  expect(encode(rule, value)).toBe(wanted);
});

test.each<[ScalarRuleName, Given]>([
  ['number', '1,5'],
  ['number', 'NaN'],
  ['number', Infinity],
  ['number', true],
  ['integer', 2 ** 53],
  ['id', 0],
  ['date', '2026-02-30'],
  ['date', '2026-03-31T10:00:00Z'],
  ['date', 46_000],
  ['datetime', '2026-03-31T24:30:00Z'],
  ['datetime', 'yesterday'],
  ['time', '24:00'],
  ['shortTime', '09:30:30'],
  ['duration', '90'],
  ['boolean', 2],
  ['uuid', 'adf21080'],
  ['digits', -1],
])('%s does not take %p', (rule, value) => {
  expect(encode(rule, value)).toBeUndefined();
});
