import { clearCells, writeCells } from '../../../../src/workbench/model/edit';
import { insertCells } from '../../../../src/workbench/model/structure';
import { addTable } from '../../../../src/workbench/model/tables';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { startOffice, type NodeOffice } from '../../../../src/workbench/transports/bridge';

let workbook: Workbook;
let office: NodeOffice;
let Excel: NodeOffice['Excel'];

beforeEach(() => {
  workbook = new Workbook();
  office = startOffice(workbook);
  ({ Excel } = office);
});

/** Collects the events of a handler; `next` waits for as many as are asked for. */
function collector<Event>() {
  const events: Event[] = [];
  let wake = (): void => undefined;
  const handler = (event: Event): Promise<void> => {
    events.push(event);
    wake();
    return Promise.resolve();
  };
  const next = async (count: number): Promise<Event[]> => {
    while (events.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return events;
  };
  return { handler, next, events };
}

const write = (address: string, values: unknown): void =>
  workbook.as('user', () =>
    writeCells(workbook.activeSheet, workbook.activeSheet.parse(address), values),
  );

test('an edit tells its cell, the values before and after, and who made it', async () => {
  const { handler, next } = collector<Excel.WorksheetChangedEventArgs>();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.onChanged.add(handler);
    await context.sync();
    sheet.getRange('B2').values = [['by the add-in']];
    await context.sync();
  });
  write('B2', 5);
  write('A1:B2', [
    [1, 2],
    [3, 4],
  ]);
  const [byAddIn, byUser, block] = await next(3);
  expect(byAddIn).toMatchObject({
    address: 'B2',
    changeType: 'RangeEdited',
    source: 'Local',
    triggerSource: 'ThisLocalAddin',
  });
  expect(byUser).toMatchObject({
    triggerSource: 'Unknown',
    worksheetId: workbook.activeSheet.id,
    details: {
      valueBefore: 'by the add-in',
      valueAfter: 5,
      valueTypeBefore: 'String',
      valueTypeAfter: 'Double',
    },
  });
  expect([block!.address, block!.details]).toEqual(['A1:B2', undefined]);
});

test('the range of an event is there to be read', async () => {
  const { handler, next } = collector<Excel.WorksheetChangedEventArgs>();
  await Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add(handler);
    await context.sync();
  });
  write('C3', 'value');
  const [event] = await next(1);
  await Excel.run(async (context) => {
    const range = event!.getRange(context).load('values, address');
    await context.sync();
    expect([range.address, range.values]).toEqual(['Sheet1!C3', [['value']]]);
  });
});

test('inserted rows and cleared cells are changes too', async () => {
  const { handler, next } = collector<Excel.WorksheetChangedEventArgs>();
  await Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().onChanged.add(handler);
    await context.sync();
  });
  const sheet = workbook.activeSheet;
  insertCells(sheet, sheet.parse('2:3'), 'rows');
  insertCells(sheet, sheet.parse('A1:B1'), 'rows');
  clearCells(sheet, sheet.parse('A1:B2'), 'Contents');
  const events = await next(3);
  expect(events.map((event) => [event.address, event.changeType])).toEqual([
    ['2:3', 'RowInserted'],
    ['A1:B1', 'CellInserted'],
    ['A1:B2', 'RangeEdited'],
  ]);
  expect(events[1]!.changeDirectionState).toEqual({ insertShiftDirection: 'Down' });
});

test('a removed handler and switched-off events are not called', async () => {
  const { handler, next, events } = collector<Excel.WorksheetChangedEventArgs>();
  const registration = await Excel.run(async (context) => {
    const added = context.workbook.worksheets.getActiveWorksheet().onChanged.add(handler);
    context.runtime.enableEvents = false;
    await context.sync();
    return added;
  });
  write('A1', 1);
  await Excel.run(async (context) => {
    context.runtime.enableEvents = true;
    await context.sync();
  });
  write('A2', 2);
  await next(1);
  await Excel.run(registration.context, async (context) => {
    registration.remove();
    await context.sync();
  });
  write('A3', 3);
  await Excel.run(async (context) => context.sync());
  expect(events.map((event) => event.address)).toEqual(['A2']);
});

test('sheets tell of being added, activated, renamed and deleted', async () => {
  const { handler, next } = collector<{ type: string }>();
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onAdded.add(handler);
    worksheets.onActivated.add(handler);
    worksheets.onDeactivated.add(handler);
    worksheets.onDeleted.add(handler);
    worksheets.onNameChanged.add(handler);
    await context.sync();
  });
  const sheet = workbook.addSheet('New');
  workbook.activate(sheet);
  sheet.rename('Newer');
  workbook.deleteSheet(sheet);
  const events = await next(7);
  expect(events.map((event) => event.type)).toEqual([
    'WorksheetAdded',
    'WorksheetDeactivated',
    'WorksheetActivated',
    'WorksheetNameChanged',
    'WorksheetDeactivated',
    'WorksheetActivated',
    'WorksheetDeleted',
  ]);
  expect(events[3]).toMatchObject({ nameBefore: 'New', nameAfter: 'Newer', worksheetId: sheet.id });
});

test('the selection is told to the sheet and to the table it enters and leaves', async () => {
  const { handler, next } = collector<{ type: string; address: string; isInsideTable?: boolean }>();
  const sheet = workbook.activeSheet;
  const table = addTable(sheet, sheet.parse('B2:C4'), true);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().onSelectionChanged.add(handler);
    context.workbook.tables.getItem(table.name).onSelectionChanged.add(handler);
    await context.sync();
  });
  workbook.select(sheet, sheet.parse('A1:B3'));
  workbook.select(sheet, sheet.parse('Z9'));
  workbook.select(sheet, sheet.parse('Z8'));
  const events = await next(5);
  expect(events.map((event) => [event.type, event.address])).toEqual([
    ['WorksheetSelectionChanged', 'A1:B3'],
    ['TableSelectionChanged', 'B2:B3'],
    ['WorksheetSelectionChanged', 'Z9'],
    ['TableSelectionChanged', ''],
    ['WorksheetSelectionChanged', 'Z8'],
  ]);
});

test('tables tell of changes inside of them, and collections of new and deleted tables', async () => {
  const { handler, next } = collector<{ type: string; tableId: string }>();
  const sheet = workbook.activeSheet;
  const table = addTable(sheet, sheet.parse('A1:B3'), true);
  await Excel.run(async (context) => {
    context.workbook.tables.getItem(table.id).onChanged.add(handler);
    context.workbook.tables.onAdded.add(handler);
    context.workbook.tables.onDeleted.add(handler);
    await context.sync();
  });
  write('A2', 1);
  write('Z2', 1);
  await Excel.run(async (context) => {
    context.workbook.tables.add('D1:E2', true).delete();
    await context.sync();
  });
  const events = await next(3);
  expect(events.map((event) => [event.type, event.tableId])).toEqual([
    ['TableChanged', '1'],
    ['TableAdded', '2'],
    ['TableDeleted', '2'],
  ]);
});
