import { enterCell } from '../../../src/workbench/model/entry';
import { openXlsx } from '../../../src/workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../../src/workbench/xlsx/save-xlsx';
import { addStages, officeOf } from './office';

/** What people do to a sheet with a table, told through the real Office.js. */
let office: ReturnType<typeof officeOf>;
let Excel: typeof office.Excel;

beforeEach(async () => {
  office = officeOf();
  ({ Excel } = office);
  await addStages(office);
});

const reopened = () => officeOf(openXlsx(saveXlsx(office.workbook)));

test('a table is found again by its id after it was renamed, moved, saved and opened', async () => {
  const id = await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem('Stages');
    table.load('id');
    await context.sync();
    return table.id;
  });
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem(id);
    table.name = 'Funnel_of_Q4';
    table.worksheet.name = 'Pipeline & more';
    table.worksheet.getRange('1:3').insert('Down');
    context.workbook.worksheets.add('First').position = 0;
    await context.sync();
  });
  const again = reopened();
  await again.Excel.run(async (context) => {
    const table = context.workbook.tables.getItem(id);
    const range = table.getRange();
    table.load('name');
    table.worksheet.load('id,name');
    range.load('address');
    const sheet = context.workbook.worksheets.getItem('Pipeline & more');
    sheet.load('id');
    await context.sync();
    expect([table.name, range.address]).toEqual(['Funnel_of_Q4', "'Pipeline & more'!A4:C8"]);
    expect(table.worksheet.id).toBe(sheet.id);
    expect(sheet.id).toBe(office.workbook.findSheet('Pipeline & more')!.id);
  });
});

test('a copied sheet brings its table along under a new id and name', async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('E1').formulas = [['=SUM(Stages[Deals])']];
    sheet.tables.getItem('Stages').showTotals = true;
    const copy = sheet.copy('After', sheet);
    const { tables } = copy;
    tables.load('items/id,items/name,items/showTotals');
    const total = copy.getRange('E1');
    total.load('formulas,values');
    copy.load('name');
    await context.sync();
    expect(copy.name).toBe('Sheet1 (2)');
    expect(tables.items.map(({ id, name, showTotals }) => [id, name, showTotals])).toEqual([
      ['2', 'Stages_1', true],
    ]);
    expect([total.formulas, total.values]).toEqual([[['=SUM(Stages_1[Deals])']], [[75]]]);
  });
});

test('rows are added, inserted, deleted and totalled with the formulas of the table', async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    const table = sheet.tables.getItem('Stages');
    table.columns.add(undefined, [
      ['Each'],
      ['=[@Value]/[@Deals]'],
      ['=[@Value]/[@Deals]'],
      ['=[@Value]/[@Deals]'],
      ['=[@Value]/[@Deals]'],
    ]);
    table.rows.add(undefined, [['Lost', 2, 10, null as unknown as string]]);
    table.rows.add(0, [['New', 1, 7, null as unknown as string]]);
    table.rows.getItemAt(1).delete();
    table.showTotals = true;
    table.columns.getItem('Deals').getTotalRowRange().formulas = [['=SUBTOTAL(109,[Deals])']];
    const each = table.columns.getItem('Each').getDataBodyRange();
    each.load('values,formulas');
    const total = table.getTotalRowRange();
    total.load('values,address');
    await context.sync();
    expect(each.values.flat()).toEqual([7, 40, 65.05, 60, 5]);
    expect(new Set(each.formulas.flat())).toEqual(new Set(['=[@Value]/[@Deals]']));
    expect(total.address).toBe('Sheet1!A7:D7');
    expect(total.values[0]!.slice(0, 2)).toEqual(['Total', 38]);
  });
});

test('a table that becomes cells is gone, and its formulas go on', async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('E1').formulas = [['=SUM(Stages[Deals])']];
    context.workbook.tables.getItem('Stages').convertToRange();
    const gone = context.workbook.tables.getItemOrNullObject('Stages');
    const sum = sheet.getRange('E1');
    sum.load('formulas,values');
    await context.sync();
    expect(gone.isNullObject).toBe(true);
    expect([sum.formulas, sum.values]).toEqual([[['=SUM($B$2:$B$5)']], [[75]]]);
  });
});

test('everything an add-in keeps in the workbook is there after it was opened', async () => {
  await Excel.run(async (context) => {
    const { workbook } = context;
    const sheet = workbook.worksheets.getItem('Sheet1');
    workbook.settings.add('version', { of: 3 });
    workbook.customXmlParts.add('<queries xmlns="urn:queries"><query id="1"/></queries>');
    workbook.names.add('Inputs', sheet.getRange('B2:B5'), 'for the report');
    sheet.getRange('B:B').columnHidden = true;
    sheet.getRange('C1').format.columnWidth = 123;
    sheet.freezePanes.freezeRows(1);
    sheet.protection.protect({ allowSort: true }, 'secret');
    await context.sync();
  });
  office.workbook.documentSettings.set('pane', '"open"');
  const again = reopened();
  expect([...again.workbook.documentSettings]).toEqual([['pane', '"open"']]);
  await again.Excel.run(async (context) => {
    const { workbook } = context;
    const sheet = workbook.worksheets.getItem('Sheet1');
    const setting = workbook.settings.getItem('version');
    setting.load('value');
    const part = workbook.customXmlParts.getByNamespace('urn:queries').getOnlyItem();
    const xml = part.getXml();
    const name = workbook.names.getItem('Inputs');
    name.load('value,comment');
    const hidden = sheet.getRange('B1');
    hidden.load('columnHidden');
    const { format } = sheet.getRange('C1');
    format.load('columnWidth');
    const frozen = sheet.freezePanes.getLocation();
    frozen.load('address');
    sheet.protection.load('protected,options');
    await context.sync();
    expect(setting.value).toEqual({ of: 3 });
    expect(xml.value).toBe('<queries xmlns="urn:queries"><query id="1"/></queries>');
    expect([name.value, name.comment]).toEqual(['Sheet1!B2:B5', 'for the report']);
    expect([hidden.columnHidden, format.columnWidth]).toEqual([true, 123]);
    expect(frozen.address).toBe('Sheet1!1:1');
    expect(sheet.protection.protected).toBe(true);
    expect(sheet.protection.options.allowSort).toBe(true);
    sheet.protection.unprotect('secret');
    await context.sync();
  });
});

test('events tell who changed what: values, tables, sheets', async () => {
  const heard: unknown[] = [];
  const note = (...what: unknown[]) => {
    heard.push(what);
    return Promise.resolve();
  };
  await Excel.run(async (context) => {
    const { workbook } = context;
    const table = workbook.tables.getItem('Stages');
    table.onChanged.add(({ address, changeType, details }) =>
      note('table', address, changeType, details?.valueAfter),
    );
    table.worksheet.onChanged.add(({ triggerSource, details }) =>
      note('sheet', triggerSource, details?.valueBefore),
    );
    workbook.tables.onAdded.add(({ tableId }) => note('added', tableId));
    workbook.tables.onDeleted.add(({ tableName }) => note('deleted', tableName));
    workbook.worksheets.onAdded.add(() => note('sheet added'));
    workbook.worksheets.onNameChanged.add(({ nameBefore, nameAfter }) =>
      note('named', nameBefore, nameAfter),
    );
    await context.sync();
  });
  const until = async (count: number) => {
    while (heard.length < count) await new Promise((resolve) => setImmediate(resolve));
    return heard.splice(0);
  };
  office.workbook.as('user', () => enterCell(office.workbook.activeSheet, 1, 1, '41'));
  expect(await until(2)).toEqual([
    ['sheet', 'Unknown', 40],
    ['table', 'B2', 'RangeEdited', 41],
  ]);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('B2').values = [[42]];
    await context.sync();
  });
  expect(await until(2)).toEqual([
    ['sheet', 'ThisLocalAddin', 41],
    ['table', 'B2', 'RangeEdited', 42],
  ]);
  await Excel.run(async (context) => {
    const copy = context.workbook.worksheets.getItem('Sheet1').copy();
    copy.name = 'Copy';
    copy.tables.getItem('Stages_1').delete();
    await context.sync();
  });
  const told = await until(4);
  expect(told).toEqual(
    expect.arrayContaining([
      ['sheet added'],
      ['added', '2'],
      ['named', 'Sheet1 (2)', 'Copy'],
      ['deleted', 'Stages_1'],
    ]),
  );
});
