import type { QueryDefinition } from './definition';
import { reportOf, type Report, type ReportChart } from './report';
import type { TableInfo } from './table-sheet';

/** A chart and the cells it shows. */
export interface ChartSource {
  /** Name of the chart, by which it is found again. */
  readonly name: string;
  readonly table: { readonly id: string; readonly name: string };
  /** Ids of table columns: the categories, then the values. */
  readonly columns: readonly number[];
}

export interface NewChart extends ChartSource {
  readonly title: string;
  readonly look: ReportChart;
}

/**
 * The charts of reports. Implemented by `excel/`. Methods reject with table-missing, sheet-protected,
 * workbook-readonly, cell-in-edit, excel-failed.
 */
export interface ReportCharts {
  /** Draws a chart beside its table. */
  add(chart: NewChart): Promise<void>;
  /**
   * Points a chart at all rows of its table, where it does not show them all already. Nothing happens
   * without the chart, or where its columns do not stand side by side any more.
   */
  follow(source: ChartSource): Promise<void>;
}

/** The chart of a query: a name that no user gives. */
const chartName = (query: string): string => `Pipedrive report ${query}`;

const chartColumns = ({ chart }: Report) => [...chart.categories, ...chart.values];

/** The chart of a report whose table has just been made: its headers are the report's columns. */
export function newChart(report: Report, title: string, query: string, table: TableInfo): NewChart {
  const columns = chartColumns(report).flatMap(
    (name) => table.columns.find((column) => column.name === name)?.id ?? [],
  );
  const { id, name } = table;
  return { name: chartName(query), table: { id, name }, columns, title, look: report.chart };
}

/** The chart of a query that was made by a report; undefined where it misses a column. */
export function chartSource({
  id,
  table,
  columns,
  options,
}: QueryDefinition): ChartSource | undefined {
  const report = reportOf(options.report);
  if (!report) return undefined;
  const shown = chartColumns(report).map((name) =>
    columns.find(({ field, state }) => field === name && state === undefined),
  );
  if (!shown.every((column) => column !== undefined)) return undefined;
  return { name: chartName(id), table, columns: shown.map(({ column }) => column) };
}

/**
 * Lets the chart of a refreshed query follow its table. A chart that cannot be changed (on another,
 * protected sheet) does not undo the refresh: Excel itself widens series with their table, and the
 * next refresh tries again.
 */
export async function followTable(charts: ReportCharts, query: QueryDefinition): Promise<void> {
  const source = chartSource(query);
  if (source) await charts.follow(source).catch(() => undefined);
}
