import fc from 'fast-check';
import { runsOf, spans } from '../../../src/workbook/runs';
import type { RowWrite } from '../../../src/workbook/table-sheet';

test('neighbouring rows are one rectangle, as wide as it must be', () => {
  const writes: RowWrite[] = [
    { row: 2, cells: [null, 'a', null] },
    { row: 3, cells: [null, null, 'b'] },
    { row: 7, cells: ['c', null, null] },
  ];
  expect(runsOf(writes)).toEqual([
    {
      row: 2,
      column: 1,
      cells: [
        ['a', null],
        [null, 'b'],
      ],
    },
    { row: 7, column: 0, cells: [['c']] },
  ]);
});

test('runs write exactly what was asked, in no more rectangles than allowed', () => {
  const row = fc.array(fc.constantFrom(null, 'x', ''), { minLength: 4, maxLength: 4 });
  const writes = fc
    .array(fc.option(row, { nil: undefined }), { maxLength: 60 })
    .map((rows) =>
      rows.flatMap((cells, index): RowWrite[] => (cells ? [{ row: index, cells }] : [])),
    );
  fc.assert(
    fc.property(writes, fc.integer({ min: 1, max: 20 }), (asked, most) => {
      const runs = runsOf(asked, most);
      expect(runs.length).toBeLessThanOrEqual(most);
      const cells = (list: readonly [number, number, unknown][]) =>
        list
          .filter(([, , cell]) => cell !== null)
          .map(String)
          .sort();
      const wanted = asked.flatMap((write) =>
        write.cells.map((cell, column): [number, number, unknown] => [write.row, column, cell]),
      );
      const done = runs.flatMap((run) =>
        run.cells.flatMap((line, down) =>
          line.map((cell, right): [number, number, unknown] => [
            run.row + down,
            run.column + right,
            cell,
          ]),
        ),
      );
      expect(cells(done)).toEqual(cells(wanted));
    }),
  );
});

test('spans name runs of numbers', () => {
  expect(spans([1, 2, 3, 7, 9, 10])).toEqual([
    { first: 1, count: 3 },
    { first: 7, count: 1 },
    { first: 9, count: 2 },
  ]);
});
