import { parkedAfter, parkedCells } from '../../../src/workbook/parked';

const leaving = (key: number, cells: Record<number, string | number>) => ({
  key,
  cells: new Map(Object.entries(cells).map(([id, cell]) => [Number(id), cell])),
});

test('what was typed beside a row that leaves is kept; formulas and nothing are not', () => {
  expect(parkedAfter([], [leaving(1, { 4: 'call', 5: '=A1', 6: '' })], [])).toEqual([
    { key: 1, column: 4, cell: 'call' },
  ]);
});

test('what is put back is kept no longer, and the later remark counts', () => {
  const parked = [
    { key: 1, column: 4, cell: 'old' },
    { key: 2, column: 4, cell: 'other' },
  ];
  expect(parkedAfter(parked, [], [1])).toEqual([parked[1]]);
  expect(parkedAfter(parked, [leaving(1, { 4: 'new' })], [])).toEqual([
    parked[1],
    { key: 1, column: 4, cell: 'new' },
  ]);
});

test('remarks are found by their key, whether it came as number or text', () => {
  const cells = parkedCells([{ key: 1, column: 4, cell: 'call' }]);
  expect([...cells('1')]).toEqual([[4, 'call']]);
  expect([...cells(2)]).toEqual([]);
});
