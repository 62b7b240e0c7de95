import { operators, operatorsFor } from '../../../src/query/operators';
import type { Filter, Query } from '../../../src/query/query';
import { validateQuery } from '../../../src/query/validate';
import { schemaOf } from './deals-schema';

const schema = schemaOf('Deals');
const query: Query = { table: 'Deals', columns: ['Title'], filters: [], sort: [] };
const failing = (change: Partial<Query>) => {
  try {
    validateQuery({ ...query, ...change }, schema);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};
const filter = (column: string, operator: Filter['operator'], ...values: string[]) => ({
  filters: [{ column, operator, values }],
});

describe('validateQuery', () => {
  test('a column that is nearly right is suggested', () => {
    expect(failing({ columns: ['Tittle'] })).toBe(
      'Deals has no column Tittle. Did you mean Title?',
    );
    expect(failing(filter('Ownr', 'is', 'x'))).toContain('Did you mean Owner?');
    expect(failing({ sort: [{ column: 'Xyzzy' }] })).toBe(
      'Deals has no column Xyzzy. Choose another column.',
    );
  });

  test("the API's own spelling of a column is understood", () => {
    expect(failing({ columns: ['expected_close_date'] })).toBeUndefined();
  });

  test.each([
    [{ columns: [] }, 'Choose at least one column.'],
    [filter('Value', 'at-least'), 'Enter a value to compare Value with.'],
    [filter('Value', 'between', '1'), 'Enter a value to compare Value with.'],
    [filter('Stage', 'one-of'), 'Enter a value to compare Stage with.'],
    [filter('Value', 'at-least', 'x'), 'x is not a number. Change the filter on Value.'],
    [filter('Id', 'is', '1.5'), '1.5 is not a whole number. Change the filter on Id.'],
    [filter('AddTime', 'after', '2026-02-30'), /2026-02-30 is not a date/],
    [filter('ExpectedCloseDate', 'after', '1.2.2026'), /1\.2\.2026 is not a date/],
    [filter('Title', 'greater', '1'), /is greater than is not a comparison for text columns/],
    [{ limit: 0 }, /row limit/],
    [{ limit: 1.5 }, /row limit/],
  ])('%j is refused with a sentence', (change, sentence) => {
    expect(failing(change)).toMatch(sentence);
  });

  test.each([
    filter('Title', 'empty'),
    filter('Value', 'between', '-1.5', '2e3'),
    filter('AddTime', 'is', '2026-02-28'),
    filter('AddTime', 'before', '2026-02-28T10:00:00+01:00'),
    filter('IsArchived', 'is', 'true'),
    { limit: 1 },
  ])('%j is accepted', (change) => {
    expect(failing(change)).toBeUndefined();
  });
});

test('every comparison is offered for some type, and each type offers is and is empty', () => {
  for (const operator of operators) expect(operator.types.length).toBeGreaterThan(0);
  for (const type of ['text', 'number', 'boolean', 'datetime', 'time'] as const)
    expect(operatorsFor(type).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['is', 'empty', 'not-empty']),
    );
});
