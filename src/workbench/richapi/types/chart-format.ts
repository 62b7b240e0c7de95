import type { Chart, ChartFont, ChartText } from '../../model/chart';
import { choice, flag, numeric, text } from '../argument';
import { wrap, type Facade, type ObjectType, type Property } from '../facade';
import { color } from './range-format';

/** A text of a chart, whose font can be set. */
interface TextPart {
  readonly chart: Chart;
  readonly part: ChartText;
}

const usual: Required<ChartFont> = {
  name: 'Calibri',
  size: 9,
  color: '#595959',
  bold: false,
  italic: false,
};

const font = <Key extends keyof ChartFont>(
  key: Key,
  read: (value: unknown) => NonNullable<ChartFont[Key]>,
): Property<TextPart> => ({
  get: ({ chart, part }) => chart.settings.fonts[part]?.[key] ?? usual[key],
  set: ({ chart, part }, value) => {
    const { fonts } = chart.settings;
    chart.change({ fonts: { ...fonts, [part]: { ...fonts[part], [key]: read(value) } } });
  },
});

const fontType: ObjectType<TextPart> = {
  name: 'ChartFont',
  properties: {
    Bold: font('bold', (value) => flag(value)),
    Color: font('color', color),
    Italic: font('italic', (value) => flag(value)),
    Name: font('name', (value) => text(value)),
    Size: font('size', (value) => numeric(value)),
    Underline: { get: () => 'None', set: (_part, value) => void choice(value, ['None', 'Single']) },
  },
};

/** Backgrounds of texts are not drawn. */
const noFillType: ObjectType<Chart> = {
  name: 'ChartFill',
  methods: { Clear: () => undefined, SetSolidColor: (_chart, [value]) => void color(value) },
};

const noLineType: ObjectType<Chart> = {
  name: 'ChartLineFormat',
  properties: {
    Color: { get: () => '#D9D9D9', set: (_chart, value) => void color(value) },
    LineStyle: { get: () => 'Continuous', set: (_chart, value) => void text(value) },
    Weight: { get: () => 0.75, set: (_chart, value) => void numeric(value) },
  },
  methods: { Clear: () => undefined },
};

/** The format of a text; borders and fills of a chart's parts are taken and not drawn. */
const textFormat = (name: string): ObjectType<TextPart> => ({
  name,
  navigations: {
    Font: (part) => wrap(fontType, part),
    Fill: ({ chart }) => wrap(noFillType, chart),
    Border: ({ chart }) => wrap(noLineType, chart),
    Line: ({ chart }) => wrap(noLineType, chart),
  },
});

const types: Readonly<Record<ChartText, ObjectType<TextPart>>> = {
  title: textFormat('ChartTitleFormat'),
  legend: textFormat('ChartLegendFormat'),
  labels: textFormat('ChartDataLabelFormat'),
  categoryAxis: textFormat('ChartAxisFormat'),
  valueAxis: textFormat('ChartAxisFormat'),
  categoryTitle: textFormat('ChartAxisTitleFormat'),
  valueTitle: textFormat('ChartAxisTitleFormat'),
};

export const textFormatOf = (chart: Chart, part: ChartText): Facade<TextPart> =>
  wrap(types[part], { chart, part });

/** The chart's own background and font. */
export const areaFormatType: ObjectType<Chart> = {
  name: 'ChartAreaFormat',
  properties: {
    RoundedCorners: { get: () => false, set: (_chart, value) => void flag(value) },
    ColorScheme: {
      get: () => 'ColorfulPalette1',
      set: (_chart, value) => void text(value),
    },
  },
  navigations: {
    Fill: (chart) => wrap(noFillType, chart),
    Border: (chart) => wrap(noLineType, chart),
    Font: (chart) => wrap(fontType, { chart, part: 'legend' }),
  },
};

export const plotAreaFormatType: ObjectType<Chart> = {
  name: 'ChartPlotAreaFormat',
  navigations: {
    Fill: (chart) => wrap(noFillType, chart),
    Border: (chart) => wrap(noLineType, chart),
  },
};
