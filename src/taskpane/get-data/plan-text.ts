import type { Cost, Expectation } from '../../query/cost';
import type { Language } from '../language';
import type { BudgetShare } from './budget';

const openings: Record<Expectation['kind'], string> = {
  exactly: '',
  about: 'about ',
  'at-most': 'at most ',
};

/** `about 46 requests`: never without how sure it is. */
export function expectationText(
  { kind, count }: Expectation,
  one: string,
  other: string,
  language: Language,
): string {
  return openings[kind] + language.count(count, one, other);
}

/** `About 46 requests, 465 API tokens`, or nothing where the plan cannot tell. */
export function costText({ requests, tokens }: Cost, language: Language): string {
  if (!requests) return '';
  const parts = [expectationText(requests, 'request', 'requests', language)];
  if (tokens) parts.push(language.count(tokens.count, 'API token', 'API tokens'));
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One quiet line on what a query takes of the day's budget. */
export function budgetText({ share, tokens, plan }: BudgetShare, language: Language): string {
  const budget = `daily API budget of ${language.count(tokens, 'token', 'tokens')} (${plan} plan)`;
  if (share > 1) return `More than the company's ${budget}. Add a filter or a row limit.`;
  return `About ${language.number(Math.round(share * 100))}% of the company's ${budget}.`;
}
