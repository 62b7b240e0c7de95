import fc from 'fast-check';
import { AppError } from '../../../src/core/error';
import { sentences, type ErrorCode } from '../../../src/core/sentence';
import { retryDelay, shouldRetry } from '../../../src/pipedrive/retry';

const passing: readonly ErrorCode[] = [
  'rate-limited',
  'server-error',
  'network-down',
  'answer-truncated',
];
const codes = Object.keys(sentences) as ErrorCode[];

describe('shouldRetry', () => {
  test.each(passing)('a read that failed with %s is tried again', (code) => {
    expect(shouldRetry(new AppError(code), 1, 'GET')).toBe(true);
  });

  test.each(codes.filter((code) => !passing.includes(code)))('%s is final', (code) => {
    expect(shouldRetry(new AppError(code), 1, 'GET')).toBe(false);
  });

  test('a write is tried again only when Pipedrive refused to look at it', () => {
    const retried = passing.filter((code) => shouldRetry(new AppError(code), 1, 'POST'));
    expect(retried).toEqual(['rate-limited']);
  });

  test('every failure is final at some point', () => {
    for (const code of codes) expect(shouldRetry(new AppError(code), 10, 'GET')).toBe(false);
  });
});

describe('retryDelay', () => {
  const random = fc.double({ min: 0, max: 0.999999, noNaN: true });

  test('never comes back before the time Pipedrive asked for', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 6 }), random, (seconds, attempt, x) => {
        const error = new AppError('rate-limited', { seconds });
        expect(retryDelay(error, attempt, () => x)).toBeGreaterThan(seconds * 1000);
      }),
    );
  });

  test('stays below ten seconds where nobody asks for more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), random, (attempt, x) => {
        expect(retryDelay(new AppError('server-error'), attempt, () => x)).toBeLessThan(10_000);
      }),
    );
  });

  test('waits longer with each try', () => {
    const delays = [1, 2, 3].map((attempt) =>
      retryDelay(new AppError('network-down'), attempt, () => 0.5),
    );
    expect(delays).toEqual([375, 750, 1500]);
  });
});
