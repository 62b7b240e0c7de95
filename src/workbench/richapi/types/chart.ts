import { chartTypes, removeChart, type Chart, type ChartType } from '../../model/chart';
import { setChartData } from '../../model/chart-data';
import { ExcelError } from '../../model/error';
import { LiveRange } from '../../model/live-range';
import type { Sheet } from '../../model/sheet';
import { choice, flag, numeric, place, text } from '../argument';
import { Facade, wrap, type Host, type ObjectType, type Property } from '../facade';
import { axesType } from './chart-axis';
import { areaFormatType } from './chart-format';
import { dataLabelsType, legendType, plotAreaType, titleType } from './chart-parts';
import { seriesCollectionType } from './chart-series';
import { worksheetType } from './worksheet';

/** Throws NotImplemented for types of charts that are not drawn. */
export function chartTypeOf(value: unknown): ChartType {
  const found = chartTypes.find((type) => type === value);
  if (!found) {
    throw new ExcelError(
      'NotImplemented',
      `The workbench does not draw charts of the type ${String(value)}.`,
    );
  }
  return found;
}

export function dataRange(value: unknown): LiveRange {
  if (value instanceof Facade && value.target instanceof LiveRange) return value.target;
  throw new ExcelError('InvalidArgument');
}

const measure = (key: 'left' | 'top' | 'width' | 'height'): Property<Chart> => ({
  get: ({ settings }) => settings[key],
  set: (chart, value) => {
    const points = numeric(value);
    if (points < 0) throw new ExcelError('InvalidArgument');
    chart.change({ [key]: points });
  },
});

const fixed = (value: unknown): Property<Chart> => ({ get: () => value });

/** Covers the cells from the first one's corner to the last one's. */
function setPosition(chart: Chart, start: unknown, end: unknown, host: Host): void {
  const { sheet } = chart;
  const first = place(start, host, sheet).rect;
  const last = end === null || end === undefined ? first : place(end, host, sheet).rect;
  const { columns, rows } = sheet.layout;
  const left = columns.before(first.left);
  const top = rows.before(first.top);
  const given = end !== null && end !== undefined;
  chart.change({
    left,
    top,
    ...(given && {
      width: columns.before(last.right + 1) - left,
      height: rows.before(last.bottom + 1) - top,
    }),
  });
}

export const chartType: ObjectType<Chart> = {
  name: 'Chart',
  properties: {
    Name: {
      get: ({ settings }) => settings.name,
      set: (chart, value) => {
        const name = text(value);
        const taken = findChart(chart.sheet, name);
        if (name === '' || (taken && taken !== chart)) throw new ExcelError('InvalidArgument');
        chart.change({ name });
      },
    },
    Top: measure('top'),
    Left: measure('left'),
    Width: measure('width'),
    Height: measure('height'),
    Id: { get: ({ id }) => id },
    ShowAllFieldButtons: fixed(false),
    ChartType: {
      get: ({ settings }) => settings.type,
      set: (chart, value) => chart.change({ type: chartTypeOf(value) }),
    },
    ShowDataLabelsOverMaximum: fixed(false),
    CategoryLabelLevel: fixed(0),
    Style: { get: () => 2, set: (_chart, value) => void numeric(value) },
    DisplayBlanksAs: fixed('NotPlotted'),
    PlotBy: fixed('Columns'),
    PlotVisibleOnly: { get: () => true, set: (_chart, value) => void flag(value) },
    SeriesNameLevel: fixed(0),
  },
  navigations: {
    Title: (chart) => wrap(titleType, chart),
    Legend: (chart) => wrap(legendType, chart),
    DataLabels: (chart) => wrap(dataLabelsType, chart),
    Series: (chart) => wrap(seriesCollectionType, chart),
    Axes: (chart) => wrap(axesType, chart),
    Format: (chart) => wrap(areaFormatType, chart),
    PlotArea: (chart) => wrap(plotAreaType, chart),
    Worksheet: ({ sheet }) => wrap(worksheetType, sheet),
  },
  methods: {
    Activate: ({ sheet }) => sheet.workbook.activate(sheet),
    Delete: (chart) => removeChart(chart),
    SetData: (chart, [range, by]) =>
      setChartData(chart, dataRange(range), choice(by, ['Auto', 'Columns', 'Rows'], 'Auto')),
    SetPosition: (chart, [start, end], host) => setPosition(chart, start, end, host),
  },
  alive: ({ deleted, sheet }) => !deleted && !sheet.deleted,
};

/** By name or id. */
export function findChart({ charts }: Sheet, key: string): Chart | undefined {
  const lower = key.toLowerCase();
  return charts.find((chart) => chart.settings.name.toLowerCase() === lower || chart.id === key);
}
