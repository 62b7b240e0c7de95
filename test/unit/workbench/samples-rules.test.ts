import { enterCell } from '../../../src/workbench/model/entry';
import { conditionalLook } from '../../../src/workbench/model/conditional-format';
import { openXlsx } from '../../../src/workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../../src/workbench/xlsx/save-xlsx';
import { addStages, officeOf } from './office';

/** Filters, comments, validation and conditional formats through the real Office.js. */
let office: ReturnType<typeof officeOf>;
let Excel: typeof office.Excel;

beforeEach(async () => {
  office = officeOf();
  ({ Excel } = office);
  await addStages(office);
});

const sheet = () => office.workbook.activeSheet;

describe('filters and sorts of a table', () => {
  test('hide rows, which the visible view leaves out, until they are cleared', async () => {
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('Stages');
      table.columns.getItem('Deals').filter.applyCustomFilter('>=10', '<40', 'And');
      const view = table.getDataBodyRange().getVisibleView();
      view.load('values,rowCount,cellAddresses');
      table.autoFilter.load('isDataFiltered,criteria');
      const visible = table.getDataBodyRange().getSpecialCells('Visible');
      visible.load('address,cellCount');
      await context.sync();
      expect(view.values).toEqual([
        ['Meeting', 20, 800],
        ['Offer', 10, 650.5],
      ]);
      expect([view.rowCount, view.cellAddresses[0]![0]]).toEqual([2, 'Sheet1!A3']);
      expect(table.autoFilter.isDataFiltered).toBe(true);
      expect(table.autoFilter.criteria).toMatchObject([null, { criterion1: '>=10' }, null]);
      expect([visible.address, visible.cellCount]).toEqual(['Sheet1!A3:C4', 6]);
      table.clearFilters();
      const all = table.getDataBodyRange().getVisibleView();
      all.load('rowCount');
      await context.sync();
      expect(all.rowCount).toBe(4);
    });
  });

  test('are applied by criteria, one column at a time', async () => {
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('Stages');
      table.columns.getItemAt(0).filter.apply({ filterOn: 'Values', values: ['Won', 'Lead'] });
      table.autoFilter.apply(table.getRange(), 1, { filterOn: 'TopItems', criterion1: '1' });
      const { filter } = table.columns.getItemAt(0);
      filter.load('criteria');
      await context.sync();
      expect(filter.criteria).toEqual({ filterOn: 'Values', values: ['Won', 'Lead'] });
      expect([...sheet().layout.rows.hidden].sort()).toEqual([2, 3, 4]);
      table.autoFilter.clearColumnCriteria(1);
      await context.sync();
      expect([...sheet().layout.rows.hidden].sort()).toEqual([2, 3]);
    });
  });

  test('are kept in the file, with what the table was sorted by', async () => {
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('Stages');
      table.sort.apply([{ key: 1, ascending: true }]);
      table.columns.getItemAt(0).filter.applyValuesFilter(['Won']);
      await context.sync();
    });
    const opened = officeOf(openXlsx(saveXlsx(office.workbook)));
    await opened.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('Stages');
      table.sort.load('fields');
      table.columns.getItemAt(0).filter.load('criteria');
      const view = table.getDataBodyRange().getVisibleView();
      view.load('values');
      await context.sync();
      expect(table.sort.fields).toEqual([{ key: 1, ascending: true }]);
      expect(view.values).toEqual([['Won', 5, 300]]);
      table.clearFilters();
      await context.sync();
    });
    expect(opened.workbook.activeSheet.layout.rows.hidden.size).toBe(0);
  });
});

test('comments are added, answered, resolved, listed and deleted', async () => {
  await Excel.run(async (context) => {
    const { comments } = context.workbook;
    const comment = comments.add('Sheet1!B2', 'Really 40?');
    comment.replies.add('Counted twice');
    comment.resolved = true;
    comment.load('content,resolved,authorName,creationDate');
    comment.replies.load('items/content');
    const location = comment.getLocation();
    location.load('address');
    const byCell = comments.getItemByCell('Sheet1!B2');
    byCell.load('id');
    await context.sync();
    expect([comment.content, comment.resolved, location.address]).toEqual([
      'Really 40?',
      true,
      'Sheet1!B2',
    ]);
    expect(comment.creationDate).toEqual(new Date(Date.UTC(2026, 9, 20)));
    expect(comment.replies.items.map(({ content }) => content)).toEqual(['Counted twice']);
    comments.getItem(byCell.id).delete();
    const count = comments.getCount();
    await context.sync();
    expect(count.value).toBe(0);
  });
});

describe('data validation', () => {
  const validate = (rule: Excel.DataValidationRule) =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('B2:B5');
      range.dataValidation.rule = rule;
      range.dataValidation.errorAlert = {
        message: 'Between 1 and 50, please.',
        showAlert: true,
        style: 'Stop',
        title: 'Deals',
      };
      range.dataValidation.load('type,rule,valid');
      await context.sync();
      return range.dataValidation.toJSON();
    });

  test('keeps out what a person types, and lets an add-in write anything', async () => {
    const wholeNumber = { formula1: 1, formula2: 50, operator: 'Between' } as const;
    expect(await validate({ wholeNumber })).toMatchObject({
      type: 'WholeNumber',
      rule: { wholeNumber },
      valid: true,
    });
    expect(() => enterCell(sheet(), 1, 1, '51')).toThrow('Between 1 and 50, please.');
    expect(() => enterCell(sheet(), 1, 1, 'x')).toThrow('Between 1 and 50, please.');
    enterCell(sheet(), 1, 1, '50');
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('B2');
      range.values = [[99]];
      range.dataValidation.load('valid');
      await context.sync();
      expect(range.dataValidation.valid).toBe(false);
    });
  });

  test.each([
    ['values', 'Lead,Won'],
    ['cells', '=$A$2:$A$5'],
  ])('takes a list of %s', async (_kind, source) => {
    expect(await validate({ list: { inCellDropDown: true, source } })).toMatchObject({
      type: 'List',
      rule: { list: { source } },
    });
    enterCell(sheet(), 1, 1, 'Won');
    expect(() => enterCell(sheet(), 1, 1, 'Lost')).toThrow();
  });

  test('is kept in the file and can be cleared for some of its cells', async () => {
    await validate({ wholeNumber: { formula1: 0, operator: 'GreaterThan' } });
    const opened = officeOf(openXlsx(saveXlsx(office.workbook)));
    await opened.Excel.run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem('Sheet1');
      worksheet.getRange('B3').dataValidation.clear();
      const [cleared, kept] = ['B3', 'B4'].map((address) => {
        const { dataValidation } = worksheet.getRange(address);
        dataValidation.load('type');
        return dataValidation;
      });
      await context.sync();
      expect([cleared!.type, kept!.type]).toEqual(['None', 'WholeNumber']);
    });
  });
});

describe('conditional formats', () => {
  const shown = (address: string) => {
    const { top, left } = sheet().parse(address);
    return conditionalLook(sheet(), top, left);
  };

  test('by a formula and by a value change the look of the cells they hold for', async () => {
    await Excel.run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem('Sheet1');
      const custom = worksheet.getRange('A2:C5').conditionalFormats.add('Custom');
      custom.custom.rule.formula = '=$B2>=20';
      custom.custom.format.fill.color = '#FFFF00';
      const value = worksheet.getRange('C2:C5').conditionalFormats.add('CellValue');
      value.cellValue.rule = { formula1: '=900', operator: 'GreaterThan' };
      value.cellValue.format.font.color = '#FF0000';
      value.cellValue.format.font.bold = true;
      const list = worksheet.getRange('C2').conditionalFormats;
      list.load('items/type,items/priority');
      await context.sync();
      expect(list.items.map(({ type, priority }) => [type, priority])).toEqual([
        ['CellValue', 0],
        ['Custom', 1],
      ]);
    });
    expect(shown('A3')).toEqual({ fillColor: '#FFFF00' });
    expect(shown('A4')).toEqual({});
    expect(shown('C2')).toEqual({ fillColor: '#FFFF00', fontColor: '#FF0000', bold: true });
    expect(shown('C3')).toEqual({ fillColor: '#FFFF00' });
  });

  test('move with their cells, are kept in the file, and go with clearAll', async () => {
    await Excel.run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem('Sheet1');
      const format = worksheet.getRange('B2:B5').conditionalFormats.add('Custom');
      format.custom.rule.formula = '=B2=5';
      format.custom.format.font.italic = true;
      worksheet.getRange('1:1').insert('Down');
      await context.sync();
    });
    expect(shown('B6')).toEqual({ italic: true });
    office = officeOf(openXlsx(saveXlsx(office.workbook)));
    expect(shown('B6')).toEqual({ italic: true });
    await office.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange().conditionalFormats.clearAll();
      await context.sync();
    });
    expect(shown('B6')).toEqual({});
  });
});
