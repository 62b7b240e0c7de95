import { valueType } from '../../model/cell-value';
import { copyCells, moveCells } from '../../model/copy';
import {
  clearCells,
  clearChoices,
  readCells,
  readFormulas,
  readValues,
  shapeMessage,
  writeCells,
  writeNumberFormats,
} from '../../model/edit';
import { ExcelError } from '../../model/error';
import type { LiveRange } from '../../model/live-range';
import { formatCategory } from '../../model/number-format';
import { cellsOf, coversColumns, coversRows } from '../../model/rect';
import { deleteCells, insertCells, mergeCells, unmergeCells } from '../../model/structure';
import { choice, flag, numeric, place, record, text } from '../argument';
import { wrap, type ObjectType, type Property } from '../facade';
import { findCell, replaceAll } from '../find';
import { formulasR1C1 } from '../r1c1';
import { conditionalFormatsType } from './conditional-format';
import { dataValidationType } from './data-validation';
import { specialAreas } from './range-areas';
import { rangeFormatType } from './range-format';
import { geometryMethods } from './range-geometry';
import { rangeLineProperties } from './range-lines';
import { visibleView } from './range-view';
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

const axisOf = (direction: 'Down' | 'Right' | 'Up' | 'Left'): 'rows' | 'columns' =>
  direction === 'Down' || direction === 'Up' ? 'rows' : 'columns';

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
    ...rangeLineProperties,
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
    ConditionalFormats: (range) => wrap(conditionalFormatsType, range),
    DataValidation: (range) => wrap(dataValidationType, range),
  },
  methods: {
    ...geometryMethods,
    GetTables: (range, [fullyContained]) => scopedTables(range, flag(fullyContained, false)),
    GetVisibleView: (range) => visibleView(range),
    GetSpecialCells: (range, [type, kinds]) => specialAreas(range, type, kinds) ?? notFound(),
    GetSpecialCellsOrNullObject: (range, [type, kinds]) => specialAreas(range, type, kinds),
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
        throw new ExcelError('InvalidArgument', shapeMessage);
      }
    },
  },
};

function notFound(): never {
  throw new ExcelError('ItemNotFound');
}
