import type { Chart, ChartType } from '../../model/chart';
import { chartData, isSingleSeries, type ChartData } from '../../model/chart-data';
import { columnPlot } from './column-plot';
import { funnelPlot } from './funnel-plot';
import { linePlot } from './line-plot';
import { piePlot } from './pie-plot';
import { colorOf, fitted, fontOf, lookOf, type Draw, type Measure } from './plot';
import { label, rectangle, type Area, type Shape } from './shape';

const plots: Readonly<Record<ChartType, Draw>> = {
  ColumnClustered: columnPlot,
  ColumnStacked: columnPlot,
  ColumnStacked100: columnPlot,
  BarClustered: columnPlot,
  BarStacked: columnPlot,
  BarStacked100: columnPlot,
  Line: linePlot,
  LineMarkers: linePlot,
  Pie: piePlot,
  Doughnut: piePlot,
  Funnel: funnelPlot,
};

const padding = 12;

/** The chart as shapes in a drawing of `width` by `height` pixels. */
export function drawChart(chart: Chart, width: number, height: number, measure: Measure): Shape[] {
  const { settings } = chart;
  const data = chartData(chart);
  let area: Area = {
    x: padding,
    y: padding,
    width: width - 2 * padding,
    height: height - 2 * padding,
  };
  const shapes: Shape[] = [];
  if (settings.titleVisible && settings.title !== '') {
    const look = lookOf(chart, 'title');
    const title = fitted(settings.title, area.width, look, measure);
    shapes.push(label(title, width / 2, area.y + look.size / 2, look));
    area = below(area, look.size + 10);
  }
  if (settings.legendVisible) {
    const legend = drawLegend(chart, data, area, measure);
    shapes.push(...legend.shapes);
    ({ area } = legend);
  }
  return [...shapes, ...plots[settings.type]({ chart, data, area, measure })];
}

const below = (area: Area, taken: number): Area => ({
  ...area,
  y: area.y + taken,
  height: area.height - taken,
});

const swatch = 8;
const gap = 14;

/** Names of the series, or of the points where these have the colours; beside or below the plot. */
function drawLegend(
  chart: Chart,
  { categories, series }: ChartData,
  area: Area,
  measure: Measure,
): { shapes: Shape[]; area: Area } {
  const { type, legendPosition } = chart.settings;
  const look = lookOf(chart, 'legend');
  const ofPoints = isSingleSeries(type) && type !== 'Funnel';
  const entries = ofPoints
    ? categories.map((text, index) => ({ text, color: colorOf(chart, 0, index) }))
    : series.map(({ name }, index) => ({ text: name, color: colorOf(chart, index) }));
  const line = look.size + 6;
  const beside =
    legendPosition === 'Left' || legendPosition === 'Right' || legendPosition === 'Corner';
  const widths = entries.map(
    ({ text }) => Math.min(measure(text, fontOf(look)), area.width / 3) + swatch + 6,
  );
  const entry = (index: number, x: number, y: number): Shape[] => {
    const { text, color } = entries[index]!;
    const room = widths[index]! - swatch - 4;
    return [
      rectangle({ x, y: y - swatch / 2, width: swatch, height: swatch }, color),
      label(fitted(text, room, look, measure), x + swatch + 4, y, { ...look, anchor: 'start' }),
    ];
  };
  if (beside) {
    const taken = widths.reduce((most, width) => Math.max(most, width), 0) + gap;
    const left = legendPosition === 'Left';
    const x = left ? area.x : area.x + area.width - taken + gap;
    const top =
      legendPosition === 'Corner' ? area.y : area.y + (area.height - line * entries.length) / 2;
    return {
      shapes: entries.flatMap((_one, index) => entry(index, x, top + line * (index + 0.5))),
      area: { ...area, x: area.x + (left ? taken : 0), width: area.width - taken },
    };
  }
  // Lines of as many entries as fit next to each other, centred.
  const lines: number[][] = [[]];
  let used = 0;
  for (const [index, width] of widths.entries()) {
    if (used > 0 && used + width > area.width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)!.push(index);
    used += width + gap;
  }
  const taken = line * lines.length + 4;
  const top = legendPosition === 'Top' ? area.y : area.y + area.height - taken + 4;
  const shapes = lines.flatMap((indexes, number) => {
    const total = indexes.reduce((sum, index) => sum + widths[index]! + gap, -gap);
    let x = area.x + (area.width - total) / 2;
    return indexes.flatMap((index) => {
      const made = entry(index, x, top + line * (number + 0.5));
      x += widths[index]! + gap;
      return made;
    });
  });
  const plot = { ...area, height: area.height - taken };
  return { shapes, area: legendPosition === 'Top' ? { ...plot, y: plot.y + taken } : plot };
}
