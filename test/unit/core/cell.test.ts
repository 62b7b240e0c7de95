import fc from 'fast-check';
import { cellEncoder, maxCellText, textCell } from '../../../src/core/cell';
import type { ColumnType, Value } from '../../../src/core/column';
import { zoneOffset } from '../../../src/core/zone';

const encode = (type: ColumnType, value: Value, zone = 'UTC') =>
  cellEncoder({ name: 'c', code: 'c', type, nullable: true }, zoneOffset(zone))(value);

test.each(['=1+1', '+49 30 123', '-5 points', '@name', '\tx', '\rx', "'quoted"])(
  'text that Excel could take for a formula or a text mark is guarded: %j',
  (text) => expect(encode('text', text)).toBe(`'${text}`),
);

test('ordinary text stays as it is, and empty text is empty', () => {
  expect(encode('text', '00123')).toBe('00123');
  expect(encode('text', '')).toBe('');
});

test('an empty value clears the cell: null would leave the old one', () => {
  const types: ColumnType[] = ['text', 'number', 'money', 'boolean', 'date', 'datetime', 'time'];
  for (const type of types) expect(encode(type, null)).toBe('');
});

test('text beyond the limit of a cell is cut where one can see it', () => {
  const cell = textCell('x'.repeat(40_000));
  expect(cell).toHaveLength(maxCellText);
  expect(cell).toMatch(/… \[truncated\]$/);
});

test('no text is ever longer than a cell holds, its guard apart', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 33_500, minLength: 32_000 }), (text) => {
      const cell = textCell(text);
      expect(cell.startsWith("'") ? cell.length - 1 : cell.length).toBeLessThanOrEqual(maxCellText);
    }),
    { numRuns: 50 },
  );
});

test('no string reaches Excel with a character first that would start a formula', () => {
  fc.assert(
    fc.property(fc.string(), (text) =>
      expect(String(encode('text', text))).not.toMatch(/^[=+\-@\t\r]/),
    ),
  );
});

test('numbers stay numbers', () => {
  expect(encode('money', 1234.5)).toBe(1234.5);
  expect(encode('integer', -7)).toBe(-7);
});

test('an id longer than the 15 digits Excel keeps arrives whole, as text', () => {
  expect(encode('integer', 1_234_567_890_123_456)).toBe('1234567890123456');
  expect(encode('integer', 999_999_999_999_999)).toBe(999_999_999_999_999);
});

test('a value of another type than its column is kept as text, never dropped', () => {
  expect(encode('number', 'n/a')).toBe('n/a');
  expect(encode('date', 'soon')).toBe('soon');
  expect(encode('number', '=1')).toBe("'=1");
  expect(encode('boolean', 'yes')).toBe('yes');
});

test('dates become Excel serials, times fractions of a day', () => {
  expect(encode('date', '2000-01-01')).toBe(36_526);
  expect(encode('datetime', '2000-01-01T12:00:00Z')).toBe(36_526.5);
  expect(encode('time', '06:00:00')).toBe(0.25);
});

test('a time is shown in the zone that was chosen, summer and winter', () => {
  expect(encode('datetime', '2026-01-15T00:00:00Z', 'Europe/Berlin')).toBeCloseTo(
    46_037 + 1 / 24,
    9,
  );
  expect(encode('datetime', '2026-07-15T00:00:00Z', 'Europe/Berlin')).toBeCloseTo(
    46_218 + 2 / 24,
    9,
  );
});
