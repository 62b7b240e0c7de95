import type { Chart, Series } from '../../model/chart';
import { ExcelError } from '../../model/error';
import type { LiveRange } from '../../model/live-range';
import { integer } from '../argument';
import { wrap, type Facade, type ObjectType } from '../facade';
import { color } from './range-format';

/** A series of a chart. */
export interface Entry {
  readonly chart: Chart;
  readonly series: Series;
}

interface Point extends Entry {
  readonly index: number;
}

const pointFillType: ObjectType<Point> = {
  name: 'ChartFill',
  methods: {
    Clear: ({ chart, series, index }) => {
      series.pointColors.delete(index);
      chart.changed();
    },
    SetSolidColor: ({ chart, series, index }, [value]) => {
      series.pointColors.set(index, color(value));
      chart.changed();
    },
  },
};

const pointFormatType: ObjectType<Point> = {
  name: 'ChartPointFormat',
  navigations: { Fill: (point) => wrap(pointFillType, point) },
};

/** The cells of a series, one after the other. */
export function cellsOf(range: LiveRange | undefined): { value: unknown }[] {
  const found: { value: unknown }[] = [];
  if (!range?.alive) return found;
  const { rect, sheet } = range;
  for (let row = rect.top; row <= rect.bottom; row++) {
    for (let column = rect.left; column <= rect.right; column++) {
      found.push({ value: sheet.plain(row, column) });
    }
  }
  return found;
}

const pointType: ObjectType<Point> = {
  name: 'ChartPoint',
  properties: {
    Value: { get: ({ series, index }) => cellsOf(series.values)[index]?.value ?? null },
    HasDataLabel: { get: ({ series }) => series.hasDataLabels },
    MarkerStyle: { get: () => 'Automatic' },
    MarkerSize: { get: () => 5 },
    MarkerBackgroundColor: { get: () => '' },
    MarkerForegroundColor: { get: () => '' },
  },
  navigations: { Format: (point) => wrap(pointFormatType, point) },
};

const pointCount = ({ series }: Entry): number => cellsOf(series.values).length;

function pointAt(entry: Entry, index: number): Facade<Point> {
  if (index < 0 || index >= pointCount(entry)) throw new ExcelError('InvalidArgument');
  return wrap(pointType, { ...entry, index });
}

export const pointsType: ObjectType<Entry> = {
  name: 'ChartPointsCollection',
  properties: { Count: { get: pointCount } },
  items: (entry) => Array.from({ length: pointCount(entry) }, (_, at) => pointAt(entry, at)),
  methods: {
    GetCount: pointCount,
    GetItemAt: (entry, [index]) => pointAt(entry, integer(index)),
  },
};
