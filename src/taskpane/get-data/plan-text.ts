import type { Cost, Expectation } from '../../query/cost';
import type { Language } from '../language';

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
