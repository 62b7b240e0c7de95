import { excelCells } from '../../src/excel/excel-cells';
import { readParameter } from '../../src/query/sql/parameter';
import { Workbook } from '../../src/workbench/model/workbook';
import { startOffice } from '../../src/workbench/transports/bridge';
import { cellValues } from '../../src/workbook/cells';

beforeEach(async () => {
  Object.assign(globalThis, { Excel: startOffice(new Workbook()).Excel });
  await globalThis.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('A2:A3').numberFormat = [['yyyy-mm-dd'], ['yyyy-mm-dd hh:mm']];
    sheet.getRange('A1:B3').values = [
      [10_000, 'EMEA'],
      [46_023, ''],
      [46_023.5, true],
    ];
    context.workbook.names.add('first', sheet.getRange('B1:B3'));
    await context.sync();
  });
});

const values = (...parameters: string[]) =>
  cellValues(
    parameters.map((raw) => readParameter(raw)),
    excelCells,
    'Europe/Berlin',
  );

test('cells give what they show: numbers, text, dates, and instants of the zone', async () => {
  expect(
    await values(
      '@Sheet1!A1',
      '@Sheet1!$B$1',
      "@'Sheet1'!A2",
      '@Sheet1!A3',
      '@Sheet1!B3',
      '@first',
    ),
  ).toEqual({
    'sheet1!a1': 10_000,
    'sheet1!b1': 'EMEA',
    'sheet1!a2': '2026-01-01',
    'sheet1!a3': '2026-01-01T11:00:00Z',
    'sheet1!b3': true,
    first: 'EMEA',
  });
});

test('an empty cell and an unknown name have no value', async () => {
  expect(await values('@Sheet1!B2', '@nowhere')).toEqual({});
});

test('a cell of a sheet that is not there is named', async () => {
  await expect(values('@Gone!A1')).rejects.toMatchObject({
    code: 'parameter-cell-missing',
    details: { cell: 'Gone!A1' },
  });
});
