import { columnsOf, rowsOf, sizedRect, type Rect } from './rect';
import type { Sheet } from './sheet';
import {
  Chart,
  defaultAxis,
  defaultHeight,
  defaultWidth,
  type ChartType,
  type Series,
} from './chart';
import type { LiveRange } from './live-range';

/** Excel.ChartSeriesBy. */
export type SeriesBy = 'Auto' | 'Columns' | 'Rows';

const single: ReadonlySet<ChartType> = new Set(['Pie', 'Doughnut', 'Funnel']);

/** Pies, doughnuts and funnels show one series, whose points have a colour each (funnels: one). */
export const isSingleSeries = (type: ChartType): boolean => single.has(type);

/**
 * Adds a chart of a range as Excel reads one: text in the first column (or row) names the categories,
 * with further columns of text in levels, text in the first row (or column) names the series; `Auto`
 * takes the longer side for categories.
 */
export function addChart(sheet: Sheet, type: ChartType, data: LiveRange, by: SeriesBy): Chart {
  const { workbook } = sheet;
  sheet.assertAllowed('allowEditObjects');
  const number = Math.max(0, ...sheet.charts.map((one) => numberOf(one.settings.name))) + 1;
  const chart = new Chart(workbook.guid(), sheet, {
    name: `Chart ${number}`,
    type,
    left: 0,
    top: 0,
    width: defaultWidth,
    height: defaultHeight,
    title: '',
    titleVisible: true,
    legendVisible: true,
    legendPosition: 'Bottom',
    labels: {
      showValue: true,
      showSeriesName: false,
      showCategoryName: false,
      showPercentage: false,
      numberFormat: 'General',
    },
    gapWidth: type === 'Funnel' ? 6 : 150,
    categoryAxis: defaultAxis(false),
    valueAxis: { ...defaultAxis(true), visible: type !== 'Funnel' },
    fonts: {},
  });
  setChartData(chart, data, by);
  if (chart.series.length === 1) chart.settings.title = seriesName(chart.series[0]!, 0);
  else chart.settings.title = 'Chart Title';
  chart.settings.legendVisible = type !== 'Funnel';
  sheet.charts.push(chart);
  chart.changed();
  return chart;
}

const numberOf = (name: string): number => Number(/^Chart (\d+)$/.exec(name)?.[1] ?? 0);

/** Points a chart at other cells. */
export function setChartData(chart: Chart, { sheet, rect }: LiveRange, by: SeriesBy): void {
  const shown = trimmed(sheet, rect);
  const columns = by === 'Columns' || (by === 'Auto' && rowsOf(shown) >= columnsOf(shown));
  const isText = (row: number, column: number): boolean => {
    const value = sheet.value(row, column);
    return typeof value === 'string' || value === undefined;
  };
  const { top, left, bottom, right } = shown;
  const allText = (cells: Rect): boolean => {
    for (let row = cells.top; row <= cells.bottom; row++)
      for (let column = cells.left; column <= cells.right; column++)
        if (!isText(row, column)) return false;
    return true;
  };
  const several = (count: number): boolean => count > 1;
  const named = {
    byColumn:
      several(rowsOf(shown)) &&
      allText({ ...shown, bottom: top, left: several(columnsOf(shown)) ? left + 1 : left }),
    byRow:
      several(columnsOf(shown)) &&
      allText({ ...shown, right: left, top: several(rowsOf(shown)) ? top + 1 : top }),
  };
  // Further columns of text before the numbers are further levels of the categories.
  const levels = (): number => {
    const body = { ...shown, top: named.byColumn ? top + 1 : top };
    let next = left + 1;
    while (next < right && allText({ ...body, left: next, right: next })) next += 1;
    return columns && body.top <= bottom ? next - left : 1;
  };
  const labels = named.byRow ? levels() : 0;
  const first = { row: top + (named.byColumn ? 1 : 0), column: left + labels };
  const hasCategories = columns ? named.byRow : named.byColumn;
  const hasNames = columns ? named.byColumn : named.byRow;
  const all = columns ? right - first.column + 1 : bottom - first.row + 1;
  // A funnel has one series, whatever the range.
  const count = chart.settings.type === 'Funnel' ? 1 : all;
  const line = (index: number): Rect =>
    columns
      ? { top: first.row, bottom, left: index, right: index }
      : { top: index, bottom: index, left: first.column, right };
  const nameCell = (index: number): Rect =>
    columns ? sizedRect(top, index, 1, 1) : sizedRect(index, left, 1, 1);
  chart.series = Array.from({ length: count }, (_, number): Series => {
    const index = (columns ? first.column : first.row) + number;
    return {
      name: hasNames ? sheet.range(nameCell(index)) : '',
      values: sheet.range(line(index)),
      categories: hasCategories
        ? sheet.range(columns ? { ...line(left), right: first.column - 1 } : line(top))
        : undefined,
      color: '',
      // Excel draws funnels with their numbers.
      hasDataLabels: chart.settings.type === 'Funnel',
      pointColors: new Map(),
    };
  });
  chart.changed();
}

/** Whole columns and rows are read as far as they are used. */
function trimmed(sheet: Sheet, rect: Rect): Rect {
  const used = sheet.usedRect(true, rect);
  return used
    ? {
        ...rect,
        bottom: Math.min(rect.bottom, used.bottom),
        right: Math.min(rect.right, used.right),
      }
    : sizedRect(rect.top, rect.left, 1, 1);
}

/** What the legend calls a series. */
export function seriesName({ name }: Series, index: number): string {
  const text =
    typeof name === 'string'
      ? name
      : name.alive
        ? name.sheet.text(name.rect.top, name.rect.left)
        : '';
  return text || `Series${index + 1}`;
}

/** A chart's data as it is drawn: rows hidden on the sheet are left out. */
export interface ChartData {
  readonly categories: readonly string[];
  /** Further levels, from the inside out: what each category belongs to, '' where that goes on. */
  readonly groups: readonly (readonly string[])[];
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | undefined)[];
    /** The cells' own text, through their number formats. */
    readonly texts: readonly string[];
  }[];
}

export function chartData(chart: Chart): ChartData {
  const [first] = chart.series;
  const lines = chart.series.map(({ values }) => (values?.alive ? cellsOfLine(values) : []));
  const [labels, ...groups] = first?.categories?.alive ? levelsOf(first) : [];
  const length = Math.max(0, ...lines.map((line) => line.length));
  return {
    categories: Array.from({ length }, (_, index) => labels?.[index]?.text ?? String(index + 1)),
    groups: groups.map((group) => group.map(({ text }) => text)),
    series: chart.series.map((series, index) => ({
      name: seriesName(series, index),
      values: lines[index]!.map(({ value }) => (typeof value === 'number' ? value : undefined)),
      texts: lines[index]!.map(({ text }) => text),
    })),
  };
}

/** The lines of the labels, the innermost first. */
function levelsOf({ categories, values }: Series) {
  const { sheet, rect } = categories!;
  const byColumn = !values?.alive || rowsOf(values.rect) >= columnsOf(values.rect);
  if (!byColumn || rect.left === rect.right) return [cellsOfLine({ sheet, rect })];
  return Array.from({ length: columnsOf(rect) }, (_, level) => {
    const column = rect.right - level;
    return cellsOfLine({ sheet, rect: { ...rect, left: column, right: column } });
  });
}

function cellsOfLine({ sheet, rect }: Pick<LiveRange, 'sheet' | 'rect'>) {
  const cells: { value: unknown; text: string }[] = [];
  const { rows, columns } = sheet.layout;
  for (let row = rect.top; row <= rect.bottom; row++) {
    if (rows.hidden.has(row)) continue;
    for (let column = rect.left; column <= rect.right; column++) {
      if (columns.hidden.has(column)) continue;
      cells.push({ value: sheet.value(row, column), text: sheet.text(row, column) });
    }
  }
  return cells;
}
