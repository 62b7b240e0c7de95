import type { ChartSettings } from '../../model/chart';
import { groupLabels, groupRooms } from './group-labels';
import { axisText, fitted, fontOf, lookOf, wrapped, type Plot } from './plot';
import { position, scaleOf, type Scale } from './scale';
import { label, line, type Area, type Shape } from './shape';

/** The axes of a plot with the area that is left for its data. */
export interface Axes {
  readonly shapes: readonly Shape[];
  readonly area: Area;
  readonly scale: Scale;
  /** Pixels along the category axis for one category. */
  readonly band: number;
  /** Where a value lies, in pixels along the value axis' direction. */
  at(value: number): number;
}

const isHorizontal = ({ type }: ChartSettings): boolean => type.startsWith('Bar');

/** What the value axis must hold: values, or their sums where they are stacked. */
function extremes({ chart, data }: Plot): number[] {
  const { type } = chart.settings;
  if (!type.includes('Stacked')) {
    return data.series.flatMap(({ values }) => values.filter((value) => value !== undefined));
  }
  return data.categories.flatMap((_category, index) => {
    const values = data.series.map((series) => series.values[index] ?? 0);
    const sum = (sign: 1 | -1): number =>
      values.filter((value) => value * sign > 0).reduce((total, value) => total + value, 0);
    return [sum(1), sum(-1)];
  });
}

/** Draws both axes with gridlines, numbers, categories and titles. */
export function axesOf(plot: Plot): Axes {
  const { chart, data, measure } = plot;
  const { settings } = chart;
  const { categoryAxis, valueAxis } = settings;
  const horizontal = isHorizontal(settings);
  const percent = settings.type.endsWith('100');
  const { y } = plot.area;
  let { x, width, height } = plot.area;
  const shapes: Shape[] = [];

  const categoryTitle = lookOf(chart, 'categoryTitle');
  const valueTitle = lookOf(chart, 'valueTitle');
  // Titles: one below, one turned at the left.
  const [below, beside] = horizontal ? [valueAxis, categoryAxis] : [categoryAxis, valueAxis];
  const [belowLook, besideLook] = horizontal
    ? [valueTitle, categoryTitle]
    : [categoryTitle, valueTitle];
  if (below.titleVisible) {
    height -= belowLook.size + 8;
    shapes.push(label(below.title, x + width / 2, y + height + belowLook.size / 2 + 6, belowLook));
  }
  if (beside.titleVisible) {
    shapes.push(
      label(beside.title, x + besideLook.size / 2, y + height / 2, { ...besideLook, turn: -90 }),
    );
    x += besideLook.size + 8;
    width -= besideLook.size + 8;
  }

  const valueLook = lookOf(chart, 'valueAxis');
  const categoryLook = lookOf(chart, 'categoryAxis');
  const room = horizontal ? width / 60 : height / 34;
  const scale = percent
    ? { minimum: 0, maximum: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] }
    : scaleOf(extremes(plot), Math.max(2, Math.min(8, Math.floor(room))), valueAxis);
  const texts = scale.ticks.map((tick) =>
    percent ? `${Math.round(tick * 100)}%` : axisText(chart, tick),
  );
  const widest = (all: readonly string[], look: typeof valueLook): number =>
    all.reduce((most, text) => Math.max(most, measure(text, fontOf(look))), 0);
  const leftTexts = horizontal ? data.categories : texts;
  const leftLook = horizontal ? categoryLook : valueLook;
  const leftVisible = (horizontal ? categoryAxis : valueAxis).visible;
  const rooms = groupRooms(plot, horizontal).reduce((sum, room) => sum + room, 0);
  if (horizontal) {
    x += rooms;
    width -= rooms;
  } else height -= rooms;
  let labels = 0;
  if (leftVisible) {
    const taken = Math.min(widest(leftTexts, leftLook), width * 0.35) + 8;
    x += taken;
    width -= taken;
    labels = taken;
  }
  const bottomVisible = (horizontal ? valueAxis : categoryAxis).visible;
  const bottomLook = horizontal ? valueLook : categoryLook;
  const columns = Math.max(1, data.categories.length);
  const isWrapped = data.categories.some(
    (text) => wrapped(text, width / columns - 4, categoryLook, measure).length > 1,
  );
  const lines = !horizontal && isWrapped ? 2 : 1;
  if (bottomVisible) height -= bottomLook.size * lines + 10;
  const area = { x, y, width: Math.max(1, width), height: Math.max(1, height) };

  const length = horizontal ? area.width : area.height;
  const at = (value: number): number => {
    const along = position(scale, value, length);
    return horizontal
      ? area.x + (valueAxis.reversed ? length - along : along)
      : area.y + (valueAxis.reversed ? along : length - along);
  };
  for (const [index, tick] of scale.ticks.entries()) {
    const place = at(tick);
    if (valueAxis.gridlines) {
      shapes.push(
        horizontal
          ? line(place, area.y, place, area.y + area.height, 'gridline')
          : line(area.x, place, area.x + area.width, place, 'gridline'),
      );
    }
    if (!valueAxis.visible) continue;
    shapes.push(
      horizontal
        ? label(texts[index]!, place, area.y + area.height + valueLook.size / 2 + 5, valueLook)
        : label(texts[index]!, area.x - 6, place, { ...valueLook, anchor: 'end' }),
    );
  }
  const count = Math.max(1, data.categories.length);
  const band = (horizontal ? area.height : area.width) / count;
  if (categoryAxis.visible) {
    // Where labels would run into each other, only every second, third… is written.
    const every = horizontal
      ? Math.ceil((categoryLook.size + 2) / band)
      : Math.max(1, Math.ceil(Math.min(40, widest(data.categories, categoryLook)) / band));
    for (let index = 0; index < data.categories.length; index += every) {
      const middle = categoryStart(area, band, index, count, horizontal, categoryAxis.reversed);
      const text = data.categories[index]!;
      shapes.push(
        ...(horizontal
          ? [
              label(
                fitted(text, area.x - plot.area.x - rooms, categoryLook, measure),
                area.x - 6,
                middle,
                { ...categoryLook, anchor: 'end' },
              ),
            ]
          : wrapped(text, band * every - 4, categoryLook, measure).map((line, number) =>
              label(
                line,
                middle,
                area.y + area.height + categoryLook.size * (number + 0.5) + 5,
                categoryLook,
              ),
            )),
      );
    }
  }
  const backwards = horizontal !== categoryAxis.reversed;
  const offset = horizontal ? labels : categoryLook.size * lines + 8;
  shapes.push(...groupLabels(plot, { area, band, horizontal, backwards, offset }));
  const zero = at(Math.min(Math.max(0, scale.minimum), scale.maximum));
  shapes.push(
    horizontal
      ? line(zero, area.y, zero, area.y + area.height, 'axis')
      : line(area.x, zero, area.x + area.width, zero, 'axis'),
  );
  return { shapes, area, scale, band, at };
}

/** The middle of a category's band. Bars run upwards from the first, as in Excel. */
export function categoryStart(
  area: Area,
  band: number,
  index: number,
  count: number,
  horizontal: boolean,
  reversed: boolean,
): number {
  const backwards = horizontal !== reversed;
  const place = (backwards ? count - 1 - index : index) + 0.5;
  return (horizontal ? area.y : area.x) + place * band;
}
