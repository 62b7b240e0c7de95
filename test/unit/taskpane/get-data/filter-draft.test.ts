import { createLanguage } from '../../../../src/taskpane/language';
import {
  cellCount,
  cellFilter,
  comparesCells,
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

test('a filter on cells takes one for a value and two for the ends of a range', () => {
  expect(cellFilter(value, 'at-least', ['Targets!b2', 'ignored!'])).toEqual({
    column: 'Value',
    operator: 'at-least',
    values: [{ parameter: '@Targets!B2' }],
  });
  expect(cellFilter(value, 'between', ['@low', '@high'])?.values).toEqual([
    { parameter: '@low' },
    { parameter: '@high' },
  ]);
  expect(cellFilter(value, 'between', ['@low'])).toBeUndefined();
  expect(cellFilter(value, 'is', ['10,000'])).toBeUndefined();
  expect(cellCount('one-of')).toBe(1);
  expect(cellCount('empty')).toBe(0);
});

test('cells come back as they were entered', () => {
  const filter = cellFilter(value, 'is', ["'My sheet'!A1"])!;
  expect(comparesCells(filter)).toBe(true);
  expect(shownValues(filter, value, german)).toEqual(["@'My sheet'!A1"]);
  expect(comparesCells(enteredFilter(value, 'is', ['1'], german))).toBe(false);
});
