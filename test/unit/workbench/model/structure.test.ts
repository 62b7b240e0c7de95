import fc from 'fast-check';
import { formatAddress } from '../../../../src/workbench/model/address';
import { readFormulas, readValues, writeCells } from '../../../../src/workbench/model/edit';
import { deleteCells, insertCells } from '../../../../src/workbench/model/structure';
import { addTable } from '../../../../src/workbench/model/tables';
import { Workbook } from '../../../../src/workbench/model/workbook';

const newSheet = () => new Workbook().activeSheet;

describe('a live range', () => {
  test.each([
    ['insert', '1:2', 'B5:C8'],
    ['insert', '3:3', 'B4:C7'],
    ['insert', '4:4', 'B3:C7'],
    ['insert', '7:7', 'B3:C6'],
    ['insert', 'A:A', 'C3:D6'],
    ['insert', 'C:C', 'B3:D6'],
    ['delete', '1:1', 'B2:C5'],
    ['delete', '3:4', 'B3:C4'],
    ['delete', '2:3', 'B2:C4'],
    ['delete', '6:9', 'B3:C5'],
    ['delete', 'B:B', 'B3:B6'],
    ['insert', 'A1:D1', 'B4:C7'],
    ['insert', 'A1:B1', 'B3:C6'],
  ] as const)('after %s of %s, B3:C6 is %s', (kind, address, expected) => {
    const sheet = newSheet();
    const range = sheet.range(sheet.parse('B3:C6'));
    const axis = /[A-Z]:/.test(address) ? 'columns' : 'rows';
    (kind === 'insert' ? insertCells : deleteCells)(sheet, sheet.parse(address), axis);
    expect(formatAddress(range.rect)).toBe(expected);
  });

  test('is invalid once all of its cells are deleted, or its sheet', () => {
    const sheet = newSheet();
    const range = sheet.range(sheet.parse('B3'));
    deleteCells(sheet, sheet.parse('3:3'), 'rows');
    expect(() => range.rect).toThrow(expect.objectContaining({ code: 'InvalidReference' }));
    const other = sheet.workbook.addSheet();
    const gone = other.range(other.parse('A1'));
    sheet.workbook.deleteSheet(other);
    expect(() => gone.address).toThrow(expect.objectContaining({ code: 'InvalidReference' }));
  });

  test('of whole columns stays whole', () => {
    const sheet = newSheet();
    const range = sheet.range(sheet.parse('B:C'));
    insertCells(sheet, sheet.parse('1:5'), 'rows');
    deleteCells(sheet, sheet.parse('2:3'), 'rows');
    expect(formatAddress(range.rect)).toBe('B:C');
  });
});

test('values, formulas, text marks and formats move together', () => {
  const sheet = newSheet();
  writeCells(sheet, sheet.parse('A1:C1'), [[5, "'007", '=A1*2']]);
  insertCells(sheet, sheet.parse('A1:C1'), 'rows');
  expect(readFormulas(sheet, sheet.parse('A2:C2'))).toEqual([[5, '007', '=A2*2']]);
  expect(sheet.editText(1, 1)).toBe("'007");
  writeCells(sheet, sheet.parse('A2'), 6);
  expect(sheet.value(1, 2)).toBe(12);
});

test('formulas keep meaning the same cells, on other sheets too, until those are deleted', () => {
  const { workbook } = newSheet();
  const sheet = workbook.activeSheet;
  const other = workbook.addSheet('My data');
  writeCells(other, other.parse('A1:A3'), [[1], [2], [3]]);
  writeCells(sheet, sheet.parse('A1:B1'), [["=SUM('My data'!A1:$A$3)", "='My data'!A2"]]);
  insertCells(other, other.parse('2:2'), 'rows');
  expect(readFormulas(sheet, sheet.parse('A1:B1'))).toEqual([
    ["=SUM('My data'!A1:$A$4)", "='My data'!A3"],
  ]);
  deleteCells(other, other.parse('3:3'), 'rows');
  expect(readFormulas(sheet, sheet.parse('A1:B1'))).toEqual([
    ["=SUM('My data'!A1:$A$3)", '=#REF!'],
  ]);
  expect(readValues(sheet, sheet.parse('A1:B1'))).toEqual([[4, '#REF!']]);
  other.rename('Moved');
  expect(sheet.formula(0, 0)).toBe('=SUM(Moved!A1:$A$3)');
});

test('rows are not pushed off the sheet while they hold something', () => {
  const sheet = newSheet();
  writeCells(sheet, sheet.parse('A1048576'), 1);
  expect(() => insertCells(sheet, sheet.parse('1:1'), 'rows')).toThrow(
    expect.objectContaining({ code: 'NonBlankCellOffSheet' }),
  );
});

test('part of a table cannot be moved away from the rest', () => {
  const sheet = newSheet();
  writeCells(sheet, sheet.parse('B3:C4'), [
    ['a', 'b'],
    [1, 2],
  ]);
  addTable(sheet, sheet.parse('B3:C4'), true);
  expect(() => insertCells(sheet, sheet.parse('B1'), 'rows')).toThrow(
    expect.objectContaining({ code: 'InsertDeleteConflict' }),
  );
  insertCells(sheet, sheet.parse('B1:C1'), 'rows');
  expect(sheet.tables[0]!.range.address).toBe('Sheet1!B4:C5');
});

test('taking out what was put in leaves the sheet as it was', () => {
  const line = fc.nat(12);
  fc.assert(
    fc.property(
      line,
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('rows', 'columns'),
      (at, count, axis) => {
        const sheet = newSheet();
        const area = sheet.parse('A1:J10');
        const values = Array.from({ length: 10 }, (_, row) =>
          Array.from({ length: 10 }, (__, column) =>
            (row * column) % 3 ? row * 10 + column : '=SUM($A$1:$B$1)+$B1',
          ),
        );
        values[0]![0] = 1;
        values[0]![1] = 2;
        writeCells(sheet, area, values);
        const before = JSON.stringify(sheet.workbook.toJSON());
        const rect =
          axis === 'rows'
            ? { ...sheet.parse('1:1'), top: at, bottom: at + count - 1 }
            : { ...sheet.parse('A:A'), left: at, right: at + count - 1 };
        insertCells(sheet, rect, axis);
        deleteCells(sheet, rect, axis);
        expect(JSON.stringify(sheet.workbook.toJSON())).toBe(before);
      },
    ),
    { numRuns: 25 },
  );
});
