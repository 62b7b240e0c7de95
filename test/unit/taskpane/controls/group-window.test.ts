import fc from 'fast-check';
import {
  groupWindows,
  headingHeight,
  optionHeight,
  optionTop,
} from '../../../../src/taskpane/controls/group-window';

test('a short list is drawn whole', () => {
  expect(groupWindows([40, 60], 900, 300)).toEqual([
    { first: 0, end: 40 },
    { first: 0, end: 60 },
  ]);
});

test('of a long list, groups that are out of sight draw nothing', () => {
  const [first, second, third] = groupWindows([100, 100, 100], 0, 300);
  expect(first).toMatchObject({ first: 0 });
  expect(second!.end - second!.first).toBe(0);
  expect(third!.end - third!.first).toBe(0);
});

test('whatever is in sight is drawn, and every window lies within its group', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      counts,
      fc.nat(20_000),
      fc.integer({ min: 1, max: 1000 }),
      (groups, top, height) => {
        const windows = groupWindows(groups, top, height);
        let at = 0;
        groups.forEach((count, group) => {
          const { first, end } = windows[group]!;
          expect(first).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(count);
          expect(first).toBeLessThanOrEqual(end);
          for (let row = 0; row < count; row++, at++) {
            const y = optionTop(groups, at);
            if (y + optionHeight > top && y < top + height)
              expect(row >= first && row < end).toBe(true);
          }
        });
      },
    ),
    { numRuns: 50 },
  );
});

test('an option stands below the headings before it', () => {
  expect(optionTop([2, 2], 2)).toBe(2 * headingHeight + 2 * optionHeight);
});
