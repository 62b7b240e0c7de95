import type { Chart, Series } from '../../model/chart';
import { seriesName } from '../../model/chart-data';
import { ExcelError } from '../../model/error';
import { LiveRange } from '../../model/live-range';
import { choice, flag, integer, numeric, text } from '../argument';
import { Facade, wrap, type ObjectType, type Property } from '../facade';
import { color } from './range-format';
import { dataLabelsType } from './chart-parts';
import { cellsOf, pointsType, type Entry } from './chart-point';

const indexOf = ({ chart, series }: Entry): number => chart.series.indexOf(series);

/** Another range for values or categories; the one before is let go. */
function rangeFor(old: LiveRange | undefined, value: unknown): LiveRange {
  if (!(value instanceof Facade && value.target instanceof LiveRange)) {
    throw new ExcelError('InvalidArgument');
  }
  old?.release();
  return value.target.sheet.range(value.target.rect);
}

const setColor = ({ chart, series }: Entry, value: unknown): void => {
  series.color = color(value);
  chart.changed();
};

const fillType: ObjectType<Entry> = {
  name: 'ChartFill',
  methods: {
    Clear: ({ chart, series }) => {
      series.color = '';
      chart.changed();
    },
    SetSolidColor: (entry, [value]) => setColor(entry, value),
  },
};

const lineType: ObjectType<Entry> = {
  name: 'ChartLineFormat',
  properties: {
    Color: { get: ({ series }) => series.color, set: setColor },
    LineStyle: { get: () => 'Continuous', set: (_entry, value) => void text(value) },
    Weight: { get: () => 2.25, set: (_entry, value) => void numeric(value) },
  },
  methods: { Clear: () => undefined },
};

const formatType: ObjectType<Entry> = {
  name: 'ChartSeriesFormat',
  navigations: {
    Fill: (entry) => wrap(fillType, entry),
    Line: (entry) => wrap(lineType, entry),
  },
};

/** Properties of kinds of charts that are not drawn here: what Excel answers for a column chart. */
const constants: Readonly<Record<string, unknown>> = {
  Filtered: false,
  MarkerSize: 5,
  MarkerStyle: 'Automatic',
  ShowShadow: false,
  MarkerBackgroundColor: '',
  MarkerForegroundColor: '',
  DoughnutHoleSize: 60,
  AxisGroup: 'Primary',
  Explosion: 0,
  FirstSliceAngle: 0,
  InvertIfNegative: false,
  BubbleScale: 100,
  SecondPlotSize: 75,
  SplitType: 'SplitByPosition',
  SplitValue: 0,
  VaryByCategories: false,
  ShowLeaderLines: false,
  Overlap: 0,
  GradientStyle: 'TwoPhaseColor',
  GradientMinimumType: 'ExtremeValue',
  GradientMidpointType: 'ExtremeValue',
  GradientMaximumType: 'ExtremeValue',
  GradientMinimumValue: '',
  GradientMidpointValue: '',
  GradientMaximumValue: '',
  GradientMinimumColor: '',
  GradientMidpointColor: '',
  GradientMaximumColor: '',
  ParentLabelStrategy: 'None',
  ShowConnectorLines: false,
  InvertColor: '',
};

const constant = (value: unknown): Property<Entry> => ({ get: () => value });

export const seriesType: ObjectType<Entry> = {
  name: 'ChartSeries',
  properties: {
    Name: {
      get: (entry) => seriesName(entry.series, indexOf(entry)),
      set: ({ chart, series }, value) => {
        if (series.name instanceof LiveRange) series.name.release();
        series.name = text(value);
        chart.changed();
      },
    },
    ChartType: { get: ({ chart }) => chart.settings.type },
    HasDataLabels: {
      get: ({ series }) => series.hasDataLabels,
      set: ({ chart, series }, value) => {
        series.hasDataLabels = flag(value);
        chart.changed();
      },
    },
    Smooth: { get: () => false, set: (_entry, value) => void flag(value) },
    PlotOrder: { get: (entry) => indexOf(entry) },
    GapWidth: {
      get: ({ chart }) => chart.settings.gapWidth,
      set: ({ chart }, value) => chart.change({ gapWidth: numeric(value) }),
    },
    ...Object.fromEntries(
      Object.entries(constants).map(([name, value]) => [name, constant(value)]),
    ),
  },
  navigations: {
    Format: (entry) => wrap(formatType, entry),
    Points: (entry) => wrap(pointsType, entry),
    DataLabels: ({ chart }) => wrap(dataLabelsType, chart),
  },
  methods: {
    Delete: ({ chart, series }) => {
      chart.series = chart.series.filter((one) => one !== series);
      chart.changed();
    },
    SetValues: ({ chart, series }, [range]) => {
      series.values = rangeFor(series.values, range);
      chart.changed();
    },
    SetXAxisValues: ({ chart, series }, [range]) => {
      series.categories = rangeFor(series.categories, range);
      chart.changed();
    },
    GetDimensionValues: ({ series }, [dimension]) => {
      const which = choice(dimension, ['Categories', 'Values', 'XValues', 'YValues']);
      const range = which === 'Values' || which === 'YValues' ? series.values : series.categories;
      return cellsOf(range).map(({ value }) => value);
    },
    GetDimensionDataSourceString: ({ series }, [dimension]) => {
      const which = choice(dimension, ['Categories', 'Values']);
      return (which === 'Values' ? series.values : series.categories)?.address ?? '';
    },
  },
  alive: (entry) => !entry.chart.deleted && indexOf(entry) >= 0,
};

function at(chart: Chart, index: number): Facade<Entry> {
  const series = chart.series[index];
  if (!series) throw new ExcelError('InvalidArgument');
  return wrap(seriesType, { chart, series });
}

export const seriesCollectionType: ObjectType<Chart> = {
  name: 'ChartSeriesCollection',
  properties: { Count: { get: ({ series }) => series.length } },
  items: (chart) => chart.series.map((series) => wrap(seriesType, { chart, series })),
  methods: {
    Add: (chart, [name, index]) => {
      const series: Series = {
        name: text(name, ''),
        values: undefined,
        categories: chart.series[0]?.categories,
        color: '',
        hasDataLabels: false,
        pointColors: new Map(),
      };
      const { length } = chart.series;
      chart.series.splice(Math.min(integer(index, length), length), 0, series);
      chart.changed();
      return wrap(seriesType, { chart, series });
    },
    GetItemAt: (chart, [index]) => at(chart, integer(index)),
    GetCount: ({ series }) => series.length,
  },
};
