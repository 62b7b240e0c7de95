import fc from 'fast-check';
import type { Row, Value } from '../../../src/core/column';
import { sortRows } from '../../../src/query/order';
import { columnOf } from '../../../src/query/validate';
import { schemaOf } from './deals-schema';

const schema = schemaOf('Deals');
const key = { column: columnOf(schema, 'Id'), index: 0 };
const sorted = (name: string, cells: readonly Value[], descending = false) =>
  sortRows(
    cells.map((cell, index): Row => [index, cell]),
    [{ column: columnOf(schema, name), index: 1, descending }],
    key,
    'en',
  ).map((row) => row[1]);

describe('sortRows', () => {
  test.each<[string, Value[], Value[]]>([
    ['Value', [10, 9, -1], [-1, 9, 10]],
    ['Title', ['b', 'A', 'a', 'B'], ['a', 'A', 'b', 'B']],
    ['Title', ['Deal 10', 'Deal 9', 'Élan', 'Eland'], ['Deal 9', 'Deal 10', 'Élan', 'Eland']],
    ['ExpectedCloseDate', ['2026-02-01', '2025-12-31'], ['2025-12-31', '2026-02-01']],
    [
      'AddTime',
      ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.500Z', '2025-12-31T23:59:59Z'],
      ['2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.500Z'],
    ],
    ['IsArchived', [true, false], [false, true]],
  ])('%s', (name, cells, order) => {
    expect(sorted(name, cells)).toEqual(order);
    expect(sorted(name, cells, true)).toEqual([...order].reverse());
  });

  test('empty cells come last in both directions', () => {
    expect(sorted('Value', [null, 2, 1])).toEqual([1, 2, null]);
    expect(sorted('Value', [null, 2, 1], true)).toEqual([2, 1, null]);
  });

  test('text among numbers does not upset their order', () => {
    expect(sorted('Value', ['n/a', 10, 9])).toEqual([9, 10, 'n/a']);
  });

  test('the order does not depend on the order in which the rows came', () => {
    const rows = fc.uniqueArray(fc.tuple(fc.nat(50), fc.option(fc.nat(3))), {
      selector: ([id]) => id,
    });
    const sort = [{ column: columnOf(schema, 'Value'), index: 1, descending: true }];
    fc.assert(
      fc.property(rows, (some) => {
        expect(sortRows([...some].reverse(), sort, key)).toEqual(sortRows(some, sort, key));
      }),
    );
  });
});
