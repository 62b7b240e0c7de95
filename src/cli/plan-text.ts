import type { Usage } from '../pipedrive/session';
import type { Completeness } from '../query/completeness';
import type { Expectation } from '../query/cost';
import type { StatementPlan } from '../query/sql/explain-script';
import type { StatementOutcome } from '../query/sql/script-run';

/** What a statement would do and cost, a line each. */
export function planNote({ lines, rows, requests, tokens }: StatementPlan): string {
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
export function usageNote(rows: number, usage: Usage, completeness?: Completeness): string {
  const cut = completeness?.limitReached ? ' There are more: the row limit ended the query.' : '';
  return `${counted(rows, 'row', 'rows')}, ${spent(usage)}.${cut}`;
}

/** What a script has cost. */
export function costNote(usage: Usage): string {
  return `${spent(usage)}.`;
}

function spent({ requests, tokens }: Usage): string {
  return `${counted(requests, 'request', 'requests')}, ${counted(tokens, 'API token', 'API tokens')}`;
}

/** What became of the rows of a write. */
export function writeNote({
  table,
  counts = { done: 0, failed: 0, skipped: 0, ready: 0 },
  cost,
}: Pick<StatementOutcome, 'table' | 'counts' | 'cost'>): string {
  const { done, failed, skipped, ready } = counts;
  const parts = [
    cost ? `${counted(ready, 'row', 'rows')} to write` : `${counted(done, 'row', 'rows')} done`,
    ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
    ...(skipped > 0 ? [`${skipped.toLocaleString('en')} skipped`] : []),
  ];
  const takes = cost ? ` Writing takes at most ${spent(cost)}.` : '';
  return `${table}: ${parts.join(', ')}.${takes}`;
}

function counted(count: number, singular: string, plural: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}
