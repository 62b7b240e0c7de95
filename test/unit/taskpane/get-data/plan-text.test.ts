import type { Plan } from '../../../../src/query/plan';
import { createLanguage } from '../../../../src/taskpane/language';
import { costText } from '../../../../src/taskpane/get-data/plan-text';
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
