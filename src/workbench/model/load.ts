import { ErrorValue } from './cell-value';
import { Chart, type SavedReference } from './chart';
import { documentFields } from './document-properties';
import { formatWith, defaultFormat } from './format';
import type { LiveRange } from './live-range';
import { Name } from './name';
import { cellRect } from './rect';
import type { SavedName, SavedSheet, SavedTable, SavedWorkbook } from './saved';
import type { Sheet } from './sheet';
import { Table } from './table';
import { Workbook, type WorkbookEnvironment } from './workbook';
import { XmlPart } from './xml-part';

/** Throws ExcelError for names and references that no workbook can have. */
export function loadWorkbook(saved: SavedWorkbook, environment?: WorkbookEnvironment): Workbook {
  const workbook = new Workbook(environment);
  workbook.fileName = saved.fileName ?? workbook.fileName;
  const [blank] = workbook.sheets;
  blank!.rename('(loading)');
  const sheets = saved.sheets.map((sheet) => loadSheet(workbook, sheet));
  workbook.activate(sheets[saved.active ?? 0]!);
  workbook.deleteSheet(blank!);
  for (const [index, { visibility = 'Visible' }] of saved.sheets.entries()) {
    sheets[index]!.setVisibility(visibility);
  }
  for (const one of saved.tables ?? []) loadTable(workbook, one, sheets);
  for (const one of saved.names ?? []) loadName(workbook, one, sheets);
  for (const [index, { charts }] of saved.sheets.entries()) {
    for (const chart of charts ?? []) loadChart(sheets[index]!, chart, sheets);
  }
  for (const [key, value] of saved.settings ?? []) workbook.settings.set(key, value);
  for (const [key, value] of saved.documentSettings ?? [])
    workbook.documentSettings.set(key, value);
  for (const { id, xml } of saved.xmlParts ?? []) workbook.xmlParts.set(id, new XmlPart(id, xml));
  for (const key of documentFields) {
    workbook.properties[key] = saved.properties?.fields[key] ?? '';
  }
  for (const [key, value] of saved.properties?.custom ?? [])
    workbook.properties.custom.set(key, value);
  if (saved.protection)
    workbook.protection.restore({
      options: workbook.protection.options,
      hash: saved.protection.hash,
    });
  workbook.calculation.loaded();
  return workbook;
}

function loadTable(workbook: Workbook, saved: SavedTable, sheets: readonly Sheet[]): void {
  const { id, name, sheet, rect, columns, filters = [], sort } = saved;
  const table = new Table(id, name, sheets[sheet]!.range(rect), columns);
  table.showHeaders = saved.showHeaders;
  table.showTotals = saved.showTotals;
  table.options = { ...saved.options };
  for (const [column, criteria] of filters) table.filters.set(column, criteria);
  table.sort = sort;
  workbook.tables.push(table);
  workbook.reserveTableId(id);
}

function loadName(workbook: Workbook, saved: SavedName, sheets: readonly Sheet[]): void {
  const { name, formula, scope, comment = '', visible = true } = saved;
  const home = scope === undefined ? undefined : sheets[scope];
  const place = workbook.resolve(formula.replace(/^=/, ''), home ?? workbook.activeSheet);
  const added = new Name(name, home, place ? place.sheet.range(place.rect) : formula, comment);
  added.visible = visible;
  workbook.names.push(added);
}

function loadSheet(workbook: Workbook, saved: SavedSheet): Sheet {
  const sheet = workbook.addSheet(saved.name, workbook.sheets.length, saved.id);
  loadCells(sheet, saved);
  const { layout } = sheet;
  layout.columns.defaultSize = saved.columnWidth ?? layout.columns.defaultSize;
  layout.rows.defaultSize = saved.rowHeight ?? layout.rows.defaultSize;
  for (const [column, width] of saved.columnWidths ?? []) layout.columns.sizes.set(column, width);
  for (const [row, height] of saved.rowHeights ?? []) layout.rows.sizes.set(row, height);
  for (const column of saved.hiddenColumns ?? []) layout.columns.hidden.add(column);
  for (const row of saved.hiddenRows ?? []) layout.rows.hidden.add(row);
  layout.frozen = saved.frozen ?? layout.frozen;
  layout.showGridlines = saved.showGridlines ?? true;
  layout.showHeadings = saved.showHeadings ?? true;
  layout.tabColor = saved.tabColor ?? '';
  layout.merged = saved.merged ? [...saved.merged] : [];
  if (saved.protection) sheet.protection.restore(saved.protection);
  for (const [key, value] of saved.customProperties ?? []) sheet.customProperties.set(key, value);
  loadAnnotations(sheet, saved);
  return sheet;
}

function loadCells(sheet: Sheet, { cells, formulas, textMarks, formats }: SavedSheet): void {
  for (const [row, values] of cells?.rows.entries() ?? []) {
    for (const [column, value] of values.entries()) {
      if (value === null) continue;
      const loaded = typeof value === 'object' ? ErrorValue.find(value.error) : value;
      sheet.grid.set(cells!.top + row, cells!.left + column, loaded);
    }
  }
  for (const [key, formula] of formulas ?? []) sheet.formulas.set(key, formula);
  for (const key of textMarks ?? []) sheet.textMarks.add(key);
  for (const [column, top, bottom, format] of formats ?? []) {
    const run = { top, bottom, format: formatWith(defaultFormat, format) };
    sheet.formats.replace(column, top, bottom, [run]);
  }
}

/** Notes, comments, validations and conditional formats; also used for copies of sheets. */
export function loadAnnotations(sheet: Sheet, saved: SavedSheet): void {
  const cell = ({ row, column }: { row: number; column: number }): LiveRange =>
    sheet.range(cellRect(row, column));
  for (const note of saved.notes ?? []) {
    sheet.notes.push({ cell: cell(note), author: note.author, text: note.text });
  }
  for (const { id, author, content, created, resolved, replies, ...at } of saved.comments ?? []) {
    const own = replies.map((reply) => ({ ...reply }));
    sheet.comments.push({ id, author, content, created, resolved, replies: own, cell: cell(at) });
  }
  for (const { rect, ...settings } of saved.validations ?? []) {
    sheet.validations.push({ ...settings, range: sheet.range(rect) });
  }
  for (const { rect, condition, look, stopIfTrue } of saved.conditionalFormats ?? []) {
    const id = sheet.workbook.guid();
    const range = sheet.range(rect);
    sheet.conditionalFormats.push({ id, range, condition, look, stopIfTrue });
  }
}

/** A chart as saved; its references count sheets as `sheets` does. */
export function loadChart(
  sheet: Sheet,
  saved: NonNullable<SavedSheet['charts']>[number],
  sheets: readonly Sheet[],
): void {
  const range = (reference: SavedReference | undefined): LiveRange | undefined =>
    reference && sheets[reference.sheet]?.range(reference.rect);
  const chart = new Chart(saved.id ?? sheet.workbook.guid(), sheet, { ...saved.settings });
  chart.series = saved.series.map((one) => ({
    name: typeof one.name === 'string' ? one.name : (range(one.name) ?? ''),
    values: range(one.values),
    categories: range(one.categories),
    color: one.color,
    hasDataLabels: one.hasDataLabels,
    pointColors: new Map(one.pointColors),
  }));
  sheet.charts.push(chart);
}
