import { ErrorValue, type CellValue } from './cell-value';
import type { Visibility } from './change';
import { formatDifference, formatWith, defaultFormat, type Format } from './format';
import { wholeSheet, type Rect } from './rect';
import type { Sheet } from './sheet';
import { Table, type TableColumn, type TableOptions } from './table';
import { Workbook, type WorkbookEnvironment } from './workbook';
import type { ProtectionOptions } from './protection';
import { Name } from './name';

/** A cell's value in JSON: errors as objects. */
type SavedValue = string | number | boolean | { readonly error: string };

interface SavedSheet {
  readonly name: string;
  readonly id?: string;
  readonly visibility?: Visibility;
  /** By row, from `top`; null is an empty cell. */
  readonly cells?: { top: number; left: number; rows: (SavedValue | null)[][] };
  readonly formulas?: [key: number, formula: string][];
  readonly textMarks?: number[];
  readonly formats?: [column: number, top: number, bottom: number, format: Partial<Format>][];
  readonly columnWidths?: [number, number][];
  readonly rowHeights?: [number, number][];
  readonly hiddenColumns?: number[];
  readonly hiddenRows?: number[];
  readonly frozen?: { rows: number; columns: number };
  readonly showGridlines?: boolean;
  readonly tabColor?: string;
  readonly merged?: Rect[];
  readonly protection?: { options: ProtectionOptions; password: string };
  readonly customProperties?: [string, string][];
}

interface SavedTable {
  readonly id: string;
  readonly name: string;
  readonly sheet: number;
  readonly rect: Rect;
  readonly columns: readonly TableColumn[];
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly options: TableOptions;
}

/** A workbook as JSON; everything but the sheets may be left out. */
export interface SavedWorkbook {
  readonly fileName?: string;
  readonly sheets: readonly SavedSheet[];
  readonly active?: number;
  readonly tables?: readonly SavedTable[];
  readonly names?: readonly {
    name: string;
    formula: string;
    scope?: number;
    comment?: string;
    visible?: boolean;
  }[];
  readonly settings?: readonly (readonly [string, unknown])[];
  readonly documentSettings?: readonly (readonly [string, string])[];
  readonly protection?: { password: string };
  readonly xmlParts?: readonly string[];
}

export function saveWorkbook(workbook: Workbook): SavedWorkbook {
  const protection = workbook.protection.toJSON();
  return {
    fileName: workbook.fileName,
    sheets: workbook.sheets.map(saveSheet),
    active: workbook.activeSheet.position,
    tables: workbook.tables.map((table) => ({
      id: table.id,
      name: table.name,
      sheet: table.sheet.position,
      rect: table.rect,
      columns: table.columns,
      showHeaders: table.showHeaders,
      showTotals: table.showTotals,
      options: table.options,
    })),
    names: workbook.names.map(({ name, formula, scope, comment, visible }) => ({
      name,
      formula,
      comment,
      visible,
      ...(scope && { scope: scope.position }),
    })),
    settings: [...workbook.settings],
    documentSettings: [...workbook.documentSettings],
    ...(protection && { protection: { password: protection.password } }),
    xmlParts: [...workbook.xmlParts.values()].map((part) => part.xml),
  };
}

const savedValue = (value: CellValue | undefined): SavedValue | null =>
  value instanceof ErrorValue ? { error: value.name } : (value ?? null);

function saveSheet(sheet: Sheet): SavedSheet {
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
    columnWidths: [...layout.columns.sizes],
    rowHeights: [...layout.rows.sizes],
    hiddenColumns: [...layout.columns.hidden],
    hiddenRows: [...layout.rows.hidden],
    frozen: layout.frozen,
    showGridlines: layout.showGridlines,
    tabColor: layout.tabColor,
    merged: layout.merged,
    ...(protection && { protection }),
    customProperties: [...sheet.customProperties],
  };
}

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
  for (const one of saved.tables ?? []) {
    const table = new Table(one.id, one.name, sheets[one.sheet]!.range(one.rect), one.columns);
    Object.assign(table, {
      showHeaders: one.showHeaders,
      showTotals: one.showTotals,
      options: { ...one.options },
    });
    workbook.tables.push(table);
    while (Number(workbook.takeTableId()) < Number(one.id));
  }
  for (const { name, formula, scope, comment = '', visible = true } of saved.names ?? []) {
    const home = scope === undefined ? undefined : sheets[scope];
    const place = workbook.resolve(formula.replace(/^=/, ''), home ?? workbook.activeSheet);
    const added = new Name(name, home, place ? place.sheet.range(place.rect) : formula, comment);
    added.visible = visible;
    workbook.names.push(added);
  }
  for (const [key, value] of saved.settings ?? []) workbook.settings.set(key, value);
  for (const [key, value] of saved.documentSettings ?? [])
    workbook.documentSettings.set(key, value);
  for (const xml of saved.xmlParts ?? []) workbook.addXmlPart(xml);
  if (saved.protection) workbook.protection.protect({}, saved.protection.password);
  workbook.calculation.recalculateAll();
  return workbook;
}

function loadSheet(workbook: Workbook, saved: SavedSheet): Sheet {
  const sheet = workbook.addSheet(saved.name, workbook.sheets.length, saved.id);
  const { layout } = sheet;
  const { cells } = saved;
  for (const [row, values] of cells?.rows.entries() ?? []) {
    for (const [column, value] of values.entries()) {
      if (value === null) continue;
      const loaded = typeof value === 'object' ? ErrorValue.find(value.error) : value;
      sheet.grid.set(cells!.top + row, cells!.left + column, loaded);
    }
  }
  for (const [key, formula] of saved.formulas ?? []) sheet.formulas.set(key, formula);
  for (const key of saved.textMarks ?? []) sheet.textMarks.add(key);
  for (const [column, top, bottom, format] of saved.formats ?? []) {
    const run = { top, bottom, format: formatWith(defaultFormat, format) };
    sheet.formats.replace(column, top, bottom, [run]);
  }
  for (const [column, width] of saved.columnWidths ?? []) layout.columns.sizes.set(column, width);
  for (const [row, height] of saved.rowHeights ?? []) layout.rows.sizes.set(row, height);
  for (const column of saved.hiddenColumns ?? []) layout.columns.hidden.add(column);
  for (const row of saved.hiddenRows ?? []) layout.rows.hidden.add(row);
  layout.frozen = saved.frozen ?? layout.frozen;
  layout.showGridlines = saved.showGridlines ?? true;
  layout.tabColor = saved.tabColor ?? '';
  layout.merged = saved.merged ? [...saved.merged] : [];
  if (saved.protection)
    sheet.protection.protect(saved.protection.options, saved.protection.password);
  for (const [key, value] of saved.customProperties ?? []) sheet.customProperties.set(key, value);
  return sheet;
}
