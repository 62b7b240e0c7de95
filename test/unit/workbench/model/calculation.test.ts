import { readValues, writeCells } from '../../../../src/workbench/model/edit';
import { addTable } from '../../../../src/workbench/model/tables';
import { copyCells } from '../../../../src/workbench/model/copy';
import { Workbook } from '../../../../src/workbench/model/workbook';

function setUp(values: unknown[][]) {
  const sheet = new Workbook().activeSheet;
  const rect = { top: 0, left: 0, bottom: values.length - 1, right: values[0]!.length - 1 };
  writeCells(sheet, rect, values);
  return sheet;
}

const result = (
  formula: string,
  values: unknown[][] = [
    [1, 'b', 3],
    [4, 'a', ''],
  ],
) => {
  const sheet = setUp(values);
  writeCells(sheet, sheet.parse('Z1'), formula);
  return sheet.plain(0, 25);
};

test.each([
  ['=SUM(A1:A2)', 5],
  ['=SUM(A:C)', 8],
  ['=MAX(A1:C2)&"/"&MIN(A1:C2)', '4/1'],
  ['=COUNTA(A1:C2)', 5],
  ['=COUNTBLANK(A1:C2)', 1],
  ['=COUNTIFS(A1:A2,">1",B1:B2,"a")', 1],
  ['=SUMIFS(A1:A2,B1:B2,"?")', 5],
  ['=AVERAGEIFS(A1:A2,B1:B2,"a")', 4],
  ['=IF(B1="b","same","other")', 'same'],
  ['=XLOOKUP("a",B1:B2,A1:A2)', 4],
  ['=XLOOKUP("z",B1:B2,A1:A2,"none")', 'none'],
  ['=MATCH(4,A1:A2,0)', 2],
  ['=INDEX(A1:C2,2,1)', 4],
  ['=TEXT(46053,"yyyy-mm-dd")', '2026-01-31'],
  ['=TEXTJOIN("-",TRUE,A1:C2)', '1-b-3-4-a'],
  ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
  ['=UPPER(B1)&LEN("four")', 'B4'],
  ['=MEDIAN(1,2,3,10)', 2.5],
  ['=LARGE(A1:C2,2)', 3],
  ['=IFERROR(1/0,"oops")', 'oops'],
  ['=1/0', '#DIV/0!'],
  ['=A1+B1', '#VALUE!'],
  ['=NoSuchName', '#NAME?'],
  ['=NO.SUCH.FUNCTION(1)', '#NAME?'],
  ["='No sheet'!A1", '#REF!'],
  ['=C2', 0],
  ['="He said ""A1"""', 'He said "A1"'],
])('%s is %p', (formula, expected) => expect(result(formula)).toBe(expected));

test('what depends on a change is calculated anew, through any chain', () => {
  const sheet = setUp([[1, '=A1+1', '=B1+1', '=C1+1']]);
  writeCells(sheet, sheet.parse('A1'), 10);
  expect(readValues(sheet, sheet.parse('A1:D1'))).toEqual([[10, 11, 12, 13]]);
  writeCells(sheet, sheet.parse('B1'), 0);
  expect(sheet.value(0, 3)).toBe(2);
});

test('a chain of thousands of formulas is no burden to the stack', () => {
  const rows = Array.from({ length: 3000 }, (_, row) => [row === 0 ? 1 : `=A${row}+1`]);
  const sheet = setUp(rows.reverse());
  expect(setUp(rows.reverse()).value(2999, 0)).toBe(3000);
  expect(sheet.usedRect(true)?.bottom).toBe(2999);
});

test('a circle ends in zeros instead of hanging', () => {
  const sheet = setUp([['=B1', '=A1']]);
  expect(readValues(sheet, sheet.parse('A1:B1'))).toEqual([[0, 0]]);
});

test('structured references mean columns, rows and parts of their table', () => {
  const sheet = setUp([
    ['Name', 'Qty [kg]', 'Price'],
    ['a', 2, 10],
    ['b', 3, 20],
  ]);
  addTable(sheet, sheet.parse('A1:C3'), true);
  writeCells(sheet, sheet.parse('E1:E5'), [
    ['=SUM(Table1[Price])'],
    ['=Table1[@Price]*2'],
    ["=SUM(Table1[[#All],[Qty '[kg']]])"],
    ['=COUNTA(Table1[#Headers])'],
    ['=COUNTA(Table1)'],
  ]);
  expect(readValues(sheet, sheet.parse('E1:E5'))).toEqual([[30], [20], [5], [3], [6]]);
  writeCells(sheet, sheet.parse('A4:C4'), [['c', 1, 5]]);
  expect(readValues(sheet, sheet.parse('E1:E5'))).toEqual([[35], [20], [6], [3], [9]]);
});

test('copied formulas move their relative references alone', () => {
  const sheet = setUp([[1, 2, '=A1+$B$1+B$1+$A1']]);
  copyCells(sheet, sheet.parse('C1'), sheet, sheet.parse('D2'));
  expect(sheet.formula(1, 3)).toBe('=B2+$B$1+C$1+$A2');
  copyCells(sheet, sheet.parse('C1'), sheet, sheet.parse('A3'));
  expect(sheet.formula(2, 0)).toBe('=#REF!+$B$1+#REF!+$A3');
});

test('in manual mode dependents wait for a calculation', () => {
  const sheet = setUp([[1, '=A1*2']]);
  sheet.workbook.calculation.mode = 'Manual';
  writeCells(sheet, sheet.parse('A1'), 5);
  expect(sheet.value(0, 1)).toBe(2);
  sheet.workbook.calculation.recalculateAll();
  expect(sheet.value(0, 1)).toBe(10);
});
