import { formatAddress, quoteSheetName } from '../../model/address';
import type { LiveRange } from '../../model/live-range';
import { plainValue, valueType } from '../../model/cell-value';
import { cellRect, type Rect } from '../../model/rect';
import type { Sheet } from '../../model/sheet';
import { ExcelError } from '../../model/error';
import { integer } from '../argument';
import { formulasR1C1 } from '../r1c1';
import { wrap, type Facade, type ObjectType, type Property } from '../facade';

/** The rows and columns of a range that are not hidden. */
interface View {
  readonly sheet: Sheet;
  readonly rect: Rect;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly index: number;
}

const shown = (first: number, last: number, hidden: ReadonlySet<number>): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (line) => !hidden.has(line),
  );

/** `range.getVisibleView()`: what filters and hidden columns leave. */
export function visibleView({ sheet, rect }: LiveRange): Facade<View> {
  // Whole columns are looked at as far as they are used.
  const used = sheet.usedRect(false, rect) ?? cellRect(rect.top, rect.left);
  const { rows, columns } = sheet.layout;
  return wrap(rangeViewType, {
    sheet,
    rect,
    rows: shown(rect.top, Math.min(rect.bottom, Math.max(used.bottom, rect.top)), rows.hidden),
    columns: shown(
      rect.left,
      Math.min(rect.right, Math.max(used.right, rect.left)),
      columns.hidden,
    ),
    index: 0,
  });
}

const matrix = (read: (sheet: Sheet, row: number, column: number) => unknown): Property<View> => ({
  get: ({ sheet, rows, columns }) =>
    rows.map((row) => columns.map((column) => read(sheet, row, column))),
});

const formulas = matrix(
  (sheet, row, column) => sheet.formula(row, column) ?? plainValue(sheet.value(row, column)),
);

const rangeViewType: ObjectType<View> = {
  name: 'RangeView',
  properties: {
    NumberFormat: matrix((sheet, row, column) => sheet.format(row, column).numberFormat),
    Values: matrix((sheet, row, column) => sheet.plain(row, column)),
    Text: matrix((sheet, row, column) => sheet.text(row, column)),
    Formulas: formulas,
    FormulasLocal: formulas,
    FormulasR1C1: {
      get: ({ sheet, rows, columns }) =>
        rows.map((row) =>
          columns.map((column) => formulasR1C1(sheet, cellRect(row, column))[0]![0]),
        ),
    },
    ValueTypes: matrix((sheet, row, column) => valueType(sheet.value(row, column))),
    RowCount: { get: ({ rows }) => rows.length },
    ColumnCount: { get: ({ columns }) => columns.length },
    CellAddresses: matrix(
      (sheet, row, column) =>
        `${quoteSheetName(sheet.name)}!${formatAddress(cellRect(row, column))}`,
    ),
    Index: { get: ({ index }) => index },
  },
  navigations: { Rows: (view) => wrap(rangeViewsType, view) },
  methods: { GetRange: ({ sheet, rect }, _args, host) => host.range(sheet, rect) },
};

const rowOf = (view: View, index: number): Facade<View> => {
  const row = view.rows[index];
  if (row === undefined) throw new ExcelError('InvalidArgument');
  const rect = { ...view.rect, top: row, bottom: row };
  return wrap(rangeViewType, { ...view, rect, rows: [row], index });
};

const rangeViewsType: ObjectType<View> = {
  name: 'RangeViewCollection',
  items: (view) => view.rows.map((_row, index) => rowOf(view, index)),
  methods: {
    GetCount: ({ rows }) => rows.length,
    GetItemAt: (view, [index]) => rowOf(view, integer(index)),
  },
};
