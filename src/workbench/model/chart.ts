import { ExcelError } from './error';
import type { LiveRange } from './live-range';
import type { Rect } from './rect';
import type { Sheet } from './sheet';

/** Excel.ChartType, as far as charts are drawn here. */
export const chartTypes = [
  'ColumnClustered',
  'ColumnStacked',
  'ColumnStacked100',
  'BarClustered',
  'BarStacked',
  'BarStacked100',
  'Line',
  'LineMarkers',
  'Pie',
  'Doughnut',
  'Funnel',
] as const;
export type ChartType = (typeof chartTypes)[number];

/** One row of numbers of a chart. */
export interface Series {
  /** Text, or the cell that holds it. */
  name: string | LiveRange;
  values: LiveRange | undefined;
  categories: LiveRange | undefined;
  /** '#RRGGBB', '' for the palette's. */
  color: string;
  hasDataLabels: boolean;
  /** Colours of single points by index, as in the slices of a pie. */
  readonly pointColors: Map<number, string>;
}

export interface AxisSettings {
  title: string;
  titleVisible: boolean;
  visible: boolean;
  gridlines: boolean;
  numberFormat: string;
  minimum: number | undefined;
  maximum: number | undefined;
  reversed: boolean;
}

/** The texts of a chart that can have a font of their own. */
export type ChartText =
  'title' | 'legend' | 'labels' | 'categoryAxis' | 'valueAxis' | 'categoryTitle' | 'valueTitle';

/** What differs from the chart's usual font. */
export interface ChartFont {
  readonly name?: string;
  /** Points. */
  readonly size?: number;
  /** '#RRGGBB' */
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** The parts of a chart that are plain data. */
export interface ChartSettings {
  name: string;
  type: ChartType;
  /** Points from the sheet's corner. */
  left: number;
  top: number;
  width: number;
  height: number;
  title: string;
  titleVisible: boolean;
  legendVisible: boolean;
  /** Excel.ChartLegendPosition. */
  legendPosition: string;
  labels: {
    showValue: boolean;
    showSeriesName: boolean;
    showCategoryName: boolean;
    showPercentage: boolean;
    numberFormat: string;
  };
  /** Percent of a column's width between the groups of columns. */
  gapWidth: number;
  categoryAxis: AxisSettings;
  valueAxis: AxisSettings;
  readonly fonts: Readonly<Partial<Record<ChartText, ChartFont>>>;
}

export const defaultAxis = (gridlines: boolean): AxisSettings => ({
  title: '',
  titleVisible: false,
  visible: true,
  gridlines,
  numberFormat: 'General',
  minimum: undefined,
  maximum: undefined,
  reversed: false,
});

/** A chart of a sheet. */
export class Chart {
  readonly id: string;
  readonly sheet: Sheet;
  settings: ChartSettings;
  series: Series[] = [];
  deleted = false;

  constructor(id: string, sheet: Sheet, settings: ChartSettings) {
    this.id = id;
    this.sheet = sheet;
    this.settings = settings;
  }

  /** Changes settings and tells of it. */
  change(change: Partial<ChartSettings>): void {
    this.settings = { ...this.settings, ...change };
    this.changed();
  }

  changed(): void {
    this.sheet.workbook.emit({ kind: 'charts', sheet: this.sheet });
  }
}

export interface SavedReference {
  /** Position of the sheet. */
  readonly sheet: number;
  readonly rect: Rect;
}

export interface SavedSeries {
  readonly name: string | SavedReference;
  readonly values?: SavedReference;
  readonly categories?: SavedReference;
  readonly color: string;
  readonly hasDataLabels: boolean;
  readonly pointColors: [number, string][];
}

export interface SavedChart {
  readonly id?: string;
  readonly settings: ChartSettings;
  readonly series: readonly SavedSeries[];
}

/** Size of a new chart, in points: that of Excel. */
export const defaultWidth = 360;
export const defaultHeight = 216;

/** Takes a chart away. Throws ItemNotFound if it is gone already. */
export function removeChart(chart: Chart): void {
  const { sheet } = chart;
  const index = sheet.charts.indexOf(chart);
  if (index < 0) throw new ExcelError('ItemNotFound');
  sheet.charts.splice(index, 1);
  chart.deleted = true;
  for (const { name, values, categories } of chart.series) {
    for (const range of [name, values, categories]) {
      if (range && typeof range !== 'string') range.release();
    }
  }
  chart.changed();
}
