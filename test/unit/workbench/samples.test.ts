import { Workbook } from '../../../src/workbench/model/workbook';
import { startOffice, type NodeOffice } from '../../../src/workbench/transports/bridge';

/**
 * Programs as they are published for Script Lab and in Microsoft's documentation, through the real
 * Office.js: an ordinary sample simply runs on the workbench.
 */
let workbook: Workbook;
let office: NodeOffice;
let Excel: NodeOffice['Excel'];

beforeEach(() => {
  workbook = new Workbook();
  office = startOffice(workbook);
  ({ Excel } = office);
});

const salesData = [
  ['Product', 'Qtr1', 'Qtr2', 'Qtr3', 'Qtr4'],
  ['Frames', 5000, 7000, 6544, 4377],
  ['Saddles', 400, 323, 276, 651],
  ['Brake levers', 12000, 8766, 8456, 9812],
  ['Chains', 1550, 1088, 692, 853],
  ['Mirrors', 225, 600, 923, 544],
  ['Spokes', 6005, 7634, 4589, 8765],
];

async function setUpSalesTable(): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItemOrNullObject('Sample').delete();
    const sheet = context.workbook.worksheets.add('Sample');
    const table = sheet.tables.add('A1:E1', true);
    table.name = 'SalesTable';
    table.getHeaderRowRange().values = [salesData[0]!];
    table.rows.add(undefined, salesData.slice(1));
    sheet.getUsedRange().format.autofitColumns();
    sheet.getUsedRange().format.autofitRows();
    sheet.activate();
    await context.sync();
  });
}

describe('ranges', () => {
  test('values are written and read back with their address', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange('A1:E7');
      range.values = salesData;
      range.load(['address', 'values', 'text', 'rowCount', 'columnCount', 'cellCount']);
      await context.sync();
      expect(range.address).toBe('Sheet1!A1:E7');
      expect(range.values).toEqual(salesData);
      expect(range.text[1]).toEqual(['Frames', '5000', '7000', '6544', '4377']);
      expect([range.rowCount, range.columnCount, range.cellCount]).toEqual([7, 5, 35]);
    });
  });

  test('a single value fills a range', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('B2:C3');
      Object.assign(range, { values: 'x' });
      range.load('values');
      await context.sync();
      expect(range.values).toEqual([
        ['x', 'x'],
        ['x', 'x'],
      ]);
    });
  });

  test('formulas are calculated and follow the cells they read', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('B1:B3').values = [[2], [3], [5]];
      const total = sheet.getRange('B4');
      total.formulas = [['=SUM(B1:B3)']];
      await context.sync();
      sheet.getRange('B1').values = [[10]];
      total.load(['values', 'formulas', 'valueTypes']);
      await context.sync();
      expect(total.values).toEqual([[18]]);
      expect(total.formulas).toEqual([['=SUM(B1:B3)']]);
      expect(total.valueTypes).toEqual([['Double']]);
    });
  });

  test('number formats shape the text', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:C1');
      range.numberFormat = [['0.00', 'yyyy-mm-dd', '#,##0']];
      range.values = [[3.14159, 46053, 1234567]];
      range.load('text, numberFormat');
      await context.sync();
      expect(range.text).toEqual([['3.14', '2026-01-31', '1,234,567']]);
      expect(range.numberFormat).toEqual([['0.00', 'yyyy-mm-dd', '#,##0']]);
    });
  });

  test('formatting is set and read through nested objects', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:D1');
      range.format.fill.color = '#4472C4';
      range.format.font.color = 'white';
      range.format.font.bold = true;
      range.format.horizontalAlignment = Excel.HorizontalAlignment.center;
      range.format.borders.getItem('EdgeBottom').style = 'Continuous';
      range.load(
        'format/fill/color, format/font/color, format/font/bold, format/horizontalAlignment',
      );
      const border = range.format.borders.getItem('EdgeBottom').load('style,color');
      await context.sync();
      expect(range.format.fill.color).toBe('#4472C4');
      expect(range.format.font.color).toBe('#FFFFFF');
      expect(range.format.font.bold).toBe(true);
      expect(range.format.horizontalAlignment).toBe('Center');
      expect(border.style).toBe('Continuous');
    });
  });

  test('set() takes many properties at once', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('B2:E2');
      range.set({
        format: { fill: { color: '#4472C4' }, font: { name: 'Verdana', color: 'white' } },
        numberFormat: [['0', '0', '0', '0']],
      });
      range.load('format/fill/color, format/font/name, numberFormat');
      await context.sync();
      expect([range.format.fill.color, range.format.font.name]).toEqual(['#4472C4', 'Verdana']);
      expect(range.numberFormat).toEqual([['0', '0', '0', '0']]);
    });
  });

  test('the used range, its last row and the rows below it are found', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const empty = sheet.getUsedRangeOrNullObject(true);
      await context.sync();
      expect(empty.isNullObject).toBe(true);
      Object.assign(sheet.getRange('B2:D9'), { values: 1 });
      const used = sheet.getUsedRange();
      const ranges = [
        used,
        used.getLastRow(),
        used.getRowsBelow(2),
        used.getRowsAbove(1),
        used.getColumnsAfter(1),
        used.getEntireColumn(),
        used.getLastCell(),
        used.getOffsetRange(1, 1),
        used.getResizedRange(1, -1),
        used.getBoundingRect('A1:A2'),
        used.getIntersection('C:C'),
      ];
      for (const range of ranges) range.load('address');
      await context.sync();
      expect(ranges.map((range) => range.address.slice('Sheet1!'.length))).toEqual([
        'B2:D9',
        'B9:D9',
        'B10:D11',
        'B1:D1',
        'E2:E9',
        'B:D',
        'D9',
        'C3:E10',
        'B2:C10',
        'A1:D9',
        'C2:C9',
      ]);
    });
  });

  test('rows and cells are inserted and deleted', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const data = sheet.getRange('A1:A3');
      data.values = [[1], [2], [3]];
      const last = sheet.getRange('A3');
      sheet.getRange('2:2').insert(Excel.InsertShiftDirection.down);
      last.load('address, values');
      await context.sync();
      expect([last.address, last.values]).toEqual(['Sheet1!A4', [[3]]]);
      sheet.getRange('A1:A2').delete(Excel.DeleteShiftDirection.up);
      const rest = sheet.getUsedRange().load('values');
      await context.sync();
      expect(rest.values).toEqual([[2], [3]]);
    });
  });

  test('ranges are copied with formulas and formats, or as values alone', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:C1').values = [[1, 2, '=A1+B1']];
      sheet.getRange('C1').format.font.bold = true;
      sheet.getRange('A2').copyFrom('A1:C1');
      sheet.getRange('A3').copyFrom('A1:C1', Excel.RangeCopyType.values);
      const copies = sheet.getRange('A2:C3').load('formulas');
      const font = sheet.getRange('C2').format.font.load('bold');
      await context.sync();
      expect(copies.formulas).toEqual([
        [1, 2, '=A2+B2'],
        [1, 2, 3],
      ]);
      expect(font.bold).toBe(true);
    });
  });

  test('text is found and replaced', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B2').values = [
        ['Apple', 'banana'],
        ['pineapple', 'cherry'],
      ];
      const used = sheet.getUsedRange();
      const found = used.find('cherry', { completeMatch: true }).load('address');
      const none = used.findOrNullObject('kiwi', {});
      const count = used.replaceAll('apple', 'pear', { matchCase: false });
      used.load('values');
      await context.sync();
      expect([found.address, none.isNullObject, count.value]).toEqual(['Sheet1!B2', true, 2]);
      expect(used.values).toEqual([
        ['pear', 'banana'],
        ['pinepear', 'cherry'],
      ]);
    });
  });

  test('a range is sorted and its contents cleared', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange('A1:B4');
      range.values = [
        ['Name', 'N'],
        ['b', 2],
        ['c', 1],
        ['a', 3],
      ];
      range.sort.apply([{ key: 1, ascending: false }], false, true);
      range.load('values');
      await context.sync();
      expect(range.values.map(([name]) => name)).toEqual(['Name', 'a', 'b', 'c']);
      range.clear(Excel.ClearApplyTo.contents);
      const used = sheet.getUsedRangeOrNullObject(true);
      await context.sync();
      expect(used.isNullObject).toBe(true);
    });
  });

  test('the selection is set and read', async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('B2:C5').select();
      const selected = context.workbook.getSelectedRange().load('address');
      const active = context.workbook.getActiveCell().load('address');
      await context.sync();
      expect([selected.address, active.address]).toEqual(['Sheet1!B2:C5', 'Sheet1!B2']);
    });
  });
});

describe('worksheets', () => {
  test('sheets are listed, added, renamed, moved, coloured and deleted', async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const added = worksheets.add('Plan');
      added.position = 0;
      added.tabColor = '#FF0000';
      added.name = 'The plan';
      worksheets.load('items/name, items/tabColor, items/position');
      await context.sync();
      expect(worksheets.items.map((sheet) => [sheet.name, sheet.tabColor])).toEqual([
        ['The plan', '#FF0000'],
        ['Sheet1', ''],
      ]);
      worksheets.items[0]!.delete();
      const count = worksheets.getCount();
      await context.sync();
      expect(count.value).toBe(1);
    });
  });

  test('sheets are hidden, even from people, and skipped where only visible ones count', async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const staging = worksheets.add('Staging');
      worksheets.add('Last');
      staging.visibility = Excel.SheetVisibility.veryHidden;
      const next = worksheets.getFirst().getNext(true).load('name');
      staging.load('visibility');
      await context.sync();
      expect([staging.visibility, next.name]).toEqual(['VeryHidden', 'Last']);
    });
  });

  test('panes are frozen and the frozen part is told', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.freezePanes.freezeAt(sheet.getRange('A1:B2'));
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('address');
      await context.sync();
      expect(frozen.address).toBe('Sheet1!A1:B2');
      sheet.freezePanes.unfreeze();
      const none = sheet.freezePanes.getLocationOrNullObject();
      await context.sync();
      expect(none.isNullObject).toBe(true);
    });
  });

  test('a protected sheet refuses edits until it is unprotected', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.protection.load('protected');
      await context.sync();
      if (!sheet.protection.protected) sheet.protection.protect({ allowSort: true }, 'secret');
      await context.sync();
    });
    const write = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [[1]];
      await context.sync();
    });
    await expect(write).rejects.toMatchObject({ code: 'AccessDenied' });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.protection.unprotect('secret');
      sheet.getRange('A1').values = [[1]];
      await context.sync();
    });
    expect(workbook.activeSheet.value(0, 0)).toBe(1);
  });

  test('a sheet is copied, and gridlines are switched off on the copy', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1').values = [['original']];
      const copy = sheet.copy(Excel.WorksheetPositionType.end);
      copy.showGridlines = false;
      await context.sync();
      copy.load('name, showGridlines');
      const cell = copy.getRange('A1').load('values');
      await context.sync();
      expect([copy.name, copy.showGridlines, cell.values]).toEqual([
        'Sheet1 (2)',
        false,
        [['original']],
      ]);
    });
  });
});

describe('tables', () => {
  test('a table is made, filled by rows and read by its parts', async () => {
    await setUpSalesTable();
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('SalesTable');
      const header = table.getHeaderRowRange().load('values');
      const body = table.getDataBodyRange().load('values');
      const column = table.columns.getItem('Qtr2').getDataBodyRange().load('values');
      const row = table.rows.getItemAt(1).load('values');
      await context.sync();
      expect([header.values[0], ...body.values]).toEqual(salesData);
      expect(column.values.flat()).toEqual(salesData.slice(1).map((one) => one[2]));
      expect(row.values).toEqual([salesData[2]]);
    });
  });

  test('columns are added with formulas over the table', async () => {
    await setUpSalesTable();
    await Excel.run(async (context) => {
      const table = context.workbook.worksheets.getActiveWorksheet().tables.getItem('SalesTable');
      table.columns.add(undefined, [
        ['Total'],
        ...salesData.slice(1).map(() => ['=SUM(SalesTable[@[Qtr1]:[Qtr4]])']),
      ]);
      const total = table.columns.getItem('Total').getDataBodyRange().load('values');
      await context.sync();
      expect(total.values[1]).toEqual([400 + 323 + 276 + 651]);
    });
  });

  test('a table is sorted, resized, given totals and converted to a range', async () => {
    await setUpSalesTable();
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('SalesTable');
      table.sort.apply([{ key: 0, ascending: true }]);
      table.style = 'TableStyleLight10';
      table.showTotals = true;
      const totals = table.getTotalRowRange().load('values');
      const first = table.rows.getItemAt(0).load('values');
      table.load('style, showTotals');
      await context.sync();
      expect(first.values[0]![0]).toBe('Brake levers');
      expect(totals.values[0]).toEqual(['Total', '', '', '', 4377 + 651 + 9812 + 853 + 544 + 8765]);
      expect([table.style, table.showTotals]).toEqual(['TableStyleLight10', true]);
      table.showTotals = false;
      table.resize('A1:D5');
      const range = table.convertToRange().load('address');
      const count = context.workbook.tables.getCount();
      await context.sync();
      expect([range.address, count.value]).toEqual(['Sample!A1:D5', 0]);
    });
  });

  test('a table grows with what is written below it', async () => {
    await setUpSalesTable();
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('SalesTable');
      table.getRange().getRowsBelow(1).values = [['Pedals', 1, 2, 3, 4]];
      const count = table.rows.getCount();
      await context.sync();
      expect(count.value).toBe(7);
    });
  });

  test('tables of the workbook are listed with their sheets', async () => {
    await setUpSalesTable();
    await Excel.run(async (context) => {
      const { tables } = context.workbook;
      tables.load('items/name, items/id, items/worksheet/name, count');
      await context.sync();
      const listed = tables.items.map((table) => [table.name, table.worksheet.name]);
      expect(listed).toEqual([['SalesTable', 'Sample']]);
      expect(tables.count).toBe(1);
    });
  });
});

describe('names', () => {
  test('a name follows its range and serves formulas', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:A2').values = [[1], [2]];
      const name = context.workbook.names.add('Amounts', sheet.getRange('A1:A2'), 'What is due');
      context.workbook.names.add('Rate', '=0.5');
      sheet.getRange('C1').formulas = [['=SUM(Amounts)*Rate']];
      sheet.getRange('1:1').insert('Down');
      name.load('name, formula, type, value, comment, scope');
      const cell = sheet.getRange('C2').load('values');
      const range = sheet.getRange('Amounts').load('address');
      await context.sync();
      expect(name.toJSON()).toMatchObject({
        name: 'Amounts',
        formula: '=Sheet1!$A$2:$A$3',
        type: 'Range',
        value: 'Sheet1!A2:A3',
        comment: 'What is due',
        scope: 'Workbook',
      });
      expect([cell.values, range.address]).toEqual([[[1.5]], 'Sheet1!A2:A3']);
    });
  });

  test('names of a sheet are kept apart from those of the workbook', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.names.add('Local', 'hello');
      sheet.names.load('items/name, items/scope, items/value');
      const missing = context.workbook.names.getItemOrNullObject('Local');
      await context.sync();
      expect(sheet.names.items.map(({ name, scope, value }) => [name, scope, value])).toEqual([
        ['Local', 'Worksheet', 'hello'],
      ]);
      expect(missing.isNullObject).toBe(true);
      sheet.names.getItem('Local').delete();
      await context.sync();
    });
    expect(workbook.names).toHaveLength(0);
  });
});

describe('settings, XML parts and properties', () => {
  test('a setting is saved, changed, listed and deleted', async () => {
    await Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add('NeedsReview', true);
      settings.add('Profile', { name: 'Sales', pages: [1, 2] });
      await context.sync();
      const setting = settings.getItem('Profile').load('value');
      const missing = settings.getItemOrNullObject('None');
      settings.load('items/key');
      await context.sync();
      expect(setting.value).toEqual({ name: 'Sales', pages: [1, 2] });
      expect([missing.isNullObject, settings.items.map(({ key }) => key)]).toEqual([
        true,
        ['NeedsReview', 'Profile'],
      ]);
      settings.getItem('NeedsReview').delete();
      const count = settings.getCount();
      await context.sync();
      expect(count.value).toBe(1);
    });
  });

  test('a custom XML part is stored, found by its namespace, replaced and deleted', async () => {
    await Excel.run(async (context) => {
      const parts = context.workbook.customXmlParts;
      const xml =
        "<Reviewers xmlns='http://schemas.contoso.com/review/1.0'><Reviewer>Juan</Reviewer></Reviewers>";
      const part = parts.add(xml).load('id, namespaceUri');
      const read = part.getXml();
      await context.sync();
      expect([read.value, part.namespaceUri]).toEqual([
        xml,
        'http://schemas.contoso.com/review/1.0',
      ]);
      context.workbook.settings.add('ContosoReviewXmlPartId', part.id);
      const only = parts
        .getByNamespace('http://schemas.contoso.com/review/1.0')
        .getOnlyItemOrNullObject();
      only.load('id');
      await context.sync();
      expect(only.id).toBe(part.id);
      only.setXml(xml.replace('Juan', 'Hong'));
      const fresh = parts.getItem(part.id).getXml();
      await context.sync();
      expect(fresh.value).toContain('Hong');
      parts.getItem(part.id).delete();
      const gone = parts.getItemOrNullObject(part.id);
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
  });

  test('document and worksheet properties are written and read', async () => {
    await Excel.run(async (context) => {
      const { properties } = context.workbook;
      properties.title = 'Report';
      properties.author = 'Alex';
      properties.custom.add('Introduction', 'Hello');
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.customProperties.add('WorksheetGroup', 'Alpha');
      properties.load('title, author');
      const custom = properties.custom.getItem('Introduction').load('key, value');
      const group = sheet.customProperties.getItemOrNullObject('worksheetGroup').load('key, value');
      await context.sync();
      expect([properties.title, properties.author]).toEqual(['Report', 'Alex']);
      expect([custom.value, group.key, group.value]).toEqual(['Hello', 'WorksheetGroup', 'Alpha']);
    });
  });
});

describe('application and functions', () => {
  test('worksheet functions are called without a cell', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B3').values = [
        ['Wrench', 3],
        ['Hammer', 4],
        ['Saw', 5],
      ];
      const { functions } = context.workbook;
      const found = functions.vlookup('Hammer', sheet.getRange('A1:B3'), 2, false).load('value');
      const sum = functions
        .sum(sheet.getRange('B1:B3'), functions.vlookup('Saw', sheet.getRange('A1:B3'), 2, false))
        .load('value');
      const base = functions.date(1904, 1, 2).load('value');
      const error = functions
        .vlookup('None', sheet.getRange('A1:B3'), 2, false)
        .load('value, error');
      await context.sync();
      expect([found.value, sum.value, base.value, error.error]).toEqual([4, 17, 1463, '#N/A']);
    });
  });

  test('calculation is suspended until the next sync', async () => {
    await Excel.run(async (context) => {
      const { application } = context.workbook;
      application.suspendApiCalculationUntilNextSync();
      application.suspendScreenUpdatingUntilNextSync();
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B1').values = [[2, '=A1*2']];
      await context.sync();
      const cell = sheet.getRange('B1').load('values');
      application.load('calculationMode');
      application.cultureInfo.load('name, numberFormat/numberDecimalSeparator');
      await context.sync();
      expect([cell.values, application.calculationMode]).toEqual([[[4]], 'Automatic']);
      expect(application.cultureInfo.numberFormat.numberDecimalSeparator).toBe('.');
    });
  });
});
