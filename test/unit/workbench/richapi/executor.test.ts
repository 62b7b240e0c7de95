import { writeCells } from '../../../../src/workbench/model/edit';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { startOffice, type NodeOffice } from '../../../../src/workbench/transports/bridge';

let workbook: Workbook;
let office: NodeOffice;
let Excel: NodeOffice['Excel'];

beforeEach(() => {
  workbook = new Workbook();
  office = startOffice(workbook);
  ({ Excel } = office);
});

/** Runs a batch on the active sheet and expects it to fail with a code. */
const fails = (
  code: string,
  batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void | Promise<void>,
): Promise<void> =>
  expect(
    Excel.run(async (context) => {
      await batch(context.workbook.worksheets.getActiveWorksheet(), context);
      await context.sync();
    }),
  ).rejects.toMatchObject({ code });

describe('errors', () => {
  test('of missing things are ItemNotFound and name the member', async () => {
    const error: unknown = await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('None').getRange('A1').values = [[1]];
      await context.sync();
    }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'ItemNotFound',
      message: "The requested resource doesn't exist.",
      debugInfo: { errorLocation: 'WorksheetCollection.getItem' },
    });
    await fails('ItemNotFound', (sheet) => void sheet.tables.getItem('None').delete());
    await fails(
      'ItemNotFound',
      (_sheet, { workbook: book }) => void book.names.getItem('None').delete(),
    );
  });

  test('of impossible arguments are InvalidArgument', async () => {
    await fails('InvalidArgument', (sheet) => void sheet.getRange('A0').select());
    await fails('InvalidArgument', (sheet) => void sheet.getRange('NoName').select());
    await fails(
      'InvalidArgument',
      (sheet) => void sheet.getRange('A1').getOffsetRange(-1, 0).select(),
    );
    await fails('InvalidArgument', (sheet) => void (sheet.getRange('A1:B2').values = [[1, 2]]));
    await fails('InvalidArgument', (sheet) => void (sheet.getRange('A1').values = [['=SUM(']]));
    await fails(
      'InvalidArgument',
      (sheet) => void (sheet.getRange('A1').format.fill.color = 'nocolour'),
    );
    await fails('InvalidArgument', (sheet) => void (sheet.name = 'a/b'));
    await fails('InvalidArgument', (sheet) => void (sheet.name = 'x'.repeat(32)));
  });

  test('of taken names are ItemAlreadyExists', async () => {
    await fails(
      'ItemAlreadyExists',
      (_sheet, { workbook: book }) => void book.worksheets.add('sheet1'),
    );
    await fails('ItemAlreadyExists', (_sheet, { workbook: book }) => {
      book.names.add('Twice', '=1');
      book.names.add('twice', '=2');
    });
  });

  test('leave what came before them done', async () => {
    await fails('ItemNotFound', (sheet, context) => {
      sheet.getRange('A1').values = [['kept']];
      context.workbook.worksheets.getItem('None').activate();
      sheet.getRange('A2').values = [['never']];
    });
    expect([workbook.activeSheet.value(0, 0), workbook.activeSheet.value(1, 0)]).toEqual([
      'kept',
      undefined,
    ]);
  });

  test('name members that the workbench lacks, and list them', async () => {
    await fails('NotImplemented', (sheet) => void sheet.pivotTables.refreshAll());
    await fails('NotImplemented', (sheet) => void sheet.getRange('A1').getImage());
    expect([...office.executor.unimplemented]).toEqual(['Worksheet.PivotTables', 'Range.GetImage']);
  });

  test('the only visible sheet can be neither deleted nor hidden', async () => {
    workbook.addSheet('Hidden').setVisibility('VeryHidden');
    await fails('InvalidOperation', (sheet) => sheet.delete());
    await fails('InvalidOperation', (sheet) => void (sheet.visibility = 'Hidden'));
  });

  test('a range of a deleted sheet is an invalid reference', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('Temporary');
      const range = sheet.getRange('A1').load('address');
      await context.sync();
      sheet.delete();
      await context.sync();
      range.values = [[1]];
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidReference' });
    });
  });
});

describe('null objects', () => {
  test('answer calls on them with nothing', async () => {
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItemOrNullObject('None');
      const range = table.getRange().load('address');
      table.delete();
      await context.sync();
      expect([table.isNullObject, range.isNullObject]).toEqual([true, true]);
    });
  });
});

describe('references', () => {
  test('live as long as the batch that made them, across syncs and inserted rows', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('B5');
      range.values = [['here']];
      await context.sync();
      expect(office.executor.referenceCount).toBeGreaterThan(0);
      workbook.as('user', () =>
        writeCells(workbook.activeSheet, workbook.activeSheet.parse('A1'), 1),
      );
      context.workbook.worksheets.getActiveWorksheet().getRange('1:3').insert('Down');
      range.load('address, values');
      await context.sync();
      expect([range.address, range.values]).toEqual(['Sheet1!B8', [['here']]]);
    });
    expect(office.executor.referenceCount).toBe(0);
    // The selection remains, and nothing else follows cells.
    expect(workbook.activeSheet.liveRanges.size).toBe(1);
  });

  test('to renamed sheets and tables stay good', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      const table = sheet.tables.add('A1:B2', true);
      await context.sync();
      sheet.name = 'Renamed';
      table.name = 'Deals';
      await context.sync();
      sheet.load('name');
      table.load('name');
      await context.sync();
      expect([sheet.name, table.name]).toEqual(['Renamed', 'Deals']);
    });
  });
});

describe('while a cell editor is open', () => {
  test('requests fail, unless they asked to wait', async () => {
    workbook.cellEdit = true;
    await fails(
      'InvalidOperationInCellEditMode',
      (sheet) => void (sheet.getRange('A1').values = [[1]]),
    );
    const waiting = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [[2]];
      await context.sync();
    });
    await Promise.resolve();
    expect(workbook.activeSheet.value(0, 0)).toBeUndefined();
    workbook.cellEdit = false;
    await waiting;
    expect(workbook.activeSheet.value(0, 0)).toBe(2);
  });
});

describe('payloads', () => {
  test('of more than 5 MB are refused on the way in, and nothing is done', async () => {
    await fails('RequestPayloadSizeLimitExceeded', (sheet) => {
      sheet.getRange('A1:A2').values = [['x'.repeat(2_600_000)], ['y'.repeat(2_600_000)]];
    });
    expect(workbook.activeSheet.usedRect()).toBeUndefined();
  });

  test('are measured in bytes, not characters', async () => {
    const rows = Array.from({ length: 60 }, () => ['€'.repeat(30_000)]);
    await fails(
      'RequestPayloadSizeLimitExceeded',
      (sheet) => void (sheet.getRange('A1:A60').values = rows),
    );
  });

  test('of more than 5 MB are refused on the way out', async () => {
    const sheet = workbook.activeSheet;
    writeCells(sheet, sheet.parse('A1:A200'), 'x'.repeat(30_000));
    await fails(
      'ResponsePayloadSizeLimitExceeded',
      (proxy) => void proxy.getRange('A1:A200').load('values'),
    );
  });

  test('a block of a megabyte passes, in cells as they were', async () => {
    const rows = Array.from({ length: 2_000 }, (_, row) =>
      Array.from({ length: 41 }, (__, column) => `${row}/${column} Ä`),
    );
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets
        .getActiveWorksheet()
        .getRangeByIndexes(0, 0, 2_000, 41);
      Object.assign(range, { numberFormat: '@' });
      range.values = rows;
      await context.sync();
      range.load('values');
      await context.sync();
      expect(range.values).toEqual(rows);
    });
  });
});

test('staging on a very hidden sheet, then copying across, is what the user finds', async () => {
  const { tables } = workbook;
  await Excel.run(async (context) => {
    context.application.suspendScreenUpdatingUntilNextSync();
    const staging = context.workbook.worksheets.add('Staging');
    staging.visibility = 'VeryHidden';
    Object.assign(staging.getRange('A:A'), { numberFormat: '@' });
    Object.assign(staging.getRange('B:B'), { numberFormat: 'yyyy-mm-dd' });
    staging.getRange('A1:B3').values = [
      ['Phone', 'Since'],
      ["'+49 30", 46053],
      ['007', 46054],
    ];
    await context.sync();
    const sheet = context.workbook.worksheets.add('Deals');
    sheet.getRange('A1').copyFrom('Staging!A1:B3');
    const table = sheet.tables.add('A1:B3', true);
    table.name = 'Deals';
    sheet.freezePanes.freezeRows(1);
    table.getRange().format.autofitColumns();
    staging.delete();
    sheet.activate();
    const range = table.getRange().load('text, valueTypes');
    await context.sync();
    expect(range.text).toEqual([
      ['Phone', 'Since'],
      ['+49 30', '2026-01-31'],
      ['007', '2026-02-01'],
    ]);
    expect(range.valueTypes[2]).toEqual(['String', 'Double']);
  });
  expect(tables[0]!.sheet.layout.frozen).toEqual({ rows: 1, columns: 0 });
  expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1', 'Deals']);
});
