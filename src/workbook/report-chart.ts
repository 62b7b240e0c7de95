import type { Cell } from '../core/cell';
import { AppError } from '../core/error';
import {
  firstCharts,
  planCharts,
  type Charted,
  type ChartStep,
  type PresentChart,
} from './chart-plan';
import type { QueryDefinition } from './definition';
import type { Definitions } from './definitions';
import { reportOf, type Report, type ReportChart } from './report';
import type { TableInfo } from './table-sheet';

/** The charts of a report and the cells they show. */
export interface ChartSource {
  /** Start of the names of its charts, by which they are found again. */
  readonly name: string;
  readonly table: { readonly id: string; readonly name: string };
  /** Ids of table columns: the categories, then the values. */
  readonly columns: readonly number[];
  readonly look: ReportChart;
}

export interface PresentCharts {
  /** The cells of the first category, one for each row of the table. */
  readonly cells: readonly Cell[];
  /** On whatever sheets they were moved to. */
  readonly charts: readonly PresentChart[];
}

/**
 * The charts of reports. Implemented by `excel/`. Methods reject with table-missing, sheet-protected,
 * workbook-readonly, cell-in-edit, excel-failed.
 */
export interface ReportCharts {
  present(source: ChartSource): Promise<PresentCharts>;
  /**
   * Adds, changes and removes charts in the order of the steps. New ones stand beside the table, one
   * under the other. A chart that shows its rows already is left alone, and so is one whose columns
   * cannot be told in it any more.
   */
  change(source: ChartSource, steps: readonly ChartStep[]): Promise<void>;
}

/** Names that no user gives. */
export const chartName = ({ name }: ChartSource, currency: string | undefined): string =>
  currency === undefined ? name : `${name} ${currency}`;

function sourceOf(
  report: Report,
  query: string,
  { id, name }: ChartSource['table'],
  idOf: (column: string) => number | undefined,
): ChartSource | undefined {
  const { chart: look } = report;
  const columns = [...look.categories, ...look.values].map(idOf);
  const known = columns.filter((column) => column !== undefined);
  const table = { id, name };
  return known.length < columns.length
    ? undefined
    : { name: `Pipedrive report ${query}`, table, columns: known, look };
}

/** The charts of a query that was made by a report; undefined where it misses a column. */
export function chartSource({
  id,
  table,
  columns,
  options,
}: QueryDefinition): ChartSource | undefined {
  const report = reportOf(options.report);
  const idOf = (name: string) =>
    columns.find(({ field, state }) => field === name && state === undefined)?.column;
  return report && sourceOf(report, id, table, idOf);
}

/**
 * Draws the charts of a report whose table has just been made: its headers are the report's columns.
 * Returns the currencies that have one now, where these are several.
 */
export async function drawCharts(
  charts: ReportCharts,
  report: Report,
  title: string,
  query: string,
  table: TableInfo,
): Promise<readonly Charted[] | undefined> {
  const idOf = (header: string) => table.columns.find(({ name }) => name === header)?.id;
  const source = sourceOf(report, query, table, idOf);
  if (!source) throw new AppError('excel-failed');
  const { cells } = await charts.present(source);
  const { steps, charted } = firstCharts(title, report.chart.perCurrency ? cells : []);
  await charts.change(source, steps);
  return charted;
}

/**
 * Lets the charts of a refreshed query follow its table, and returns the definition that knows them. A
 * chart that cannot be changed (on another, protected sheet) does not undo the refresh: the next one
 * tries again.
 */
export async function followTable(
  { charts, definitions }: { readonly charts: ReportCharts; readonly definitions: Definitions },
  query: QueryDefinition,
): Promise<QueryDefinition> {
  const source = chartSource(query);
  if (!source) return query;
  try {
    const { cells, charts: present } = await charts.present(source);
    const { title, chart } = reportOf(query.options.report)!;
    const plan = planCharts(title, chart.perCurrency ? cells : [], present, query.charted);
    await charts.change(source, plan.steps);
    return await remember(definitions, query, plan.charted);
  } catch {
    return query;
  }
}

/** Writes which currencies have charts into the workbook, where that has changed. */
export async function remember(
  definitions: Definitions,
  query: QueryDefinition,
  charted: readonly Charted[] | undefined,
): Promise<QueryDefinition> {
  const { charted: known, ...rest } = query;
  if (JSON.stringify(charted) === JSON.stringify(known)) return query;
  const changed = { ...rest, ...(charted ? { charted } : {}) };
  await definitions.write(changed);
  return changed;
}
