import type { Visibility } from '../../model/change';
import { copySheet } from '../../model/copy-sheet';
import { ExcelError } from '../../model/error';
import { sizedRect, wholeSheet } from '../../model/rect';
import type { Sheet } from '../../model/sheet';
import { choice, flag, integer, numeric, record, text } from '../argument';
import { Facade, wrap, type Host, type ObjectType } from '../facade';
import { replaceAll } from '../find';
import { autoFilterType } from './auto-filter';
import { chartCollectionType } from './chart-collection';
import { commentsOf } from './comment';
import { freezePanesType } from './freeze-panes';
import { namesOf } from './name';
import { color } from './range-format';
import { sheetPropertiesType } from './custom-property';
import { protectionType } from './protection';
import { areasOf } from './range-areas';
import { tablesOfSheet } from './table-collection';

const visibilities: readonly Visibility[] = ['Visible', 'Hidden', 'VeryHidden'];

/** The sheet `step` places further among all sheets or the visible ones. */
function neighbour(sheet: Sheet, step: 1 | -1, visibleOnly: unknown): Facade<Sheet> | null {
  const only = flag(visibleOnly, false);
  const { sheets } = sheet.workbook;
  for (let at = sheet.position + step; at >= 0 && at < sheets.length; at += step) {
    const other = sheets[at]!;
    if (!only || other.visibility === 'Visible') return wrap(worksheetType, other);
  }
  return null;
}

function required<T>(facade: Facade<T> | null): Facade<T> {
  if (!facade) throw new ExcelError('ItemNotFound');
  return facade;
}

function byId(sheet: Sheet, id: unknown): Facade<Sheet> {
  const found = sheet.workbook.findSheet(text(id));
  if (!found) throw new ExcelError('ItemNotFound');
  return wrap(worksheetType, found);
}

const layoutFlag = (key: 'showGridlines' | 'showHeadings') => ({
  get: (sheet: Sheet) => sheet.layout[key],
  set: (sheet: Sheet, value: unknown) => {
    sheet.layout[key] = flag(value);
    sheet.workbook.emit({ kind: 'layout', sheet });
  },
});

const usedRange = (sheet: Sheet, valuesOnly: unknown, host: Host) => {
  const rect = sheet.usedRect(flag(valuesOnly, false));
  return rect ? host.range(sheet, rect) : null;
};

export const worksheetType: ObjectType<Sheet> = {
  name: 'Worksheet',
  properties: {
    Name: {
      get: (sheet) => sheet.name,
      set: (sheet, value) => sheet.rename(text(value)),
    },
    Id: { get: (sheet) => sheet.id },
    Position: {
      get: (sheet) => sheet.position,
      set: (sheet, value) => sheet.workbook.moveSheet(sheet, integer(value)),
    },
    Visibility: {
      get: (sheet) => sheet.visibility,
      set: (sheet, value) => sheet.setVisibility(choice(value, visibilities)),
    },
    TabColor: {
      get: (sheet) => sheet.layout.tabColor,
      set: (sheet, value) => {
        sheet.layout.tabColor = value === '' ? '' : color(value);
        sheet.workbook.emit({ kind: 'layout', sheet });
      },
    },
    StandardWidth: {
      get: (sheet) => sheet.layout.columns.defaultSize,
      set: (sheet, value) => {
        sheet.layout.columns.defaultSize = numeric(value);
        sheet.workbook.emit({ kind: 'layout', sheet });
      },
    },
    StandardHeight: { get: (sheet) => sheet.layout.rows.defaultSize },
    ShowGridlines: layoutFlag('showGridlines'),
    ShowHeadings: layoutFlag('showHeadings'),
    EnableCalculation: { get: () => true, set: (_sheet, value) => void flag(value) },
    TabId: { get: (sheet) => sheet.position },
  },
  // The client reads one name and writes another.
  hidden: { Gridlines: layoutFlag('showGridlines'), Headings: layoutFlag('showHeadings') },
  navigations: {
    Tables: (sheet) => tablesOfSheet(sheet),
    Names: (sheet) => namesOf(sheet.workbook, sheet),
    Protection: (sheet) => wrap(protectionType, sheet),
    FreezePanes: (sheet) => wrap(freezePanesType, sheet),
    CustomProperties: (sheet) => wrap(sheetPropertiesType, sheet),
    AutoFilter: (sheet) => wrap(autoFilterType, sheet),
    Charts: (sheet) => wrap(chartCollectionType, sheet),
    Comments: (sheet) => commentsOf(sheet.workbook, sheet),
  },
  methods: {
    GetRange: (sheet, [address], host) =>
      host.range(
        sheet,
        address === null || address === undefined ? wholeSheet : sheet.parse(text(address)),
      ),
    GetRanges: (sheet, [addresses]) => areasOf(sheet, text(addresses)),
    GetRangeByIndexes: (sheet, [row, column, rows, columns], host) =>
      host.range(sheet, sizedRect(integer(row), integer(column), integer(rows), integer(columns))),
    GetCell: (sheet, [row, column], host) =>
      host.range(sheet, sizedRect(integer(row), integer(column), 1, 1)),
    GetUsedRange: (sheet, [valuesOnly], host) =>
      usedRange(sheet, valuesOnly, host) ?? host.range(sheet, sizedRect(0, 0, 1, 1)),
    GetUsedRangeOrNullObject: (sheet, [valuesOnly], host) => usedRange(sheet, valuesOnly, host),
    GetNext: (sheet, [visibleOnly]) => required(neighbour(sheet, 1, visibleOnly)),
    GetNextOrNullObject: (sheet, [visibleOnly]) => neighbour(sheet, 1, visibleOnly),
    GetPrevious: (sheet, [visibleOnly]) => required(neighbour(sheet, -1, visibleOnly)),
    GetPreviousOrNullObject: (sheet, [visibleOnly]) => neighbour(sheet, -1, visibleOnly),
    Activate: (sheet) => sheet.workbook.activate(sheet),
    Calculate: (sheet) => sheet.workbook.calculation.cellsChanged(sheet, wholeSheet),
    Delete: (sheet) => sheet.workbook.deleteSheet(sheet),
    Copy: (sheet, [positionType, relativeTo]) => {
      const where = choice(positionType, ['None', 'Before', 'After', 'Beginning', 'End'], 'None');
      const other = relativeTo instanceof Facade ? (relativeTo.target as Sheet) : sheet;
      const positions = {
        None: sheet.workbook.sheets.length,
        End: sheet.workbook.sheets.length,
        Beginning: 0,
        Before: other.position,
        After: other.position + 1,
      };
      return wrap(worksheetType, copySheet(sheet, positions[where]));
    },
    ReplaceAll: (sheet, [wanted, replacement, criteria]) =>
      replaceAll(sheet, wholeSheet, text(wanted), text(replacement), record(criteria)),
    _GetSheetById: (sheet, [id]) => byId(sheet, id),
    _GetAnotherWorksheetById: (sheet, [id]) => byId(sheet, id),
  },
  eventTarget: (sheet) => sheet.id,
  alive: (sheet) => !sheet.deleted,
};
