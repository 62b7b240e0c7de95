import { AppError } from '../core/error';
import type { ChartStep, Rows } from '../workbook/chart-plan';
import { chartName, type ChartSource, type ReportCharts } from '../workbook/report-chart';
import { chartCells, rowsOf, wholeRange, type ChartCells } from './chart-cells';
import { findCharts, type FoundChart } from './chart-finder';
import { excelRun } from './excel-run';
import { patience } from './excel-staging';

/** Points. A chart has room for its bars, as far as it can still be looked at. */
const size = {
  width: { least: 520, most: 720, perColumn: 9 },
  height: { least: 300, most: 2_400, perBar: 15 },
  around: 110,
  between: 12,
};

/** The `ReportCharts` port over Excel. */
export const excelCharts: ReportCharts = {
  present: (source) => run(source, (context) => present(context, source)),
  change: async (source, steps) => {
    // One batch each: one that Excel refuses is tried again, and must not add a chart twice.
    for (const step of steps) await run(source, (context) => apply(context, source, step));
  },
};

const run = <T>(
  { table }: ChartSource,
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> => excelRun(batch, { details: { table: table.name }, patience });

async function present(context: Excel.RequestContext, source: ChartSource) {
  const cells = await chartCells(context, source);
  const found = await findCharts(context, source);
  for (const { chart } of found) chart.title.load('text');
  const { top, rows = 0, columns = [] } = cells ?? {};
  const shown = cells?.sheet.getRangeByIndexes(top!, 0, rows, Math.max(...columns) + 1);
  shown?.load('values');
  await context.sync();
  const values = shown?.values.map((row) => columns.map((column) => row[column])) ?? [];
  const isEmpty = values.flat().every((value) => value === '');
  return {
    cells: isEmpty ? [] : values.map(([category]) => category),
    charts: found.map(({ chart, currency }) => ({ currency, title: chart.title.text })),
  };
}

async function apply(
  context: Excel.RequestContext,
  source: ChartSource,
  step: ChartStep,
): Promise<void> {
  const cells = await chartCells(context, source);
  const found = await findCharts(context, source);
  if (step.kind === 'add') {
    if (!cells) throw new AppError('excel-failed');
    await add(context, source, step, cells, found);
    return;
  }
  const chart = found.find(({ currency }) => currency === step.from)?.chart;
  if (!chart) return;
  if (step.kind === 'remove') chart.delete();
  else {
    const count = cells ? await seriesToMove(context, chart, cells, step) : undefined;
    if (step.from !== step.currency) chart.name = chartName(source, step.currency);
    if (step.title !== undefined) chart.title.text = step.title;
    if (cells && count !== undefined) showRows(chart, source, cells, step.rows, count);
  }
  await context.sync();
}

async function add(
  context: Excel.RequestContext,
  source: ChartSource,
  { currency, title, rows }: Extract<ChartStep, { kind: 'add' }>,
  cells: ChartCells,
  found: readonly FoundChart[],
): Promise<void> {
  const { look } = source;
  const { sheet, top, right } = cells;
  const range = wholeRange(cells);
  if (!range) throw new AppError('excel-failed');
  const above = found.filter(({ isBesideTable }) => isBesideTable).map(({ chart }) => chart);
  for (const chart of above) chart.load('left,top,height');
  await context.sync();
  const drawn = sheet.charts.add(look.type, range, Excel.ChartSeriesBy.columns);
  drawn.name = chartName(source, currency);
  if (rows) showRows(drawn, source, cells, rows, look.values.length);
  drawn.title.text = title;
  drawn.legend.visible = look.values.length > 1;
  const [lowest] = above.sort((a, b) => b.top + b.height - a.top - a.height);
  if (lowest) {
    drawn.left = lowest.left;
    drawn.top = lowest.top + lowest.height + size.between;
  } else {
    // One column stays free between the table and the chart.
    drawn.setPosition(sheet.getRangeByIndexes(top, right + 2, 1, 1));
  }
  const { width, height, around } = size;
  const isUpright = look.type === 'ColumnClustered';
  const within = ({ least, most }: { least: number; most: number }, wanted: number) =>
    Math.min(most, Math.max(least, wanted));
  const count = rows?.count ?? cells.rows;
  drawn.width = within(
    width,
    isUpright ? around + count * look.values.length * width.perColumn : 0,
  );
  drawn.height = within(height, isUpright ? 0 : around + count * height.perBar);
  // A funnel has no axes that could be set.
  if (look.type !== 'Funnel') {
    const { valueAxis, categoryAxis } = drawn.axes;
    valueAxis.title.text = look.axis.title;
    valueAxis.numberFormat = look.axis.format;
    if (look.topDown) categoryAxis.reversePlotOrder = true;
  }
  await context.sync();
}

/**
 * How many series a chart has, where it does not show its rows: its first series is none of the
 * columns. Undefined where it does, or where they have moved and it follows anyway.
 */
async function seriesToMove(
  context: Excel.RequestContext,
  { series }: Excel.Chart,
  cells: ChartCells,
  { rows, isMoved }: Extract<ChartStep, { kind: 'show' }>,
): Promise<number | undefined> {
  series.load('count');
  const ranges = cells.columns.map((column) => rowsOf(cells, rows, column).load('values'));
  await context.sync();
  if (isMoved || series.count === 0) return series.count;
  const values = series.getItemAt(0).getDimensionValues(Excel.ChartSeriesDimension.values);
  await context.sync();
  const shown = values.value.map(Number);
  const isShown = ranges.some(
    ({ values: column }) =>
      column.length === shown.length && column.every(([cell], row) => Number(cell) === shown[row]),
  );
  return isShown ? undefined : series.count;
}

/**
 * Points a chart of `count` series at rows of its table, or at all of them. Nothing happens where the
 * values stand among the categories, or where series have been deleted and cannot be told apart.
 */
function showRows(
  chart: Excel.Chart,
  { look }: ChartSource,
  cells: ChartCells,
  rows: Rows | undefined,
  count: number,
): void {
  const whole = wholeRange(cells);
  const categories = cells.columns.slice(0, look.categories.length);
  const values = cells.columns.slice(look.categories.length);
  if (whole && (!rows || count !== values.length))
    chart.setData(whole, Excel.ChartSeriesBy.columns);
  if (whole && !rows) return;
  const [first, last] = [Math.min(...categories), Math.max(...categories)];
  const isApart = values.every((column) => column < first || column > last);
  const isKnown = whole !== undefined || count === values.length;
  if (!isApart || !isKnown || look.type === 'Funnel') return;
  values.forEach((column, index) => {
    const series = chart.series.getItemAt(index);
    series.setValues(rowsOf(cells, rows, column));
    series.setXAxisValues(rowsOf(cells, rows, first, last));
  });
}
