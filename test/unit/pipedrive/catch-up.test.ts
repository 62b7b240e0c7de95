import fc from 'fast-check';
import { CatchUp } from '../../../src/pipedrive/catch-up';
import { SkippingClock } from './skipping-clock';

const begin = Date.parse('2026-11-22T08:00:00Z');

describe('CatchUp', () => {
  test('looks back to before the read began, however wrong the clock of this computer is', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -86_400_000, max: 86_400_000 }),
        fc.integer({ min: 0, max: 30_000 }),
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 }),
        (wrong, elapsed, ages) => {
          const clock = new SkippingClock();
          clock.time = begin + wrong;
          const catchUp = new CatchUp(clock, 'update_time');
          clock.time += elapsed;
          // The newest of them was changed while the first answers were on their way.
          const times = [0, ...ages].map((age) => new Date(begin + elapsed - age).toISOString());
          catchUp.note(times.map((update_time) => ({ update_time })));
          expect(Date.parse(catchUp.since())).toBeLessThanOrEqual(begin);
        },
      ),
    ));

  test('by rows that were never changed, trusts the clock with a minute to spare', () => {
    const catchUp = new CatchUp(new SkippingClock(), 'update_time');
    catchUp.note([{ update_time: null }, {}]);
    expect(catchUp.since()).toBe('2026-11-22T07:59:00Z');
  });

  test('names whole seconds: Pipedrive refuses fractions', () => {
    const clock = new SkippingClock();
    clock.time += 123;
    expect(new CatchUp(clock, 'update_time').since()).toMatch(/T\d\d:\d\d:\d\dZ$/);
  });
});
