import type { Chart, SavedChart } from '../model/chart';
import type { Lines } from '../model/layout';
import { standardHeight, standardWidth } from '../model/layout';
import type { Sheet } from '../model/sheet';
import { child, descendants, type XmlElement } from '../xml';
import { chartMarkup, chartNamespace, drawingNamespace } from './chart-writer';
import { readChart, type ReferenceReader } from './chart-reader';
import { chartexNamespace, funnelMarkup, readFunnel } from './funnel-part';
import { tag } from './markup';
import type { PackageReader } from './package-reader';
import { officeRelationships, type PackageWriter } from './package-writer';

const sheetDrawing = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const creationId = 'http://schemas.microsoft.com/office/drawing/2014/main';
const chartexRelationship = 'http://schemas.microsoft.com/office/2014/relationships/chartEx';
/** English metric units in a point. */
const emu = 12_700;

/** Writes the drawing of a sheet with its charts, and returns the drawing's path. */
export function writeDrawing(
  sheet: Sheet,
  file: PackageWriter,
  nextChart: () => number,
): string | undefined {
  if (sheet.charts.length === 0) return undefined;
  const path = `xl/drawings/drawing${sheet.position + 1}.xml`;
  const anchors = sheet.charts.map((chart, index) => {
    const funnel = chart.settings.type === 'Funnel';
    const part = funnel
      ? `xl/charts/chartEx${nextChart()}.xml`
      : `xl/charts/chart${nextChart()}.xml`;
    const type = funnel
      ? 'application/vnd.ms-office.chartex+xml'
      : 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
    file.add(part, type, funnel ? funnelMarkup(chart) : chartMarkup(chart));
    const id = file.relate(path, funnel ? chartexRelationship : 'chart', part);
    return anchorMarkup(chart, index + 2, frameMarkup(chart, index + 2, id));
  });
  file.add(
    path,
    'application/vnd.openxmlformats-officedocument.drawing+xml',
    tag(
      'xdr:wsDr',
      { 'xmlns:xdr': sheetDrawing, 'xmlns:a': drawingNamespace, 'xmlns:r': officeRelationships },
      anchors,
    ),
  );
  return path;
}

/** A chart keeps its size and moves with the cell under its corner. */
function anchorMarkup({ sheet, settings }: Chart, id: number, frame: string): string {
  const { left, top, width, height, type } = settings;
  const column = sheet.layout.columns.at(left);
  const row = sheet.layout.rows.at(top);
  const number = (name: string, content: number): string =>
    tag(`xdr:${name}`, {}, String(Math.round(content)));
  const from = tag('xdr:from', {}, [
    number('col', column.index),
    number('colOff', column.offset * emu),
    number('row', row.index),
    number('rowOff', row.offset * emu),
  ]);
  const size = { cx: Math.round(width * emu), cy: Math.round(height * emu) };
  // Programs that do not know funnels show an empty frame in its place.
  const content =
    type === 'Funnel'
      ? tag(
          'mc:AlternateContent',
          { 'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006' },
          [
            tag(
              'mc:Choice',
              {
                'xmlns:cx2': 'http://schemas.microsoft.com/office/drawing/2015/10/21/chartex',
                Requires: 'cx2',
              },
              frame,
            ),
            tag('mc:Fallback', {}, fallbackMarkup(id, size)),
          ],
        )
      : frame;
  return tag('xdr:oneCellAnchor', {}, [from, tag('xdr:ext', size), content, '<xdr:clientData/>']);
}

const fallbackMarkup = (id: number, size: { cx: number; cy: number }): string =>
  tag('xdr:sp', { macro: '', textlink: '' }, [
    tag('xdr:nvSpPr', {}, tag('xdr:cNvPr', { id, name: '' }) + '<xdr:cNvSpPr/>'),
    tag('xdr:spPr', {}, [
      tag('a:xfrm', {}, tag('a:off', { x: 0, y: 0 }) + tag('a:ext', size)),
      tag('a:prstGeom', { prst: 'rect' }, '<a:avLst/>'),
    ]),
  ]);

function frameMarkup({ id, settings }: Chart, number: number, relationship: string): string {
  const identity = tag(
    'a:extLst',
    {},
    tag(
      'a:ext',
      { uri: '{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}' },
      tag('a16:creationId', { 'xmlns:a16': creationId, id }),
    ),
  );
  const funnel = settings.type === 'Funnel';
  const uri = funnel ? chartexNamespace : chartNamespace;
  const prefix = funnel ? 'cx' : 'c';
  return tag('xdr:graphicFrame', { macro: '' }, [
    tag('xdr:nvGraphicFramePr', {}, [
      tag('xdr:cNvPr', { id: number, name: settings.name }, identity),
      '<xdr:cNvGraphicFramePr/>',
    ]),
    tag('xdr:xfrm', {}, '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'),
    tag(
      'a:graphic',
      {},
      tag(
        'a:graphicData',
        { uri },
        tag(`${prefix}:chart`, { [`xmlns:${prefix}`]: uri, 'r:id': relationship }),
      ),
    ),
  ]);
}

/** The charts of a drawing; pictures and shapes are left out. `lines` are the sheet's own, read before. */
export function readDrawing(
  file: PackageReader,
  path: string,
  reference: ReferenceReader,
  lines: { readonly columns: Lines; readonly rows: Lines },
): SavedChart[] {
  const root = file.part(path);
  return (root?.children ?? []).flatMap((anchor) => {
    const [frame] = descendants(anchor, 'graphicFrame');
    const relationship = frame && descendants(frame, 'chart')[0]?.attributes['id'];
    const related = file.related(path).find(({ id }) => id === relationship);
    const part = related && file.part(related.path);
    const read = part && (part.name === 'chartSpace' ? readPart(part, reference) : undefined);
    if (!frame || !read) return [];
    const properties = descendants(frame, 'cNvPr')[0];
    const id = properties && descendants(properties, 'creationId')[0]?.attributes['id'];
    const name = properties?.attributes['name'] ?? '';
    return [
      {
        ...read,
        ...(id && { id }),
        settings: { ...read.settings, name, ...placeOf(anchor, lines) },
      },
    ];
  });
}

const readPart = (part: XmlElement, reference: ReferenceReader) =>
  child(part, 'chartData') ? readFunnel(part, reference) : readChart(part, reference);

function placeOf(
  anchor: XmlElement,
  { columns, rows }: { readonly columns: Lines; readonly rows: Lines },
) {
  const corner = (name: string): { x: number; y: number } | undefined => {
    const element = child(anchor, name);
    if (!element) return undefined;
    const number = (key: string): number => Number(child(element, key)?.text ?? 0);
    return {
      x: columns.before(number('col')) + number('colOff') / emu,
      y: rows.before(number('row')) + number('rowOff') / emu,
    };
  };
  const from = corner('from') ?? { x: 0, y: 0 };
  const to = corner('to');
  const size = child(anchor, 'ext')?.attributes ?? {};
  const rounded = (points: number): number => Math.round(points * 1000) / 1000;
  return {
    left: rounded(from.x),
    top: rounded(from.y),
    width: rounded(to ? to.x - from.x : Number(size['cx'] ?? standardWidth * emu) / emu),
    height: rounded(to ? to.y - from.y : Number(size['cy'] ?? standardHeight * emu) / emu),
  };
}
