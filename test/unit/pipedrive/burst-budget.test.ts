import fc from 'fast-check';
import { BurstBudget } from '../../../src/pipedrive/burst-budget';
import { SkippingClock } from './skipping-clock';

const windowMs = 2000;

/** The most events within any window of two seconds. */
function densest(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(
    0,
    ...sorted.map((from) => sorted.filter((time) => time >= from && time < from + windowMs).length),
  );
}

describe('BurstBudget', () => {
  test('no window holds more requests than the limit, whenever each arrived on its way', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.array(
          fc.record({ ms: fc.nat(3000), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
          {
            maxLength: 80,
          },
        ),
        async (limit, requests) => {
          const clock = new SkippingClock();
          const budget = new BurstBudget(clock, limit);
          const arrivals: number[] = [];
          for (const { ms, share } of requests) {
            const done = await budget.take();
            arrivals.push(clock.time + ms * share);
            clock.time += ms;
            done();
          }
          expect(densest(arrivals)).toBeLessThanOrEqual(limit);
        },
      ),
    ));

  test('requests under way count', async () => {
    const clock = new SkippingClock();
    const budget = new BurstBudget(clock, 2);
    const first = await budget.take();
    await budget.take();
    let isThird = false;
    const third = budget.take().then(() => (isThird = true));
    await Promise.resolve();
    expect(isThird).toBe(false);
    first();
    await third;
    expect(clock.slept.length).toBeGreaterThan(0);
  });

  test('the limit is what the last answer said', () => {
    const budget = new BurstBudget(new SkippingClock(), 20);
    budget.learn(new Headers({ 'x-ratelimit-limit': '120' }));
    expect(budget.limit).toBe(120);
    budget.learn(new Headers({ 'x-ratelimit-limit': 'nonsense' }));
    budget.learn(new Headers());
    expect(budget.limit).toBe(120);
  });

  test('nothing is sent while another program has used up the window', async () => {
    const clock = new SkippingClock();
    const budget = new BurstBudget(clock, 20);
    budget.learn(new Headers({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2' }));
    await budget.take();
    expect(clock.slept).toEqual([2000]);
  });

  test('that our own requests have used up the window is no reason to wait longer', async () => {
    const clock = new SkippingClock();
    const budget = new BurstBudget(clock, 2);
    const taken = [await budget.take(), await budget.take()];
    clock.time += 1500;
    budget.learn(new Headers({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2' }));
    for (const done of taken) done();
    const since = clock.time;
    await budget.take();
    expect(clock.time - since).toBe(windowMs);
  });

  test('a higher limit lets those in who wait, at once', async () => {
    const clock = new SkippingClock();
    const budget = new BurstBudget(clock, 1);
    await budget.take();
    const waiting = [budget.take(), budget.take()];
    budget.learn(new Headers({ 'x-ratelimit-limit': '3' }));
    await Promise.all(waiting);
    expect(clock.slept).toEqual([]);
  });

  test('who comes first gets room first, whoever gives up in between', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
        async (limit, stays) => {
          const clock = new SkippingClock();
          const budget = new BurstBudget(clock, limit);
          const held = await Promise.all(Array.from({ length: limit }, () => budget.take()));
          const order: number[] = [];
          const waiting = stays.map((isStaying, index) => {
            const stopper = new AbortController();
            const turn = budget.take(stopper.signal).then(
              (done) => {
                order.push(index);
                done();
              },
              () => undefined,
            );
            if (!isStaying) stopper.abort();
            return turn;
          });
          for (const done of held) done();
          await Promise.all(waiting);
          expect(order).toEqual(stays.flatMap((isStaying, index) => (isStaying ? index : [])));
        },
      ),
    ));

  test('a wait in the line ends at once when it is cancelled', async () => {
    const budget = new BurstBudget(new SkippingClock(), 1);
    await budget.take();
    const stopper = new AbortController();
    const waiting = [budget.take(), budget.take(stopper.signal)];
    stopper.abort();
    await expect(waiting[1]).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('a wait ends at once when it is cancelled', async () => {
    const budget = new BurstBudget(new SkippingClock(), 20);
    budget.hold(5000);
    const wait = budget.take(AbortSignal.abort());
    await expect(wait).rejects.toMatchObject({ code: 'cancelled' });
  });
});
