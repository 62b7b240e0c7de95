import { changeFormat, writeCells, writeNumberFormats } from '../../../../src/workbench/model/edit';
import { addTable } from '../../../../src/workbench/model/tables';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { cellLook } from '../../../../src/workbench/page/grid/cell-look';
import { tableLook } from '../../../../src/workbench/page/grid/table-look';

/** Every character ten pixels wide. */
const measure = (text: string) => text.length * 10;

function look(input: unknown, numberFormat = 'General', width = 66) {
  const sheet = new Workbook().activeSheet;
  writeNumberFormats(sheet, sheet.parse('A1'), numberFormat);
  writeCells(sheet, sheet.parse('A1'), input);
  return cellLook(sheet, 0, 0, width, undefined, measure);
}

test('numbers stand right, text left, booleans and errors in the middle', () => {
  expect(look(1).classes).toBe('right');
  expect(look('a').classes).toBe('left');
  expect(look(true).classes).toBe('center');
  expect(look('#N/A').classes).toBe('center');
});

test('a General number that does not fit loses digits, a formatted one becomes number signs', () => {
  expect(look(3.14159265).text).toBe('3.1416');
  expect(look(1234567.8, '#,##0.00').text).toBe('######');
  expect(look(12, '#,##0.00').text).toBe('12.00');
});

test('long text may run over the next cells unless it is wrapped', () => {
  expect(look('a long text')).toMatchObject({ spills: true, width: 116 });
  const sheet = new Workbook().activeSheet;
  writeCells(sheet, sheet.parse('A1'), 'a long text');
  changeFormat(sheet, sheet.parse('A1'), { wrapText: true });
  expect(cellLook(sheet, 0, 0, 66, undefined, measure).spills).toBe(false);
});

test('automatic text has no colour of its own, except on a fill', () => {
  const sheet = new Workbook().activeSheet;
  const rect = sheet.parse('A1');
  const style = () => cellLook(sheet, 0, 0, 66, undefined, measure).style;
  expect(style()).toBe('');
  changeFormat(sheet, rect, { fillColor: '#FFFF00', bold: true });
  expect(style()).toBe('background:#FFFF00;color:#000000;font-weight:700');
});

test('a table has a header with filter buttons and banded rows, coloured by its style', () => {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  writeCells(sheet, sheet.parse('A1:A3'), [['Name'], ['a'], ['b']]);
  const table = addTable(sheet, sheet.parse('A1:A3'), true);
  const blue = '#4472C4';
  expect([0, 1, 2].map((row) => tableLook(table, row, 0))).toEqual([
    { part: 'header', accent: blue, filledHeader: true, filterButton: true, filtered: false },
    { part: 'band', accent: blue, filledHeader: true, filterButton: false, filtered: false },
    { part: 'plain', accent: blue, filledHeader: true, filterButton: false, filtered: false },
  ]);
  table.options = { ...table.options, style: 'TableStyleLight1', showFilterButton: false };
  expect(tableLook(table, 0, 0)).toMatchObject({ filledHeader: false, filterButton: false });
});
