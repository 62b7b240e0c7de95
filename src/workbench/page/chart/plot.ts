import type { Chart, ChartFont, ChartText } from '../../model/chart';
import type { ChartData } from '../../model/chart-data';
import { renderText } from '../../model/number-format';
import { fontStack } from '../grid/cell-look';
import { accentColors } from '../../xlsx/theme';
import type { Area, Shape, TextLook } from './shape';

/** Width of a text in pixels. */
export type Measure = (text: string, font: string) => number;

/** What a plot is drawn from. */
export interface Plot {
  readonly chart: Chart;
  readonly data: ChartData;
  readonly area: Area;
  readonly measure: Measure;
}

export type Draw = (plot: Plot) => Shape[];

/** The colour of a series, or of a point where every point has its own. */
export function colorOf(chart: Chart, series: number, point?: number): string {
  const one = chart.series[series];
  const ofPoint = point === undefined ? undefined : one?.pointColors.get(point);
  if (ofPoint) return ofPoint;
  const varied = chart.settings.type === 'Pie' || chart.settings.type === 'Doughnut';
  if (one?.color && !(varied && point !== undefined)) return one.color;
  const index = varied && point !== undefined ? point : series;
  return accentColors[index % accentColors.length]!;
}

const pixelsOf = (points: number): number => (points * 4) / 3;

/** How a text of a chart is drawn: its own font, else the chart's. */
export function lookOf({ settings }: Chart, part: ChartText): TextLook & { size: number } {
  const font: ChartFont = settings.fonts[part] ?? {};
  return {
    size: pixelsOf(font.size ?? (part === 'title' ? 14 : 9)),
    ...(font.color && { color: font.color }),
    ...(font.bold && { bold: true }),
    ...(font.italic && { italic: true }),
    ...(font.name && { family: font.name }),
  };
}

export const fontOf = ({ size = 12, bold, family = 'Calibri' }: TextLook): string =>
  `${bold ? '700 ' : ''}${size}px ${fontStack(family)}`;

/** A number of the value axis: by the axis' own format, else by that of the cells. */
export function axisText({ settings, series }: Chart, value: number): string {
  const { numberFormat } = settings.valueAxis;
  if (numberFormat !== 'General') return renderText(value, numberFormat);
  const cells = series[0]?.values;
  const format = cells?.alive
    ? cells.sheet.format(cells.rect.top, cells.rect.left).numberFormat
    : 'General';
  return renderText(value, format);
}

/** What the label of a point says; '' where the series has none. */
export function pointLabel(
  { chart, data }: Plot,
  series: number,
  point: number,
  share?: number,
): string {
  const { labels } = chart.settings;
  if (!chart.series[series]?.hasDataLabels) return '';
  const value = data.series[series]!.values[point];
  if (value === undefined) return '';
  const parts = [
    labels.showSeriesName && data.series[series]!.name,
    labels.showCategoryName && data.categories[point],
    labels.showValue &&
      (labels.numberFormat === 'General'
        ? data.series[series]!.texts[point]
        : renderText(value, labels.numberFormat)),
    labels.showPercentage && share !== undefined && `${Math.round(share * 100)}%`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** A text no wider than `width`, cut with an ellipsis. */
export function fitted(text: string, width: number, look: TextLook, measure: Measure): string {
  const font = fontOf(look);
  if (measure(text, font) <= width) return text;
  let end = text.length;
  while (end > 1 && measure(`${text.slice(0, end)}…`, font) > width) end--;
  return `${text.slice(0, end)}…`;
}

/** A text in at most two lines of `width`, broken between words; what is longer ends with an ellipsis. */
export function wrapped(text: string, width: number, look: TextLook, measure: Measure): string[] {
  const font = fontOf(look);
  if (measure(text, font) <= width) return [text];
  const words = text.split(' ');
  let first = words.shift()!;
  while (words.length > 0 && measure(`${first} ${words[0]}`, font) <= width) {
    first += ` ${words.shift()}`;
  }
  const lines = words.length > 0 ? [first, words.join(' ')] : [first];
  return lines.map((line) => fitted(line, width, look, measure));
}
