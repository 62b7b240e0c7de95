import type { Cell } from '../../src/core/cell';
import { excelIdentity } from '../../src/excel/excel-identity';
import { openXlsx } from '../../src/workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../src/workbench/xlsx/save-xlsx';
import { stripForTemplate } from '../../src/workbook/template';
import { WorkbookWorld } from './workbook-world';

/**
 * A week of somebody in sales ops, one step after the other on one workbook. Before each step it is
 * saved as a file and opened again, as by another day's Excel; after each, cells are compared with the
 * raw answers of Pipedrive.
 */
const world = new WorkbookWorld();
const identity = excelIdentity(() => `workbook-${Date.now()}`);
let deals = '';
let perStage = '';

beforeAll(() => world.start({}, { deals: 60, persons: 30, organizations: 20, activities: 10 }));
afterAll(() => world.close());
beforeEach(async () => world.reopen(openXlsx(await saveXlsx(world.workbook))));

const raw = async () =>
  new Map((await world.raw('api/v2/deals')).map((deal) => [deal['id'] as Cell, deal]));
/** A table's rows by the cell of a column. */
const rowsBy = (name: string, column: string) => {
  const headers = world.headers(name);
  return new Map(
    world
      .rows(name)
      .map((row) => [
        row[headers.indexOf(column)]!,
        Object.fromEntries(headers.map((header, index) => [header, row[index]!])),
      ]),
  );
};
const table = (context: Excel.RequestContext, name = 'Deals') =>
  context.workbook.tables.getItem(name);

/** Every deal that Pipedrive has, and no other, with these columns as Pipedrive has them. */
async function expectDeals(columns: Readonly<Record<string, string>>): Promise<void> {
  const wanted = await raw();
  const shown = rowsBy('Deals', 'Id');
  expect([...shown.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [id, row] of shown)
    for (const [header, member] of Object.entries(columns))
      expect(row[header]).toEqual(wanted.get(id)![member] ?? '');
}

async function expectPerStage(): Promise<void> {
  const counts = new Map<unknown, number>();
  for (const { stage_id: stage } of (await raw()).values())
    counts.set(stage, (counts.get(stage) ?? 0) + 1);
  const shown = [...rowsBy('Stages', 'StageId')].map(([stage, { N }]) => [stage, N]);
  expect(new Map(shown as [unknown, number][])).toEqual(counts);
}

test('Monday: deals and a sum by stage are imported as queries of the workbook', async () => {
  ({ id: deals } = await world.importSql('SELECT Id, Title, Value, Status FROM Deals', 'Deals'));
  ({ id: perStage } = await world.importSql(
    'SELECT StageId, COUNT(*) AS N FROM Deals GROUP BY StageId',
    'Stages',
  ));
  await expectDeals({ Title: 'title', Value: 'value', Status: 'status' });
  await expectPerStage();
});

test('Monday: the user makes the table their own', async () => {
  const sheet = world.workbook.findTable('Deals')!.sheet.name;
  await world.excel((context) => {
    table(context).columns.add(undefined, '=[@Value]*0.1', 'Provision');
    table(context).columns.getItem('Title').name = 'Betreff';
    table(context).sort.apply([{ key: 2, ascending: false }]);
    const own = context.workbook.worksheets.add('Summary');
    own.getRange('A1').formulas = [['=SUM(Deals[Value])']];
    own.getRange('A2').formulas = [['=COUNTA(Deals[Betreff])']];
    const chart = own.charts.add('ColumnClustered', table(context, 'Stages').getRange(), 'Auto');
    chart.title.text = 'Deals by stage';
    context.workbook.comments.add(`'${sheet}'!B2`, 'Ask Priya about this one');
    context.workbook.worksheets.getItem(sheet).getRange('D:D').columnHidden = true;
  });
  await expectDeals({ Betreff: 'title', Value: 'value' });
});

test('Tuesday: Refresh All brings today’s numbers, with all of that intact', async () => {
  const commented = world.rows('Deals')[0]!;
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Renewal', value: 5_000_000 });
  await world.api('DELETE', 'api/v2/deals/2');
  await world.api('POST', 'api/v2/deals', { title: '=New', value: 12 });
  const outcomes = await world.refresher.refreshAll([deals, perStage]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  await expectDeals({ Betreff: 'title', Value: 'value', Status: 'status' });
  await expectPerStage();
  const rows = world.rows('Deals');
  for (const row of rows) expect(row[4]).toBeCloseTo(Number(row[2]) * 0.1, 6);
  const values = rows.map((row) => Number(row[2]));
  expect(values).toEqual([...values].sort((a, b) => b - a));
  const summary = world.workbook.sheets.find(({ name }) => name === 'Summary')!;
  expect(summary.plain(0, 0)).toBeCloseTo(
    values.reduce((sum, value) => sum + value, 0),
    6,
  );
  expect(summary.plain(1, 0)).toBe(rows.length);
  expect(summary.charts).toHaveLength(1);
  const { sheet } = world.workbook.findTable('Deals')!;
  expect(sheet.layout.columns.hidden.has(3)).toBe(true);
  // The comment is still about the deal it was written for.
  const [comment] = sheet.comments;
  expect(sheet.plain(comment!.cell.rect.top, 0)).toBe(commented[0]);
});

test('Tuesday: a second refresh finds nothing, and writes nothing', async () => {
  const before = world.rows('Deals');
  expect(await world.refresher.refresh(deals)).toMatchObject({
    kind: 'delta',
    added: 0,
    changed: 0,
  });
  expect(world.rows('Deals')).toEqual(before);
});

test('Wednesday: an edit in the table is still there after a refresh, and rows move around it', async () => {
  const at = world.rows('Deals').findIndex(([id]) => id === 3);
  await world.excel((context) => {
    table(context).getDataBodyRange().getCell(at, 1).values = [['Call back first']];
  });
  await world.api('PATCH', 'api/v2/deals/4', { title: 'Changed by Jonas' });
  await world.refresher.refresh(deals);
  const shown = rowsBy('Deals', 'Id');
  expect(shown.get(3)!['Betreff']).toBe('Call back first');
  expect(shown.get(4)!['Betreff']).toBe('Changed by Jonas');
});

test('Wednesday: a dead token leaves yesterday’s rows and says what to do', async () => {
  const before = world.rows('Deals');
  const { settings } = world.session();
  world.reopen(world.workbook, { ...settings, apiToken: 'revoked' });
  const [outcome] = await world.refresher.refreshAll([deals]);
  expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'token-rejected' } });
  expect(world.rows('Deals')).toEqual(before);
});

test('Thursday: the query is edited in place: another column, open deals only', async () => {
  await world.refresher.refresh(deals, {
    edit: { sql: "SELECT Id, Title, Value, Status, Currency FROM Deals WHERE Status = 'open'" },
  });
  const wanted = [...(await raw()).values()].filter(({ status }) => status === 'open');
  const shown = rowsBy('Deals', 'Id');
  // Deal 3 holds an edit that was not pushed: it stays, whatever the query says now.
  const ids = new Set([3, ...wanted.map(({ id }) => id as Cell)]);
  expect(new Set(shown.keys())).toEqual(ids);
  for (const { id, currency } of wanted) expect(shown.get(id as Cell)!['Currency']).toBe(currency);
  for (const row of shown.values())
    expect(row['Provision']).toBeCloseTo(Number(row['Value']) * 0.1, 6);
});

test('Thursday: a won deal leaves the table, a merged one is gone', async () => {
  const [first, second, third] = [...rowsBy('Deals', 'Id').keys()];
  await world.api('PATCH', `api/v2/deals/${first}`, { status: 'won' });
  await world.api('PUT', `v1/deals/${second}/merge`, { merge_with_id: Number(third) });
  const refreshed = await world.refresher.refresh(deals);
  expect(refreshed.kind).toBe('delta');
  const shown = rowsBy('Deals', 'Id');
  expect(shown.has(first!)).toBe(false);
  expect(shown.has(second!)).toBe(false);
  expect(shown.has(third!)).toBe(true);
});

test('Friday: a copy of each day is kept for the history', async () => {
  const { id } = await world.importSql('SELECT Id, Status FROM Deals WHERE Id <= 5', 'History', {
    mode: 'append',
  });
  const first = world.rows('History').length;
  await world.refresher.refresh(id);
  expect(world.rows('History')).toHaveLength(first);
  await world.clock.sleep(86_400_000);
  await world.api('PATCH', 'api/v2/deals/5', { status: 'lost' });
  await world.refresher.refresh(id);
  const rows = world.rows('History');
  expect(rows).toHaveLength(2 * first);
  const [before, after] = rows.filter(([, key]) => key === 5);
  expect(Number(after![0]) - Number(before![0])).toBe(1);
  expect(after![2]).toBe('lost');
});

test('Friday: a colleague opens the template and sees today’s rows in it', async () => {
  await stripForTemplate({ ...world.ports, identity });
  world.reopen(openXlsx(await saveXlsx(world.workbook)));
  expect(world.rows('Deals').flat().join('')).not.toMatch(/Renewal|Call back/);
  const outcomes = await world.refresher.refreshAll([deals, perStage]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  const wanted = [...(await raw()).values()].filter(({ status }) => status === 'open');
  const shown = rowsBy('Deals', 'Id');
  expect(shown.size).toBe(wanted.length);
  for (const { id, title, value } of wanted)
    expect(shown.get(id as Cell)).toMatchObject({ Betreff: title, Value: value });
  await expectPerStage();
  expect(world.workbook.sheets.find(({ name }) => name === 'Summary')!.charts).toHaveLength(1);
});
