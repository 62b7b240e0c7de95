import { writeCells } from '../../../../src/workbench/model/edit';
import { wholeSheet } from '../../../../src/workbench/model/rect';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { summary } from '../../../../src/workbench/page/summary';

test('numbers are summed, everything filled is counted, over a whole sheet too', () => {
  const sheet = new Workbook().activeSheet;
  writeCells(sheet, sheet.parse('A1:B2'), [
    [1, 'x'],
    [2.5, ''],
  ]);
  expect(summary(sheet, wholeSheet)).toEqual({ count: 3, numbers: 2, sum: 3.5 });
});

test('one cell needs no summary', () => {
  const sheet = new Workbook().activeSheet;
  writeCells(sheet, sheet.parse('A1'), 1);
  expect(summary(sheet, wholeSheet)).toBeUndefined();
});
