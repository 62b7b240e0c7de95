import { excelDefinitions } from '../../src/excel/excel-definitions';
import { excelIdentity } from '../../src/excel/excel-identity';
import { excelRun } from '../../src/excel/excel-run';
import { Workbook } from '../../src/workbench/model/workbook';
import { startOffice } from '../../src/workbench/transports/bridge';
import { aDefinition } from '../unit/workbook/a-definition';

let workbook: Workbook;

beforeEach(() => {
  workbook = new Workbook();
  Object.assign(globalThis, { Excel: startOffice(workbook).Excel });
});

test('a definition that a read-only workbook does not take says so, and stays as it was', async () => {
  const definitions = excelDefinitions();
  await definitions.write(aDefinition);
  workbook.readOnly = true;
  const changed = { ...aDefinition, sql: 'SELECT Id FROM Deals' };
  const refused = { code: 'workbook-readonly' };
  await expect(definitions.write(changed)).rejects.toMatchObject(refused);
  const [stored] = await definitions.list();
  await expect(definitions.remove(stored!.part)).rejects.toMatchObject(refused);
  expect(await definitions.list()).toMatchObject([{ definition: aDefinition }]);
});

test('a read-only workbook without an id has one for as long as it is open', async () => {
  let ids = 0;
  const identity = excelIdentity(() => `id-${++ids}`);
  workbook.readOnly = true;
  expect([await identity.get(), await identity.get()]).toEqual(['id-1', 'id-1']);
  expect(workbook.xmlParts.size).toBe(0);
  await expect(identity.renew()).rejects.toMatchObject({ code: 'workbook-readonly' });
});

test('a sheet that the structure of the workbook does not let in is refused as such', async () => {
  workbook.protection.protect();
  const adding = excelRun(async (context) => {
    context.workbook.worksheets.add('More');
    await context.sync();
  });
  await expect(adding).rejects.toMatchObject({
    code: 'workbook-protected',
  });
});
