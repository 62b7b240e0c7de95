import { contentKeys } from '../../../src/workbook/content-keys';
import { isUnique, rowKeys } from '../../../src/workbook/row-keys';

test('a column tells rows apart where each has a value and none has another’s', () => {
  expect(isUnique([['a'], ['b']], 0)).toBe(true);
  expect(isUnique([['a'], ['a']], 0)).toBe(false);
  expect(isUnique([['a'], [null]], 0)).toBe(false);
  expect(isUnique([[1], ['1']], 0)).toBe(false);
});

test('without such a column rows are told apart by their places', () => {
  expect(rowKeys([['x'], ['x']], undefined)).toEqual([1, 2]);
  expect(rowKeys([['x'], [7]], 0)).toEqual(['x', 7]);
});

test('a row gets the key of one that looks the same, each key once', () => {
  const rows = [
    { key: 1, cells: ['a', 5] },
    { key: 2, cells: ['a', 5] },
    { key: 3, cells: ['b', ''] },
  ];
  expect(
    contentKeys(
      [
        ['b', ''],
        ['a', 5],
        ['a', 5],
        ['a', 5],
        ['c', 1],
      ],
      rows,
    ),
  ).toEqual([3, 1, 2, '', '']);
});
