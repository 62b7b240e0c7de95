import { createLanguage } from '../../../../src/taskpane/language';
import { filterText, sortText, valueText } from '../../../../src/taskpane/get-data/filter-text';

const language = createLanguage('en-GB', 'UTC');

test.each([
  [
    { column: 'Value', operator: 'at-least', values: ['10000'] },
    'money',
    'Value is at least',
    '10,000',
  ],
  [{ column: 'Pipeline', operator: 'is', values: ['EMEA'] }, 'text', 'Pipeline is', 'EMEA'],
  [
    { column: 'Value', operator: 'between', values: ['1', '2.50'] },
    'money',
    'Value is between',
    '1 and 2.50',
  ],
  [
    { column: 'Owner', operator: 'one-of', values: ['A', 'B'] },
    'text',
    'Owner is one of',
    'A or B',
  ],
  [
    { column: 'Owner', operator: 'one-of', values: ['A', 'B', 'C', 'D'] },
    'text',
    'Owner is one of',
    'A, B and 2 more',
  ],
  [
    { column: 'Value', operator: 'at-least', values: [{ parameter: '@Targets!B2' }] },
    'money',
    'Value is at least',
    '@Targets!B2',
  ],
  [{ column: 'WonTime', operator: 'empty', values: [] }, 'datetime', 'WonTime is empty', ''],
  [{ column: 'IsDone', operator: 'is', values: ['true'] }, 'boolean', 'IsDone is', 'yes'],
] as const)('%j on %s reads "%s" "%s"', (filter, type, lead, value) => {
  expect(filterText(filter, type, language)).toEqual({ lead, value });
});

test('a value that is no number is shown as it is', () => {
  expect(valueText('about ten', 'number', language)).toBe('about ten');
  expect(valueText('', 'number', language)).toBe('');
});

test('ids keep their digits together', () => {
  expect(valueText('1234567', 'integer', language)).toBe('1234567');
});

test.each([
  ['date', false, 'earliest first'],
  ['datetime', true, 'latest first'],
  ['text', false, 'A to Z'],
  ['money', true, 'largest first'],
  ['boolean', true, 'yes first'],
] as const)('a sort by %s (descending: %s) reads %s', (type, descending, text) => {
  expect(sortText({ column: 'C', descending }, type)).toBe(text);
});
