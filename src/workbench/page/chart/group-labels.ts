import { fitted, fontOf, lookOf, type Plot } from './plot';
import { label, type Area, type Shape } from './shape';

/** Categories that belong together: from one label of an outer level to the next. */
interface Group {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** An empty cell goes on with the label above it; a label that is repeated stands again, as in Excel. */
function groupsOf(texts: readonly string[]): Group[] {
  const starts = texts.flatMap((text, index) => (text === '' ? [] : [index]));
  return starts.map((start, at) => ({
    text: texts[start]!,
    start,
    end: starts[at + 1] ?? texts.length,
  }));
}

/** Pixels that each outer level of the categories takes beside their own labels. */
export function groupRooms({ chart, data, measure }: Plot, horizontal: boolean): number[] {
  if (!chart.settings.categoryAxis.visible) return [];
  const look = lookOf(chart, 'categoryAxis');
  const widest = (texts: readonly string[]) =>
    texts.reduce((most, text) => Math.max(most, measure(text, fontOf(look))), 0);
  return data.groups.map((texts) => (horizontal ? widest(texts) + 12 : look.size + 6));
}

export interface GroupPlace {
  readonly area: Area;
  readonly band: number;
  readonly horizontal: boolean;
  /** Whether the first category stands last along the axis. */
  readonly backwards: boolean;
  /** Pixels between the plot's area and the first level. */
  readonly offset: number;
}

/** The labels of the outer levels. One that would run into the one before is left out. */
export function groupLabels(plot: Plot, place: GroupPlace): Shape[] {
  const { chart, data, measure } = plot;
  const { area, band, horizontal, backwards } = place;
  const look = lookOf(chart, 'categoryAxis');
  const count = data.categories.length;
  const rooms = groupRooms(plot, horizontal);
  let { offset } = place;
  return rooms.flatMap((room, level) => {
    const middle = offset + room / 2;
    offset += room;
    let taken = -Infinity;
    return groupsOf(data.groups[level]!).flatMap(({ text, start, end }) => {
      const along = ((start + end) / 2) * band;
      const size = horizontal ? look.size : measure(text, fontOf(look)) + 6;
      const half = size / 2;
      if (along - half < taken) return [];
      taken = along + half;
      const at = backwards ? count * band - along : along;
      return horizontal
        ? [
            label(fitted(text, room - 8, look, measure), area.x - offset + room - 4, area.y + at, {
              ...look,
              anchor: 'end',
            }),
          ]
        : [label(text, area.x + at, area.y + area.height + middle, look)];
    });
  });
}
