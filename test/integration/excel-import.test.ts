import type { Column, Row } from '../../src/core/column';
import { excelSheets } from '../../src/excel/excel-sheets';
import { parseRect } from '../../src/workbench/model/address';
import { Workbook } from '../../src/workbench/model/workbook';
import { startOffice } from '../../src/workbench/transports/bridge';
import { importRows } from '../../src/workbook/import';
import type { Destination, Sheets } from '../../src/workbook/sheets';

const columns: Column[] = [
  { name: 'Id', code: 'id', type: 'integer', nullable: false },
  { name: 'Title', code: 'title', type: 'text', nullable: true },
  { name: 'Phone', code: 'phone', type: 'text', nullable: true },
  { name: 'Value', code: 'value', type: 'money', nullable: true },
  { name: 'Won', code: 'won_time', type: 'datetime', nullable: true },
];
const rows: Row[] = [
  [1, '=HYPERLINK("http://evil")', '+49 30 1234', 1234.5, '2026-01-02T12:00:00Z'],
  [2, '-10 % rebate', '00123', null, null],
  [3, null, '1-2', 0, '2026-07-01T00:00:00Z'],
];

let workbook: Workbook;
let sheets: Sheets;

beforeEach(() => {
  workbook = new Workbook();
  // excel/ finds office.js where a page would have it: in the global scope.
  Object.assign(globalThis, { Excel: startOffice(workbook).Excel });
  sheets = excelSheets('0badcafe');
});

const importTo = async (destination: Destination, signal?: AbortSignal) => {
  const place = await sheets.locate(destination, columns.length);
  const request = { name: 'Deals', columns, rows, place, zone: 'UTC' };
  return importRows(request, sheets, signal ? { signal } : {});
};
const select = (address: string, sheet = workbook.activeSheet) =>
  workbook.select(sheet, parseRect(address)!);
const cells = (name: string, height: number, width: number, top = 0, left = 0) => {
  const sheet = workbook.findSheet(name)!;
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => sheet.plain(top + row, left + column)),
  );
};
const expected = [
  ['Id', 'Title', 'Phone', 'Value', 'Won'],
  [1, '=HYPERLINK("http://evil")', '+49 30 1234', 1234.5, 46024.5],
  [2, '-10 % rebate', '00123', '', ''],
  [3, '', '1-2', 0, 46204],
];
const sheetNames = () => workbook.sheets.map((sheet) => sheet.name);

describe('into a new sheet', () => {
  test('text stays text, numbers and dates are numbers, empty is empty', async () => {
    await importTo({ kind: 'new-sheet' });
    expect(cells('Deals', 4, 5)).toEqual(expected);
    const sheet = workbook.findSheet('Deals')!;
    expect(sheet.formula(1, 1)).toBeUndefined();
    expect(sheet.text(1, 4)).toBe('2026-01-02 12:00');
    expect(sheet.text(1, 3)).toBe('1,234.50');
  });

  test('the rows are an Excel table on a sheet of its own, which is shown', async () => {
    const { table } = await importTo({ kind: 'new-sheet' });
    expect(table).toMatchObject({ name: 'Deals', sheet: 'Deals', address: 'Deals!A1:E4' });
    expect(workbook.activeSheet.name).toBe('Deals');
    expect(workbook.tables.map(({ name }) => name)).toEqual(['Deals']);
    expect(sheetNames()).toEqual(['Sheet1', 'Deals']);
  });

  test('taken names are numbered', async () => {
    await importTo({ kind: 'new-sheet' });
    const { table } = await importTo({ kind: 'new-sheet' });
    expect(table).toMatchObject({ name: 'Deals_2', sheet: 'Deals (2)' });
  });

  test('a table without rows has its header and room for one', async () => {
    const place = await sheets.locate({ kind: 'new-sheet' }, 5);
    const { table } = await importRows(
      { name: 'Deals', columns, rows: [], place, zone: 'UTC' },
      sheets,
    );
    expect(table.address).toBe('Deals!A1:E2');
    expect(cells('Deals', 2, 1)).toEqual([['Id'], ['']]);
  });
});

describe('into the selected cell', () => {
  test('the table starts at the cell and leaves everything around it alone', async () => {
    select('A1');
    await globalThis.Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [['mine']];
      await context.sync();
    });
    select('B3');
    const { table } = await importTo({ kind: 'selected-cell' });
    expect(table).toMatchObject({ sheet: 'Sheet1', address: 'Sheet1!B3:F6' });
    expect(cells('Sheet1', 4, 5, 2, 1)).toEqual(expected);
    expect(cells('Sheet1', 1, 1)).toEqual([['mine']]);
    expect(sheetNames()).toEqual(['Sheet1']);
  });

  test('a selection that moves during the import does not move the table', async () => {
    select('B3');
    const place = await sheets.locate({ kind: 'selected-cell' }, 5);
    select('H9');
    const { table } = await importRows(
      { name: 'Deals', columns, rows, place, zone: 'UTC' },
      sheets,
    );
    expect(table.address).toBe('Sheet1!B3:F6');
  });

  test.each([
    ['in the way at once', 'C3', 'sheets.locate'],
    ['further down', 'C6', 'commit'],
  ])('a cell that holds something %s stops the import', async (_, address) => {
    await globalThis.Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange(address).values = [['mine']];
      await context.sync();
    });
    select('B3');
    await expect(importTo({ kind: 'selected-cell' })).rejects.toMatchObject({
      code: 'destination-occupied',
      details: { address: `Sheet1!${address}` },
    });
    expect(
      cells('Sheet1', 1, 5, 2, 1)
        .flat()
        .filter((cell) => cell !== '' && cell !== 'mine'),
    ).toEqual([]);
    expect(sheetNames()).toEqual(['Sheet1']);
    expect(workbook.tables).toEqual([]);
  });

  test('an empty table in the way stops the import too', async () => {
    await globalThis.Excel.run(async (context) => {
      context.workbook.tables.add('C5:D6', false);
      await context.sync();
    });
    select('B3');
    await expect(importTo({ kind: 'selected-cell' })).rejects.toMatchObject({
      code: 'destination-occupied',
    });
    expect(sheetNames()).toEqual(['Sheet1']);
  });

  test('a protected sheet is named before anything is written', async () => {
    workbook.activeSheet.protection.protect();
    await expect(importTo({ kind: 'selected-cell' })).rejects.toMatchObject({
      code: 'sheet-protected',
      details: { sheet: 'Sheet1' },
    });
  });

  test('a sheet protected during the import is left as it was', async () => {
    const place = await sheets.locate({ kind: 'selected-cell' }, 5);
    workbook.activeSheet.protection.protect();
    await expect(
      importRows({ name: 'Deals', columns, rows, place, zone: 'UTC' }, sheets),
    ).rejects.toMatchObject({
      code: 'sheet-protected',
      message: expect.not.stringContaining('undefined') as string,
    });
    expect(sheetNames()).toEqual(['Sheet1']);
  });

  test('a sheet deleted during the import is named, and nothing is left behind', async () => {
    const place = await sheets.locate({ kind: 'selected-cell' }, 5);
    workbook.addSheet('Other');
    workbook.deleteSheet(workbook.findSheet('Sheet1')!);
    await expect(
      importRows({ name: 'Deals', columns, rows, place, zone: 'UTC' }, sheets),
    ).rejects.toMatchObject({ code: 'sheet-missing' });
    expect(sheetNames()).toEqual(['Other']);
  });

  test('rows that would run off the sheet are refused', async () => {
    select('A1048575');
    const place = await sheets.locate({ kind: 'selected-cell' }, 5);
    await expect(
      importRows({ name: 'Deals', columns, rows, place, zone: 'UTC' }, sheets),
    ).rejects.toMatchObject({ code: 'destination-too-small' });
  });
});

test('an import that is stopped while it writes leaves the workbook as it was', async () => {
  const stop = new AbortController();
  const place = await sheets.locate({ kind: 'new-sheet' }, 5);
  const written = importRows({ name: 'Deals', columns, rows, place, zone: 'UTC' }, sheets, {
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  await expect(written).rejects.toMatchObject({ code: 'cancelled' });
  expect(sheetNames()).toEqual(['Sheet1']);
  expect(workbook.tables).toEqual([]);
});

test('what a closed pane left behind is hidden, and gone after the next start', async () => {
  await sheets.stage([{ header: 'Id', format: '0' }], 3);
  expect(workbook.sheets.map(({ visibility }) => visibility)).toEqual(['Visible', 'VeryHidden']);
  expect(await sheets.recover()).toBe(true);
  expect(sheetNames()).toEqual(['Sheet1']);
  expect(await sheets.recover()).toBe(false);
});

test("another device's running import is not disturbed", async () => {
  await sheets.stage([{ header: 'Id', format: '0' }], 3);
  expect(await excelSheets('feedface').recover()).toBe(false);
  expect(workbook.sheets).toHaveLength(2);
});

test('a workbook whose structure is protected is named before anything is read', async () => {
  workbook.protection.protect();
  await expect(importTo({ kind: 'new-sheet' })).rejects.toMatchObject({
    code: 'workbook-protected',
  });
});

test('a cell that is being edited stops the import before anything is read', async () => {
  workbook.cellEdit = true;
  await expect(importTo({ kind: 'new-sheet' })).rejects.toMatchObject({ code: 'cell-in-edit' });
});

test('a cell edit that begins during the import is waited for', async () => {
  const place = await sheets.locate({ kind: 'new-sheet' }, 5);
  workbook.cellEdit = true;
  const done = importRows({ name: 'Deals', columns, rows, place, zone: 'UTC' }, sheets);
  setTimeout(() => (workbook.cellEdit = false), 50);
  expect((await done).table.address).toBe('Deals!A1:E4');
});

test('the table can be shown again later', async () => {
  const { table } = await importTo({ kind: 'new-sheet' });
  workbook.activate(workbook.findSheet('Sheet1')!);
  await sheets.show(table);
  expect(workbook.activeSheet.name).toBe('Deals');
});
