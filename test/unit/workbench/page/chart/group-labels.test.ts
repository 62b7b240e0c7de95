import type { Chart, ChartType } from '../../../../../src/workbench/model/chart';
import { addChart, chartData } from '../../../../../src/workbench/model/chart-data';
import { writeCells } from '../../../../../src/workbench/model/edit';
import { Workbook } from '../../../../../src/workbench/model/workbook';
import { describeChart } from '../../../../../src/workbench/page/chart/chart-description';
import { drawChart } from '../../../../../src/workbench/page/chart/chart-drawing';
import { chartMarkup } from '../../../../../src/workbench/xlsx/chart-writer';

const values: unknown[][] = [
  ['Currency', 'Stage', 'Value'],
  ['EUR', 'Lead', 40],
  ['', 'Offer', 20],
  ['USD', 'Lead', 10],
];

function chartOf(type: ChartType, rows = values): Chart {
  const sheet = new Workbook().activeSheet;
  const rect = { top: 0, left: 0, bottom: rows.length - 1, right: rows[0]!.length - 1 };
  writeCells(sheet, rect, rows);
  return addChart(sheet, type, sheet.range(rect), 'Columns');
}

const texts = (chart: Chart) =>
  drawChart(chart, 480, 288, (text) => text.length * 6).flatMap(({ name, text, attributes }) =>
    name === 'text' ? [{ text, x: Number(attributes['x']), y: Number(attributes['y']) }] : [],
  );

test('columns of text before the numbers are levels of the categories, and one series is left', () => {
  const chart = chartOf('ColumnClustered');
  expect(chart.series).toHaveLength(1);
  expect(chart.series[0]!.categories!.address).toBe('Sheet1!A2:B4');
  const { categories, groups } = chartData(chart);
  expect({ categories, groups }).toEqual({
    categories: ['Lead', 'Offer', 'Lead'],
    groups: [['EUR', '', 'USD']],
  });
});

test('columns of text that follow the numbers are none', () => {
  const chart = chartOf('ColumnClustered', [
    ['Stage', 'Value', 'Note'],
    ['Lead', 40, 'x'],
  ]);
  expect(chart.series[0]!.categories!.address).toBe('Sheet1!A2');
});

test('below columns, the outer level stands under the middle of what belongs to it', () => {
  const drawn = texts(chartOf('ColumnClustered'));
  const [lead, offer] = ['Lead', 'Offer'].map((name) => drawn.find(({ text }) => text === name)!);
  const euro = drawn.find(({ text }) => text === 'EUR')!;
  expect(euro.y).toBeGreaterThan(lead!.y);
  expect(euro.x).toBeCloseTo((lead!.x + offer!.x) / 2, 0);
});

test('beside bars, the outer level stands left of the categories, in their order', () => {
  const chart = chartOf('BarClustered');
  const drawn = texts(chart);
  const at = (name: string) => drawn.find(({ text }) => text === name)!;
  expect(at('EUR').x).toBeLessThan(at('Offer').x);
  expect(at('EUR').y).toBeGreaterThan(at('USD').y);
  chart.change({ categoryAxis: { ...chart.settings.categoryAxis, reversed: true } });
  const turned = texts(chart);
  const [euro, dollar] = ['EUR', 'USD'].map((name) => turned.find(({ text }) => text === name)!);
  expect(euro!.y).toBeLessThan(dollar!.y);
});

test('labels of the outer level that would run into each other are left out', () => {
  const rows = Array.from({ length: 60 }, (_, row) => ['Currency', `M${row}`, row + 1]);
  const drawn = texts(chartOf('ColumnClustered', [values[0]!, ...rows]));
  const shown = drawn.filter(({ text }) => text === 'Currency');
  expect(shown.length).toBeGreaterThan(3);
  for (const [index, { x }] of shown.entries())
    if (index > 0) expect(x - shown[index - 1]!.x).toBeGreaterThanOrEqual(48);
});

test('levels are read out and saved', () => {
  const chart = chartOf('BarClustered');
  expect(describeChart(chart)).toContain('EUR Lead 40');
  const markup = chartMarkup(chart);
  expect(markup).toContain('<c:multiLvlStrRef><c:f>Sheet1!$A$2:$B$4</c:f>');
  expect(markup.match(/<c:lvl>/g)).toHaveLength(2);
});
