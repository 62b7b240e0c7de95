import type { Chart, ChartType } from '../../model/chart';
import { chartData } from '../../model/chart-data';

const names: Readonly<Record<ChartType, string>> = {
  ColumnClustered: 'Column chart',
  ColumnStacked: 'Stacked column chart',
  ColumnStacked100: '100% stacked column chart',
  BarClustered: 'Bar chart',
  BarStacked: 'Stacked bar chart',
  BarStacked100: '100% stacked bar chart',
  Line: 'Line chart',
  LineMarkers: 'Line chart',
  Pie: 'Pie chart',
  Doughnut: 'Doughnut chart',
  Funnel: 'Funnel chart',
};

/** More points than this are counted, not read out. */
const mostPoints = 20;

/** A chart in words: title, kind, and the data as the cells show it. */
export function describeChart(chart: Chart): string {
  const { type, title, titleVisible, name } = chart.settings;
  const { categories: labels, groups, series } = chartData(chart);
  const categories = labels.map((text, index) =>
    [...groups.map((group) => group[index] ?? ''), text].filter(Boolean).join(' '),
  );
  const data = series.map(({ name: seriesName, texts }) => {
    const points = texts
      .slice(0, mostPoints)
      .map((text, index) => `${categories[index]} ${text || 'empty'}`);
    const more = texts.length > mostPoints ? `, and ${texts.length - mostPoints} more` : '';
    return `${seriesName}: ${points.join(', ')}${more}`;
  });
  const heading = titleVisible && title !== '' ? title : name;
  return [heading, names[type], ...data].join('. ');
}
