import type { Row } from '../../../src/core/column';
import { columnWidth } from '../../../src/workbook/column-width';

const rows = (...values: (string | null)[]): Row[] => values.map((value) => [value]);

test('a header is never cut', () => {
  expect(columnWidth('Expected close date', 'date', [], 0)).toBeGreaterThan(19);
});

test('one long note does not widen its column', () => {
  const many = [...Array.from({ length: 99 }, () => 'short'), 'x'.repeat(30_000)];
  expect(columnWidth('Note', 'text', rows(...many), 0)).toBeLessThan(10);
});

test('the largest amount of all fits with its separators, wherever it stands', () => {
  const amounts: Row[] = Array.from({ length: 5_000 }, (_, i) => [i === 4_999 ? -1_234_567.5 : 1]);
  expect(columnWidth('V', 'money', amounts, 0)).toBeGreaterThanOrEqual('-1,234,567.50'.length);
});

test('a column is at most 42 characters wide and at least 6', () => {
  expect(columnWidth('Note', 'text', rows('x'.repeat(500)), 0)).toBe(42);
  expect(columnWidth('Id', 'integer', rows(null), 0)).toBe(6);
});
