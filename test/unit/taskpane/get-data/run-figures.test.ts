import type { Progress } from '../../../../src/core/progress';
import { createLanguage } from '../../../../src/taskpane/language';
import { runFigures, runSteps } from '../../../../src/taskpane/get-data/run-figures';
import { aPlan } from './a-plan';

const language = createLanguage('en-GB', 'UTC');
const progress = (part: Partial<Progress>): Progress => ({
  stage: 'reading',
  rows: 13_500,
  pages: 27,
  requests: 30,
  tokens: 305,
  ...part,
});
const plan = aPlan({
  rows: { kind: 'about', count: 21_400 },
  requests: { kind: 'about', count: 46 },
  tokens: { kind: 'about', count: 465 },
});

test('a run with an estimate shows share, rate and time left, and says "about"', () => {
  const figures = runFigures(progress({}), plan, 4000, language);
  expect(figures).toMatchObject({
    total: 21_400,
    percent: '63%',
    text: '13,500 of about 21,400 rows read',
  });
  expect(figures.facts).toEqual([
    { term: 'Rate', text: '3,375 rows a second' },
    { term: 'Time left', text: 'about 3 seconds' },
    { term: 'Requests', text: '30 of about 46' },
    { term: 'API tokens', text: '305 of about 465' },
  ]);
});

test('a run without an estimate promises nothing', () => {
  const figures = runFigures(progress({}), aPlan(), 4000, language);
  expect(figures).toMatchObject({ total: undefined, percent: undefined, text: '13,500 rows read' });
  expect(figures.facts.map(({ term }) => term)).not.toContain('Time left');
});

test('the first moments show no rate', () => {
  const terms = runFigures(progress({}), plan, 100, language).facts.map(({ term }) => term);
  expect(terms).toEqual(['Requests', 'API tokens']);
});

test('more rows than estimated never show more than 100%', () => {
  const figures = runFigures(progress({ rows: 30_000 }), plan, 4000, language);
  expect(figures.percent).toBe('100%');
  expect(figures.text).toBe('30,000 of about 30,000 rows read');
});

test('writing counts rows written of rows known', () => {
  const writing = progress({ stage: 'writing', rows: 10, total: 20 });
  expect(runFigures(writing, plan, 1000, language).text).toBe('10 of 20 rows written');
});

test('steps before the stage are done, those after it wait', () => {
  const states = (stage: Progress['stage']) =>
    runSteps('Deals', progress({ stage }), 'new-sheet', language).map(({ state }) => state);
  expect(states('preparing')).toEqual(['running', 'pending', 'pending', 'pending']);
  expect(states('reading')).toEqual(['done', 'running', 'pending', 'pending']);
  expect(states('writing')).toEqual(['done', 'done', 'done', 'running']);
});
