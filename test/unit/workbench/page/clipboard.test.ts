import { readValues, writeCells, writeNumberFormats } from '../../../../src/workbench/model/edit';
import type { Sheet } from '../../../../src/workbench/model/sheet';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { copyText, cutText, pasteText } from '../../../../src/workbench/page/clipboard';

const empty = (): Sheet => new Workbook().activeSheet;
const values = (sheet: Sheet, address: string) => readValues(sheet, sheet.parse(address));

test('what is copied is what is shown, and nothing beyond the used cells', () => {
  const sheet = empty();
  writeCells(sheet, sheet.parse('A1:B1'), [[46348, 'x']]);
  writeNumberFormats(sheet, sheet.parse('A1'), 'yyyy-mm-dd');
  expect(copyText(sheet, sheet.parse('A:C'))).toBe('2026-11-22\tx');
});

test('cutting copies and empties', () => {
  const sheet = empty();
  writeCells(sheet, sheet.parse('A1'), 'x');
  expect(cutText(sheet, sheet.parse('A1'))).toBe('x');
  expect(values(sheet, 'A1')).toEqual([['']]);
});

test('pasted text is taken for typed input, short rows filled with empty cells', () => {
  const sheet = empty();
  const filled = pasteText(sheet, sheet.parse('B2'), '1\t=1+1\r\ntext');
  expect(filled).toEqual(sheet.parse('B2:C3'));
  expect(values(sheet, 'B2:C3')).toEqual([
    [1, 2],
    ['text', ''],
  ]);
});

test('one pasted value fills the whole selection', () => {
  const sheet = empty();
  pasteText(sheet, sheet.parse('A1:B2'), '7');
  expect(values(sheet, 'A1:B2')).toEqual([
    [7, 7],
    [7, 7],
  ]);
});

test('text that does not fit the sheet is refused with the numbers', () => {
  const sheet = empty();
  expect(() => pasteText(sheet, sheet.parse('XFD1'), 'a\tb')).toThrow(
    'What you paste has 1 rows and 2 columns, more than the sheet has from here on.',
  );
});
