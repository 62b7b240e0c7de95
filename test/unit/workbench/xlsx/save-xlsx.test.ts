import { strFromU8, unzipSync } from 'fflate';
import { changeFormat, writeCells, writeNumberFormats } from '../../../../src/workbench/model/edit';
import type { Rect } from '../../../../src/workbench/model/rect';
import { addTable } from '../../../../src/workbench/model/tables';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { child, descendants, parseXml } from '../../../../src/workbench/xml';
import { saveXlsx } from '../../../../src/workbench/xlsx/save-xlsx';

function written(workbook: Workbook): (path: string) => string {
  const entries = unzipSync(saveXlsx(workbook));
  return (path) => strFromU8(entries[path] ?? new Uint8Array());
}

const place = (workbook: Workbook, address: string): Rect => workbook.activeSheet.parse(address);

function sample(): Workbook {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  writeCells(sheet, place(workbook, 'A1:C4'), [
    ['Id', 'Title', 'Value'],
    [1, "'+49 30 1234", 12.5],
    [2, "'00123", 7],
    [3, 'Ärger & Co', '=SUM(C2:C3)'],
  ]);
  return workbook;
}

/** The cells of a sheet part: type, style index, value and formula by address. */
function cells(part: string) {
  return new Map(
    descendants(parseXml(part), 'c').map((cell) => [
      cell.attributes['r'],
      {
        type: cell.attributes['t'],
        style: cell.attributes['s'],
        value: child(cell, 'v')?.text,
        formula: child(cell, 'f')?.text,
      },
    ]),
  );
}

test('numbers stay numbers, text that looks like a number or a formula stays text', () => {
  const part = written(sample());
  const sheet = cells(part('xl/worksheets/sheet1.xml'));
  const strings = descendants(parseXml(part('xl/sharedStrings.xml')), 't').map(({ text }) => text);
  const text = (address: string) => strings[Number(sheet.get(address)!.value)];
  expect(sheet.get('C2')).toMatchObject({ value: '12.5' });
  expect(sheet.get('B2')!.type).toBe('s');
  expect(['B2', 'B3', 'B4'].map(text)).toEqual(['+49 30 1234', '00123', 'Ärger & Co']);
});

test('a formula is written with its result', () => {
  const part = written(sample());
  expect(cells(part('xl/worksheets/sheet1.xml')).get('C4')).toMatchObject({
    formula: 'SUM(C2:C3)',
    value: '19.5',
  });
});

test('number formats and fills arrive as styles of the cell', () => {
  const workbook = sample();
  const sheet = workbook.activeSheet;
  writeNumberFormats(sheet, place(workbook, 'A2:A4'), 'yyyy-mm-dd');
  changeFormat(sheet, place(workbook, 'B2'), { bold: true, fillColor: '#FFFF00' });
  const part = written(workbook);
  const styles = parseXml(part('xl/styles.xml'));
  const cell = cells(part('xl/worksheets/sheet1.xml'));
  const format = (address: string) =>
    child(styles, 'cellXfs')!.children[Number(cell.get(address)!.style)]!;
  const numberFormat = descendants(styles, 'numFmt').find(
    ({ attributes }) => attributes['formatCode'] === 'yyyy-mm-dd',
  );
  expect(format('A3').attributes['numFmtId']).toBe(numberFormat?.attributes['numFmtId']);
  const fill = child(styles, 'fills')!.children[Number(format('B2').attributes['fillId'])]!;
  expect(descendants(fill, 'fgColor')[0]?.attributes['rgb']).toBe('FFFFFF00');
});

test('a table is a real table: range, columns, filter buttons and style', () => {
  const workbook = sample();
  const table = addTable(workbook.activeSheet, place(workbook, 'A1:C4'), true);
  table.name = 'Deals';
  const part = written(workbook);
  const root = parseXml(part('xl/tables/table1.xml'));
  expect(root.attributes).toMatchObject({ ref: 'A1:C4', displayName: 'Deals' });
  expect(child(root, 'autoFilter')?.attributes['ref']).toBe('A1:C4');
  expect(descendants(root, 'tableColumn').map(({ attributes }) => attributes['name'])).toEqual([
    'Id',
    'Title',
    'Value',
  ]);
  expect(child(root, 'tableStyleInfo')?.attributes).toMatchObject({
    name: 'TableStyleMedium2',
    showRowStripes: '1',
  });
  // The table's own rows do not replace formulas.
  expect(cells(part('xl/worksheets/sheet1.xml')).get('C4')?.formula).toBe('SUM(C2:C3)');
});

test('frozen rows, column widths, hidden sheets and names are kept', () => {
  const workbook = sample();
  const sheet = workbook.activeSheet;
  sheet.layout.frozen = { rows: 1, columns: 0 };
  sheet.layout.columns.resize(1, 1, 150, false);
  workbook.addSheet('Quiet').setVisibility('Hidden');
  workbook.addName('Inputs', sheet.range(place(workbook, 'B2:B4')));
  const part = written(workbook);
  const root = parseXml(part('xl/worksheets/sheet1.xml'));
  expect(descendants(root, 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
  expect(Number(descendants(root, 'col')[0]?.attributes['width'])).toBeCloseTo((200 - 5) / 7);
  const book = parseXml(part('xl/workbook.xml'));
  expect(descendants(book, 'sheet').map(({ attributes }) => attributes['state'])).toEqual([
    undefined,
    'hidden',
  ]);
  expect(descendants(book, 'definedName')[0]).toMatchObject({
    attributes: { name: 'Inputs' },
    text: expect.stringContaining('$B$2:$B$4') as string,
  });
});

test('a custom XML part is an item that the workbook is related to, with its id', () => {
  const workbook = sample();
  const { id } = workbook.addXmlPart('<q xmlns="urn:queries"><a>1</a></q>');
  const part = written(workbook);
  expect(part('customXml/item1.xml')).toBe('<q xmlns="urn:queries"><a>1</a></q>');
  expect(parseXml(part('customXml/itemProps1.xml')).attributes['itemID']).toBe(id);
  expect(part('xl/_rels/workbook.xml.rels')).toContain('Target="../customXml/item1.xml"');
  expect(part('[Content_Types].xml')).toContain('/customXml/itemProps1.xml');
});
