import type { SavedWorkbook } from '../model/saved';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { children, child, type XmlElement } from '../xml';
import { tag } from './markup';
import type { PackageReader } from './package-reader';
import type { PackageWriter } from './package-writer';

const dataStore = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
const propertiesType = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';

/**
 * Custom XML parts: ECMA-376 part 1, 15.2.5 and 15.2.6. Each is an item with a properties part that
 * holds its id, and the workbook is related to it.
 */
export function writeXmlParts(workbook: Workbook, file: PackageWriter, workbookPath: string): void {
  for (const [index, { id, xml }] of [...workbook.xmlParts.values()].entries()) {
    const item = `customXml/item${index + 1}.xml`;
    const properties = `customXml/itemProps${index + 1}.xml`;
    file.addRaw(item, xml);
    file.add(
      properties,
      propertiesType,
      tag('ds:datastoreItem', { 'xmlns:ds': dataStore, 'ds:itemID': id }, '<ds:schemaRefs/>'),
    );
    file.relate(item, 'customXmlProps', properties);
    file.relate(workbookPath, 'customXml', item);
  }
}

/** `newId` is for items without properties. */
export function readXmlParts(
  file: PackageReader,
  workbookPath: string,
  newId: () => string,
): NonNullable<SavedWorkbook['xmlParts']> {
  return file.related(workbookPath, 'customXml').flatMap(({ path }) => {
    const xml = file.text(path);
    const id = file.firstRelated(path, 'customXmlProps')?.root.attributes['itemID'];
    return xml === undefined ? [] : [{ id: id ?? newId(), xml }];
  });
}

const extension = 'http://schemas.microsoft.com/office/webextensions/webextension/2010/11';
const extensionRelationship = 'http://schemas.microsoft.com/office/2011/relationships/webextension';
const panesRelationship =
  'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes';

/**
 * Settings of add-ins: the property bag of a web extension part each (MS-OWEXML, 2.2). The workbench
 * runs one add-in; its document's settings and the workbook's have a bag of their own.
 */
const bags = ['document', 'workbook'] as const;
const bagIds = {
  document: '{00000000-0000-4000-A000-000000000001}',
  workbook: '{00000000-0000-4000-A000-000000000002}',
} as const;

export function writeSettings(workbook: Workbook, file: PackageWriter): void {
  const texts = {
    document: [...workbook.documentSettings],
    workbook: [...workbook.settings].map(([key, value]): [string, string] => [
      key,
      JSON.stringify(value),
    ]),
  };
  const filled = bags.filter((bag) => texts[bag].length > 0);
  if (filled.length === 0) return;
  const panes = 'xl/webextensions/taskpanes.xml';
  const elements = filled.map((bag, index) => {
    const path = `xl/webextensions/webextension${index + 1}.xml`;
    const properties = texts[bag].map(([name, value]) => tag('we:property', { name, value }));
    const reference = { id: bag, version: '1.0.0.0', store: 'developer', storeType: 'Registry' };
    file.add(
      path,
      'application/vnd.ms-office.webextension+xml',
      tag('we:webextension', { 'xmlns:we': extension, id: bagIds[bag] }, [
        tag('we:reference', reference),
        '<we:alternateReferences/>',
        tag('we:properties', {}, properties),
        '<we:bindings/>',
      ]),
    );
    const id = file.relate(panes, extensionRelationship, path);
    return tag(
      'wetp:taskpane',
      { dockstate: 'right', visibility: false, width: 350, row: index },
      tag('wetp:webextensionref', {
        'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'r:id': id,
      }),
    );
  });
  file.add(
    panes,
    'application/vnd.ms-office.webextensiontaskpanes+xml',
    tag(
      'wetp:taskpanes',
      { 'xmlns:wetp': 'http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11' },
      elements,
    ),
  );
  file.relate('', panesRelationship, panes);
}

/** Bags of other add-ins are the document's: here there is one add-in. */
export function readSettings(
  file: PackageReader,
): Pick<SavedWorkbook, 'settings' | 'documentSettings'> {
  const panes = file.firstRelated('', 'webextensiontaskpanes');
  const roots = panes
    ? file.related(panes.path, 'webextension').map(({ path }) => file.part(path))
    : [];
  const entries = (wanted: boolean): [string, string][] =>
    roots
      .filter((root) => isOfWorkbook(root) === wanted)
      .flatMap((root) => children(child(root, 'properties'), 'property'))
      .map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']);
  return {
    documentSettings: entries(false),
    settings: entries(true).map(([key, text]) => [key, JSON.parse(text) as unknown]),
  };
}

const isOfWorkbook = (root: XmlElement | undefined): boolean =>
  child(root, 'reference')?.attributes['id'] === 'workbook';

/** Custom properties of a sheet: a binary part each, UTF-16 (ECMA-376 part 1, 18.3.1.22). */
export function writeSheetProperties(sheet: Sheet, sheetPath: string, file: PackageWriter): string {
  const elements = [...sheet.customProperties].map(([name, value], index) => {
    const path = `xl/customProperty/sheet${sheet.position + 1}-${index + 1}.bin`;
    file.addRaw(path, utf16(value));
    return tag('customPr', { name, 'r:id': file.relate(sheetPath, 'customProperty', path) });
  });
  return elements.length > 0 ? tag('customProperties', {}, elements) : '';
}

export function readSheetProperties(
  root: XmlElement,
  sheetPath: string,
  file: PackageReader,
): [string, string][] {
  const related = file.related(sheetPath, 'customProperty');
  return children(child(root, 'customProperties'), 'customPr').flatMap(
    ({ attributes }): [string, string][] => {
      const path = related.find(({ id }) => id === attributes['id'])?.path;
      const bytes = path === undefined ? undefined : file.raw(path);
      return bytes ? [[attributes['name'] ?? '', new TextDecoder('utf-16le').decode(bytes)]] : [];
    },
  );
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    bytes[at * 2] = text.charCodeAt(at) & 0xff;
    bytes[at * 2 + 1] = text.charCodeAt(at) >> 8;
  }
  return bytes;
}
