import { parseRect, splitSheet } from '../model/address';
import {
  chartTypes,
  defaultAxis,
  type AxisSettings,
  type ChartSettings,
  type ChartType,
  type SavedChart,
  type SavedReference,
  type SavedSeries,
} from '../model/chart';
import { child, children, descendants, type XmlElement } from '../xml';
import { chartKinds } from './chart-kinds';
import { colorOf, readFont, readText } from './chart-text';
import { legendPositions } from './chart-writer';
import { reversed } from './style-names';

/** The cells of a formula such as `Sheet1!$A$2:$A$9`; undefined if it is none of this workbook's. */
export type ReferenceReader = (formula: string | undefined) => SavedReference | undefined;

export const referenceReader =
  (sheetNames: readonly string[]): ReferenceReader =>
  (formula = '') => {
    const { sheet: name, rest } = splitSheet(formula);
    const sheet = sheetNames.findIndex((one) => one.toLowerCase() === name?.toLowerCase());
    const rect = rest === '' ? undefined : parseRect(rest);
    return sheet < 0 || !rect ? undefined : { sheet, rect };
  };

const valueOf = (parent: XmlElement | undefined, name: string): string | undefined =>
  child(parent, name)?.attributes['val'];
const isOn = (parent: XmlElement | undefined, name: string): boolean => {
  const found = child(parent, name);
  return found !== undefined && !['0', 'false'].includes(found.attributes['val'] ?? '1');
};

/** What is drawn as nothing else is drawn as columns. */
function typeOf(group: XmlElement): ChartType {
  const marked = !descendants(group, 'marker').some((one) => valueOf(one, 'symbol') === 'none');
  const found = chartTypes.find((type) => {
    const kind = chartKinds[type];
    return (
      kind?.element === group.name &&
      (kind.barDirection ?? valueOf(group, 'barDir')) === valueOf(group, 'barDir') &&
      (kind.barDirection === undefined || kind.grouping === valueOf(group, 'grouping')) &&
      (kind.markers === undefined || kind.markers === marked)
    );
  });
  return found ?? 'ColumnClustered';
}

/** A chart part as saved, but for what the drawing says of it: name and place. */
export function readChart(
  root: XmlElement,
  reference: ReferenceReader,
): Omit<SavedChart, 'settings'> & { settings: Omit<ChartSettings, PlaceKey> } {
  const chart = child(root, 'chart');
  const plot = child(chart, 'plotArea');
  const group = plot?.children.find(({ name }) => name.endsWith('Chart'));
  const type = group ? typeOf(group) : 'ColumnClustered';
  const elements = children(group, 'ser');
  const labels = elements.map((one) => child(one, 'dLbls')).find((one) => one !== undefined);
  const legend = child(chart, 'legend');
  const title = child(chart, 'title');
  const isBar = chartKinds[type]?.barDirection !== undefined;
  return {
    settings: {
      type,
      title: readText(title),
      titleVisible: title !== undefined,
      legendVisible: legend !== undefined,
      legendPosition: positions[valueOf(legend, 'legendPos') ?? 'b'] ?? 'Bottom',
      labels: {
        showValue: labels ? isOn(labels, 'showVal') : true,
        showSeriesName: isOn(labels, 'showSerName'),
        showCategoryName: isOn(labels, 'showCatName'),
        showPercentage: isOn(labels, 'showPercent'),
        numberFormat: child(labels, 'numFmt')?.attributes['formatCode'] ?? 'General',
      },
      gapWidth: Number((isBar && valueOf(group, 'gapWidth')) || 150),
      categoryAxis: readAxis(child(plot, 'catAx') ?? child(plot, 'dateAx'), false),
      valueAxis: readAxis(child(plot, 'valAx'), true),
      fonts: fontsOf(chart, plot, labels),
    },
    series: elements.map((one) => readSeries(one, reference)),
  };
}

function fontsOf(
  chart: XmlElement | undefined,
  plot: XmlElement | undefined,
  labels: XmlElement | undefined,
): ChartSettings['fonts'] {
  const category = child(plot, 'catAx') ?? child(plot, 'dateAx');
  const values = child(plot, 'valAx');
  const fonts = {
    title: readFont(child(chart, 'title')),
    legend: readFont(child(child(chart, 'legend'), 'txPr')),
    labels: readFont(child(labels, 'txPr')),
    categoryAxis: readFont(child(category, 'txPr')),
    valueAxis: readFont(child(values, 'txPr')),
    categoryTitle: readFont(child(category, 'title')),
    valueTitle: readFont(child(values, 'title')),
  };
  return Object.fromEntries(Object.entries(fonts).filter(([, font]) => font !== undefined));
}

export type PlaceKey = 'name' | 'left' | 'top' | 'width' | 'height';

const positions = reversed(legendPositions);

function readAxis(axis: XmlElement | undefined, gridlines: boolean): AxisSettings {
  if (!axis) return defaultAxis(gridlines);
  const scaling = child(axis, 'scaling');
  const limit = (name: string): number | undefined => {
    const value = valueOf(scaling, name);
    return value === undefined ? undefined : Number(value);
  };
  const title = child(axis, 'title');
  return {
    title: readText(title),
    titleVisible: title !== undefined,
    visible: !isOn(axis, 'delete'),
    gridlines: child(axis, 'majorGridlines') !== undefined,
    numberFormat: child(axis, 'numFmt')?.attributes['formatCode'] ?? 'General',
    minimum: limit('min'),
    maximum: limit('max'),
    reversed: valueOf(scaling, 'orientation') === 'maxMin',
  };
}

function readSeries(element: XmlElement, reference: ReferenceReader): SavedSeries {
  const formula = (name: string): SavedReference | undefined => {
    const source = child(element, name);
    return reference(source && descendants(source, 'f')[0]?.text);
  };
  const values = formula('val');
  const categories = formula('cat');
  return {
    name: formula('tx') ?? child(child(element, 'tx'), 'v')?.text ?? '',
    ...(values && { values }),
    ...(categories && { categories }),
    color: colorOf(child(element, 'spPr')),
    hasDataLabels: child(element, 'dLbls') !== undefined,
    pointColors: children(element, 'dPt').map((point): [number, string] => [
      Number(valueOf(point, 'idx') ?? 0),
      colorOf(child(point, 'spPr')),
    ]),
  };
}
