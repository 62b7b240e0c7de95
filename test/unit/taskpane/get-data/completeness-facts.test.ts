import type { Completeness } from '../../../../src/query/completeness';
import { createLanguage } from '../../../../src/taskpane/language';
import { completenessFacts } from '../../../../src/taskpane/get-data/completeness-facts';
import { aCompleteness } from './a-plan';

const language = createLanguage('en-GB', 'Europe/Berlin');
const facts = (completeness: Partial<Completeness>, local: readonly string[] = []) =>
  new Map(
    completenessFacts(aCompleteness(completeness), local, 100, language).map(({ term, text }) => [
      term,
      text,
    ]),
  );

test('a complete read proves it', () => {
  expect(Object.fromEntries(facts({}))).toEqual({
    Read: '21,387 rows in 43 pages. The last cursor was reached: nothing is missing.',
    Cost: '46 requests, 465 API tokens, 7.1 seconds',
    'As of': '22 Nov 2026, 08:14:32 (Europe/Berlin)',
  });
});

test('a read that ended at the limit never claims that nothing is missing', () => {
  const found = facts({
    lastCursorReached: false,
    limit: 500,
    limitReached: true,
    rowsRead: 500,
    pages: 1,
  });
  expect(found.get('Read')).toBe('500 rows in 1 page. Reading ended at the row limit.');
  expect(found.get('Row limit')).toBe('500, reached: there may be more rows');
});

test('rows left out are counted and the filter is named', () => {
  expect(facts({ leftOut: 14_545 }, ['Value']).get('Left out')).toBe(
    '14,545 rows by your filter on Value.',
  );
});

test('archived and deleted rows are mentioned where the table has them', () => {
  const found = facts({ archived: 'excluded', deleted: 'included' });
  expect(found.get('Archived')).toBe('not included');
  expect(found.get('Deleted')).toBe('included');
});

test('rows that were sent twice are owned up to', () => {
  expect(facts({ duplicates: 1 }).get('Read')).toContain('1 row was sent twice and kept once.');
});

test('rows that changed or moved while they were read are owned up to', () => {
  const irregularities = { changed: 1, recovered: 2, rereads: 3, shortPages: 0, gaps: 0 };
  expect(facts({ irregularities }).get('Changes')).toBe(
    '1 row changed during the import and is up to date. ' +
      '2 rows that moved meanwhile were found again. 3 pages were read a second time to be sure.',
  );
});

test('a read without anything odd says nothing of changes', () => {
  expect(facts({}).has('Changes')).toBe(false);
});

test('pages that did not join are never called complete', () => {
  const irregularities = { changed: 0, recovered: 0, rereads: 1, shortPages: 0, gaps: 1 };
  const read = facts({ irregularities, streams: 6 }).get('Read');
  expect(read).toContain('up to 6 at a time');
  expect(read).toContain('Rows may be missing');
  expect(read).not.toContain('nothing is missing');
});
