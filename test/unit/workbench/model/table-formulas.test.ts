import { copySheet } from '../../../../src/workbench/model/copy-sheet';
import { clearCells, readValues, writeCells } from '../../../../src/workbench/model/edit';
import { enterCell } from '../../../../src/workbench/model/entry';
import { deleteCells, insertCells } from '../../../../src/workbench/model/structure';
import { addTable, removeTable, resizeTable } from '../../../../src/workbench/model/tables';
import { clearFilters, filterColumn } from '../../../../src/workbench/model/table-filter';
import {
  addTableRows,
  deleteTableRows,
  renameTableColumn,
  showTotals,
} from '../../../../src/workbench/model/table-lines';
import { sortRows } from '../../../../src/workbench/model/sort';
import { Workbook } from '../../../../src/workbench/model/workbook';

/** Deals with a calculated column in D, and formulas that read them from G. */
function setUp() {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  writeCells(sheet, sheet.parse('A1:C4'), [
    ['Id', 'Deal value', 'N'],
    [1, 10, 2],
    [2, 20, 3],
    [3, 30, 4],
  ]);
  const table = addTable(sheet, sheet.parse('A1:C4'), true);
  table.name = 'Deals';
  writeCells(sheet, sheet.parse('D1:D4'), [['Each'], ...Array(3).fill(['=[@[Deal value]]*[@N]'])]);
  writeCells(sheet, sheet.parse('G1:G3'), [
    ['=SUM(Deals[Deal value])'],
    ['=SUM(D2:D4)'],
    ['=COUNTA(Deals[#Headers])'],
  ]);
  return { workbook, sheet, table };
}

const formulas = (sheet: ReturnType<typeof setUp>['sheet'], address: string): string[] => {
  const rect = sheet.parse(address);
  return Array.from(
    { length: rect.bottom - rect.top + 1 },
    (_, row) => sheet.formula(rect.top + row, rect.left) ?? '',
  );
};

describe('formulas follow a table', () => {
  test('whose columns are renamed, in header cells or by the table', () => {
    const { sheet, table } = setUp();
    writeCells(sheet, sheet.parse('B1'), 'Sum [€]');
    renameTableColumn(table, 2, 'Count');
    expect(formulas(sheet, 'D2')).toEqual(["=[@[Sum '[€']]]*[@Count]"]);
    expect(formulas(sheet, 'G1')).toEqual(["=SUM(Deals[Sum '[€']])"]);
    expect(readValues(sheet, sheet.parse('G1:G2'))).toEqual([[60], [200]]);
  });

  test('whose header cell is cleared: Excel names it Column1', () => {
    const { sheet, table } = setUp();
    clearCells(sheet, sheet.parse('B1'), 'Contents');
    expect(table.columns.map(({ name }) => name)).toEqual(['Id', 'Column1', 'N', 'Each']);
    expect(sheet.plain(0, 1)).toBe('Column1');
    expect(formulas(sheet, 'G1')).toEqual(['=SUM(Deals[Column1])']);
  });

  test('whose columns are swapped by writing their headers', () => {
    const { sheet } = setUp();
    writeCells(sheet, sheet.parse('B1:C1'), [['N', 'Deal value']]);
    expect(formulas(sheet, 'D2')).toEqual(['=[@[N]]*[@[Deal value]]']);
  });

  test('to nowhere when a column is deleted', () => {
    const { sheet } = setUp();
    deleteCells(sheet, sheet.parse('C:C'), 'columns');
    expect(formulas(sheet, 'C2')).toEqual(['=[@[Deal value]]*#REF!']);
    expect(sheet.plain(1, 2)).toBe('#REF!');
  });

  test('that becomes cells: they mean those cells', () => {
    const { sheet, table, workbook } = setUp();
    const other = workbook.addSheet('Other');
    writeCells(other, other.parse('A1'), '=MAX(Deals[N])');
    removeTable(table, true);
    expect(formulas(sheet, 'D2:D4')).toEqual(['=$B2*$C2', '=$B3*$C3', '=$B4*$C4']);
    expect(formulas(sheet, 'G1')).toEqual(['=SUM($B$2:$B$4)']);
    expect(other.formula(0, 0)).toBe('=MAX(Sheet1!$C$2:$C$4)');
    expect(other.plain(0, 0)).toBe(4);
  });

  test('to nowhere when it is deleted with its sheet, also from names', () => {
    const { sheet, workbook } = setUp();
    const other = workbook.addSheet('Other');
    writeCells(other, other.parse('A1'), '=MAX(Deals[N])');
    workbook.addName('Most', '=MAX(Deals[N])');
    workbook.deleteSheet(sheet);
    expect(other.formula(0, 0)).toBe('=MAX(#REF!)');
    expect(workbook.findName('Most', undefined)!.formula).toBe('=MAX(#REF!)');
  });
});

describe('calculated columns', () => {
  const calculated = ['=[@[Deal value]]*[@N]'];

  test('reach rows that are added, in between and at the end', () => {
    const { sheet, table } = setUp();
    addTableRows(table, undefined, [[4, 40, 5, null]], 1);
    addTableRows(table, 0, [[0, 5, 1, null]], 1);
    expect(formulas(sheet, 'D2:D6')).toEqual(Array(5).fill(calculated[0]));
    expect(readValues(sheet, sheet.parse('D2:D6')).flat()).toEqual([5, 20, 60, 120, 200]);
    expect(sheet.plain(0, 6)).toBe(105);
  });

  test('reach rows of the sheet that are inserted within the table', () => {
    const { sheet } = setUp();
    insertCells(sheet, sheet.parse('3:4'), 'rows');
    writeCells(sheet, sheet.parse('B3:C3'), [[7, 2]]);
    expect(formulas(sheet, 'D2:D6')).toEqual(Array(5).fill(calculated[0]));
    expect(readValues(sheet, sheet.parse('D2:D6')).flat()).toEqual([20, 14, 0, 60, 120]);
    insertCells(sheet, sheet.parse('7:7'), 'rows');
    insertCells(sheet, sheet.parse('1:1'), 'rows');
    expect(formulas(sheet, 'D1:D9')).toEqual(['', '', ...Array(5).fill(calculated[0]), '', '']);
  });

  test('reach rows that grow out of what is written below, and a larger size', () => {
    const { sheet, table } = setUp();
    writeCells(sheet, sheet.parse('A5:C5'), [[4, 40, 5]]);
    expect(sheet.plain(4, 3)).toBe(200);
    resizeTable(table, sheet.parse('A1:D7'));
    expect(formulas(sheet, 'D6:D7')).toEqual([...calculated, ...calculated]);
  });

  test('outlive their rows', () => {
    const { sheet, table } = setUp();
    deleteTableRows(table, 0, 3);
    expect(formulas(sheet, 'D2')).toEqual(calculated);
    addTableRows(table, undefined, [[9, 3, 3, null]], 1);
    expect(readValues(sheet, table.bodyRect)).toEqual([[9, 3, 3, 9]]);
  });

  test('keep relative references relative', () => {
    const { sheet, table } = setUp();
    writeCells(sheet, sheet.parse('D2:D4'), [['=B2+$G$1'], ['=B3+$G$1'], ['=B4+$G$1']]);
    addTableRows(table, undefined, [[4, 40, 5, null]], 1);
    expect(formulas(sheet, 'D5')).toEqual(['=B5+$G$1']);
  });

  test('are made by typing one formula into an empty column', () => {
    const { sheet } = setUp();
    writeCells(sheet, sheet.parse('E1'), 'Double');
    enterCell(sheet, 2, 4, '=[@N]*2');
    expect(readValues(sheet, sheet.parse('E2:E4')).flat()).toEqual([4, 6, 8]);
  });
});

describe('filters', () => {
  const hidden = ({ layout }: ReturnType<typeof setUp>['sheet']): number[] =>
    [...layout.rows.hidden].sort();

  test.each([
    ['values', { filterOn: 'Values', values: ['10', '30'] }, [2]],
    ['a comparison', { filterOn: 'Custom', criterion1: '>=20' }, [1]],
    [
      'two of them',
      { filterOn: 'Custom', criterion1: '<20', criterion2: '=30', operator: 'Or' },
      [2],
    ],
    ['the top', { filterOn: 'TopItems', criterion1: '1' }, [1, 2]],
    ['the bottom', { filterOn: 'BottomItems', criterion1: '2' }, [3]],
  ] as const)('by %s hide the other rows', (_kind, criteria, expected) => {
    const { sheet, table } = setUp();
    filterColumn(table, table.columns[1]!.id, criteria);
    expect(hidden(sheet)).toEqual(expected);
    clearFilters(table);
    expect(hidden(sheet)).toEqual([]);
  });

  test('by text know wildcards', () => {
    const { sheet, table } = setUp();
    writeCells(sheet, sheet.parse('A2:A4'), [['New deal'], ['old'], ['a new*']]);
    filterColumn(table, 1, { filterOn: 'Custom', criterion1: '=*new*' });
    expect(hidden(sheet)).toEqual([2]);
    filterColumn(table, 1, { filterOn: 'Custom', criterion1: '=*~*' });
    expect(hidden(sheet)).toEqual([1, 2]);
  });

  test('change totals and leave hidden rows out of a sort', () => {
    const { sheet, table } = setUp();
    showTotals(table, true);
    writeCells(sheet, sheet.parse('B5'), '=SUBTOTAL(109,[Deal value])');
    expect(sheet.plain(4, 1)).toBe(60);
    filterColumn(table, 2, { filterOn: 'Values', values: ['10', '30'] });
    expect(sheet.plain(4, 1)).toBe(40);
    sortRows(sheet, table.bodyRect, [{ key: 1, ascending: false }]);
    expect(readValues(sheet, sheet.parse('B2:B4')).flat()).toEqual([30, 20, 10]);
  });

  test('go with the cells of their rows', () => {
    const { sheet, table } = setUp();
    filterColumn(table, 2, { filterOn: 'Values', values: ['10'] });
    insertCells(sheet, sheet.parse('1:1'), 'rows');
    expect(hidden(sheet)).toEqual([3, 4]);
  });
});

test('a copied sheet has tables, formulas and rules of its own', () => {
  const { sheet, workbook, table } = setUp();
  filterColumn(table, 2, { filterOn: 'Values', values: ['10'] });
  const copy = copySheet(sheet, 1);
  const [twin] = copy.tables;
  expect([twin!.id, twin!.name]).toEqual(['2', 'Deals_1']);
  expect(copy.formula(0, 6)).toBe('=SUM(Deals_1[Deal value])');
  expect([...copy.layout.rows.hidden]).toEqual([2, 3]);
  expect(twin!.filters.size).toBe(1);
  writeCells(copy, copy.parse('B2'), 100);
  expect([sheet.plain(0, 6), copy.plain(0, 6)]).toEqual([60, 150]);
  expect(copySheet(sheet, 2).tables[0]!.name).toBe('Deals_2');
  expect(workbook.tables).toHaveLength(3);
});

test('a table is not made over another that is right below its header', () => {
  const sheet = new Workbook().activeSheet;
  const below = addTable(sheet, sheet.parse('A2:A3'), true);
  addTable(sheet, sheet.parse('A1'), true);
  expect(below.rect.top).toBe(2);
});
