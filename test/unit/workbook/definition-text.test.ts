import fc from 'fast-check';
import {
  definitionId,
  definitionNamespace,
  definitionXml,
  parseDefinition,
} from '../../../src/workbook/definition-text';
import { aDefinition } from './a-definition';

const xml = definitionXml(aDefinition);

test('a definition comes back as it was written', () => {
  expect(parseDefinition(xml)).toEqual(aDefinition);
});

test('whatever the SQL holds comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (sql) => {
      expect(parseDefinition(definitionXml({ ...aDefinition, sql })).sql).toBe(sql);
    }),
  );
});

test('XML that another program wrote anew is still read', () => {
  const json = JSON.stringify(aDefinition);
  const again = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- saved -->\n<q:query id='${aDefinition.id}' xmlns:q='${definitionNamespace}' version='1'><![CDATA[${json}]]></q:query>\n`;
  expect(parseDefinition(again)).toEqual(aDefinition);
  const numeric = xml.replaceAll('&quot;', '&#34;').replaceAll('&lt;', '&#x3C;');
  expect(parseDefinition(numeric)).toEqual(aDefinition);
});

test('a definition of a newer version is told from a damaged one, and its id is known', () => {
  const newer = xml.replace('version="1"', 'version="2"');
  expect(() => parseDefinition(newer)).toThrow(
    expect.objectContaining({ code: 'definition-newer' }),
  );
  expect(definitionId(newer)).toBe(aDefinition.id);
});

test.each([
  ['cut short', xml.replace(/columns[\s\S]*<\/query>/, '</query>')],
  ['without a version', xml.replace('version="1"', '')],
  ['empty', `<query xmlns="${definitionNamespace}" version="1" />`],
  ['without its table', xml.replace('&quot;table&quot;', '&quot;chair&quot;')],
  ['in a zone that is none', xml.replace('Europe/Berlin', 'Mars/Olympus')],
  ['of an unknown column type', xml.replace('&quot;integer&quot;', '&quot;blob&quot;')],
])('a definition %s is damaged', (_, damaged) => {
  expect(() => parseDefinition(damaged)).toThrow(
    expect.objectContaining({ code: 'definition-damaged' }),
  );
});
