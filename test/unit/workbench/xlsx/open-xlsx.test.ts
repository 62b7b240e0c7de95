import { Workbook as OtherReader } from '@cj-tech-master/excelts';
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { addChart } from '../../../../src/workbench/model/chart-data';
import { writeCells } from '../../../../src/workbench/model/edit';
import { copySheet } from '../../../../src/workbench/model/copy-sheet';
import { addTable } from '../../../../src/workbench/model/tables';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { openXlsx } from '../../../../src/workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../../../src/workbench/xlsx/save-xlsx';
import { parseXml } from '../../../../src/workbench/xml';
import { anyWorkbook } from './workbook-arbitrary';

/** Everything of a workbook but the ids that only live while it is open. */
const contents = (workbook: Workbook): unknown => {
  const { fileName: _name, ...rest } = workbook.toJSON();
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
