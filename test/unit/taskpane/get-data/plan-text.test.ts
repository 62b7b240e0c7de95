import type { Plan } from '../../../../src/query/plan';
import { createLanguage } from '../../../../src/taskpane/language';
import { budgetText, costText } from '../../../../src/taskpane/get-data/plan-text';
import { aPlan } from './a-plan';

const language = createLanguage('en-GB', 'UTC');
const cost = (plan: Partial<Plan>) => costText(aPlan(plan), language);

test('a cost says how sure it is', () => {
  const about = (count: number) => ({ kind: 'about', count }) as const;
  expect(cost({ requests: about(46), tokens: about(465) })).toBe(
    'About 46 requests, 465 API tokens',
  );
  expect(cost({ requests: { kind: 'exactly', count: 1 } })).toBe('1 request');
  expect(cost({ requests: { kind: 'at-most', count: 1200 } })).toBe('At most 1,200 requests');
});

test('a cost that nobody knows is not guessed', () => {
  expect(cost({})).toBe('');
});

test('the part of the daily budget is about, and too much says what would help', () => {
  const share = { tokens: 60_000, plan: 'Growth' };
  expect(budgetText({ ...share, share: 0.124 }, language)).toBe(
    "About 12% of the company's daily API budget of 60,000 tokens (Growth plan).",
  );
  expect(budgetText({ ...share, share: 1.5 }, language)).toMatch(/^More than .* Add a filter/);
});
