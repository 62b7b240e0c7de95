import { createLanguage } from '../../../../src/taskpane/language';
import {
  enteredFilter,
  firstOperator,
  shownValues,
  valueEntry,
} from '../../../../src/taskpane/get-data/filter-draft';
import { aColumn } from './a-schema';

const german = createLanguage('de-DE', 'UTC');
const owner = aColumn('Owner', { kind: 'user', options: [{ id: '1', label: 'Ada' }] });
const value = aColumn('Value', { type: 'money' });

test('values of an option column are chosen from its options', () => {
  expect(valueEntry(owner, 'one-of')).toBe('options');
  expect(valueEntry(owner, 'is')).toBe('option');
  expect(valueEntry(owner, 'contains')).toBe('one');
  expect(firstOperator(owner)).toBe('one-of');
});

test('other columns are compared with what is typed', () => {
  expect(valueEntry(value, 'between')).toBe('two');
  expect(valueEntry(value, 'one-of')).toBe('lines');
  expect(valueEntry(value, 'empty')).toBe('none');
  expect(valueEntry(aColumn('Done', { type: 'boolean' }), 'is')).toBe('yes-no');
  expect(firstOperator(value)).toBe('is');
});

test('numbers typed with the language’s separators become plain, and come back', () => {
  const filter = enteredFilter(value, 'at-least', ['10.000,50'], german);
  expect(filter.values).toEqual(['10000.50']);
  expect(shownValues(filter, value, german)).toEqual(['10.000,50']);
});

test('what is no number stays as typed, for the plan to refuse', () => {
  expect(enteredFilter(value, 'is', ['viel'], german).values).toEqual(['viel']);
});

test('empty entries are no values, and a comparison takes no more than it needs', () => {
  expect(enteredFilter(value, 'one-of', ['1', ' ', '2'], german).values).toEqual(['1', '2']);
  expect(enteredFilter(value, 'is', ['1', '2'], german).values).toEqual(['1']);
  expect(enteredFilter(value, 'empty', ['1'], german).values).toEqual([]);
});
