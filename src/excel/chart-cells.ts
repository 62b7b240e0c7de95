import { AppError } from '../core/error';
import type { Rows } from '../workbook/chart-plan';
import type { ChartSource } from '../workbook/report-chart';

/** Where the columns of a report's charts are. Indices count from 0. */
export interface ChartCells {
  readonly sheet: Excel.Worksheet;
  /** Row of the first row of the body, and rows of the body: one empty one where there are none. */
  readonly top: number;
  readonly rows: number;
  /** Last column of the table. */
  readonly right: number;
  /** Of the categories and of each value. */
  readonly columns: readonly number[];
}

/** Throws table-missing; undefined where a column of the charts is gone. */
export async function chartCells(
  context: Excel.RequestContext,
  { table: { id, name }, columns }: ChartSource,
): Promise<ChartCells | undefined> {
  const table = context.workbook.tables.getItemOrNullObject(id);
  table.load('id');
  await context.sync();
  if (table.isNullObject) throw new AppError('table-missing', { table: name });
  const { worksheet: sheet } = table;
  const body = table.getDataBodyRange();
  table.columns.load('items/id');
  body.load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  const { rowIndex: top, columnIndex, rowCount: rows, columnCount } = body;
  const places = columns.map((wanted) => table.columns.items.findIndex((one) => one.id === wanted));
  if (places.includes(-1)) return undefined;
  return {
    sheet,
    top,
    rows,
    right: columnIndex + columnCount - 1,
    columns: places.map((place) => columnIndex + place),
  };
}

/** Cells of some rows, or of all, from one column to another. */
export function rowsOf(
  { sheet, top, rows: all }: ChartCells,
  { first, count }: Rows = { first: 0, count: all },
  from: number,
  to = from,
): Excel.Range {
  return sheet.getRangeByIndexes(top + first, from, count, to - from + 1);
}

/** Headers and all rows of the columns, as Excel makes a chart of; undefined where they stand apart. */
export function wholeRange({ sheet, top, rows, columns }: ChartCells): Excel.Range | undefined {
  const [first] = columns;
  const isTogether = columns.every((column, index) => column === first! + index);
  return isTogether
    ? sheet.getRangeByIndexes(top - 1, first!, rows + 1, columns.length)
    : undefined;
}
