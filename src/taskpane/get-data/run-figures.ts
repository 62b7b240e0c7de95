import type { Progress } from '../../core/progress';
import type { Cost } from '../../query/cost';
import type { Language } from '../language';
import type { Fact } from './completeness-facts';
import { expectationText } from './plan-text';

/** A run in numbers and words, as the running view shows it. */
export interface RunFigures {
  readonly value: number;
  readonly total?: number | undefined;
  /** `13,500 of about 21,400 rows read`. */
  readonly text: string;
  /** `63%`, where the total is known. */
  readonly percent?: string | undefined;
  readonly facts: readonly Fact[];
}

/** Rates over less than this are noise. */
const shortestMs = 500;

/** `elapsed`: milliseconds since this stage began. */
export function runFigures(
  progress: Progress,
  plan: Cost,
  elapsed: number,
  language: Language,
): RunFigures {
  const writing = progress.stage === 'writing';
  const total = progress.total ?? (writing ? undefined : plan.rows?.count);
  const sure = progress.total !== undefined || plan.rows?.kind === 'exactly';
  const done = writing ? 'written' : 'read';
  const text = total
    ? `${language.number(progress.rows)} of ${sure ? '' : 'about '}${language.count(Math.max(total, progress.rows), 'row', 'rows')} ${done}`
    : `${language.count(progress.rows, 'row', 'rows')} ${done}`;
  const facts: Fact[] = [];
  const rate = elapsed >= shortestMs ? progress.rows / (elapsed / 1000) : 0;
  if (rate >= 1) {
    const perSecond = language.count(Math.round(rate), 'row', 'rows');
    facts.push({ term: 'Rate', text: `${perSecond} a second` });
    if (total && total > progress.rows) {
      const left = Math.ceil((total - progress.rows) / rate);
      facts.push({
        term: 'Time left',
        text: `about ${language.count(left, 'second', 'seconds')}`,
      });
    }
  }
  if (!writing) facts.push(...costFacts(progress, plan, language));
  return { value: progress.rows, total, text, percent: percent(progress.rows, total), facts };
}

function costFacts({ requests, tokens }: Progress, plan: Cost, language: Language): Fact[] {
  const of = (count: number, expected: Cost['requests']) =>
    expected
      ? `${language.number(count)} of ${expectationText(expected, '', '', language).trim()}`
      : language.number(count);
  return [
    { term: 'Requests', text: of(requests, plan.requests) },
    { term: 'API tokens', text: of(tokens, plan.tokens) },
  ];
}

function percent(rows: number, total: number | undefined): string | undefined {
  return total ? `${Math.min(100, Math.floor((100 * rows) / total))}%` : undefined;
}

export interface RunStep {
  readonly state: 'done' | 'running' | 'pending';
  readonly text: string;
}

const stages: readonly Progress['stage'][] = ['preparing', 'reading', 'checking', 'writing'];

/** The four steps of an import, with the page that is being read. */
export function runSteps(
  table: string,
  progress: Progress,
  destination: 'new-sheet' | 'selected-cell',
  language: Language,
): RunStep[] {
  const at = stages.indexOf(progress.stage);
  const page = progress.pages > 0 ? `, page ${language.number(progress.pages + 1)}` : '';
  const texts = [
    at === 0 ? 'Reading fields, users and stages' : 'Fields, users and stages read',
    at > 1
      ? `${table} read, ${language.count(progress.pages, 'page', 'pages')}`
      : `Reading ${table}${page}`,
    at > 2 ? 'The last page was reached' : 'Check that the last page was reached',
    destination === 'new-sheet'
      ? 'Write the table to a new sheet'
      : 'Write the table at the selected cell',
  ];
  return texts.map((text, index) => ({
    text,
    state: index < at ? 'done' : index === at ? 'running' : 'pending',
  }));
}
