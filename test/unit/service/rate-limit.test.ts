import fc from 'fast-check';
import { tokenBuckets } from '../../../src/service/rate-limit';

test('a burst passes at once, the next caller is told how long to wait', () => {
  const wait = tokenBuckets({ perSecond: 0.5, burst: 3 }, () => 0);
  expect([wait('a'), wait('a'), wait('a'), wait('a')]).toEqual([0, 0, 0, 2]);
});

test('who waits as told is let in', () => {
  let now = 0;
  const wait = tokenBuckets({ perSecond: 0.5, burst: 1 }, () => now);
  wait('a');
  now += wait('a') * 1000;
  expect(wait('a')).toBe(0);
});

test('one caller does not use up the share of another', () => {
  const wait = tokenBuckets({ perSecond: 1, burst: 1 }, () => 0);
  expect([wait('a'), wait('a'), wait('b')]).toEqual([0, 1, 0]);
});

test('a limited caller stays limited while any number of others come and go', () => {
  let now = 0;
  const wait = tokenBuckets({ perSecond: 1, burst: 2 }, () => now);
  for (let caller = 0; caller < 100_000; caller++) {
    now += 0.1;
    wait(`${caller}`);
    wait('busy');
  }
  expect(wait('busy')).toBe(1);
});

test('over any time no caller gets more than the burst and the rate together', () => {
  fc.assert(
    fc.property(
      fc.record({
        perSecond: fc.integer({ min: 1, max: 20 }),
        burst: fc.integer({ min: 1, max: 9 }),
      }),
      fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 200 }),
      (limit, pauses) => {
        let now = 0;
        const wait = tokenBuckets(limit, () => now);
        let passed = 0;
        for (const pause of pauses) {
          now += pause;
          if (wait('a') === 0) passed++;
        }
        expect(passed).toBeLessThanOrEqual(limit.burst + (now / 1000) * limit.perSecond + 1e-6);
      },
    ),
  );
});
