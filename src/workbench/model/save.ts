import { ErrorValue, type CellValue } from './cell-value';
import type { Chart, SavedChart, SavedReference } from './chart';
import { livingComments } from './comment';
import { livingConditions } from './conditional-format';
import { documentFields } from './document-properties';
import { formatDifference, type Format } from './format';
import type { LiveRange } from './live-range';
import { livingNotes } from './note';
import { wholeSheet } from './rect';
import type { SavedSheet, SavedTable, SavedValue, SavedWorkbook } from './saved';
import type { Sheet } from './sheet';
import type { Table } from './table';
import { livingValidations } from './validation';
import type { Workbook } from './workbook';

export function saveWorkbook(workbook: Workbook): SavedWorkbook {
  const protection = workbook.protection.toJSON();
  const { properties } = workbook;
  return {
    fileName: workbook.fileName,
    sheets: workbook.sheets.map(saveSheet),
    active: workbook.activeSheet.position,
    tables: workbook.tables.map(saveTable),
    names: workbook.names.map(({ name, formula, scope, comment, visible }) => ({
      name,
      formula,
      comment,
      visible,
      ...(scope && { scope: scope.position }),
    })),
    settings: [...workbook.settings],
    documentSettings: [...workbook.documentSettings],
    ...(protection && { protection: { hash: protection.hash } }),
    xmlParts: [...workbook.xmlParts.values()].map(({ id, xml }) => ({ id, xml })),
    properties: {
      fields: Object.fromEntries(
        documentFields.flatMap((key) => (properties[key] ? [[key, properties[key]]] : [])),
      ),
      custom: [...properties.custom],
    },
  };
}

function saveTable(table: Table): SavedTable {
  const { id, name, sheet, rect, columns, showHeaders, showTotals, options, filters, sort } = table;
  return {
    id,
    name,
    sheet: sheet.position,
    rect,
    columns,
    showHeaders,
    showTotals,
    options: { ...options },
    ...(filters.size > 0 && { filters: [...filters] }),
    ...(sort && { sort }),
  };
}

const savedValue = (value: CellValue | undefined): SavedValue | null =>
  value instanceof ErrorValue ? { error: value.name } : (value ?? null);

/** A sheet as JSON, its tables apart. */
export function saveSheet(sheet: Sheet): SavedSheet {
  const used = sheet.grid.extent(wholeSheet);
  const { layout } = sheet;
  const rows = used
    ? Array.from({ length: used.bottom - used.top + 1 }, (_, row) =>
        Array.from({ length: used.right - used.left + 1 }, (_, column) =>
          savedValue(sheet.value(used.top + row, used.left + column)),
        ),
      )
    : [];
  const protection = sheet.protection.toJSON();
  return {
    name: sheet.name,
    id: sheet.id,
    visibility: sheet.visibility,
    ...(used && { cells: { top: used.top, left: used.left, rows } }),
    formulas: [...sheet.formulas],
    textMarks: [...sheet.textMarks],
    formats: [...sheet.formats.entries()].flatMap(([column, runs]) =>
      runs.map(({ top, bottom, format }): [number, number, number, Partial<Format>] => [
        column,
        top,
        bottom,
        formatDifference(format),
      ]),
    ),
    columnWidth: layout.columns.defaultSize,
    rowHeight: layout.rows.defaultSize,
    columnWidths: [...layout.columns.sizes],
    rowHeights: [...layout.rows.sizes],
    hiddenColumns: [...layout.columns.hidden],
    hiddenRows: [...layout.rows.hidden],
    frozen: layout.frozen,
    showGridlines: layout.showGridlines,
    showHeadings: layout.showHeadings,
    tabColor: layout.tabColor,
    merged: layout.merged,
    ...(protection && { protection }),
    customProperties: [...sheet.customProperties],
    ...annotations(sheet),
    charts: sheet.charts.map(saveChart),
  };
}

function annotations(
  sheet: Sheet,
): Pick<SavedSheet, 'notes' | 'comments' | 'validations' | 'conditionalFormats'> {
  const place = ({ rect }: LiveRange) => ({ row: rect.top, column: rect.left });
  return {
    notes: livingNotes(sheet).map(({ cell, author, text }) => ({ ...place(cell), author, text })),
    comments: livingComments(sheet).map(({ cell, replies, ...rest }) => ({
      ...rest,
      ...place(cell),
      replies: replies.map((reply) => ({ ...reply })),
    })),
    validations: livingValidations(sheet).map(({ range, ...rest }) => ({
      ...rest,
      rect: range.rect,
    })),
    conditionalFormats: livingConditions(sheet).map(({ range, condition, look, stopIfTrue }) => ({
      rect: range.rect,
      condition,
      look,
      stopIfTrue,
    })),
  };
}

const reference = (range: LiveRange | undefined): SavedReference | undefined =>
  range?.alive ? { sheet: range.sheet.position, rect: range.rect } : undefined;

function saveChart({ id, settings, series }: Chart): SavedChart {
  return {
    id,
    settings,
    series: series.map(({ name, values, categories, color, hasDataLabels, pointColors }) => {
      const ofValues = reference(values);
      const ofCategories = reference(categories);
      return {
        name: typeof name === 'string' ? name : (reference(name) ?? ''),
        ...(ofValues && { values: ofValues }),
        ...(ofCategories && { categories: ofCategories }),
        color,
        hasDataLabels,
        pointColors: [...pointColors],
      };
    }),
  };
}
