import { ExcelError } from '../../model/error';
import type { Workbook } from '../../model/workbook';
import type { XmlPart } from '../../model/xml-part';
import { text } from '../argument';
import { wrap, wrapOrNull, type ObjectType } from '../facade';

interface Entry {
  readonly workbook: Workbook;
  readonly part: XmlPart;
}

const xmlPartType: ObjectType<Entry> = {
  name: 'CustomXmlPart',
  properties: {
    Id: { get: ({ part }) => part.id },
    NamespaceUri: { get: ({ part }) => part.namespaceUri },
  },
  methods: {
    GetXml: ({ part }) => part.xml,
    SetXml: ({ workbook, part }, [xml]) => {
      workbook.assertWritable();
      part.xml = text(xml);
      workbook.emit({ kind: 'xml-parts' });
    },
    Delete: ({ workbook, part }) => {
      workbook.assertWritable();
      workbook.xmlParts.delete(part.id);
      workbook.emit({ kind: 'xml-parts' });
    },
  },
  alive: ({ workbook, part }) => workbook.xmlParts.has(part.id),
};

/** All parts, or those of a namespace. */
interface Parts {
  readonly workbook: Workbook;
  readonly namespaceUri?: string;
}

const list = ({ workbook, namespaceUri }: Parts): Entry[] =>
  [...workbook.xmlParts.values()]
    .filter((part) => namespaceUri === undefined || part.namespaceUri === namespaceUri)
    .map((part) => ({ workbook, part }));

const find = (parts: Parts, id: unknown): Entry | undefined =>
  list(parts).find(({ part }) => part.id.toLowerCase() === text(id).toLowerCase());

const members = {
  items: (parts) => list(parts).map((entry) => wrap(xmlPartType, entry)),
  item: (parts, id) => wrapOrNull(xmlPartType, find(parts, id)) ?? undefined,
} satisfies Partial<ObjectType<Parts>>;

const methods: NonNullable<ObjectType<Parts>['methods']> = {
  GetItemOrNullObject: (parts, [id]) => wrapOrNull(xmlPartType, find(parts, id)),
  GetCount: (parts) => list(parts).length,
};

const scopedPartsType: ObjectType<Parts> = {
  name: 'CustomXmlPartScopedCollection',
  ...members,
  methods: {
    ...methods,
    GetOnlyItem: (parts) => {
      const [only, ...more] = list(parts);
      if (!only || more.length > 0) throw new ExcelError('GeneralException');
      return wrap(xmlPartType, only);
    },
    GetOnlyItemOrNullObject: (parts) => {
      const [only, ...more] = list(parts);
      return more.length > 0 ? null : wrapOrNull(xmlPartType, only);
    },
  },
};

export const xmlPartCollectionType: ObjectType<Parts> = {
  name: 'CustomXmlPartCollection',
  ...members,
  methods: {
    ...methods,
    Add: ({ workbook }, [xml]) =>
      wrap(xmlPartType, { workbook, part: workbook.addXmlPart(text(xml)) }),
    GetByNamespace: ({ workbook }, [namespaceUri]) =>
      wrap(scopedPartsType, { workbook, namespaceUri: text(namespaceUri) }),
  },
};
