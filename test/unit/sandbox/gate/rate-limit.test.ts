import fc from 'fast-check';
import { createRateLimit, type Plan } from '../../../../src/sandbox/gate/rate-limit';
import type { Caller } from '../../../../src/sandbox/gate/tokens';

const api: Caller = { user: 1, kind: 'api-token', credential: 'a' };
const oauth: Caller = { user: 1, kind: 'oauth', credential: 'b' };
const read = { cost: 1, search: false, write: false };
const noon = Date.UTC(2026, 10, 22, 12);

/** A limit on a clock that only the test moves. */
function limitAt(plan: Plan, seats = 1) {
  const clock = { now: noon };
  return { clock, limit: createRateLimit(plan, seats, () => clock.now) };
}

test.each<[Plan, Caller, number]>([
  ['lite', api, 20],
  ['growth', api, 40],
  ['premium', api, 100],
  ['ultimate', api, 120],
  ['lite', oauth, 80],
  ['growth', oauth, 160],
  ['premium', oauth, 400],
  ['ultimate', oauth, 480],
])('plan %s lets %o make %i requests in two seconds', (plan, caller, burst) => {
  const { limit } = limitAt(plan);
  for (let count = 0; count < burst; count += 1) {
    expect(limit.admit(caller, read).kind).toBe('passed');
  }
  expect(limit.admit(caller, read).kind).toBe('burst');
});

test('no window of two seconds ever holds more requests than the plan allows', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }), (pauses) => {
      const { limit, clock } = limitAt('lite');
      const passed: number[] = [];
      for (const pause of pauses) {
        clock.now += pause;
        if (limit.admit(oauth, read).kind === 'passed') passed.push(clock.now);
      }
      for (const at of passed) {
        expect(passed.filter((time) => time > at - 2000 && time <= at).length).toBeLessThanOrEqual(
          80,
        );
      }
    }),
  );
});

test('search has a limit of its own: 10 in two seconds on every plan', () => {
  const { limit, clock } = limitAt('ultimate');
  const search = { cost: 20, search: true, write: false };
  for (let count = 0; count < 10; count += 1) limit.admit(api, search);
  expect(limit.admit(api, search).kind).toBe('burst');
  expect(limit.admit(api, read).kind).toBe('passed');
  clock.now += 2000;
  expect(limit.admit(api, search).kind).toBe('passed');
});

test('the headers tell limit, what remains and the seconds until the window moves on', () => {
  const { limit, clock } = limitAt('lite');
  limit.admit(api, read);
  clock.now += 700;
  expect(limit.admit(api, read)).toEqual({
    kind: 'passed',
    headers: { 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '18', 'x-ratelimit-reset': '2' },
  });
});

test('only writes with an API token show the daily requests left', () => {
  const { limit } = limitAt('lite');
  const write = { ...read, write: true };
  expect(limit.admit(api, write)).toMatchObject({ headers: { 'x-daily-requests-left': '9999' } });
  expect(limit.admit(oauth, write)).not.toHaveProperty(['headers', 'x-daily-requests-left']);
});

test('the daily budget grows with plan and seats, is shared by all and starts anew at midnight', () => {
  const { limit, clock } = limitAt('growth', 2);
  const dear = { cost: 60_000, search: false, write: false };
  expect(limit.admit(api, dear).kind).toBe('passed');
  expect(limit.admit(oauth, dear).kind).toBe('passed');
  expect(limit.admit(api, read)).toEqual({ kind: 'daily', retryAfter: 12 * 3600 });
  clock.now += 12 * 3600 * 1000;
  expect(limit.admit(api, read).kind).toBe('passed');
});

test('an API token that keeps ignoring refusals is blocked for a while; OAuth is not', () => {
  const { limit, clock } = limitAt('lite');
  const flood = (caller: Caller) =>
    Array.from({ length: 70 }, () => limit.admit(caller, read).kind);
  expect(flood(api).at(-1)).toBe('blocked');
  clock.now += 30_000;
  expect(limit.admit(api, read).kind).toBe('blocked');
  clock.now += 31_000;
  expect(limit.admit(api, read).kind).toBe('passed');
  flood(oauth);
  expect(flood(oauth).at(-1)).toBe('burst');
});

test('a client that waits out the window is never refused', () => {
  const { limit, clock } = limitAt('lite');
  for (let round = 0; round < 50; round += 1) {
    for (let count = 0; count < 20; count += 1) {
      expect(limit.admit(api, read).kind).toBe('passed');
    }
    clock.now += 2000;
  }
});

test('the unlimited plan refuses nothing and tells of a limit nobody reaches', () => {
  const { limit } = limitAt('unlimited');
  for (let count = 0; count < 1000; count += 1) {
    expect(limit.admit(api, { cost: 1000, search: true, write: true })).toEqual({
      kind: 'passed',
      headers: {
        'x-ratelimit-limit': '1000000',
        'x-ratelimit-remaining': '1000000',
        'x-ratelimit-reset': '2',
      },
    });
  }
});
