import { formatAddress } from '../../../../src/workbench/model/address';
import { readValues, writeCells } from '../../../../src/workbench/model/edit';
import { deleteCells, insertCells } from '../../../../src/workbench/model/structure';
import { sortTable } from '../../../../src/workbench/model/table-filter';
import { addTable, renameTable, resizeTable } from '../../../../src/workbench/model/tables';
import {
  addTableColumn,
  addTableRows,
  deleteTableColumn,
  deleteTableRows,
  renameTableColumn,
  showHeaders,
} from '../../../../src/workbench/model/table-lines';
import { Workbook } from '../../../../src/workbench/model/workbook';

function setUp(
  values: unknown[][] = [
    ['Name', 'N'],
    ['a', 1],
    ['b', 2],
  ],
  corner = 'A1',
) {
  const sheet = new Workbook().activeSheet;
  const { top, left } = sheet.parse(corner);
  const rect = { top, left, bottom: top + values.length - 1, right: left + values[0]!.length - 1 };
  writeCells(sheet, rect, values);
  return { sheet, table: addTable(sheet, rect, true) };
}

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('headers', () => {
  test('are made unique text: empty ones numbered, duplicates counted', () => {
    const { sheet, table } = setUp([
      ['Name', 'name', '', 5, 'Name'],
      [1, 2, 3, 4, 5],
    ]);
    const names = ['Name', 'name2', 'Column1', '5', 'Name3'];
    expect(table.columns.map((column) => column.name)).toEqual(names);
    expect(readValues(sheet, table.headerRect)).toEqual([names]);
  });

  test('are generated above data that has none', () => {
    const sheet = new Workbook().activeSheet;
    writeCells(sheet, sheet.parse('A1:B2'), [
      [1, 2],
      [3, 4],
    ]);
    const table = addTable(sheet, sheet.parse('A1:B2'), false);
    expect(readValues(sheet, table.rect)).toEqual([
      ['Column1', 'Column2'],
      [1, 2],
      [3, 4],
    ]);
  });

  test('written to rename their columns, which keep their ids', () => {
    const { sheet, table } = setUp();
    const ids = table.columns.map((column) => column.id);
    writeCells(sheet, sheet.parse('A1:B1'), [['N', 'Amount']]);
    expect(table.columns.map((column) => column.name)).toEqual(['N', 'Amount']);
    expect(table.columns.map((column) => column.id)).toEqual(ids);
    expect(() => renameTableColumn(table, 0, 'amount')).toThrow(code('InvalidArgument'));
  });

  test('can be hidden and shown again with their names', () => {
    const { sheet, table } = setUp();
    showHeaders(table, false);
    expect([formatAddress(table.rect), sheet.value(0, 0)]).toEqual(['A2:B3', undefined]);
    expect(() => table.headerRect).toThrow(code('ItemNotFound'));
    showHeaders(table, true);
    expect(readValues(sheet, table.headerRect)).toEqual([['Name', 'N']]);
  });
});

describe('names', () => {
  test.each(['1st', 'A1', 'R1C1', 'two words', '', 'a-b', 'c', 'x'.repeat(256)])(
    '%p is refused',
    (name) => {
      expect(() => renameTable(setUp().table, name)).toThrow(code('InvalidArgument'));
    },
  );

  test('are unique among tables and names, whatever their case', () => {
    const { sheet, table } = setUp();
    sheet.workbook.addName('Taken', '=1');
    expect(() => renameTable(table, 'TAKEN')).toThrow(code('ItemAlreadyExists'));
    const second = addTable(sheet, sheet.parse('D1:E2'), true);
    expect([table.name, second.name]).toEqual(['Table1', 'Table2']);
    expect(() => renameTable(second, 'table1')).toThrow(code('ItemAlreadyExists'));
    renameTable(second, 'Café_2');
    expect(sheet.workbook.findTable('CAFÉ_2')).toBe(second);
  });

  test('are followed by formulas', () => {
    const { sheet, table } = setUp();
    writeCells(sheet, sheet.parse('E1'), '=SUM(Table1[N])');
    renameTable(table, 'Deals');
    expect([sheet.formula(0, 4), sheet.value(0, 4)]).toEqual(['=SUM(Deals[N])', 3]);
  });
});

describe('size', () => {
  test('two tables never overlap', () => {
    const { sheet, table } = setUp();
    expect(() => addTable(sheet, sheet.parse('B3:C5'), true)).toThrow(code('MergedRangeConflict'));
    addTable(sheet, sheet.parse('D1:E3'), true);
    expect(() => resizeTable(table, sheet.parse('A1:D3'))).toThrow(code('MergedRangeConflict'));
  });

  test('a header alone gets one empty row', () => {
    expect(formatAddress(setUp([['a', 'b']]).table.rect)).toBe('A1:B2');
  });

  test('a new size keeps the header row', () => {
    const { sheet, table } = setUp();
    expect(() => resizeTable(table, sheet.parse('A2:B5'))).toThrow(code('InvalidArgument'));
    expect(() => resizeTable(table, sheet.parse('A1:B1'))).toThrow(code('InvalidArgument'));
    resizeTable(table, sheet.parse('A1:C10'));
    expect(table.columns.map((column) => column.name)).toEqual(['Name', 'N', 'Column1']);
  });

  test('grows with what is written below or beside it', () => {
    const { sheet, table } = setUp();
    writeCells(sheet, sheet.parse('A4:B5'), [
      ['c', 3],
      ['d', 4],
    ]);
    expect(formatAddress(table.rect)).toBe('A1:B5');
    writeCells(sheet, sheet.parse('C1:C2'), [['Extra'], [1]]);
    expect([formatAddress(table.rect), table.columns.at(-1)!.name]).toEqual(['A1:C5', 'Extra']);
    writeCells(sheet, sheet.parse('A7'), 'apart');
    writeCells(sheet, sheet.parse('A6'), '');
    writeCells(sheet, sheet.parse('C6:D6'), [[1, 2]]);
    expect(formatAddress(table.rect)).toBe('A1:C5');
  });

  test('rows are added at the end, in between and at the top', () => {
    const { sheet, table } = setUp();
    writeCells(sheet, sheet.parse('A5'), 'below');
    addTableRows(table, undefined, [['c', 3]], 1);
    addTableRows(table, 0, [['z', 0]], 1);
    addTableRows(
      table,
      1,
      [
        ['y', 0],
        ['x', 0],
      ],
      2,
    );
    expect(readValues(sheet, table.bodyRect).map(([name]) => name)).toEqual([
      'z',
      'y',
      'x',
      'a',
      'b',
      'c',
    ]);
    expect(sheet.value(7, 0)).toBe('below');
    expect(() => addTableRows(table, 99, [['c', 3]], 1)).toThrow(code('InvalidArgument'));
  });

  test('deleting every row leaves an empty one', () => {
    const { sheet, table } = setUp();
    writeCells(sheet, sheet.parse('A6'), 'below');
    deleteTableRows(table, 0, 2);
    expect([formatAddress(table.rect), readValues(sheet, table.bodyRect)]).toEqual([
      'A1:B2',
      [['', '']],
    ]);
    addTableRows(
      table,
      undefined,
      [
        ['c', 3],
        ['d', 4],
      ],
      2,
    );
    expect(formatAddress(table.rect)).toBe('A1:B3');
  });

  test('columns come and go with those of the sheet', () => {
    const { sheet, table } = setUp();
    insertCells(sheet, sheet.parse('B:B'), 'columns');
    expect(table.columns.map((column) => column.name)).toEqual(['Name', 'Column1', 'N']);
    deleteCells(sheet, sheet.parse('A:A'), 'columns');
    expect(table.columns.map((column) => column.name)).toEqual(['Column1', 'N']);
    addTableColumn(table, 0, 'First');
    deleteTableColumn(table, 1);
    expect(readValues(sheet, table.headerRect)).toEqual([['First', 'N']]);
  });

  test('the sort stays with its column while others come and go, and ends with it', () => {
    const { sheet, table } = setUp();
    sortTable(table, { fields: [{ key: 1, ascending: false }], matchCase: false });
    addTableColumn(table, 0, 'First');
    insertCells(sheet, sheet.parse('C:C'), 'columns');
    expect(table.sort?.fields).toEqual([{ key: 3, ascending: false }]);
    deleteTableColumn(table, 1);
    expect(table.sort?.fields).toEqual([{ key: 2, ascending: false }]);
    deleteTableColumn(table, 2);
    expect(table.sort).toBeUndefined();
  });

  test('a table is gone with its cells', () => {
    const { sheet, table } = setUp();
    deleteCells(sheet, sheet.parse('1:5'), 'rows');
    expect([sheet.workbook.tables, table.deleted]).toEqual([[], true]);
  });
});

test('a protected sheet takes no table', () => {
  const sheet = new Workbook().activeSheet;
  sheet.protection.protect();
  expect(() => addTable(sheet, sheet.parse('A1:B2'), true)).toThrow(code('AccessDenied'));
});
