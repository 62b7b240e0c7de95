import { AppError } from '../core/error';
import type { ChartSource, NewChart, ReportCharts } from '../workbook/report-chart';
import { excelRun } from './excel-run';
import { patience } from './excel-staging';

/** Points. A chart has room for its bars, as far as it can still be looked at. */
const size = {
  width: { least: 520, most: 720, perColumn: 9 },
  height: { least: 300, most: 2_400, perBar: 15 },
  around: 110,
};

/** The `ReportCharts` port over Excel. */
export const excelCharts: ReportCharts = {
  add: (chart) =>
    excelRun((context) => add(context, chart), {
      details: { table: chart.table.name },
      patience,
    }),
  follow: async (source) => {
    const details = { table: source.table.name };
    const isBehind = await excelRun((context) => misses(context, source), { details, patience });
    if (isBehind) await excelRun((context) => follow(context, source), { details, patience });
  },
};

async function add(context: Excel.RequestContext, chart: NewChart): Promise<void> {
  const { look, title } = chart;
  const cells = await cellsOf(context, chart);
  if (!cells) throw new AppError('excel-failed');
  const { sheet, range, rows, top, right } = cells;
  const drawn = sheet.charts.add(look.type, range, Excel.ChartSeriesBy.columns);
  drawn.name = chart.name;
  drawn.title.text = title;
  drawn.legend.visible = look.values.length > 1;
  // One column stays free between the table and the chart.
  drawn.setPosition(sheet.getRangeByIndexes(top + 1, right + 2, 1, 1));
  const { width, height, around } = size;
  const isUpright = look.type === 'ColumnClustered';
  const within = ({ least, most }: { least: number; most: number }, wanted: number) =>
    Math.min(most, Math.max(least, wanted));
  drawn.width = within(width, isUpright ? around + rows * look.values.length * width.perColumn : 0);
  drawn.height = within(height, isUpright ? 0 : around + rows * height.perBar);
  // A funnel has no axes that could be set.
  if (look.type !== 'Funnel') {
    const { valueAxis, categoryAxis } = drawn.axes;
    valueAxis.title.text = look.axis.title;
    valueAxis.numberFormat = look.axis.format;
    if (look.topDown) categoryAxis.reversePlotOrder = true;
  }
  await context.sync();
}

/** Whether a chart shows other rows than its table has: its first series is none of the columns. */
async function misses(context: Excel.RequestContext, source: ChartSource): Promise<boolean> {
  const [chart, cells] = [await find(context, source.name), await cellsOf(context, source)];
  if (!chart || !cells) return false;
  const { series } = chart;
  series.load('count');
  cells.range.load('values');
  await context.sync();
  if (series.count === 0) return true;
  const values = series.getItemAt(0).getDimensionValues(Excel.ChartSeriesDimension.values);
  await context.sync();
  const shown = values.value.map(Number);
  const rows = cells.range.values.slice(1);
  const isColumn = (_: unknown, place: number): boolean =>
    rows.length === shown.length && rows.every((row, at) => Number(row[place]) === shown[at]);
  return !source.columns.some(isColumn);
}

async function follow(context: Excel.RequestContext, source: ChartSource): Promise<void> {
  const [chart, cells] = [await find(context, source.name), await cellsOf(context, source)];
  if (!chart || !cells) return;
  chart.setData(cells.range, Excel.ChartSeriesBy.columns);
  await context.sync();
}

/** The chart on whatever sheet it was moved to. */
async function find(context: Excel.RequestContext, name: string): Promise<Excel.Chart | undefined> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id');
  await context.sync();
  const charts = worksheets.items.map((sheet) => sheet.charts.getItemOrNullObject(name));
  await context.sync();
  return charts.find((chart) => !chart.isNullObject);
}

/** Header and rows of the columns of a chart, where these stand side by side in its table. */
async function cellsOf(
  context: Excel.RequestContext,
  { table: { id, name }, columns }: ChartSource,
) {
  const table = context.workbook.tables.getItemOrNullObject(id);
  table.load('id');
  await context.sync();
  if (table.isNullObject) throw new AppError('table-missing', { table: name });
  const { worksheet: sheet } = table;
  const body = table.getDataBodyRange();
  table.columns.load('items/id');
  body.load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  const { rowIndex, columnIndex, rowCount: rows, columnCount } = body;
  const places = columns.map((wanted) => table.columns.items.findIndex((one) => one.id === wanted));
  const [first = -1] = places;
  const isTogether = places.every((place, index) => place === first + index);
  if (first < 0 || !isTogether) return undefined;
  const top = rowIndex - 1;
  const range = sheet.getRangeByIndexes(top, columnIndex + first, rows + 1, columns.length);
  return { sheet, range, rows, top, right: columnIndex + columnCount - 1 };
}
