import type { Usage } from '../pipedrive/session';
import type { Completeness } from '../query/completeness';
import type { Expectation } from '../query/cost';
import type { SqlPlan } from '../query/sql/plan-sql';

/** What a query would do and cost, a line each. */
export function planNote({ lines, rows, requests, tokens }: SqlPlan): string {
  const costs = [
    expected(rows, 'row', 'rows'),
    expected(requests, 'request', 'requests'),
    expected(tokens, 'API token', 'API tokens'),
  ].filter((text) => text !== undefined);
  return [
    ...lines.map(({ where, text }) => `${where}: ${text}`),
    `Expected: ${costs.length > 0 ? costs.join(', ') : 'not known before it runs'}`,
  ].join('\n');
}

const degrees: Readonly<Record<Expectation['kind'], string>> = {
  exactly: '',
  about: 'about ',
  'at-most': 'at most ',
};

function expected(one: Expectation | undefined, singular: string, plural: string) {
  return one && degrees[one.kind] + counted(one.count, singular, plural);
}

/** What a query has done and cost. */
export function usageNote(
  rows: number,
  { requests, tokens }: Usage,
  completeness?: Completeness,
): string {
  const spent = `${counted(requests, 'request', 'requests')}, ${counted(tokens, 'API token', 'API tokens')}`;
  const cut = completeness?.limitReached ? ' There are more: the row limit ended the query.' : '';
  return `${counted(rows, 'row', 'rows')}, ${spent}.${cut}`;
}

function counted(count: number, singular: string, plural: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}
