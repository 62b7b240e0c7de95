import fc from 'fast-check';
import { equalityKey } from '../../../../src/query/engine/equality';
import { RowSet } from '../../../../src/query/engine/row-set';

const values = fc.oneof(
  fc.constantFrom('5', ' 5', '5.0', '05', '+5', 'x', '', ' ', '0x10', '1e999', null, true, false),
  fc.integer({ min: -2, max: 16 }),
  fc.string({ maxLength: 3 }),
);

test('what SQLite can find equal has one key', () => {
  for (const same of [['5', 5, ' 5.0', '05', '+5', '5e0'], [true, 1, '1'], [null], ['x'], [' ']])
    expect(new Set(same.map(equalityKey)).size).toBe(1);
  expect(equalityKey('')).toBe('');
  expect(equalityKey(null)).not.toEqual(equalityKey(''));
});

test('a look for values finds every row that has one of them, each once', () => {
  fc.assert(
    fc.property(fc.array(values), fc.array(values, { minLength: 1 }), (cells, wanted) => {
      const set = new RowSet(cells.map((cell, index) => [index, cell]));
      const texts = wanted.map((value) => (typeof value === 'boolean' ? Number(value) : value));
      const lookup = { place: 1, values: texts };
      expect(set.matching([lookup])).toHaveLength(cells.length);
      const found = set.matching([lookup]).map(([index]) => index);
      expect(new Set(found).size).toBe(found.length);
      cells.forEach((cell, index) => {
        if (wanted.includes(cell)) expect(found).toContain(index);
      });
    }),
  );
});
