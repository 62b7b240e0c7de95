import { dailyTokens, smallestBurst } from '../../../src/pipedrive/daily-budget';

describe('dailyTokens', () => {
  test.each([
    [20, 1, 30_000],
    [40, 1, 60_000],
    [100, 10, 1_500_000],
    [120, 2, 420_000],
    [1000, 1, 210_000],
    [5, 1, 30_000],
  ])('a burst limit of %i and %i seats mean %i tokens a day', (burst, seats, tokens) => {
    expect(dailyTokens(burst, seats, 'Basic')).toBe(tokens);
  });

  test('OAuth has burst limits of its own', () => {
    expect(smallestBurst('OAuth')).toBe(80);
    expect(dailyTokens(160, 1, 'OAuth')).toBe(60_000);
  });

  test('a company without active users still has one seat', () => {
    expect(dailyTokens(20, 0, 'Basic')).toBe(30_000);
  });
});
