import { createLanguage } from '../../../../src/taskpane/language';
import { entryFacts, entrySummary, searchEntries } from '../../../../src/taskpane/log/entry';
import { anEntry } from './an-entry';

const language = createLanguage('en-GB', 'Europe/Berlin');
const request = anEntry().trace[0]!;

test('the summary counts duration, requests, tokens and rows', () => {
  expect(entrySummary(anEntry(), language)).toBe('7.1 s, 46 requests, 465 API tokens, 6,842 rows');
});

test('the summary leaves out tokens that were not spent and rows that were not read', () => {
  const test = { ...anEntry({ ms: 200, requests: 1, tokens: 0 }), rows: undefined };
  expect(entrySummary(test, language)).toBe('0.2 s, 1 request');
});

test('an opened entry names the failure with its code', () => {
  const entry = anEntry({ outcome: 'failed', code: 'timeout', sentence: 'No answer.' });
  expect(entryFacts(entry, language)[0]).toEqual({ term: 'Failed', text: 'No answer. (timeout)' });
});

test('requests of one kind are one line, and earlier ones are counted', () => {
  const entry = anEntry({
    requests: 10,
    trace: [request, request, { ...request, status: 429, waited: 2000 }],
  });
  expect(entryFacts(entry, language)).toEqual([
    { term: 'Waited', text: '2.0 s' },
    { term: '08:14:30', text: 'GET api/v2/deals, 200, 2 times' },
    { term: '08:14:30', text: 'GET api/v2/deals, 429' },
    { term: 'Before', text: '7 earlier requests' },
  ]);
});

test('search finds titles, outcomes, codes and paths in any case', () => {
  const failed = anEntry({
    id: 2,
    title: 'Test Connection',
    outcome: 'failed',
    code: 'timeout',
    sentence: '',
    trace: [],
  });
  const entries = [failed, anEntry()];
  const found = (text: string) => searchEntries(entries, text, language).map(({ id }) => id);
  expect(found('')).toEqual([2, 1]);
  expect(found('IMPORT')).toEqual([1]);
  expect(found('timeout')).toEqual([2]);
  expect(found('api/v2/deals')).toEqual([1]);
  expect(found('nothing like it')).toEqual([]);
});
