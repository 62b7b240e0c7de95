import { colorOf, fitted, fontOf, lookOf, pointLabel, type Plot } from './plot';
import { label, rectangle, type Shape } from './shape';

/** A funnel: bars around the middle, the first on top, widths by value. */
export function funnelPlot(plot: Plot): Shape[] {
  const { chart, data, area, measure } = plot;
  const values = data.series[0]?.values ?? [];
  const look = lookOf(chart, 'categoryAxis');
  const labelLook = lookOf(chart, 'labels');
  const names = chart.settings.categoryAxis.visible
    ? data.categories.reduce((most, text) => Math.max(most, measure(text, fontOf(look))), 0)
    : 0;
  const left = Math.min(names, area.width * 0.35) + (names > 0 ? 10 : 0);
  const room = { x: area.x + left, width: Math.max(1, area.width - left) };
  const largest = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  const band = area.height / Math.max(1, values.length);
  const size = band / (1 + chart.settings.gapWidth / 100);
  return values.flatMap((value = 0, index): Shape[] => {
    const width = largest > 0 ? (Math.max(0, value) / largest) * room.width : 0;
    const middle = area.y + (index + 0.5) * band;
    const bar = rectangle(
      { x: room.x + (room.width - width) / 2, y: middle - size / 2, width, height: size },
      colorOf(chart, 0, index),
    );
    const text = pointLabel(plot, 0, index);
    // A label that does not fit its bar stands on the background.
    const inside = measure(text, fontOf(labelLook)) + 6 < width;
    return [
      bar,
      ...(names > 0
        ? [
            label(
              fitted(data.categories[index] ?? '', left - 8, look, measure),
              room.x - 8,
              middle,
              {
                ...look,
                anchor: 'end',
              },
            ),
          ]
        : []),
      ...(text
        ? [
            label(text, room.x + room.width / 2 + (inside ? 0 : width / 2 + 4), middle, {
              ...(inside ? { color: '#FFFFFF' } : { anchor: 'start' as const }),
              ...labelLook,
            }),
          ]
        : []),
    ];
  });
}
