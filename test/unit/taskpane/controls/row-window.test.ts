import fc from 'fast-check';
import { rowWindow } from '../../../../src/taskpane/controls/row-window';

test('every row in sight is drawn, and never more than the list has', () => {
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.nat(150_000),
      fc.integer({ min: 1, max: 900 }),
      (count, top, box) => {
        const { first, end } = rowWindow(count, 28, top, box);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        expect(first).toBeLessThanOrEqual(end);
        for (let row = Math.floor(top / 28); row * 28 < top + box && row < count; row += 1) {
          expect(row).toBeGreaterThanOrEqual(first);
          expect(row).toBeLessThan(end);
        }
      },
    ),
  );
});

test('a long list draws few rows', () => {
  const { first, end } = rowWindow(10_000, 28, 28_000, 154);
  expect(end - first).toBeLessThan(30);
});
