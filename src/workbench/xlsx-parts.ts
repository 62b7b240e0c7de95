import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { XmlPart } from './model/xml-part';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const dataStore = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
const propertiesType = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Adds custom XML parts to a written workbook: ECMA-376 part 1, 15.2.5 and 15.2.6. Each part is an item
 * with a properties file that holds its id, and the workbook is related to it.
 */
export function addXmlParts(file: Uint8Array, parts: readonly XmlPart[]): Uint8Array<ArrayBuffer> {
  const entries = unzipSync(file);
  const edit = (path: string, change: (text: string) => string): void => {
    entries[path] = strToU8(change(strFromU8(entries[path]!)));
  };
  for (const [index, { id, xml }] of parts.entries()) {
    const number = index + 1;
    entries[`customXml/item${number}.xml`] = strToU8(xml);
    entries[`customXml/itemProps${number}.xml`] = strToU8(
      `${declaration}<ds:datastoreItem xmlns:ds="${dataStore}" ds:itemID="${id}"><ds:schemaRefs/></ds:datastoreItem>`,
    );
    entries[`customXml/_rels/item${number}.xml.rels`] = strToU8(
      `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/customXmlProps" Target="itemProps${number}.xml"/></Relationships>`,
    );
    edit('[Content_Types].xml', (text) =>
      text.replace(
        '</Types>',
        `<Override PartName="/customXml/itemProps${number}.xml" ContentType="${propertiesType}"/></Types>`,
      ),
    );
    edit('xl/_rels/workbook.xml.rels', (text) =>
      text.replace(
        '</Relationships>',
        `<Relationship Id="rIdCustomXml${number}" Type="${relationships}/customXml" Target="../customXml/item${number}.xml"/></Relationships>`,
      ),
    );
  }
  return zipSync(entries);
}
