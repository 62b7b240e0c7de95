import fc from 'fast-check';
import type { Row } from '../../../src/core/column';
import { orderByKey, reviseRows } from '../../../src/query/revision';

const passes = (row: Row) => Number(row[1]) >= 5;

describe('reviseRows', () => {
  test('leaves what a read of the later state would have kept', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(30), { maxLength: 20 }),
        fc.func(fc.nat(9)),
        fc.func(fc.nat(9)),
        fc.func(fc.boolean()),
        (ids, before, after, isRevised) => {
          const rows = ids.map((id): Row => [id, before(id)]).filter(passes);
          const revised = ids.filter((id) => isRevised(id)).map((id): Row => [id, after(id)]);
          const expected = ids
            .map((id): Row => [id, isRevised(id) ? after(id) : before(id)])
            .filter(passes);
          reviseRows(rows, revised, 0, passes);
          orderByKey(rows, 0, 0);
          orderByKey(expected, 0, 0);
          expect(rows).toEqual(expected);
        },
      ),
    ));

  test('counts the rows that changed, not those that are told again', () => {
    const rows: Row[] = [
      [1, 7],
      [2, 7],
      [3, 7],
    ];
    const revised: Row[] = [
      [1, 7],
      [2, 8],
      [3, 1],
      [4, 9],
      [5, 0],
    ];
    expect(reviseRows(rows, revised, 0, passes)).toBe(3);
    expect(rows).toEqual([
      [1, 7],
      [2, 8],
      [4, 9],
    ]);
  });
});

test('only the rows of one list are put in order', () => {
  const rows: Row[] = [[9], [8], [3], [1], [2]];
  orderByKey(rows, 2, 0);
  expect(rows).toEqual([[9], [8], [1], [2], [3]]);
});
