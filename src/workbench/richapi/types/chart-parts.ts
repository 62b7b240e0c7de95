import type { Chart, ChartSettings } from '../../model/chart';
import { choice, flag, text } from '../argument';
import { wrap, type ObjectType, type Property } from '../facade';
import { plotAreaFormatType, textFormatOf } from './chart-format';

const fixed = (value: unknown): Property<Chart> => ({ get: () => value });

export const titleType: ObjectType<Chart> = {
  name: 'ChartTitle',
  properties: {
    Visible: {
      get: ({ settings }) => settings.titleVisible,
      set: (chart, value) => chart.change({ titleVisible: flag(value) }),
    },
    Text: {
      get: ({ settings }) => settings.title,
      set: (chart, value) => chart.change({ title: text(value), titleVisible: true }),
    },
    Overlay: { get: () => false, set: (_chart, value) => void flag(value) },
    HorizontalAlignment: fixed('Center'),
    Top: fixed(7),
    Left: fixed(0),
    Width: fixed(0),
    Height: fixed(0),
    VerticalAlignment: fixed('Center'),
    TextOrientation: fixed(0),
    Position: fixed('Top'),
    ShowShadow: fixed(false),
  },
  navigations: { Format: (chart) => textFormatOf(chart, 'title') },
};

export const legendType: ObjectType<Chart> = {
  name: 'ChartLegend',
  properties: {
    Visible: {
      get: ({ settings }) => settings.legendVisible,
      set: (chart, value) => chart.change({ legendVisible: flag(value) }),
    },
    Position: {
      get: ({ settings }) => settings.legendPosition,
      set: (chart, value) =>
        chart.change({
          legendPosition: choice(value, ['Top', 'Bottom', 'Left', 'Right', 'Corner']),
          legendVisible: true,
        }),
    },
    Overlay: { get: () => false, set: (_chart, value) => void flag(value) },
    Left: fixed(0),
    Top: fixed(0),
    Width: fixed(0),
    Height: fixed(0),
    ShowShadow: fixed(false),
  },
  navigations: { Format: (chart) => textFormatOf(chart, 'legend') },
};

type Labels = ChartSettings['labels'];

/** Setting what labels show turns them on for every series, as in Excel. */
function label(key: Exclude<keyof Labels, 'numberFormat'>): Property<Chart> {
  return {
    get: ({ settings }) => settings.labels[key],
    set: (chart, value) => {
      const labels: Labels = { ...chart.settings.labels, [key]: flag(value) };
      const any =
        labels.showValue ||
        labels.showCategoryName ||
        labels.showSeriesName ||
        labels.showPercentage;
      for (const series of chart.series) series.hasDataLabels = any;
      chart.change({ labels });
    },
  };
}

export const dataLabelsType: ObjectType<Chart> = {
  name: 'ChartDataLabels',
  properties: {
    Position: { get: () => 'BestFit', set: (_chart, value) => void text(value) },
    ShowValue: label('showValue'),
    ShowSeriesName: label('showSeriesName'),
    ShowCategoryName: label('showCategoryName'),
    ShowLegendKey: fixed(false),
    ShowPercentage: label('showPercentage'),
    ShowBubbleSize: fixed(false),
    Separator: fixed(','),
    NumberFormat: {
      get: ({ settings }) => settings.labels.numberFormat,
      set: (chart, value) =>
        chart.change({ labels: { ...chart.settings.labels, numberFormat: text(value) } }),
    },
    LinkNumberFormat: { get: ({ settings }) => settings.labels.numberFormat === 'General' },
    TextOrientation: fixed(0),
    AutoText: fixed(true),
    HorizontalAlignment: fixed('Center'),
    VerticalAlignment: fixed('Center'),
  },
  navigations: { Format: (chart) => textFormatOf(chart, 'labels') },
};

export const plotAreaType: ObjectType<Chart> = {
  name: 'ChartPlotArea',
  properties: {
    Left: fixed(0),
    Top: fixed(0),
    Width: { get: ({ settings }) => settings.width },
    Height: { get: ({ settings }) => settings.height },
    InsideLeft: fixed(0),
    InsideTop: fixed(0),
    InsideWidth: { get: ({ settings }) => settings.width },
    InsideHeight: { get: ({ settings }) => settings.height },
    Position: fixed('Automatic'),
  },
  navigations: { Format: (chart) => wrap(plotAreaFormatType, chart) },
};
