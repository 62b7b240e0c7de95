import { axesOf, categoryStart } from './axes';
import { colorOf, lookOf, pointLabel, type Plot } from './plot';
import { label, round, type Shape } from './shape';

/** Lines, with marks at their points or without. A missing value leaves a gap. */
export function linePlot(plot: Plot): Shape[] {
  const { chart, data } = plot;
  const { area, band, at, shapes } = axesOf(plot);
  const count = data.categories.length;
  const { reversed } = chart.settings.categoryAxis;
  const look = lookOf(chart, 'labels');
  return [
    ...shapes,
    ...data.series.flatMap(({ values }, number): Shape[] => {
      const points = values.map((value, index) =>
        value === undefined
          ? undefined
          : { x: categoryStart(area, band, index, count, false, reversed), y: at(value) },
      );
      const color = colorOf(chart, number);
      const marks = points.flatMap((point, index): Shape[] => {
        if (!point) return [];
        const text = pointLabel(plot, number, index);
        const marked = chart.settings.type === 'LineMarkers';
        const lonely = !points[index - 1] && !points[index + 1];
        const mark: Shape = {
          name: 'circle',
          attributes: { cx: round(point.x), cy: round(point.y), r: 3.5, fill: color },
        };
        return [
          ...(marked || lonely ? [mark] : []),
          ...(text ? [label(text, point.x, point.y - look.size / 2 - 6, look)] : []),
        ];
      });
      const path: Shape = {
        name: 'path',
        attributes: { d: pathOf(points), fill: 'none', stroke: color, 'stroke-width': 2.25 },
      };
      return [path, ...marks];
    }),
  ];
}

const pathOf = (points: readonly ({ x: number; y: number } | undefined)[]): string =>
  points
    .map((point, index) =>
      point ? `${points[index - 1] ? 'L' : 'M'}${round(point.x)} ${round(point.y)}` : '',
    )
    .join('');
