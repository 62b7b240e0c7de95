import { Workbook as OtherReader } from '@cj-tech-master/excelts';
import * as fc from 'fast-check';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { addChart } from '../../../../src/workbench/model/chart-data';
import { writeCells } from '../../../../src/workbench/model/edit';
import { copySheet } from '../../../../src/workbench/model/copy-sheet';
import { setNote } from '../../../../src/workbench/model/note';
import { addTable } from '../../../../src/workbench/model/tables';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { openXlsx } from '../../../../src/workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../../../src/workbench/xlsx/save-xlsx';
import { parseXml } from '../../../../src/workbench/xml';
import { anyWorkbook } from './workbook-arbitrary';

/** Everything of a workbook but the ids that only live while it is open. */
const contents = (workbook: Workbook): unknown => {
  const rest = { ...workbook.toJSON(), fileName: '' };
  return JSON.parse(
    JSON.stringify({
      ...rest,
      sheets: rest.sheets.map((sheet) => ({
        ...sheet,
        formulas: [...(sheet.formulas ?? [])].sort(byKey),
        textMarks: [...(sheet.textMarks ?? [])].sort((a, b) => a - b),
        columnWidths: [...(sheet.columnWidths ?? [])].sort(byKey),
        rowHeights: [...(sheet.rowHeights ?? [])].sort(byKey),
        hiddenColumns: [...(sheet.hiddenColumns ?? [])].sort((a, b) => a - b),
        hiddenRows: [...(sheet.hiddenRows ?? [])].sort((a, b) => a - b),
      })),
    }),
  ) as unknown;
};
const byKey = ([a]: readonly [number, unknown], [b]: readonly [number, unknown]): number => a - b;

test('a workbook saved and opened is the same workbook', () => {
  fc.assert(
    fc.property(anyWorkbook, (workbook) => {
      expect(contents(openXlsx(saveXlsx(workbook)))).toEqual(contents(workbook));
    }),
    { numRuns: 150 },
  );
});

test('a workbook saved, opened and saved again is the same file', () => {
  fc.assert(
    fc.property(anyWorkbook, (workbook) => {
      const parts = (bytes: Uint8Array) =>
        Object.fromEntries(
          Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]),
        );
      const first = saveXlsx(workbook);
      expect(parts(saveXlsx(openXlsx(first)))).toEqual(parts(first));
    }),
    { numRuns: 50 },
  );
});

test('every part of a saved workbook is well-formed', () => {
  fc.assert(
    fc.property(anyWorkbook, (workbook) => {
      for (const [path, part] of Object.entries(unzipSync(saveXlsx(workbook)))) {
        if (/\.(?:xml|rels|vml)$/.test(path)) parseXml(strFromU8(part));
      }
    }),
    { numRuns: 30 },
  );
});

function sample(): Workbook {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  writeCells(sheet, sheet.parse('A1:C4'), [
    ['Stage', 'Deals', 'Value'],
    ['Won', 3, 10.5],
    ['Lost', 2, "'00123"],
    ['Open', 1, '=SUM(B2:B3)'],
  ]);
  addTable(sheet, sheet.parse('A1:C4'), true).name = 'Pipeline';
  return workbook;
}

test('tables, columns, sheets and custom XML parts keep their ids', () => {
  const workbook = sample();
  const part = workbook.addXmlPart('<a xmlns="urn:a"/>');
  const [table] = workbook.tables;
  copySheet(workbook.activeSheet, 1);
  const opened = openXlsx(saveXlsx(workbook));
  expect(opened.sheets.map(({ id }) => id)).toEqual(workbook.sheets.map(({ id }) => id));
  expect(opened.tables.map(({ id, name }) => [id, name])).toEqual([
    [table!.id, 'Pipeline'],
    ['2', 'Pipeline_1'],
  ]);
  expect(opened.tables[0]!.columns).toEqual(table!.columns);
  expect([...opened.xmlParts.keys()]).toEqual([part.id]);
  // New tables never get an id that one of the file has.
  expect(addTable(opened.activeSheet, opened.activeSheet.parse('H1'), true).id).toBe('3');
});

test('formulas of a file say in full what a sheet shows short, and come back short', () => {
  const workbook = sample();
  const sheet = workbook.activeSheet;
  writeCells(sheet, sheet.parse('D1:D2'), [['Each'], ['=[@Value]/[@[Deals]]']]);
  writeCells(sheet, sheet.parse('F1'), '=TEXTJOIN(",",TRUE,Pipeline[Stage])');
  const bytes = saveXlsx(workbook);
  const part = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
  expect(part).toContain('<f>Pipeline[[#This Row],[Value]]/Pipeline[[#This Row],[Deals]]</f>');
  expect(part).toContain('<f>_xlfn.TEXTJOIN(&quot;,&quot;,TRUE,Pipeline[Stage])</f>');
  const opened = openXlsx(bytes).activeSheet;
  expect(opened.formula(1, 3)).toBe('=[@Value]/[@Deals]');
  expect(opened.formula(0, 5)).toBe('=TEXTJOIN(",",TRUE,Pipeline[Stage])');
});

test('another program finds cells, formulas, tables, notes and charts in the file', async () => {
  const workbook = sample();
  const sheet = workbook.activeSheet;
  setNote(sheet, 1, 0, 'Good', 'Ann');
  addChart(sheet, 'ColumnClustered', sheet.range(sheet.parse('A1:B4')), 'Auto');
  const other = new OtherReader();
  await other.xlsx.load(saveXlsx(workbook));
  const [read] = other.worksheets;
  expect(read!.getCell('A2').value).toBe('Won');
  expect(read!.getCell('C3').value).toBe('00123');
  expect(read!.getCell('C4')).toMatchObject({ formula: 'SUM(B2:B3)', result: 5 });
  expect(read!.getCell('A2').note).toBe('Good');
  expect(read!.getTables().map((table) => table.name)).toEqual(['Pipeline']);
});

test('a workbook of another program is opened: cells, formats, tables, merged cells', async () => {
  const other = new OtherReader();
  const sheet = other.addWorksheet('Data', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addTable({
    name: 'Deals',
    ref: 'A1',
    headerRow: true,
    columns: [{ name: 'Id' }, { name: 'Title' }],
    rows: [
      [1, 'One'],
      [2, 'Two'],
    ],
  });
  sheet.getCell('A2').style = { font: { bold: true }, numFmt: 'yyyy-mm-dd' };
  sheet.getCell('D1').value = { formula: 'A2+A3', result: 3 };
  sheet.mergeCells('F1:G2');
  sheet.getColumn(2).width = 20;
  const opened = openXlsx(new Uint8Array(await other.xlsx.writeBuffer()));
  const read = opened.activeSheet;
  expect(read.name).toBe('Data');
  expect(opened.tables.map(({ name, columns }) => [name, columns.map((one) => one.name)])).toEqual([
    ['Deals', ['Id', 'Title']],
  ]);
  expect([read.plain(2, 1), read.formula(0, 3), read.plain(0, 3)]).toEqual(['Two', '=A2+A3', 3]);
  expect(read.format(1, 0)).toMatchObject({ bold: true, numberFormat: 'yyyy-mm-dd' });
  expect(read.layout.frozen).toEqual({ rows: 1, columns: 0 });
  expect(read.layout.merged).toEqual([{ top: 0, left: 5, bottom: 1, right: 6 }]);
  expect(read.layout.columns.size(1)).toBeCloseTo(108.75);
});

test.each([
  ['text', new TextEncoder().encode('Name,Value')],
  ['another kind of archive', zipSync({ 'a.txt': new Uint8Array([1]) })],
  ['a damaged part', damaged()],
])('%s is refused with a sentence', (_kind, bytes) => {
  expect(() => openXlsx(bytes)).toThrow(/^This file is (?:not a workbook|damaged)/);
});

function damaged(): Uint8Array {
  const parts = unzipSync(saveXlsx(sample()));
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new TextEncoder().encode('<worksheet>') });
}
