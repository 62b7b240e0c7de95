import { nextIndex } from '../../../../src/taskpane/controls/focus';

test('arrows go round, Home and End go to the ends', () => {
  expect(nextIndex('ArrowRight', 4, 5, 'horizontal')).toBe(0);
  expect(nextIndex('ArrowLeft', 0, 5, 'horizontal')).toBe(4);
  expect(nextIndex('ArrowDown', 1, 5, 'vertical')).toBe(2);
  expect(nextIndex('Home', 3, 5, 'vertical')).toBe(0);
  expect(nextIndex('End', 0, 5, 'vertical')).toBe(4);
});

test('arrows across the axis, other keys and empty lists move nothing', () => {
  expect(nextIndex('ArrowDown', 1, 5, 'horizontal')).toBeUndefined();
  expect(nextIndex('x', 1, 5, 'vertical')).toBeUndefined();
  expect(nextIndex('ArrowDown', 0, 0, 'vertical')).toBeUndefined();
});
