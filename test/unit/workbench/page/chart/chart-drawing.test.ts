import { chartTypes, type Chart, type ChartType } from '../../../../../src/workbench/model/chart';
import { addChart } from '../../../../../src/workbench/model/chart-data';
import { writeCells, writeNumberFormats } from '../../../../../src/workbench/model/edit';
import { Workbook } from '../../../../../src/workbench/model/workbook';
import { describeChart } from '../../../../../src/workbench/page/chart/chart-description';
import { drawChart } from '../../../../../src/workbench/page/chart/chart-drawing';
import type { Shape } from '../../../../../src/workbench/page/chart/shape';

const values: unknown[][] = [
  ['Stage', 'Deals', 'Won'],
  ['Lead', 40, 10],
  ['Offer', 20, -5],
  ['Won', 10, 5],
];

function chartOf(type: ChartType, rows = values): Chart {
  const sheet = new Workbook().activeSheet;
  const rect = { top: 0, left: 0, bottom: rows.length - 1, right: rows[0]!.length - 1 };
  writeCells(sheet, rect, rows);
  return addChart(sheet, type, sheet.range(rect), 'Columns');
}

const measure = (text: string): number => text.length * 6;
const drawn = (chart: Chart): Shape[] => drawChart(chart, 480, 288, measure);
const named = (shapes: readonly Shape[], name: string): Shape[] =>
  shapes.filter((shape) => shape.name === name);
const texts = (shapes: readonly Shape[]): (string | undefined)[] =>
  named(shapes, 'text').map(({ text }) => text);
const number = ({ attributes }: Shape, key: string): number => Number(attributes[key]);
/** The bars of a series, without the swatch of the legend. */
const bars = (shapes: readonly Shape[], fill: string): Shape[] =>
  named(shapes, 'rect').filter(
    ({ attributes }) => attributes['fill'] === fill && attributes['width'] !== 8,
  );
const [blue, orange] = ['#4472C4', '#ED7D31'] as const;

test.each(chartTypes)('%s is drawn inside of its frame, with its title', (type) => {
  const chart = chartOf(type);
  chart.settings.title = 'Pipeline';
  const shapes = drawn(chart);
  expect(texts(shapes)).toContain('Pipeline');
  for (const shape of named(shapes, 'rect')) {
    expect(number(shape, 'x')).toBeGreaterThanOrEqual(0);
    expect(number(shape, 'y')).toBeGreaterThanOrEqual(0);
    expect(number(shape, 'x') + number(shape, 'width')).toBeLessThanOrEqual(480);
    expect(number(shape, 'y') + number(shape, 'height')).toBeLessThanOrEqual(288);
  }
});

test.each(chartTypes)('%s without values is drawn', (type) => {
  expect(() => drawn(chartOf(type, [['Stage', 'Deals']]))).not.toThrow();
  expect(() => drawn(chartOf(type, [[1]]))).not.toThrow();
});

test('columns are as high as their values, the negative ones below the axis', () => {
  const shapes = drawn(chartOf('ColumnClustered'));
  const heights = bars(shapes, blue).map((bar) => number(bar, 'height'));
  expect(heights[0]! / heights[1]!).toBeCloseTo(2, 1);
  const won = bars(shapes, orange);
  const zero = number(won[0]!, 'y') + number(won[0]!, 'height');
  expect(number(won[1]!, 'y')).toBeCloseTo(zero, 0);
});

test('stacked columns stand on each other, and reach the top at a hundred percent', () => {
  const positive = values.map((row, index) => (index === 2 ? ['Offer', 20, 20] : row));
  const shapes = drawn(chartOf('ColumnStacked', positive));
  const [lower] = bars(shapes, blue);
  const [upper] = bars(shapes, orange);
  expect(number(upper!, 'y') + number(upper!, 'height')).toBeCloseTo(number(lower!, 'y'), 0);
  const full = drawn(chartOf('ColumnStacked100', positive));
  const tops = bars(full, orange).map((bar) => number(bar, 'y'));
  expect(new Set(tops).size).toBe(1);
  expect(texts(full)).toEqual(expect.arrayContaining(['0%', '100%']));
});

test('the first bar is the lowest, as in Excel', () => {
  const [first, , last] = bars(drawn(chartOf('BarClustered')), blue);
  expect(number(first!, 'y')).toBeGreaterThan(number(last!, 'y'));
});

test('a funnel narrows around its middle', () => {
  const parts = bars(drawn(chartOf('Funnel')), blue);
  const middles = parts.map((part) => number(part, 'x') + number(part, 'width') / 2);
  expect(number(parts[0]!, 'width') / number(parts[2]!, 'width')).toBeCloseTo(4, 1);
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(1);
});

test('a pie has a slice and a legend entry per category, each in a colour of its own', () => {
  const shapes = drawn(chartOf('Pie'));
  const fills = named(shapes, 'path').map(({ attributes }) => attributes['fill']);
  expect(new Set(fills).size).toBe(3);
  expect(texts(shapes)).toEqual(expect.arrayContaining(['Lead', 'Offer', 'Won']));
});

test('a gap in a line stays a gap', () => {
  const rows = values.map((row, index) => (index === 2 ? ['Offer', '', ''] : row));
  const [path] = named(drawn(chartOf('Line', rows)), 'path');
  expect(String(path!.attributes['d']).match(/M/g)).toHaveLength(2);
});

test('labels and axes show numbers through the formats of the cells, or their own', () => {
  const chart = chartOf('ColumnClustered');
  const { sheet } = chart;
  writeNumberFormats(sheet, sheet.parse('B2:B4'), '0.0 "€"');
  chart.series[0]!.hasDataLabels = true;
  expect(texts(drawn(chart))).toEqual(expect.arrayContaining(['40.0 €', '0.0 €']));
  chart.settings.labels.numberFormat = '0';
  chart.settings.valueAxis.numberFormat = '"<"0';
  expect(texts(drawn(chart))).toEqual(expect.arrayContaining(['40', '<20']));
});

test('colours of series and points, fonts and titles of axes are drawn', () => {
  const chart = chartOf('ColumnClustered');
  chart.series[0]!.color = '#123456';
  chart.series[0]!.pointColors.set(1, '#ABCDEF');
  chart.settings.title = 'Deals';
  chart.change({ fonts: { title: { size: 20, color: '#FF0000' } } });
  Object.assign(chart.settings.valueAxis, { title: 'Number', titleVisible: true });
  const shapes = drawn(chart);
  const fills = named(shapes, 'rect').map(({ attributes }) => attributes['fill']);
  expect(fills).toEqual(expect.arrayContaining(['#123456', '#ABCDEF']));
  const title = named(shapes, 'text').find(({ text }) => text === 'Deals');
  expect(title?.attributes).toMatchObject({ style: 'fill:#FF0000' });
  expect(texts(shapes)).toContain('Number');
});

test('the data is told in words, long ones cut short', () => {
  const chart = chartOf('ColumnClustered', [
    ['Day', 'Deals'],
    ...Array.from({ length: 25 }, (_, index) => [`Day ${index + 1}`, index]),
  ]);
  expect(describeChart(chart)).toMatch(
    /^Deals\. Column chart\. Deals: Day 1 0, .*Day 20 19, and 5 more$/,
  );
});
