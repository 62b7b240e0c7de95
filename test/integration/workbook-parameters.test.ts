import { excelCells } from '../../src/excel/excel-cells';
import { onSheetChange } from '../../src/excel/sheet-changes';
import { Workbook } from '../../src/workbench/model/workbook';
import { startOffice } from '../../src/workbench/transports/bridge';
import { watchParameters } from '../../src/workbook/parameter-watch';
import { aDefinition } from '../unit/workbook/a-definition';
import { SkippingClock } from '../unit/pipedrive/skipping-clock';

let told: string[];
let stop: AbortController;
let done: Promise<void>;

const write = (address: string, value: string | number) =>
  globalThis.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Sheet1').getRange(address).values = [[value]];
    await context.sync();
  });
/** Until what was set off has been looked at: some turns of the event loop. */
const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve));
};

beforeEach(async () => {
  Object.assign(globalThis, { Excel: startOffice(new Workbook()).Excel });
  await write('B2', 'open');
  await write('B3', '=B2');
  told = [];
  stop = new AbortController();
  const definition = { ...aDefinition, sql: 'SELECT Id FROM Deals WHERE Status = @Sheet1!B3' };
  done = watchParameters(
    {
      clock: new SkippingClock(),
      refresher: {
        queries: async () => ({ queries: [{ part: 'p', definition }], problems: [], copies: [] }),
      },
      cells: excelCells,
      onSheetChange,
      onParameter: ({ id }) => told.push(id),
    },
    stop.signal,
  );
  await settled();
});
afterEach(async () => {
  stop.abort();
  await done;
});

test('a changed parameter is told once, also where a formula gives it', async () => {
  await write('B2', 'won');
  await settled();
  expect(told).toEqual([aDefinition.id]);
});

test('other cells, and the same value again, are nothing new', async () => {
  await write('A1', 5);
  await write('B2', 'open');
  await settled();
  expect(told).toEqual([]);
});

test('once it is stopped, nothing is told any more', async () => {
  stop.abort();
  await done;
  await write('B2', 'won');
  await settled();
  expect(told).toEqual([]);
});
