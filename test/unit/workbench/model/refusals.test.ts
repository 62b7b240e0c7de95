import { changeFormat, writeCells } from '../../../../src/workbench/model/edit';
import {
  addTable,
  removeTable,
  renameTable,
  resizeTable,
} from '../../../../src/workbench/model/tables';
import { addTableRows, showTotals } from '../../../../src/workbench/model/table-lines';
import { filterColumn, sortTable } from '../../../../src/workbench/model/table-filter';
import { passwordHash } from '../../../../src/workbench/model/protection';
import { Workbook } from '../../../../src/workbench/model/workbook';

function setUp() {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  writeCells(sheet, sheet.parse('A1:B3'), [
    ['Name', 'N'],
    ['a', 1],
    ['b', 2],
  ]);
  const table = addTable(sheet, sheet.parse('A1:B3'), true);
  return { workbook, sheet, table };
}

type State = ReturnType<typeof setUp>;

type Act = (state: State) => void;

const tableChanges: readonly (readonly [string, Act])[] = [
  ['a new row', ({ table }) => void addTableRows(table, undefined, [[1, 2]], 1)],
  ['a new size', ({ table, sheet }) => resizeTable(table, sheet.parse('A1:B9'))],
  ['a total', ({ table }) => showTotals(table, true)],
  ['a filter', ({ table }) => filterColumn(table, 1, { filterOn: 'Values', values: ['a'] })],
  ['a sort', ({ table }) => sortTable(table, { fields: [{ key: 0 }], matchCase: false })],
];

const changes: readonly (readonly [string, Act])[] = [
  ...tableChanges,
  ['a cell', ({ sheet }) => writeCells(sheet, sheet.parse('D1'), 1)],
  ['a format', ({ sheet }) => changeFormat(sheet, sheet.parse('A1'), { bold: true })],
  ['a sheet', ({ workbook }) => void workbook.addSheet()],
  ['a name of a table', ({ table }) => renameTable(table, 'Deals')],
  ['a name', ({ workbook }) => void workbook.addName('One', '=1')],
  ['a part', ({ workbook }) => void workbook.addXmlPart('<a/>')],
];

const contents = ({ workbook }: State): string => JSON.stringify(workbook.toJSON());
const refused = expect.objectContaining({ code: 'AccessDenied' }) as Error;

test.each(tableChanges)('a protected sheet keeps out %s, even on unlocked cells', (_what, act) => {
  const state = setUp();
  const { sheet } = state;
  changeFormat(sheet, sheet.parse('A1:Z99'), { locked: false });
  const before = contents(state);
  sheet.protection.protect();
  expect(() => act(state)).toThrow(refused);
  sheet.protection.unprotect();
  expect(contents(state)).toBe(before);
});

test.each(changes)('a read-only workbook keeps out %s', (_what, act) => {
  const state = setUp();
  const before = contents(state);
  state.workbook.readOnly = true;
  expect(() => act(state)).toThrow(refused);
  expect(contents(state)).toBe(before);
});

test('a password is kept as the hash that files have of it', () => {
  expect(passwordHash('')).toBe('');
  // Known pairs of Excel's legacy hash.
  expect(passwordHash('test')).toBe('CBEB');
  expect(passwordHash('password')).toBe('83AF');
});

test('a table removed with its cells leaves nothing to find', () => {
  const { workbook, table } = setUp();
  removeTable(table, false);
  expect(workbook.findTable(table.name)).toBeUndefined();
});
