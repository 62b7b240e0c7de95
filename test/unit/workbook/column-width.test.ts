import type { ColumnType, Value } from '../../../src/core/column';
import { columnWidth } from '../../../src/workbook/column-width';

const width = (header: string, type: ColumnType, values: readonly Value[] = []) => {
  const column = columnWidth(header, type);
  values.forEach(column.see);
  return column.width();
};

test('a header is never cut', () => {
  expect(width('Expected close date', 'date')).toBeGreaterThan(19);
});

test('one long note does not widen its column', () => {
  const many = [...Array.from({ length: 99 }, () => 'short'), 'x'.repeat(30_000)];
  expect(width('Note', 'text', many)).toBeLessThan(10);
});

test('the largest amount of all fits with its separators, wherever it stands', () => {
  const amounts = Array.from({ length: 5_000 }, (_, i) => (i === 4_999 ? -1_234_567.5 : 1));
  expect(width('V', 'money', amounts)).toBeGreaterThanOrEqual('-1,234,567.50'.length);
});

test('a column is at most 42 characters wide and at least 6', () => {
  expect(width('Note', 'text', ['x'.repeat(500)])).toBe(42);
  expect(width('Id', 'integer', [null])).toBe(6);
});
