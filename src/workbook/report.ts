import type { ColumnType } from '../core/column';
import { reportSql } from './report-sql';

/** Excel.ChartType, as far as reports use it. */
export type ReportChartType = 'BarClustered' | 'BarStacked' | 'ColumnClustered' | 'Funnel';

/** How the chart shows the table: of columns that stand side by side in it. */
export interface ReportChart {
  readonly type: ReportChartType;
  /** One column, or two: the first groups the second on the axis. */
  readonly categories: readonly string[];
  /** A chart for each currency, which the first category names: their amounts share no axis. */
  readonly perCurrency?: true;
  /** A series each. */
  readonly values: readonly string[];
  /** The first category on top: Excel draws bars from the bottom up. */
  readonly topDown?: true;
  /** Title of the value axis, and the format of its numbers. */
  readonly axis: { readonly title: string; readonly format: string };
}

/** A summary of Pipedrive by SQL, with a chart beside it, or one for each currency. */
export interface Report {
  /** Stands in workbooks: stays. */
  readonly id: string;
  /** Also the name of the sheet. */
  readonly title: string;
  readonly help: string;
  /** `pipeline`: the id of the one pipeline that is meant; all of them otherwise. */
  sql(pipeline?: number): string;
  /** Types that the values do not show: amounts, and all columns while there are no rows. */
  readonly types: Readonly<Record<string, ColumnType>>;
  readonly chart: ReportChart;
}

const amounts = (title: string) => ({ title, format: '#,##0' });
const counts = (title: string) => ({ title, format: '0' });

/** The gallery, in its order. A further report is one entry more, and its picture. */
export const reports = [
  {
    id: 'pipeline-by-stage',
    title: 'Pipeline by stage',
    help: 'Open deals and value by stage',
    sql: reportSql.pipelineByStage,
    types: { Currency: 'text', Stage: 'text', Value: 'money', Deals: 'integer' },
    chart: {
      type: 'BarClustered',
      categories: ['Currency', 'Stage'],
      perCurrency: true,
      values: ['Value'],
      topDown: true,
      axis: amounts('Value of open deals'),
    },
  },
  {
    id: 'won-per-month',
    title: 'Won per month',
    help: 'Value and count, last 12 months',
    sql: reportSql.wonPerMonth,
    types: { Currency: 'text', Month: 'text', Value: 'money', Deals: 'integer' },
    chart: {
      type: 'ColumnClustered',
      categories: ['Currency', 'Month'],
      perCurrency: true,
      values: ['Value'],
      axis: amounts('Value of deals won'),
    },
  },
  {
    id: 'forecast',
    title: 'Forecast by expected close',
    help: 'Weighted and full, next 6 months',
    sql: reportSql.forecast,
    types: { Currency: 'text', Month: 'text', Weighted: 'money', Full: 'money', Deals: 'integer' },
    chart: {
      type: 'ColumnClustered',
      categories: ['Currency', 'Month'],
      perCurrency: true,
      values: ['Weighted', 'Full'],
      axis: amounts('Value of open deals'),
    },
  },
  {
    id: 'activities-per-user',
    title: 'Activities per user',
    help: 'Done and planned, this month',
    sql: reportSql.activitiesPerUser,
    types: { User: 'text', Done: 'integer', Planned: 'integer' },
    chart: {
      type: 'BarStacked',
      categories: ['User'],
      values: ['Done', 'Planned'],
      topDown: true,
      axis: counts('Activities'),
    },
  },
  {
    id: 'sales-funnel',
    title: 'Sales funnel',
    help: 'How many deals reach each stage',
    sql: reportSql.salesFunnel,
    types: { Stage: 'text', Deals: 'integer' },
    chart: {
      type: 'Funnel',
      categories: ['Stage'],
      values: ['Deals'],
      axis: counts('Deals'),
    },
  },
] as const satisfies readonly Report[];

export type ReportId = (typeof reports)[number]['id'];

/** The report of an id that a workbook holds; undefined for one of a newer version. */
export function reportOf(id: string | undefined): Report | undefined {
  return reports.find((report) => report.id === id);
}
