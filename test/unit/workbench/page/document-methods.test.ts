import { readValues, writeCells } from '../../../../src/workbench/model/edit';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { documentMethods } from '../../../../src/workbench/page/document-methods';
import { Executor } from '../../../../src/workbench/richapi/executor';

const noServices = { process: () => undefined };

function document() {
  const workbook = new Workbook();
  const execute = documentMethods(workbook, new Executor(workbook), noServices);
  return {
    workbook,
    call: (id: number, rest: object = {}) =>
      execute(id, { DdaMethod: { DispatchId: id }, ...rest }),
  };
}

test('a batch is answered as an HTTP answer in an array', async () => {
  const body = JSON.stringify({ Actions: [], ObjectPaths: {} });
  const ArrayData = ['', 'POST', 'ProcessQuery', [], body, 0, 1];
  expect(await document().call(93, { ArrayData })).toEqual({ Data: [200, [], '{"Results":[]}'] });
});

test('a batch of more than 5 MB fails as a whole, with the code for too large requests', async () => {
  const ArrayData = ['', 'POST', 'ProcessQuery', [], ' '.repeat(5_000_001), 0, 1];
  expect(await document().call(93, { ArrayData })).toEqual({ Error: 5103 });
});

test('settings are replaced as a whole and come back as they were saved', () => {
  const { call, workbook } = document();
  const save = (Properties: [string, string][]) => call(76, { DdaSettingsMethod: { Properties } });
  save([
    ['a', '1'],
    ['b', '2'],
  ]);
  save([['b', '3']]);
  expect([...workbook.documentSettings]).toEqual([['b', '3']]);
  expect(call(75)).toEqual({ Properties: { Settings: [{ Name: 'b', Value: '3' }] } });
});

test('the selection is read and written as a matrix and as text', () => {
  const { call, workbook } = document();
  const sheet = workbook.activeSheet;
  writeCells(sheet, sheet.parse('A1:B1'), [[1, 'x']]);
  workbook.select(sheet, sheet.parse('A1:B1'));
  const get = (CoerceType: string) => call(64, { DdaGetBindingData: { CoerceType } });
  expect(get('matrix')).toEqual({ Data: [[1, 'x']] });
  expect(get('text')).toEqual({ Data: '1\tx' });
  expect(get('table')).toEqual({ Error: 1000 });
  call(65, { DdaSetBindingData: { CoerceType: 'text', Data: '5\t6\n7\t8' } });
  expect(readValues(sheet, sheet.parse('A1:B2'))).toEqual([
    [5, 6],
    [7, 8],
  ]);
});

test('an unknown method is answered with an error of its own', () => {
  expect(document().call(98)).toEqual({ Error: 5000 });
});
