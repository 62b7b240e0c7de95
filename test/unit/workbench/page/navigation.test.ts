import { writeCells } from '../../../../src/workbench/model/edit';
import { maxRows } from '../../../../src/workbench/model/rect';
import type { Sheet } from '../../../../src/workbench/model/sheet';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { jumped, leavingStep, moved, steps } from '../../../../src/workbench/page/grid/navigation';

/** Column A: filled in rows 0 to 2 and in row 5. */
function sheetWithGap(): Sheet {
  const sheet = new Workbook().activeSheet;
  writeCells(sheet, sheet.parse('A1:A3'), 'x');
  writeCells(sheet, sheet.parse('A6'), 'x');
  return sheet;
}

const down = steps['ArrowDown']!;
const up = steps['ArrowUp']!;

test.each([
  ['to the end of a block', 0, down, 2],
  ['over a gap to the next block', 2, down, 5],
  ['to the edge of the sheet after the last block', 5, down, maxRows - 1],
  ['back to the last block from the edge', maxRows - 1, up, 5],
  ['to the first row from the first block', 2, up, 0],
])('a jump leads %s', (_, row, by, expected) => {
  expect(jumped(sheetWithGap(), { row, column: 0 }, by)).toEqual({ row: expected, column: 0 });
});

test('a jump in an empty sheet leads to its edge', () => {
  const sheet = new Workbook().activeSheet;
  expect(jumped(sheet, { row: 7, column: 3 }, steps['ArrowLeft']!)).toEqual({ row: 7, column: 0 });
});

test('a step passes over hidden rows and stays inside the sheet', () => {
  const sheet = new Workbook().activeSheet;
  sheet.layout.rows.hide(1, 3, true);
  expect(moved(sheet, { row: 0, column: 0 }, down).row).toBe(4);
  expect(moved(sheet, { row: 4, column: 0 }, up).row).toBe(0);
  expect(moved(sheet, { row: 0, column: 0 }, up).row).toBe(0);
});

test('arrow keys leave an editor that was begun by typing, and move inside one that was opened', () => {
  const key = (name: string) => ({ key: name, shiftKey: false, altKey: false });
  expect(leavingStep(key('ArrowDown'), true)).toEqual({ row: 1, column: 0 });
  expect(leavingStep(key('ArrowDown'), false)).toBeUndefined();
  expect(leavingStep({ ...key('Enter'), altKey: true }, true)).toBeUndefined();
  expect(leavingStep({ ...key('Tab'), shiftKey: true }, false)).toEqual({ row: 0, column: -1 });
});
