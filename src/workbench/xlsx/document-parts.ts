import { documentFields, type DocumentProperties } from '../model/document-properties';
import type { SavedProperties } from '../model/saved';
import { child, children, type XmlElement } from '../xml';
import { escapeXml, tag } from './markup';
import type { PackageReader } from './package-reader';
import type { PackageWriter } from './package-writer';

type Field = (typeof documentFields)[number];

/** Elements of docProps/core.xml (ECMA-376 part 2, 11.1). */
const coreElements: Readonly<Partial<Record<Field, string>>> = {
  title: 'dc:title',
  subject: 'dc:subject',
  author: 'dc:creator',
  keywords: 'cp:keywords',
  comments: 'dc:description',
  category: 'cp:category',
  lastAuthor: 'cp:lastModifiedBy',
};
/** Elements of docProps/app.xml. */
const appElements: Readonly<Partial<Record<Field, string>>> = {
  manager: 'Manager',
  company: 'Company',
};

const valueTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
const customNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const coreRelationship =
  'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

function fieldsMarkup(
  properties: DocumentProperties,
  names: Readonly<Partial<Record<Field, string>>>,
): string {
  return documentFields
    .map((field) => {
      const name = names[field];
      return name && properties[field] ? tag(name, {}, escapeXml(properties[field])) : '';
    })
    .join('');
}

/** What the file says about itself. */
export function writeProperties(properties: DocumentProperties, file: PackageWriter): void {
  file.add(
    'docProps/core.xml',
    'application/vnd.openxmlformats-package.core-properties+xml',
    tag(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      fieldsMarkup(properties, coreElements),
    ),
  );
  file.relate('', coreRelationship, 'docProps/core.xml');
  file.add(
    'docProps/app.xml',
    'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    tag(
      'Properties',
      { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
      '<Application>Microsoft Excel</Application>' + fieldsMarkup(properties, appElements),
    ),
  );
  file.relate('', 'extended-properties', 'docProps/app.xml');
  if (properties.custom.size === 0) return;
  const elements = [...properties.custom].map(([name, value], index) => {
    const type = { string: 'lpwstr', number: 'r8', boolean: 'bool' }[
      typeof value as 'string' | 'number' | 'boolean'
    ];
    return tag(
      'property',
      // The format id of user-defined properties; numbers begin at 2.
      { fmtid: '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}', pid: index + 2, name },
      tag(`vt:${type}`, {}, escapeXml(String(value))),
    );
  });
  file.add(
    'docProps/custom.xml',
    'application/vnd.openxmlformats-officedocument.custom-properties+xml',
    tag('Properties', { xmlns: customNamespace, 'xmlns:vt': valueTypes }, elements),
  );
  file.relate('', 'custom-properties', 'docProps/custom.xml');
}

export function readProperties(file: PackageReader): SavedProperties {
  const core = file.firstRelated('', 'core-properties')?.root;
  const app = file.firstRelated('', 'extended-properties')?.root;
  const fields = documentFields.flatMap((field): [string, string][] => {
    const root = coreElements[field] ? core : app;
    const name = (coreElements[field] ?? appElements[field])?.split(':').at(-1);
    const text = name && child(root, name)?.text;
    return text ? [[field, text]] : [];
  });
  const custom = children(file.firstRelated('', 'custom-properties')?.root, 'property');
  return { fields: Object.fromEntries(fields), custom: custom.flatMap(readCustom) };
}

function readCustom(element: XmlElement): SavedProperties['custom'] {
  const [value] = element.children;
  if (!value) return [];
  const numeric = /^(?:r|i|ui)\d|^int$|^decimal$/.test(value.name);
  const read = numeric
    ? Number(value.text)
    : value.name === 'bool'
      ? value.text === 'true'
      : value.text;
  return [[element.attributes['name'] ?? '', read]];
}
