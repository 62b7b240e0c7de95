import * as fc from 'fast-check';
import { position, scaleOf } from '../../../../../src/workbench/page/chart/scale';

const free = { minimum: undefined, maximum: undefined };

test('a scale holds zero and every value, in few and even steps', () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1 }),
      fc.integer({ min: 1, max: 8 }),
      (values, count) => {
        const { minimum, maximum, ticks } = scaleOf(values, count, free);
        const slack = (maximum - minimum) * 1e-9;
        for (const one of [0, ...values]) {
          expect(one).toBeGreaterThanOrEqual(minimum - slack);
          expect(one).toBeLessThanOrEqual(maximum + slack);
        }
        // Both ends may be rounded outwards by a step, and a little room is left above.
        expect(ticks.length).toBeLessThanOrEqual(count + 4);
        const steps = ticks.slice(1).map((tick, index) => tick - ticks[index]!);
        for (const step of steps) expect(step).toBeCloseTo(steps[0]!, -Math.log10(steps[0]!) + 6);
      },
    ),
  );
});

test.each([
  [
    [40, 12],
    [0, 10, 20, 30, 40, 50],
  ],
  [
    [-3, 20],
    [-5, 0, 5, 10, 15, 20, 25],
  ],
  [
    [0.2, 0.9],
    [0, 0.2, 0.4, 0.6, 0.8, 1],
  ],
])('%j is read on the steps %j', (values, ticks) => {
  expect(scaleOf(values, 5, free).ticks).toEqual(ticks);
});

test('limits that were set are kept, and no values make a scale from 0 to 1', () => {
  expect(scaleOf([5], 5, { minimum: -10, maximum: 10 })).toMatchObject({
    minimum: -10,
    maximum: 10,
  });
  expect(scaleOf([], 5, free)).toMatchObject({ minimum: 0, maximum: 1 });
});

test('a value outside of the limits lies on the edge', () => {
  const scale = { minimum: 0, maximum: 10, ticks: [] };
  expect([-5, 0, 5, 20].map((value) => position(scale, value, 100))).toEqual([0, 0, 50, 100]);
});
