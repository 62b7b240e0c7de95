import { valueType } from '../../model/cell-value';
import { copyCells, moveCells } from '../../model/copy';
import {
  clearCells,
  clearChoices,
  readCells,
  readFormulas,
  readValues,
  writeCells,
  writeNumberFormats,
} from '../../model/edit';
import { ExcelError } from '../../model/error';
import type { LiveRange } from '../../model/live-range';
import { isDateFormat } from '../../model/number-format';
import {
  boundingRect,
  cellRect,
  cellsOf,
  columnsOf,
  coversColumns,
  coversRows,
  fitsSheet,
  intersection,
  maxColumns,
  maxRows,
  offsetRect,
  rowsOf,
  sizedRect,
  type Rect,
} from '../../model/rect';
import { deleteCells, insertCells, mergeCells, unmergeCells } from '../../model/structure';
import { choice, flag, integer, numeric, place, record, text } from '../argument';
import { wrap, type Facade, type Host, type ObjectType, type Property } from '../facade';
import { findCell, replaceAll } from '../find';
import { formulasR1C1 } from '../r1c1';
import { rangeFormatType } from './range-format';
import { rangeSortType } from './sort';
import { scopedTables } from './table-collection';
import { worksheetType } from './worksheet';

/** Excel gives no more cells than this at once ("Resource limits": 5 million cells); null stands for the rest. */
const mostCells = 5_000_000;

const matrix =
  (read: (range: LiveRange) => unknown): Property<LiveRange>['get'] =>
  (range) =>
    cellsOf(range.rect) > mostCells ? null : read(range);

const cells: Property<LiveRange> = {
  get: matrix(({ sheet, rect }) => readValues(sheet, rect)),
  set: ({ sheet, rect }, value) => writeCells(sheet, rect, value),
};

const formulas: Property<LiveRange> = {
  get: matrix(({ sheet, rect }) => readFormulas(sheet, rect)),
  set: ({ sheet, rect }, value) => writeCells(sheet, rect, value),
};

const numberFormats: Property<LiveRange> = {
  get: matrix(({ sheet, rect }) =>
    readCells(rect, (row, column) => sheet.format(row, column).numberFormat),
  ),
  set: ({ sheet, rect }, value) => writeNumberFormats(sheet, rect, value),
};

/** True or false where all agree, null where they do not. */
const allAgree = (flags: readonly boolean[]): boolean | null =>
  flags.every(Boolean) ? true : flags.some(Boolean) ? null : false;

const lineFlags = (hidden: ReadonlySet<number>, first: number, last: number): boolean | null => {
  if (hidden.size === 0) return false;
  return allAgree(
    Array.from({ length: last - first + 1 }, (_, index) => hidden.has(first + index)),
  );
};

const rowHidden = ({ sheet, rect }: LiveRange): boolean | null =>
  lineFlags(sheet.layout.rows.hidden, rect.top, rect.bottom);
const columnHidden = ({ sheet, rect }: LiveRange): boolean | null =>
  lineFlags(sheet.layout.columns.hidden, rect.left, rect.right);

/** Points before a row or column, hidden ones counting nothing. */
function pointsBefore(lines: LiveRange['sheet']['layout']['rows'], index: number): number {
  let points = index * lines.defaultSize;
  for (const [at, size] of lines.sizes) if (at < index) points += size - lines.defaultSize;
  for (const at of lines.hidden) if (at < index) points -= lines.size(at);
  return points;
}

const axisOf = (direction: 'Down' | 'Right' | 'Up' | 'Left'): 'rows' | 'columns' =>
  direction === 'Down' || direction === 'Up' ? 'rows' : 'columns';

function sub({ sheet }: LiveRange, rect: Rect, host: Host): Facade<LiveRange> {
  if (!fitsSheet(rect)) throw new ExcelError('InvalidArgument');
  return host.range(sheet, rect);
}

type RangeMethod = (range: LiveRange, args: readonly unknown[], host: Host) => unknown;

/** A method that answers with another rectangle of the same sheet. */
const derived =
  (rectOf: (rect: Rect, args: readonly unknown[]) => Rect): RangeMethod =>
  (range, args, host) =>
    sub(range, rectOf(range.rect, args), host);

/** Rows or columns next to the range; a negative count reaches the other way. */
const beside = (axis: 'row' | 'column', after: boolean): RangeMethod =>
  derived((rect, args) => {
    const count = integer(args[0], 1);
    if (count === 0) throw new ExcelError('InvalidArgument');
    const size = Math.abs(count);
    const [first, last] = axis === 'row' ? [rect.top, rect.bottom] : [rect.left, rect.right];
    const start = after
      ? count > 0
        ? last + 1
        : last - size + 1
      : count > 0
        ? first - size
        : first;
    const end = start + size - 1;
    return axis === 'row'
      ? { ...rect, top: start, bottom: end }
      : { ...rect, left: start, right: end };
  });

const intersect: RangeMethod = (range, [other], host) => {
  const { sheet, rect } = place(other, host, range.sheet);
  const common = sheet === range.sheet ? intersection(range.rect, rect) : undefined;
  return common ? host.range(sheet, common) : null;
};

const used: RangeMethod = (range, [valuesOnly], host) => {
  const rect = range.sheet.usedRect(flag(valuesOnly, false), range.rect);
  return rect ? host.range(range.sheet, rect) : null;
};

/** The block of filled cells around a range, bounded by empty rows and columns (Ctrl+A). */
function surrounding({ sheet, rect }: LiveRange): Rect {
  let region = rect;
  for (;;) {
    const around = intersection(
      {
        top: region.top - 1,
        left: region.left - 1,
        bottom: region.bottom + 1,
        right: region.right + 1,
      },
      { top: 0, left: 0, bottom: maxRows - 1, right: maxColumns - 1 },
    )!;
    const grown = boundingRect(region, sheet.usedRect(true, around) ?? region);
    if (rowsOf(grown) === rowsOf(region) && columnsOf(grown) === columnsOf(region)) return region;
    region = grown;
  }
}

/** Where Ctrl+arrow goes from a cell. */
function edge({ sheet, rect }: LiveRange, direction: 'Up' | 'Down' | 'Left' | 'Right'): Rect {
  const [down, right] = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] }[direction] as [
    number,
    number,
  ];
  let row = down > 0 ? rect.bottom : rect.top;
  let column = right > 0 ? rect.right : rect.left;
  const extent = sheet.usedRect(true) ?? cellRect(0, 0);
  const last = { Up: 0, Left: 0, Down: maxRows - 1, Right: maxColumns - 1 }[direction];
  const filled = (): boolean => sheet.value(row, column) !== undefined;
  const nextFilled = (): boolean => sheet.value(row + down, column + right) !== undefined;
  const inside = (): boolean =>
    row <= extent.bottom && column <= extent.right && row >= 0 && column >= 0;
  if (filled() && nextFilled()) {
    while (nextFilled()) [row, column] = [row + down, column + right];
    return cellRect(row, column);
  }
  do [row, column] = [row + down, column + right];
  while (inside() && !filled());
  if (inside() && filled()) return cellRect(row, column);
  return down !== 0 ? cellRect(last, column) : cellRect(row, last);
}

export const rangeType: ObjectType<LiveRange> = {
  name: 'Range',
  properties: {
    NumberFormat: numberFormats,
    NumberFormatLocal: numberFormats,
    Values: cells,
    Text: {
      get: matrix(({ sheet, rect }) => readCells(rect, (row, column) => sheet.text(row, column))),
    },
    Formulas: formulas,
    FormulasLocal: formulas,
    RowIndex: { get: ({ rect }) => rect.top },
    ColumnIndex: { get: ({ rect }) => rect.left },
    RowCount: { get: ({ rows }) => rows },
    ColumnCount: { get: ({ columns }) => columns },
    Address: { get: ({ address }) => address },
    AddressLocal: { get: ({ address }) => address },
    // -1 where the count does not fit 32 bits, as documented.
    CellCount: { get: ({ rect }) => (cellsOf(rect) < 2 ** 31 ? cellsOf(rect) : -1) },
    ValueTypes: {
      get: matrix(({ sheet, rect }) =>
        readCells(rect, (row, column) => valueType(sheet.value(row, column))),
      ),
    },
    FormulasR1C1: {
      get: matrix(({ sheet, rect }) => formulasR1C1(sheet, rect)),
    },
    Hidden: {
      get: (range) => {
        const flags = [rowHidden(range), columnHidden(range)];
        return flags.includes(true) ? true : flags.includes(null) ? null : false;
      },
    },
    RowHidden: {
      get: rowHidden,
      set: ({ sheet, rect }, value) => {
        sheet.assertAllowed('allowFormatRows');
        sheet.layout.rows.hide(rect.top, rect.bottom, flag(value));
        sheet.workbook.emit({ kind: 'layout', sheet });
      },
    },
    ColumnHidden: {
      get: columnHidden,
      set: ({ sheet, rect }, value) => {
        sheet.assertAllowed('allowFormatColumns');
        sheet.layout.columns.hide(rect.left, rect.right, flag(value));
        sheet.workbook.emit({ kind: 'layout', sheet });
      },
    },
    IsEntireColumn: { get: ({ rect }) => coversColumns(rect) },
    IsEntireRow: { get: ({ rect }) => coversRows(rect) },
    Hyperlink: { get: () => null },
    Style: {
      get: ({ sheet, rect }) => {
        const styles = new Set([...sheet.formats.distinct(rect)].map((format) => format.style));
        return styles.size === 1 ? [...styles][0] : null;
      },
    },
    LinkedDataTypeState: { get: matrix(({ rect }) => readCells(rect, () => 'None')) },
    HasSpill: { get: () => false },
    Top: { get: ({ sheet, rect }) => pointsBefore(sheet.layout.rows, rect.top) },
    Left: { get: ({ sheet, rect }) => pointsBefore(sheet.layout.columns, rect.left) },
    Height: {
      get: ({ sheet, rect }) =>
        pointsBefore(sheet.layout.rows, rect.bottom + 1) -
        pointsBefore(sheet.layout.rows, rect.top),
    },
    Width: {
      get: ({ sheet, rect }) =>
        pointsBefore(sheet.layout.columns, rect.right + 1) -
        pointsBefore(sheet.layout.columns, rect.left),
    },
    SavedAsArray: { get: matrix(({ rect }) => readCells(rect, () => false)) },
    NumberFormatCategories: {
      get: matrix(({ sheet, rect }) =>
        readCells(rect, (row, column) => formatCategory(sheet.format(row, column).numberFormat)),
      ),
    },
  },
  navigations: {
    Format: (range) => wrap(rangeFormatType, range),
    Worksheet: ({ sheet }) => wrap(worksheetType, sheet),
    Sort: (range) => wrap(rangeSortType, range),
  },
  methods: {
    GetCell: derived((rect, [row, column]) =>
      cellRect(rect.top + integer(row), rect.left + integer(column)),
    ),
    GetRow: derived((rect, [row]) => ({
      ...rect,
      top: rect.top + integer(row),
      bottom: rect.top + integer(row),
    })),
    GetColumn: derived((rect, [column]) => ({
      ...rect,
      left: rect.left + integer(column),
      right: rect.left + integer(column),
    })),
    GetLastRow: derived((rect) => ({ ...rect, top: rect.bottom })),
    GetLastColumn: derived((rect) => ({ ...rect, left: rect.right })),
    GetLastCell: derived((rect) => cellRect(rect.bottom, rect.right)),
    GetEntireRow: derived((rect) => ({ ...rect, left: 0, right: maxColumns - 1 })),
    GetEntireColumn: derived((rect) => ({ ...rect, top: 0, bottom: maxRows - 1 })),
    GetOffsetRange: derived((rect, [rows, columns]) =>
      offsetRect(rect, integer(rows), integer(columns)),
    ),
    GetResizedRange: derived((rect, [rows, columns]) => ({
      ...rect,
      bottom: rect.bottom + integer(rows),
      right: rect.right + integer(columns),
    })),
    GetAbsoluteResizedRange: derived((rect, [rows, columns]) =>
      sizedRect(rect.top, rect.left, integer(rows), integer(columns)),
    ),
    GetRowsAbove: beside('row', false),
    GetRowsBelow: beside('row', true),
    GetColumnsBefore: beside('column', false),
    GetColumnsAfter: beside('column', true),
    GetBoundingRect: (range, [other], host) => {
      const { sheet, rect } = place(other, host, range.sheet);
      if (sheet !== range.sheet) throw new ExcelError('InvalidArgument');
      return sub(range, boundingRect(range.rect, rect), host);
    },
    GetIntersection: (range, args, host) => intersect(range, args, host) ?? notFound(),
    GetIntersectionOrNullObject: intersect,
    GetUsedRange: (range, args, host) =>
      used(range, args, host) ?? sub(range, range.firstCell, host),
    GetUsedRangeOrNullObject: used,
    GetSurroundingRegion: (range, _args, host) => sub(range, surrounding(range), host),
    GetRangeEdge: (range, [direction], host) =>
      sub(range, edge(range, choice(direction, ['Up', 'Down', 'Left', 'Right'])), host),
    GetExtendedRange: (range, [direction], host) =>
      sub(
        range,
        boundingRect(range.rect, edge(range, choice(direction, ['Up', 'Down', 'Left', 'Right']))),
        host,
      ),
    GetTables: (range, [fullyContained]) => scopedTables(range, flag(fullyContained, false)),
    GetSpillParentOrNullObject: () => null,
    GetSpillingToRangeOrNullObject: () => null,
    Find: (range, [wanted, criteria], host) =>
      findCell(range, text(wanted), record(criteria), host) ?? notFound(),
    FindOrNullObject: (range, [wanted, criteria], host) =>
      findCell(range, text(wanted), record(criteria), host),
    ReplaceAll: ({ sheet, rect }, [wanted, replacement, criteria]) =>
      replaceAll(sheet, rect, text(wanted), text(replacement), record(criteria)),
    Clear: ({ sheet, rect }, [what]) => clearCells(sheet, rect, choice(what, clearChoices, 'All')),
    CopyFrom: (range, [source, what, skipBlanks, transpose], host) => {
      const from = place(source, host, range.sheet);
      copyCells(from.sheet, from.rect, range.sheet, range.rect, {
        what: choice(what, ['All', 'Formulas', 'Values', 'Formats', 'Link'], 'All'),
        skipBlanks: flag(skipBlanks, false),
        transpose: flag(transpose, false),
      });
    },
    MoveTo: (range, [destination], host) => {
      const to = place(destination, host, range.sheet);
      moveCells(range.sheet, range.rect, to.sheet, to.rect);
    },
    Insert: ({ sheet, rect }, [shift], host) => {
      insertCells(sheet, rect, axisOf(choice(shift, ['Down', 'Right'])));
      return host.range(sheet, rect);
    },
    Delete: ({ sheet, rect }, [shift]) =>
      deleteCells(sheet, rect, axisOf(choice(shift, ['Up', 'Left']))),
    Merge: ({ sheet, rect }, [across]) => {
      if (!flag(across, false)) mergeCells(sheet, rect);
      else
        for (let row = rect.top; row <= rect.bottom; row++)
          mergeCells(sheet, { ...rect, top: row, bottom: row });
    },
    Unmerge: ({ sheet, rect }) => unmergeCells(sheet, rect),
    Select: ({ sheet, rect }) => sheet.workbook.select(sheet, rect),
    Calculate: ({ sheet, rect }) => sheet.workbook.calculation.cellsChanged(sheet, rect),
    SetDirty: ({ sheet, rect }) => sheet.workbook.calculation.cellsChanged(sheet, rect),
    // Large arrays arrive in slices; the client asks first whether the whole has the right size.
    _ValidateArraySize: ({ rows, columns }, [height, width]) => {
      if (numeric(height) !== rows || numeric(width) !== columns) {
        throw new ExcelError('InvalidArgument', arraySizeMessage);
      }
    },
  },
};

const arraySizeMessage =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

function notFound(): never {
  throw new ExcelError('ItemNotFound');
}

/** Excel.NumberFormatCategory, for the usual formats. */
function formatCategory(numberFormat: string): string {
  if (numberFormat === 'General') return 'General';
  if (numberFormat === '@') return 'Text';
  if (isDateFormat(numberFormat)) return /[yd]/i.test(numberFormat) ? 'Date' : 'Time';
  if (numberFormat.includes('%')) return 'Percentage';
  if (/[$€£¥]/.test(numberFormat)) return 'Currency';
  if (/E[+-]/i.test(numberFormat)) return 'Scientific';
  if (numberFormat.includes('?/')) return 'Fraction';
  return /^[#0,.]+$/.test(numberFormat) ? 'Number' : 'Custom';
}
