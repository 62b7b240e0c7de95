import { colorOf, lookOf, pointLabel, type Plot } from './plot';
import { label, type Shape } from './shape';

/** A pie, or a ring of one series. Parts begin at twelve o'clock and run clockwise. */
export function piePlot(plot: Plot): Shape[] {
  const { chart, data, area } = plot;
  const values = (data.series[0]?.values ?? []).map((value) => Math.max(0, value ?? 0));
  const sum = values.reduce((total, value) => total + value, 0);
  if (sum === 0) return [];
  const center = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  const radius = (Math.min(area.width, area.height) / 2) * 0.92;
  const hole = chart.settings.type === 'Doughnut' ? radius * 0.6 : 0;
  const look = lookOf(chart, 'labels');
  let turned = 0;
  return values.flatMap((value, index): Shape[] => {
    if (value === 0) return [];
    const share = value / sum;
    const from = turned;
    turned += share;
    const slice: Shape = {
      name: 'path',
      attributes: {
        d: slicePath(center, radius, hole, from, turned),
        fill: colorOf(chart, 0, index),
        class: 'slice',
        'fill-rule': 'evenodd',
      },
    };
    const text = pointLabel(plot, 0, index, share);
    if (text === '') return [slice];
    const out = hole > 0 ? (radius + hole) / 2 : radius * 0.65;
    const place = onCircle(center, out, (from + turned) / 2);
    return [slice, label(text, place.x, place.y, { color: '#FFFFFF', ...look })];
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const onCircle = ({ x, y }: Point, radius: number, turn: number): Point => ({
  x: x + radius * Math.sin(turn * 2 * Math.PI),
  y: y - radius * Math.cos(turn * 2 * Math.PI),
});

const written = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

function slicePath(center: Point, radius: number, hole: number, from: number, to: number): string {
  // A whole circle has no arc of its own: two halves make it.
  const parts =
    to - from > 0.999
      ? [
          [0, 0.5],
          [0.5, 1],
        ]
      : [[from, to]];
  const arc = (size: number, [start, end]: readonly number[], clockwise: 0 | 1): string => {
    const large = Math.abs(end! - start!) > 0.5 ? 1 : 0;
    return `A${size} ${size} 0 ${large} ${clockwise} ${written(onCircle(center, size, end!))}`;
  };
  const outer = parts.map((part) => arc(radius, part, 1)).join('');
  const start = written(onCircle(center, radius, from));
  if (hole === 0) {
    return parts.length > 1 ? `M${start}${outer}Z` : `M${written(center)}L${start}${outer}Z`;
  }
  const back = [...parts]
    .reverse()
    .map(([first, last]) => arc(hole, [last!, first!], 0))
    .join('');
  const inner = written(onCircle(center, hole, to));
  return `M${start}${outer}${parts.length > 1 ? 'ZM' : 'L'}${inner}${back}Z`;
}
