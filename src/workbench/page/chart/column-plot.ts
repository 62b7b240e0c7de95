import { axesOf, categoryStart, type Axes } from './axes';
import { colorOf, lookOf, pointLabel, type Plot } from './plot';
import { label, rectangle, type Shape } from './shape';

/** Columns and bars: side by side, stacked, or stacked to a hundred percent. */
export function columnPlot(plot: Plot): Shape[] {
  const axes = axesOf(plot);
  const { type, categoryAxis } = plot.chart.settings;
  const horizontal = type.startsWith('Bar');
  const stacked = type.includes('Stacked');
  const { data } = plot;
  const count = data.categories.length;
  const shapes = [...axes.shapes];
  for (let index = 0; index < count; index++) {
    const middle = categoryStart(
      axes.area,
      axes.band,
      index,
      count,
      horizontal,
      categoryAxis.reversed,
    );
    shapes.push(...(stacked ? stack : cluster)(plot, axes, index, middle, horizontal));
  }
  return shapes;
}

/** Pixels of a column, `beside` of them next to each other, with the gap around them. */
const thickness = ({ chart }: Plot, { band }: Axes, beside: number): number =>
  band / (beside + chart.settings.gapWidth / 100);

function cluster(
  plot: Plot,
  axes: Axes,
  index: number,
  middle: number,
  horizontal: boolean,
): Shape[] {
  const { series } = plot.data;
  const size = thickness(plot, axes, series.length);
  return series.flatMap(({ values }, number) => {
    const value = values[index];
    if (value === undefined) return [];
    // Bars are read from the bottom up: the first series is the lowest.
    const order = horizontal ? series.length - 1 - number : number;
    const start = middle + (order - series.length / 2) * size;
    return column(plot, axes, { index, number, from: 0, to: value, start, size, horizontal });
  });
}

function stack(
  plot: Plot,
  axes: Axes,
  index: number,
  middle: number,
  horizontal: boolean,
): Shape[] {
  const { series } = plot.data;
  const size = thickness(plot, axes, 1);
  const all = series.reduce((sum, { values }) => sum + Math.abs(values[index] ?? 0), 0);
  const part = plot.chart.settings.type.endsWith('100') && all > 0 ? 1 / all : 1;
  let above = 0;
  let below = 0;
  return series.flatMap(({ values }, number) => {
    const value = (values[index] ?? 0) * part;
    if (value === 0) return [];
    const from = value > 0 ? above : below;
    const to = from + value;
    if (value > 0) above = to;
    else below = to;
    const start = middle - size / 2;
    return column(plot, axes, { index, number, from, to, start, size, horizontal });
  });
}

interface Column {
  readonly index: number;
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly size: number;
  readonly horizontal: boolean;
}

function column(plot: Plot, { at }: Axes, one: Column): Shape[] {
  const { index, number, start, size, horizontal } = one;
  const ends = [at(one.from), at(one.to)] as const;
  const near = Math.min(...ends);
  const length = Math.abs(ends[1] - ends[0]);
  const area = horizontal
    ? { x: near, y: start, width: length, height: size }
    : { x: start, y: near, width: size, height: length };
  const shapes = [rectangle(area, colorOf(plot.chart, number, index))];
  const text = pointLabel(plot, number, index);
  if (text === '') return shapes;
  const look = lookOf(plot.chart, 'labels');
  const stacked = plot.chart.settings.type.includes('Stacked');
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  // Beyond the end of the column: of a negative one that is below or to the left.
  const negative = one.to < one.from;
  if (stacked) shapes.push(label(text, middle.x, middle.y, { color: '#FFFFFF', ...look }));
  else if (horizontal) {
    const x = negative ? area.x - 4 : area.x + area.width + 4;
    shapes.push(label(text, x, middle.y, { ...look, anchor: negative ? 'end' : 'start' }));
  } else {
    const space = look.size / 2 + 2;
    shapes.push(
      label(text, middle.x, negative ? area.y + area.height + space : area.y - space, look),
    );
  }
  return shapes;
}
