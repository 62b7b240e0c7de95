import type { AxisSettings, Chart } from '../../model/chart';
import { ExcelError } from '../../model/error';
import { choice, flag, numeric, text } from '../argument';
import { wrap, type ObjectType, type Property } from '../facade';
import { textFormatOf } from './chart-format';

interface Axis {
  readonly chart: Chart;
  readonly key: 'categoryAxis' | 'valueAxis';
}

const settings = ({ chart, key }: Axis): AxisSettings => chart.settings[key];

const change = ({ chart, key }: Axis, changes: Partial<AxisSettings>): void =>
  chart.change({ [key]: { ...chart.settings[key], ...changes } });

const toggled = (key: 'visible' | 'gridlines' | 'reversed'): Property<Axis> => ({
  get: (axis) => settings(axis)[key],
  set: (axis, value) => change(axis, { [key]: flag(value) }),
});

/** A limit of the axis, '' while Excel finds it by itself. */
const limit = (key: 'minimum' | 'maximum'): Property<Axis> => ({
  get: (axis) => settings(axis)[key] ?? '',
  set: (axis, value) => change(axis, { [key]: value === '' ? undefined : numeric(value) }),
});

const fixed = (value: unknown): Property<Axis> => ({ get: () => value });

const titleType: ObjectType<Axis> = {
  name: 'ChartAxisTitle',
  properties: {
    Text: {
      get: (axis) => settings(axis).title,
      set: (axis, value) => change(axis, { title: text(value), titleVisible: true }),
    },
    Visible: {
      get: (axis) => settings(axis).titleVisible,
      set: (axis, value) => {
        const titleVisible = flag(value);
        const title = settings(axis).title || (titleVisible ? 'Axis Title' : '');
        change(axis, { titleVisible, title });
      },
    },
    TextOrientation: fixed(0),
  },
  navigations: {
    Format: ({ chart, key }) =>
      textFormatOf(chart, key === 'valueAxis' ? 'valueTitle' : 'categoryTitle'),
  },
};

const gridlinesType: ObjectType<Axis> = {
  name: 'ChartGridlines',
  properties: { Visible: toggled('gridlines') },
};

const minorGridlinesType: ObjectType<Axis> = {
  name: 'ChartGridlines',
  properties: { Visible: { get: () => false, set: (_axis, value) => void flag(value) } },
};

export const axisType: ObjectType<Axis> = {
  name: 'ChartAxis',
  properties: {
    MajorUnit: fixed(''),
    Maximum: limit('maximum'),
    Minimum: limit('minimum'),
    MinorUnit: fixed(''),
    DisplayUnit: fixed('None'),
    ShowDisplayUnitLabel: fixed(false),
    CustomDisplayUnit: fixed(0),
    Type: { get: ({ key }) => (key === 'valueAxis' ? 'Value' : 'Category') },
    MinorTimeUnitScale: fixed('Days'),
    MajorTimeUnitScale: fixed('Days'),
    BaseTimeUnit: fixed('Days'),
    CategoryType: fixed('Automatic'),
    AxisGroup: fixed('Primary'),
    ScaleType: fixed('Linear'),
    LogBase: fixed(10),
    Left: fixed(0),
    Top: fixed(0),
    Height: fixed(0),
    Width: fixed(0),
    ReversePlotOrder: toggled('reversed'),
    Crosses: fixed('Automatic'),
    CrossesAt: fixed(0),
    Visible: toggled('visible'),
    IsBetweenCategories: fixed(true),
    MajorTickMark: fixed('None'),
    MinorTickMark: fixed('None'),
    TickMarkSpacing: fixed(1),
    TickLabelPosition: fixed('NextToAxis'),
    TickLabelSpacing: fixed(1),
    Alignment: fixed('Center'),
    MultiLevel: fixed(false),
    NumberFormat: {
      get: (axis) => settings(axis).numberFormat,
      set: (axis, value) => change(axis, { numberFormat: text(value) }),
    },
    LinkNumberFormat: { get: (axis) => settings(axis).numberFormat === 'General' },
    Offset: fixed(100),
    TextOrientation: fixed(0),
    Position: fixed('Automatic'),
    PositionAt: fixed(0),
  },
  navigations: {
    Title: (axis) => wrap(titleType, axis),
    MajorGridlines: (axis) => wrap(gridlinesType, axis),
    MinorGridlines: (axis) => wrap(minorGridlinesType, axis),
    Format: ({ chart, key }) => textFormatOf(chart, key),
  },
};

export const axesType: ObjectType<Chart> = {
  name: 'ChartAxes',
  navigations: {
    CategoryAxis: (chart) => wrap(axisType, { chart, key: 'categoryAxis' }),
    ValueAxis: (chart) => wrap(axisType, { chart, key: 'valueAxis' }),
  },
  methods: {
    GetItem: (chart, [type, group]) => {
      if (choice(group, ['Primary', 'Secondary'], 'Primary') === 'Secondary') {
        throw new ExcelError('NotImplemented');
      }
      const key = choice(type, ['Category', 'Value']) === 'Value' ? 'valueAxis' : 'categoryAxis';
      return wrap(axisType, { chart, key });
    },
  },
};
