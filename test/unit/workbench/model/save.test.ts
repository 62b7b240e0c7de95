import { changeFormat, writeCells } from '../../../../src/workbench/model/edit';
import { addTable } from '../../../../src/workbench/model/tables';
import { Workbook } from '../../../../src/workbench/model/workbook';

test('a workbook comes back from JSON as it was', () => {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  writeCells(sheet, sheet.parse('B2:C4'), [
    ['Name', 'N'],
    ['a', 1],
    ["'=x", '=SUM(C3)+1/0'],
  ]);
  changeFormat(sheet, sheet.parse('B2:C2'), { bold: true, fillColor: '#FFFF00' });
  addTable(sheet, sheet.parse('B2:C4'), true);
  workbook.addName('Area', sheet.range(sheet.parse('B3:C4')));
  workbook.addName('Rate', '=0.5', sheet, 'Half');
  workbook.settings.set('key', { nested: [1, null] });
  workbook.documentSettings.set('pane', '"open"');
  workbook.addXmlPart('<a xmlns="urn:x"/>');
  sheet.layout.frozen = { rows: 1, columns: 0 };
  sheet.layout.columns.sizes.set(1, 99);
  sheet.protection.protect({ allowSort: true }, 'secret');
  workbook.addSheet('Hidden').setVisibility('VeryHidden');
  const saved = JSON.parse(JSON.stringify(workbook.toJSON())) as ReturnType<Workbook['toJSON']>;
  const loaded = Workbook.fromJSON(saved);
  expect(JSON.parse(JSON.stringify(loaded.toJSON()))).toEqual(saved);
  expect(loaded.sheets[0]!.plain(3, 2)).toBe('#DIV/0!');
  expect(addTable(loaded.sheets[1]!, loaded.sheets[1]!.parse('A1'), true).id).toBe('2');
});

test('a sheet alone is enough of a workbook', () => {
  const workbook = Workbook.fromJSON({
    sheets: [
      {
        name: 'Data',
        cells: { top: 0, left: 0, rows: [['a', null, 3]] },
        formulas: [[3, '=C1*2']],
      },
    ],
  });
  expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['Data']);
  expect([0, 1, 2, 3].map((column) => workbook.activeSheet.plain(0, column))).toEqual([
    'a',
    '',
    3,
    6,
  ]);
});
