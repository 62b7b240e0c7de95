import { defaultAxis, type Chart } from '../model/chart';
import { chartData, seriesName } from '../model/chart-data';
import { child, descendants, type XmlElement } from '../xml';
import { colorOf, solidFill } from './chart-text';
import { drawingNamespace, rangeFormula } from './chart-writer';
import type { readChart, ReferenceReader } from './chart-reader';
import { escapeXml, tag } from './markup';

/** Newer kinds of charts have parts of their own (MS-ODRAWXML, 2.24.3). */
export const chartexNamespace = 'http://schemas.microsoft.com/office/drawing/2014/chartex';

const points = (texts: readonly (string | undefined)[], formatCode?: string): string =>
  tag(
    'cx:lvl',
    { ptCount: texts.length, formatCode },
    texts.map((text, idx) => (text === undefined ? '' : tag('cx:pt', { idx }, escapeXml(text)))),
  );

/** The part of a funnel. Only its first series counts, as in Excel. */
export function funnelMarkup(chart: Chart): string {
  const { settings } = chart;
  const [series] = chart.series;
  const data = chartData(chart);
  const dimension = (name: string, type: string, formula: string, level: string): string =>
    tag(`cx:${name}`, { type }, tag('cx:f', {}, formula) + level);
  const categories = series?.categories?.alive
    ? dimension('strDim', 'cat', rangeFormula(series.categories), points(data.categories))
    : '';
  const values = series?.values?.alive
    ? dimension(
        'numDim',
        'val',
        rangeFormula(series.values),
        points(
          data.series[0]!.values.map((value) => value?.toString()),
          'General',
        ),
      )
    : '';
  const title = settings.titleVisible
    ? tag(
        'cx:title',
        { pos: 't', align: 'ctr', overlay: false },
        tag('cx:tx', {}, tag('cx:txData', {}, tag('cx:v', {}, escapeXml(settings.title)))),
      )
    : '';
  const legend = settings.legendVisible
    ? tag('cx:legend', { pos: 'b', align: 'ctr', overlay: false })
    : '';
  const axis = tag(
    'cx:axis',
    { id: 0, hidden: settings.categoryAxis.visible ? undefined : true },
    tag('cx:catScaling', { gapWidth: settings.gapWidth / 100 }) + '<cx:tickLabels/>',
  );
  return tag('cx:chartSpace', { 'xmlns:cx': chartexNamespace, 'xmlns:a': drawingNamespace }, [
    tag('cx:chartData', {}, tag('cx:data', { id: 0 }, categories + values)),
    tag('cx:chart', {}, [
      title,
      tag('cx:plotArea', {}, [
        tag('cx:plotAreaRegion', {}, series ? seriesMarkup(chart) : ''),
        axis,
      ]),
      legend,
    ]),
  ]);
}

function seriesMarkup({ id, series, settings }: Chart): string {
  const [first] = series;
  const { name, color, hasDataLabels } = first!;
  const formula =
    typeof name === 'string' || !name.alive ? '' : tag('cx:f', {}, rangeFormula(name));
  const text = typeof name === 'string' ? name : seriesName(first!, 0);
  const { showValue, showCategoryName, showSeriesName, numberFormat } = settings.labels;
  const labels = hasDataLabels
    ? tag('cx:dataLabels', {}, [
        numberFormat === 'General'
          ? ''
          : tag('cx:numFmt', { formatCode: numberFormat, sourceLinked: false }),
        tag('cx:visibility', {
          seriesName: showSeriesName,
          categoryName: showCategoryName,
          value: showValue,
        }),
      ])
    : '';
  return tag('cx:series', { layoutId: 'funnel', uniqueId: id }, [
    formula || text
      ? tag('cx:tx', {}, tag('cx:txData', {}, formula + tag('cx:v', {}, escapeXml(text))))
      : '',
    color ? tag('cx:spPr', {}, solidFill(color)) : '',
    labels,
    tag('cx:dataId', { val: 0 }),
  ]);
}

/** A funnel's part as saved; undefined for other kinds of such parts. */
export function readFunnel(
  root: XmlElement,
  reference: ReferenceReader,
): ReturnType<typeof readChart> | undefined {
  const [series] = descendants(root, 'series');
  if (series?.attributes['layoutId'] !== 'funnel') return undefined;
  const chart = child(root, 'chart');
  const formula = (parent: XmlElement | undefined) =>
    reference(parent && descendants(parent, 'f')[0]?.text);
  const values = formula(descendants(root, 'numDim')[0]);
  const categories = formula(descendants(root, 'strDim')[0]);
  const title = child(chart, 'title');
  const [axis] = descendants(root, 'axis');
  const labels = child(series, 'dataLabels');
  const visibility = child(labels, 'visibility')?.attributes ?? {};
  const name = child(series, 'tx');
  const gap = axis && child(axis, 'catScaling')?.attributes['gapWidth'];
  return {
    settings: {
      type: 'Funnel',
      title: (title && descendants(title, 'v')[0]?.text) ?? '',
      titleVisible: title !== undefined,
      legendVisible: child(chart, 'legend') !== undefined,
      legendPosition: 'Bottom',
      labels: {
        showValue: labels ? visibility['value'] === '1' : true,
        showSeriesName: visibility['seriesName'] === '1',
        showCategoryName: visibility['categoryName'] === '1',
        showPercentage: false,
        numberFormat: child(labels, 'numFmt')?.attributes['formatCode'] ?? 'General',
      },
      gapWidth: Math.round(Number(gap ?? 0.06) * 100),
      categoryAxis: { ...defaultAxis(false), visible: axis?.attributes['hidden'] !== '1' },
      valueAxis: { ...defaultAxis(true), visible: false },
      fonts: {},
    },
    series: [
      {
        name: formula(name) ?? (name && descendants(name, 'v')[0]?.text) ?? '',
        ...(values && { values }),
        ...(categories && { categories }),
        color: colorOf(child(series, 'spPr')),
        hasDataLabels: labels !== undefined,
        pointColors: [],
      },
    ],
  };
}
