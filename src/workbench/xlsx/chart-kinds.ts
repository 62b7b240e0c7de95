import type { ChartType } from '../model/chart';

/** How a file describes a type of chart. */
export interface ChartKind {
  readonly element: string;
  readonly barDirection?: 'col' | 'bar';
  readonly grouping?: string;
  /** For lines: whether the points are marked. */
  readonly markers?: boolean;
  readonly axes: boolean;
}

const bars = (barDirection: 'col' | 'bar', grouping: string): ChartKind => ({
  element: 'barChart',
  barDirection,
  grouping,
  axes: true,
});
const lines = (markers: boolean): ChartKind => ({
  element: 'lineChart',
  grouping: 'standard',
  markers,
  axes: true,
});

/** All types but the funnel, which has a kind of part of its own. */
export const chartKinds: Readonly<Partial<Record<ChartType, ChartKind>>> = {
  ColumnClustered: bars('col', 'clustered'),
  ColumnStacked: bars('col', 'stacked'),
  ColumnStacked100: bars('col', 'percentStacked'),
  BarClustered: bars('bar', 'clustered'),
  BarStacked: bars('bar', 'stacked'),
  BarStacked100: bars('bar', 'percentStacked'),
  Line: lines(false),
  LineMarkers: lines(true),
  Pie: { element: 'pieChart', axes: false },
  Doughnut: { element: 'doughnutChart', axes: false },
};
