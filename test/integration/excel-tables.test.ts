import type { Cell } from '../../src/core/cell';
import { excelSheets } from '../../src/excel/excel-sheets';
import { excelTables } from '../../src/excel/excel-tables';
import { refreshSheetName, stageRuns } from '../../src/excel/staged-runs';
import { Workbook } from '../../src/workbench/model/workbook';
import { startOffice } from '../../src/workbench/transports/bridge';
import { runsOf } from '../../src/workbook/runs';
import type { RowWrite, TablePatch } from '../../src/workbook/table-sheet';
import { aDefinition } from '../unit/workbook/a-definition';

let workbook: Workbook;
const tables = excelTables('0badcafe');
const deals = { id: '1', name: 'Deals' };

beforeEach(() => {
  workbook = new Workbook();
  Object.assign(globalThis, { Excel: startOffice(workbook).Excel });
});

/** A table of two columns, written as given. */
async function table(rows: readonly (readonly Cell[])[]): Promise<void> {
  await globalThis.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const range = sheet.getRangeByIndexes(0, 0, 1 + rows.length, 2);
    range.getRow(0).values = [['Id', 'Title']];
    sheet.tables.add(range, true).name = 'Deals';
    await context.sync();
    for (let first = 0; first < rows.length; first += 100) {
      const part = rows.slice(first, first + 100);
      sheet.getRangeByIndexes(1 + first, 0, part.length, 2).values = part.map((row) => [...row]);
      await context.sync();
    }
  });
}
const shown = () => {
  const { sheet, bodyRect } = workbook.findTable('Deals')!;
  return Array.from({ length: bodyRect.bottom - bodyRect.top + 1 }, (_, row) =>
    [0, 1].map((column) => sheet.plain(bodyRect.top + row, column)),
  );
};
const keys = () => shown().map(([key]) => key!);
const patch = (rest: Partial<TablePatch>): TablePatch => ({
  deletes: [],
  adds: 0,
  writes: [],
  formats: new Map([[1, '@']]),
  definition: aDefinition,
  expected: { column: 0, cells: keys() },
  ...rest,
});

test('rows are deleted, appended and written in one batch, counted after the deletions', async () => {
  await table([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [4, 'd'],
  ]);
  const open = await tables.open(deals);
  const ref = await open.apply(
    patch({
      deletes: [0, 2],
      adds: 1,
      writes: [
        { row: 1, cells: [null, 'changed'] },
        { row: 2, cells: [5, "'=new"] },
      ],
    }),
  );
  expect(shown()).toEqual([
    [2, 'b'],
    [4, 'changed'],
    [5, '=new'],
  ]);
  expect(ref).toMatchObject({ name: 'Deals', address: 'Sheet1!A1:B4' });
  expect(workbook.xmlParts.size).toBe(1);
});

test('a table that loses all its rows keeps an empty one, which the next rows take', async () => {
  await table([
    [1, 'a'],
    [2, 'b'],
  ]);
  await (await tables.open(deals)).apply(patch({ deletes: [0, 1] }));
  expect(shown()).toEqual([['', '']]);
  const open = await tables.open(deals);
  expect(open.state.rows).toBe(0);
  const writes: RowWrite[] = [3, 4].map((key, row) => ({ row, cells: [key, '00' + key] }));
  await open.apply(patch({ adds: 2, writes, expected: { column: 0, cells: [] } }));
  expect(shown()).toEqual([
    [3, '003'],
    [4, '004'],
  ]);
});

test.each<[string, (sheet: Excel.Worksheet) => void]>([
  ['sorted', (sheet) => sheet.tables.getItem('Deals').sort.apply([{ key: 0, ascending: false }])],
  ['given another row', (sheet) => sheet.tables.getItem('Deals').rows.add(0, [[9, 'x']])],
  ['given another column', (sheet) => sheet.tables.getItem('Deals').columns.add(0, 'x', 'Mine')],
])('a table that was %s since it was read is left alone', async (_, change) => {
  await table([
    [1, 'a'],
    [2, 'b'],
  ]);
  const open = await tables.open(deals);
  const wanted = patch({ writes: [{ row: 0, cells: [null, 'wrong'] }] });
  await globalThis.Excel.run(async (context) => {
    change(context.workbook.worksheets.getActiveWorksheet());
    await context.sync();
  });
  await expect(open.apply(wanted)).rejects.toMatchObject({ code: 'table-changed' });
  expect(JSON.stringify(shown())).not.toContain('wrong');
  expect(workbook.xmlParts.size).toBe(0);
});

test('what is too large for a request is staged: texts, emptied cells and cells left as they are', async () => {
  const long = 'x'.repeat(30_000);
  await table(Array.from({ length: 80 }, (_, row) => [row, row % 3 ? 'old' : '']));
  const open = await tables.open(deals);
  const writes = Array.from({ length: 80 }, (_, row): RowWrite => {
    const cell = row % 4 === 0 ? '' : row % 4 === 1 ? null : `'=${row}${long}`;
    return { row, cells: [null, cell] };
  });
  await open.apply(patch({ writes }));
  for (const [row, [key, title]] of shown().entries()) {
    expect(key).toBe(row);
    const kept = row % 3 ? 'old' : '';
    expect(title).toBe(row % 4 === 0 ? '' : row % 4 === 1 ? kept : `=${row}${long}`);
  }
  expect(workbook.sheets).toHaveLength(1);
});

test('a list of tables is made while one of them is being deleted', async () => {
  await table([[1, 'a']]);
  const { sheet, columns } = workbook.findTable('Deals')!;
  workbook.addSheet('Other');
  const { Excel } = globalThis;
  const original = Excel.run.bind(Excel);
  const run = <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> =>
    original((context) => {
      const sync = context.sync.bind(context);
      context.sync = async <P>(passed?: P) => {
        const answer = await sync(passed);
        if (!sheet.deleted) workbook.deleteSheet(sheet);
        return answer;
      };
      return batch(context);
    });
  Object.assign(globalThis, { Excel: Object.assign(Object.create(Excel), { run }) });
  expect(await tables.list()).toEqual([
    { ...deals, sheet: 'Sheet1', columns: columns.map(({ id, name }) => ({ id, name })) },
  ]);
  expect(await tables.list()).toEqual([]);
});

test('cells too long for one answer are read in smaller parts', async () => {
  const long = 'x'.repeat(30_000);
  await table(Array.from({ length: 400 }, (_, row) => [row, long]));
  const open = await tables.open(deals);
  const rows = Array.from({ length: 400 }, (_, row) => row);
  const read = await open.values(rows, [1, 0]);
  expect(read.size).toBe(400);
  expect(read.get(399)).toEqual([long, 399]);
});

test('what a closed pane left behind is gone after the next start', async () => {
  await stageRuns('0badcafe', runsOf([{ row: 0, cells: ['a'] }]), new Map());
  expect(workbook.findSheet(refreshSheetName('0badcafe'))?.visibility).toBe('VeryHidden');
  expect(await excelSheets('0badcafe').recover()).toBe(true);
  expect(workbook.sheets).toHaveLength(1);
});
