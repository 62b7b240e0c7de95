import { formatAbsoluteAddress, quoteSheetName } from '../model/address';
import type { AxisSettings, Chart, ChartFont, ChartSettings, Series } from '../model/chart';
import { chartData, seriesName, type ChartData } from '../model/chart-data';
import type { LiveRange } from '../model/live-range';
import { chartKinds } from './chart-kinds';
import { solidFill, textProperties, titleText } from './chart-text';
import { escapeXml, tag } from './markup';

export const drawingNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/main';
export const chartNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

const categoryAxisId = 1;
const valueAxisId = 2;

const value = (name: string, val: string | number | boolean): string => tag(`c:${name}`, { val });

/** `Sheet1!$A$2:$A$9`. */
export const rangeFormula = (range: LiveRange): string =>
  escapeXml(`${quoteSheetName(range.sheet.name)}!${formatAbsoluteAddress(range.rect)}`);

const titleMarkup = (text: string, font: ChartFont | undefined): string =>
  tag('c:title', {}, [tag('c:tx', {}, titleText(text, font)), value('overlay', false)]);

/** The part of a chart (ECMA-376 part 1, 21.2), but of a funnel. */
export function chartMarkup(chart: Chart): string {
  const { settings } = chart;
  const kind = chartKinds[settings.type]!;
  const data = chartData(chart);
  const series = chart.series.map((one, index) => seriesMarkup(chart, one, index, data));
  const group = tag(`c:${kind.element}`, {}, [
    kind.barDirection ? value('barDir', kind.barDirection) : '',
    kind.grouping ? value('grouping', kind.grouping) : '',
    value('varyColors', !kind.axes),
    ...series,
    kind.barDirection ? value('gapWidth', settings.gapWidth) : '',
    kind.barDirection && kind.grouping !== 'clustered' ? value('overlap', 100) : '',
    kind.markers === undefined ? '' : value('marker', true),
    kind.element === 'pieChart' ? value('firstSliceAng', 0) : '',
    kind.element === 'doughnutChart' ? value('firstSliceAng', 0) + value('holeSize', 60) : '',
    kind.axes ? value('axId', categoryAxisId) + value('axId', valueAxisId) : '',
  ]);
  const axes = kind.axes
    ? categoryAxis(settings, kind.barDirection === 'bar') +
      valueAxis(settings, kind.barDirection === 'bar')
    : '';
  const legend = settings.legendVisible
    ? tag('c:legend', {}, [
        value('legendPos', legendPositions[settings.legendPosition] ?? 'b'),
        value('overlay', false),
        textProperties(settings.fonts.legend),
      ])
    : '';
  const content = tag('c:chart', {}, [
    settings.titleVisible ? titleMarkup(settings.title, settings.fonts.title) : '',
    value('autoTitleDeleted', !settings.titleVisible),
    tag('c:plotArea', {}, ['<c:layout/>', group, axes]),
    legend,
    value('plotVisOnly', true),
    value('dispBlanksAs', 'gap'),
  ]);
  return tag(
    'c:chartSpace',
    { 'xmlns:c': chartNamespace, 'xmlns:a': drawingNamespace },
    value('roundedCorners', false) + content,
  );
}

/** Excel.ChartLegendPosition and its letters in files. */
export const legendPositions: Readonly<Record<string, string>> = {
  Top: 't',
  Bottom: 'b',
  Left: 'l',
  Right: 'r',
  Corner: 'tr',
};

function seriesMarkup(chart: Chart, series: Series, index: number, data: ChartData): string {
  const kind = chartKinds[chart.settings.type]!;
  const { values, texts } = data.series[index]!;
  const isLine = kind.markers !== undefined;
  const points = [...series.pointColors].map(([point, color]) =>
    tag('c:dPt', {}, value('idx', point) + tag('c:spPr', {}, solidFill(color))),
  );
  return tag('c:ser', {}, [
    value('idx', index),
    value('order', index),
    seriesText(series, index),
    series.color ? tag('c:spPr', {}, isLine ? lineOf(series.color) : solidFill(series.color)) : '',
    kind.barDirection ? value('invertIfNegative', false) : '',
    isLine ? tag('c:marker', {}, value('symbol', kind.markers ? 'circle' : 'none')) : '',
    ...points,
    series.hasDataLabels ? labelsMarkup(chart) : '',
    series.categories?.alive ? tag('c:cat', {}, categoriesMarkup(series.categories, data)) : '',
    series.values?.alive
      ? tag(
          'c:val',
          {},
          tag('c:numRef', {}, [
            tag('c:f', {}, rangeFormula(series.values)),
            tag(
              'c:numCache',
              {},
              '<c:formatCode>General</c:formatCode>' +
                cached(texts.map((_text, at) => values[at]?.toString())),
            ),
          ]),
        )
      : '',
    isLine ? value('smooth', false) : '',
  ]);
}

function categoriesMarkup(range: LiveRange, { categories, groups }: ChartData): string {
  const formula = tag('c:f', {}, rangeFormula(range));
  if (groups.length === 0)
    return tag('c:strRef', {}, [formula, tag('c:strCache', {}, cached(categories))]);
  const levels = [categories, ...groups].map((texts) =>
    tag('c:lvl', {}, points(texts.map((text) => text || undefined))),
  );
  const count = value('ptCount', categories.length);
  return tag('c:multiLvlStrRef', {}, [formula, tag('c:multiLvlStrCache', {}, [count, ...levels])]);
}

const lineOf = (color: string): string => tag('a:ln', { w: 28575 }, solidFill(color));

function seriesText(series: Series, index: number): string {
  const { name } = series;
  if (typeof name === 'string') return name && tag('c:tx', {}, tag('c:v', {}, escapeXml(name)));
  if (!name.alive) return '';
  return tag(
    'c:tx',
    {},
    tag('c:strRef', {}, [
      tag('c:f', {}, rangeFormula(name)),
      tag('c:strCache', {}, cached([seriesName(series, index)])),
    ]),
  );
}

const cached = (texts: readonly (string | undefined)[]): string =>
  value('ptCount', texts.length) + points(texts);

const points = (texts: readonly (string | undefined)[]): string =>
  texts
    .map((text, idx) =>
      text === undefined ? '' : tag('c:pt', { idx }, tag('c:v', {}, escapeXml(text))),
    )
    .join('');

function labelsMarkup({ settings: { labels, fonts } }: Chart): string {
  const format =
    labels.numberFormat === 'General'
      ? ''
      : tag('c:numFmt', { formatCode: labels.numberFormat, sourceLinked: false });
  return tag('c:dLbls', {}, [
    format,
    textProperties(fonts.labels),
    value('showLegendKey', false),
    value('showVal', labels.showValue),
    value('showCatName', labels.showCategoryName),
    value('showSerName', labels.showSeriesName),
    value('showPercent', labels.showPercentage),
    value('showBubbleSize', false),
  ]);
}

interface AxisPlace {
  readonly id: number;
  readonly cross: number;
  readonly position: string;
  readonly font: ChartFont | undefined;
  readonly titleFont: ChartFont | undefined;
}

function axisMarkup(axis: AxisSettings, place: AxisPlace): string {
  return [
    value('axId', place.id),
    tag('c:scaling', {}, [
      value('orientation', axis.reversed ? 'maxMin' : 'minMax'),
      axis.maximum === undefined ? '' : value('max', axis.maximum),
      axis.minimum === undefined ? '' : value('min', axis.minimum),
    ]),
    value('delete', !axis.visible),
    value('axPos', place.position),
    axis.gridlines ? '<c:majorGridlines/>' : '',
    axis.titleVisible ? titleMarkup(axis.title, place.titleFont) : '',
    tag('c:numFmt', {
      formatCode: axis.numberFormat,
      sourceLinked: axis.numberFormat === 'General',
    }),
    value('majorTickMark', 'none'),
    value('minorTickMark', 'none'),
    value('tickLblPos', 'nextTo'),
    textProperties(place.font),
    value('crossAx', place.cross),
    value('crosses', 'autoZero'),
  ].join('');
}

const categoryAxis = ({ categoryAxis: axis, fonts }: ChartSettings, isBar: boolean): string =>
  tag('c:catAx', {}, [
    axisMarkup(axis, {
      id: categoryAxisId,
      cross: valueAxisId,
      position: isBar ? 'l' : 'b',
      font: fonts.categoryAxis,
      titleFont: fonts.categoryTitle,
    }),
    value('auto', true),
    value('lblAlgn', 'ctr'),
    value('lblOffset', 100),
    value('noMultiLvlLbl', false),
  ]);

const valueAxis = ({ valueAxis: axis, fonts }: ChartSettings, isBar: boolean): string =>
  tag('c:valAx', {}, [
    axisMarkup(axis, {
      id: valueAxisId,
      cross: categoryAxisId,
      position: isBar ? 'b' : 'l',
      font: fonts.valueAxis,
      titleFont: fonts.valueTitle,
    }),
    value('crossBetween', 'between'),
  ]);
