import {
  Workbook as File,
  type CellValue as FileValue,
  type Worksheet,
} from '@cj-tech-master/excelts';
import { formatAddress } from './model/address';
import { ErrorValue } from './model/cell-value';
import { readValues } from './model/edit';
import { defaultFormat } from './model/format';
import { cellRect } from './model/rect';
import type { Sheet } from './model/sheet';
import type { Table } from './model/table';
import type { Workbook } from './model/workbook';
import { addXmlParts } from './xlsx-parts';
import { argb, styleOf } from './xlsx-style';

/**
 * The workbook as the bytes of an .xlsx file: values, formulas with their results, formats, column
 * widths, frozen panes, hidden rows and sheets, protection, tables, names of ranges, custom XML parts.
 */
export async function writeXlsx(workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const file = new File();
  for (const sheet of workbook.sheets) writeSheet(file, sheet);
  for (const name of workbook.names) {
    if (name.range) file.definedNames.add(name.formula.slice(1), name.name);
  }
  const bytes = new Uint8Array(await file.xlsx.writeBuffer());
  const parts = [...workbook.xmlParts.values()];
  return parts.length > 0 ? addXmlParts(bytes, parts) : bytes;
}

const states = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

function writeSheet(file: File, sheet: Sheet): void {
  const { layout } = sheet;
  const worksheet = file.addWorksheet(sheet.name, {
    state: states[sheet.visibility],
    views: [view(sheet)],
    ...(layout.tabColor && { properties: { tabColor: argb(layout.tabColor) } }),
  });
  for (const table of sheet.tables) writeTable(worksheet, table);
  writeCells(worksheet, sheet);
  for (const [column, points] of layout.columns.sizes) {
    worksheet.getColumn(column + 1).width = characters(points);
  }
  for (const column of layout.columns.hidden) worksheet.getColumn(column + 1).hidden = true;
  for (const [row, points] of layout.rows.sizes) worksheet.getRow(row + 1).height = points;
  for (const row of layout.rows.hidden) worksheet.getRow(row + 1).hidden = true;
  for (const rect of layout.merged) worksheet.mergeCells(formatAddress(rect));
  if (sheet.protection.on) worksheet.sheetProtection = { sheet: true };
}

function view({ layout: { frozen, showGridlines } }: Sheet) {
  const showGridLines = showGridlines;
  if (frozen.rows === 0 && frozen.columns === 0) return { state: 'normal' as const, showGridLines };
  return {
    state: 'frozen' as const,
    xSplit: frozen.columns,
    ySplit: frozen.rows,
    topLeftCell: formatAddress(cellRect(frozen.rows, frozen.columns)),
    showGridLines,
  };
}

/** Column widths are in characters of 7 pixels plus 5 pixels of padding (ECMA-376 part 1, 18.3.1.13). */
const characters = (points: number): number => Math.max(0, ((points * 4) / 3 - 5) / 7);

/** Must come before the cells: it writes plain values, which formulas and errors then replace. */
function writeTable(worksheet: Worksheet, table: Table): void {
  const { rect, bodyRect, options, columns } = table;
  const added = worksheet.addTable({
    name: table.name,
    displayName: table.name,
    ref: formatAddress(cellRect(rect.top, rect.left)),
    headerRow: table.showHeaders,
    totalsRow: table.showTotals,
    style: {
      theme: options.style as 'TableStyleMedium2',
      showRowStripes: options.showBandedRows,
      showColumnStripes: options.showBandedColumns,
      showFirstColumn: options.highlightFirstColumn,
      showLastColumn: options.highlightLastColumn,
    },
    columns: columns.map(({ name }) => ({ name, filterButton: options.showFilterButton })),
    rows: readValues(table.sheet, bodyRect),
  });
  // The library filters the header row alone, which some readers take for a table without rows.
  added.model.autoFilterRef = formatAddress({ ...rect, bottom: bodyRect.bottom });
}

function writeCells(worksheet: Worksheet, sheet: Sheet): void {
  const used = sheet.usedRect();
  if (!used) return;
  for (let row = used.top; row <= used.bottom; row++) {
    const target = worksheet.getRow(row + 1);
    for (let column = used.left; column <= used.right; column++) {
      const format = sheet.format(row, column);
      const value = fileValue(sheet, row, column);
      if (value === null && format === defaultFormat) continue;
      const cell = target.getCell(column + 1);
      cell.value = value;
      if (format !== defaultFormat) cell.style = styleOf(format);
    }
  }
}

function fileValue(sheet: Sheet, row: number, column: number): FileValue {
  const value = sheet.value(row, column);
  const result = value instanceof ErrorValue ? { error: value.name as '#N/A' } : value;
  const formula = sheet.formula(row, column);
  if (formula === undefined) return result ?? null;
  return { formula: formula.slice(1), ...(result !== undefined && { result }) };
}
