import { excelDefinitions } from '../../src/excel/excel-definitions';
import { Workbook } from '../../src/workbench/model/workbook';
import { startOffice } from '../../src/workbench/transports/bridge';
import { definitionXml } from '../../src/workbook/definition-text';
import { aDefinition } from '../unit/workbook/a-definition';

let workbook: Workbook;
const definitions = excelDefinitions();

beforeEach(() => {
  workbook = new Workbook();
  Object.assign(globalThis, { Excel: startOffice(workbook).Excel });
});

const other = { ...aDefinition, id: '6f1c2a34-0000-4000-8000-000000000002' };
const stored = async () =>
  (await definitions.list()).map((one) =>
    'definition' in one ? one.definition : { id: one.id, problem: one.problem.code },
  );

test('what was written is listed, and written again replaces itself', async () => {
  await definitions.write(aDefinition);
  await definitions.write(other);
  await definitions.write({ ...aDefinition, sql: 'SELECT Id FROM Deals' });
  expect(await stored()).toEqual([{ ...aDefinition, sql: 'SELECT Id FROM Deals' }, other]);
});

test('XML of others is neither listed nor touched', async () => {
  workbook.addXmlPart('<note xmlns="urn:other">mine</note>');
  await definitions.write(aDefinition);
  expect(await stored()).toEqual([aDefinition]);
  expect([...workbook.xmlParts.values()].map(({ xml }) => xml)).toContain(
    '<note xmlns="urn:other">mine</note>',
  );
});

test.each([
  ['newer', 'definition-newer', (xml: string) => xml.replace('version="1"', 'version="7"')],
  ['damaged', 'definition-damaged', (xml: string) => xml.replace('{', '[')],
])('a %s definition is listed with its reason and never overwritten', async (_, code, change) => {
  const xml = change(definitionXml(aDefinition));
  workbook.addXmlPart(xml);
  expect(await stored()).toEqual([{ id: aDefinition.id, problem: code }]);
  await expect(definitions.write(aDefinition)).rejects.toMatchObject({ code });
  expect([...workbook.xmlParts.values()].map((part) => part.xml)).toEqual([xml]);
});

test('a definition that Excel does not keep is told, not taken for saved', async () => {
  const add = workbook.addXmlPart.bind(workbook);
  workbook.addXmlPart = (xml) => {
    const part = add(xml);
    workbook.xmlParts.delete(part.id);
    return part;
  };
  await expect(definitions.write(aDefinition)).rejects.toMatchObject({
    code: 'definition-not-kept',
  });
});

test('a removed definition is gone, and removing it again is no error', async () => {
  await definitions.write(aDefinition);
  const [one] = await definitions.list();
  await definitions.remove(one!.part);
  await definitions.remove(one!.part);
  expect(await stored()).toEqual([]);
});
