import { createLanguage } from '../../../../src/taskpane/language';
import {
  autoRefreshHint,
  autoRefreshOf,
  autoRefreshOptions,
  autoRefreshText,
  autoRefreshValue,
  lastRefreshText,
  progressText,
} from '../../../../src/taskpane/workbook/query-words';
import { aDefinition } from '../../workbook/a-definition';

const language = createLanguage('en-GB', 'Europe/Berlin');
const { last } = aDefinition;
const hour = 3_600_000;
const at = Date.parse(last!.time);

test('each choice of Auto Refresh is kept and comes back', () => {
  for (const { value } of autoRefreshOptions)
    expect(autoRefreshValue(autoRefreshOf(value))).toBe(value);
  expect(
    autoRefreshOptions.map(({ value }) => autoRefreshText(autoRefreshOf(value), language)),
  ).toEqual([
    '',
    'Auto Refresh on open',
    'Auto Refresh every 5 minutes',
    'Auto Refresh every 15 minutes',
    'Auto Refresh every 30 minutes',
    'Auto Refresh every 60 minutes',
  ]);
});

test('where closing the pane ends the add-in, the choice says what that means', () => {
  expect(autoRefreshHint({ sharedRuntime: true })).toBeUndefined();
  expect(autoRefreshHint({ sharedRuntime: false })).toMatch(/only while this pane is open/);
});

test('the last refresh is told in few words: today, on a day, in another year', () => {
  expect(lastRefreshText(last, at + hour, language)).toBe('3 rows, refreshed today 09:00');
  expect(lastRefreshText(last, at + 24 * hour, language)).toBe('3 rows, refreshed 22 Nov 09:00');
  expect(lastRefreshText(last, at + 90 * 24 * hour, language)).toBe(
    '3 rows, refreshed 22 Nov 2026 09:00',
  );
  expect(lastRefreshText(undefined, at, language)).toBe('Not refreshed yet');
});

test('days are those of the zone, not of UTC', () => {
  const night = { ...last!, time: '2026-11-22T23:30:00.000Z' };
  expect(lastRefreshText(night, Date.parse('2026-11-23T08:00:00Z'), language)).toBe(
    '3 rows, refreshed today 00:30',
  );
});

test('progress says what is done, with rows where there are any', () => {
  const none = { pages: 0, requests: 0, tokens: 0 };
  expect(progressText(undefined, language)).toBe('Waiting');
  expect(progressText({ ...none, stage: 'preparing', rows: 0 }, language)).toBe(
    'Reading fields and names',
  );
  expect(progressText({ ...none, stage: 'reading', rows: 500, total: 1180 }, language)).toBe(
    'Reading, 500 of 1,180 rows',
  );
});
