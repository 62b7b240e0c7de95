import { signal } from '@preact/signals';
import { writeCells } from '../../../../src/workbench/model/edit';
import { addTable } from '../../../../src/workbench/model/tables';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { lineItems } from '../../../../src/workbench/page/line-menu';
import { filterItems, headerAt } from '../../../../src/workbench/page/table-menu';
import { Workbench } from '../../../../src/workbench/page/workbench';

beforeAll(() => {
  globalThis.requestAnimationFrame = () => 0;
});

function setUp() {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  writeCells(sheet, sheet.parse('A1:B4'), [
    ['Name', 'N'],
    ['a10', 1],
    ['a9', 2],
    ['', 3],
  ]);
  const table = addTable(sheet, sheet.parse('A1:B4'), true);
  const workbench = new Workbench(workbook, signal('light' as const), new Set());
  return { sheet, table, workbench };
}

type Items = ReturnType<typeof lineItems>;
const run = (items: Items, label: string): void =>
  items.find((item) => item.label === label)!.run();

describe('the menu of a header cell', () => {
  const items = ({ workbench }: ReturnType<typeof setUp>) =>
    filterItems(workbench, headerAt(workbench, { row: 0, column: 0 })!);

  test('is there for header cells alone, and not while the buttons are off', () => {
    const { workbench, table } = setUp();
    expect(headerAt(workbench, { row: 1, column: 0 })).toBeUndefined();
    expect(headerAt(workbench, { row: 0, column: 1 })).toMatchObject({ index: 1 });
    table.options.showFilterButton = false;
    expect(headerAt(workbench, { row: 0, column: 1 })).toBeUndefined();
  });

  test('offers the values in the order people count in', () => {
    const labels = items(setUp()).map(({ label }) => label);
    expect(labels.slice(4)).toEqual(['(Blanks)', 'a9', 'a10']);
  });

  test('takes values out one by one, and all values back mean no filter', () => {
    const state = setUp();
    run(items(state), 'a9');
    run(items(state), '(Blanks)');
    expect([...state.sheet.layout.rows.hidden].sort()).toEqual([2, 3]);
    run(items(state), 'a9');
    run(items(state), '(Blanks)');
    expect(state.table.filters.size).toBe(0);
    expect(state.sheet.layout.rows.hidden.size).toBe(0);
  });

  test('sorts, and says why it cannot on a protected sheet', () => {
    const state = setUp();
    run(items(state), 'Sort Z to A');
    expect(state.sheet.plain(1, 0)).toBe('a9');
    state.sheet.protection.protect();
    run(items(state), 'Sort A to Z');
    expect(state.workbench.notice.value).toContain('This sheet is protected.');
  });
});

describe('the menu of rows and columns', () => {
  test('hides the selected ones and shows those between their neighbours', () => {
    const { workbench, sheet } = setUp();
    workbench.cursor.selectRect(sheet.parse('B2:C2'));
    run(lineItems(workbench, 'columns'), 'Hide columns');
    expect([...sheet.layout.columns.hidden]).toEqual([1, 2]);
    workbench.cursor.selectRect(sheet.parse('F1'));
    run(lineItems(workbench, 'columns'), 'Unhide columns');
    expect(sheet.layout.columns.hidden.size).toBe(2);
    workbench.cursor.selectRect(sheet.parse('A1:D1'));
    run(lineItems(workbench, 'columns'), 'Unhide columns');
    expect(sheet.layout.columns.hidden.size).toBe(0);
  });

  test('inserts and deletes whole rows', () => {
    const { workbench, sheet } = setUp();
    workbench.cursor.selectRect(sheet.parse('A2:A3'));
    run(lineItems(workbench, 'rows'), 'Insert rows');
    expect(sheet.plain(3, 0)).toBe('a10');
    run(lineItems(workbench, 'rows'), 'Delete rows');
    expect(sheet.plain(1, 0)).toBe('a10');
  });
});
