import { rawList } from './raw-list';
import { connect, importAndWait, openTable, sheetNames } from './steps';
import { expectDeals, expectOwnWork, zone, type DealsOfTheWeek } from './week-expected';
import { expectPersons, expectPerStage, expectReport } from './week-others';
import {
  chooseAt,
  enter,
  enterIn,
  formatColumn,
  insertColumn,
  insertRow,
  moveSheet,
  renameSheet,
  sortAndFilter,
  writeNote,
} from './week-gestures';
import { colleagues, type Colleagues } from './week-pipedrive';
import { addFilter, chooseColumns, refreshAll, setColumn, startImport } from './week-query';
import { indexOf, rowsBy, shownTable } from './week-table';
import {
  choose,
  openFile,
  openWorkbookTab,
  refresh,
  refreshed,
  row,
  saveWorkbook,
  writeSql,
} from './workbook-steps';
import { openWorld, type Visit, type World } from './world';

/**
 * A week of somebody in sales ops on one workbook, as it is lived in Excel. Before each step the
 * workbook is saved as a file and opened again; after each, cells are compared with the raw answers
 * of Pipedrive.
 */
let world: World;
let visit: Visit;
let others: Colleagues;
/** Milliseconds that everybody's clock is ahead of this computer's. */
let ahead = 0;

const asInPipedrive = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, name]));
const chosen = ['Id', 'Title', 'Value', 'Currency', 'Status', 'Stage', 'ExpectedCloseDate'];
/** Of all queries, by the end of the week. */
const queries = ['Deals', 'Persons', 'Deals_2', 'Pipeline_by_stage', 'Stages'];
const deals: DealsOfTheWeek = {
  limit: 50_000,
  columns: asInPipedrive(chosen),
  remarks: new Map(),
  note: undefined,
  edits: new Map(),
  inserted: [],
};

beforeAll(async () => {
  world = await openWorld({
    counts: { deals: 540, persons: 40, organizations: 20, activities: 10, products: 3, leads: 3 },
    now: () => Date.now() + ahead,
  });
  others = colleagues(world.sandboxUrl);
  visit = await newcomer();
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  visit = { ...visit, pane: await openFile(visit.page, await saveWorkbook(visit.page)) };
});

async function newcomer(): Promise<Visit> {
  const visitor = await world.visit({ timezoneId: zone });
  visitor.context.setDefaultTimeout(10_000);
  await visitor.context.clock.install({ time: Date.now() + ahead });
  return visitor;
}

/** The next morning, for Excel, the pane and Pipedrive. */
async function sleep(): Promise<void> {
  ahead += 86_400_000;
  await visit.context.clock.fastForward(86_400_000);
}

const raw = (path: string) => rawList(world.sandboxUrl, path);

test('Monday: the deals of a filter and the persons arrive as Pipedrive holds them', async () => {
  const { page, pane } = visit;
  await connect(pane);
  await openTable(pane, 'Deals');
  await chooseColumns(pane, chosen);
  await addFilter(pane, 'Value', 'is at least', String(deals.limit));
  await importAndWait(pane);
  await startImport(pane);
  await openTable(pane, 'Persons');
  await importAndWait(pane);
  const { table } = await expectDeals(page, world.sandboxUrl, deals);
  expect(table.headers).toEqual(chosen);
  await expectPersons(page, world.sandboxUrl);
});

test('Monday: the table is made one’s own, and a refresh that finds nothing leaves it so', async () => {
  const { page, pane } = visit;
  await insertColumn(page, 'Deals', 'Currency', 'Provision');
  await enterIn(page, 'Deals', 0, 'Provision', '=[@Value]*0.1');
  await insertColumn(page, 'Deals', 'Stage', 'Remark');
  await formatColumn(page, 'Deals', 'Value', 'Number with thousands');
  await sortAndFilter(page, 'Deals', 'Value', 'Sort Z to A');
  const { rows } = await shownTable(page, 'Deals');
  const [first, second, third] = rows.map(({ Id }) => Number(Id));
  await enterIn(page, 'Deals', 0, 'Remark', 'Ask Priya');
  await enterIn(page, 'Deals', 2, 'Remark', 'Renewal');
  deals.remarks.set(first!, 'Ask Priya').set(third!, 'Renewal');
  deals.note = { deal: second!, text: 'The contract is at legal' };
  await writeNote(page, 'Deals', 1, 'Title', deals.note.text);
  await chooseAt(page, 'Deals', 0, 'Currency', 'Hide columns');
  await chooseAt(page, 'Deals', 0, 'Title', 'Totals row');
  await enterIn(page, 'Deals', rows.length, 'Value', '=SUBTOTAL(109,[Value])');
  await sortAndFilter(page, 'Deals', 'Status', 'lost');
  // The workbench has no dialog for conditional formats.
  await pane.evaluate(() =>
    Excel.run(async (context) => {
      const body = context.workbook.tables.getItem('Deals').getDataBodyRange();
      const { cellValue } = body.getColumn(2).conditionalFormats.add('CellValue');
      cellValue.format.fill.color = '#C6EFCE';
      cellValue.rule = { formula1: '=100000', operator: 'GreaterThan' };
      await context.sync();
    }),
  );
  await renameSheet(page, 'Sheet1', 'Summary');
  await enter(page, 'Summary', 'A1', '=SUM(Deals[Value])');
  await enter(page, 'Summary', 'A2', '=COUNTA(Deals[Title])');
  await expectOwnWork(page, world.sandboxUrl, deals);
  await refreshAll(pane);
  expect(await refreshed(pane, 'Deals')).toBe('Refreshed 0 rows (0 added, 0 changed, 0 deleted)');
  await expectOwnWork(page, world.sandboxUrl, deals);
});

test('Tuesday: Refresh All brings what colleagues did, with all of that intact', async () => {
  const { page, pane } = visit;
  await sleep();
  const ids = (await shownTable(page, 'Deals')).rows.map(({ Id }) => Number(Id));
  const [first, , , fourth, fifth, sixth, seventh, eighth] = ids;
  await others.change(`api/v2/deals/${first}`, { title: '=Signed' });
  await others.change(`api/v2/deals/${fourth}`, { value: 9_000_000, status: 'open' });
  await others.change(`api/v2/deals/${fifth}`, { value: 1 });
  await others.remove(`api/v2/deals/${sixth}`);
  await others.merge(seventh!, eighth!);
  await others.create('api/v2/deals', { title: 'Walked in', value: 77_000 });
  await others.create('api/v2/deals', { title: 'Too small', value: 70 });
  await others.create('api/v2/persons', { name: 'Newly Met' });
  await refreshAll(pane);
  expect(await refreshed(pane, 'Deals')).toMatch(/\(1 added, \d+ changed, \d+ deleted\)/);
  expect(await refreshed(pane, 'Persons')).toContain('1 added');
  await expectOwnWork(page, world.sandboxUrl, deals);
  await expectPersons(page, world.sandboxUrl);
});

test('Wednesday: renamed headers, moved columns, a column added and one dropped by Edit Query stay so', async () => {
  const { page, pane } = visit;
  await sleep();
  await enterIn(page, 'Deals', -1, 'Title', 'Betreff');
  // The workbench cannot drag a column to another place.
  await pane.evaluate(() =>
    Excel.run(async (context) => {
      const { columns, worksheet } = context.workbook.tables.getItem('Deals');
      const stage = columns.getItem('Stage').getRange();
      stage.load('values');
      await context.sync();
      stage.getEntireColumn().delete('Left');
      worksheet.getRange('B:B').insert('Right');
      columns.getItemAt(1).getRange().values = stage.values;
      await context.sync();
    }),
  );
  await openWorkbookTab(pane);
  await choose(pane, 'Deals', 'Edit Query');
  await pane.getByRole('heading', { name: 'Edit Deals' }).waitFor();
  await setColumn(pane, 'Probability', true);
  await setColumn(pane, 'ExpectedCloseDate', false);
  await pane.getByRole('button', { name: 'Apply', exact: true }).click();
  await refreshed(pane, 'Deals');
  deals.columns = {
    ...asInPipedrive(['Id', 'Stage', 'Value', 'Currency', 'Status', 'Probability']),
    Betreff: 'Title',
  };
  await others.change('api/v2/deals/1', { title: 'Renamed there', value: 60_000 });
  await refresh(pane, 'Deals');
  await expectOwnWork(page, world.sandboxUrl, deals);
  const { headers } = await shownTable(page, 'Deals');
  expect(headers.slice(0, 3)).toEqual(['Id', 'Stage', 'Betreff']);
  expect(headers).not.toContain('ExpectedCloseDate');
});

test('Thursday: a sum in SQL follows the cell it asks', async () => {
  const { page, pane } = visit;
  await sleep();
  await enter(page, 'Summary', 'B1', '1000');
  await startImport(pane);
  await writeSql(
    pane,
    'SELECT Stage, COUNT(*) AS N FROM Deals WHERE Value >= @Summary!B1 GROUP BY Stage',
  );
  await importAndWait(pane);
  await expectPerStage(page, world.sandboxUrl, 1000);
  await openWorkbookTab(pane);
  await enter(page, 'Summary', 'B1', '12000');
  await row(pane, 'Deals_2').getByRole('button', { name: 'Parameter changed: Refresh' }).click();
  await refreshed(pane, 'Deals_2');
  await expectPerStage(page, world.sandboxUrl, 12_000);
  await expectOwnWork(page, world.sandboxUrl, deals);
});

test('Thursday: a report from the gallery is refreshed with the rest, and its chart follows', async () => {
  const { page, pane } = visit;
  await startImport(pane);
  await pane.getByRole('button', { name: 'Reports', exact: true }).click();
  await pane.getByRole('button', { name: 'Pipeline by stage' }).click();
  await pane
    .getByRole('status')
    .filter({ hasText: /^Imported/ })
    .waitFor();
  await expectReport(page, world.sandboxUrl);
  await others.create('api/v2/deals', { title: 'In yen', value: 800, currency: 'JPY' });
  await refreshAll(pane);
  for (const name of ['Deals', 'Deals_2', 'Pipeline_by_stage']) await refreshed(pane, name);
  await expectReport(page, world.sandboxUrl);
  await expectPerStage(page, world.sandboxUrl, 12_000);
  // A chart for each currency of its own rows, up to four.
  const { rows } = await shownTable(page, 'Pipeline_by_stage');
  const currencies = [...new Set(rows.map(({ Currency }) => Currency))].slice(0, 4);
  const charted = await page.evaluate(() =>
    window.workbench.workbook.sheets
      .flatMap(({ charts }) => charts)
      .flatMap(({ series }) => series.map(({ values }) => values?.address)),
  );
  expect(charted).toEqual(
    currencies.map((currency) => {
      const first = rows.findIndex(({ Currency }) => Currency === currency) + 2;
      const last = first + rows.filter(({ Currency }) => Currency === currency).length - 1;
      return `'Pipeline by stage'!C${first}:C${last}`;
    }),
  );
  await expectOwnWork(page, world.sandboxUrl, deals);
});

test('Friday: a refresh that breaks off in the middle leaves the old rows and says so, then succeeds', async () => {
  const { page, pane } = visit;
  await sleep();
  const before = await shownTable(page, 'Deals');
  await others.change(`api/v2/deals/${String(before.rows[0]!['Id'])}`, { title: 'Not yet seen' });
  await others.create('api/v2/persons', { name: 'Seen at once' });
  await openWorkbookTab(pane);
  await others.fail('GET /api/v2/deals', 2);
  await choose(pane, 'Deals', 'Full refresh');
  const failed = row(pane, 'Deals').getByRole('alert');
  await failed.getByText(/^Not refreshed: .*The table holds the old rows\.$/).waitFor();
  expect(await shownTable(page, 'Deals')).toEqual(before);
  await refresh(pane, 'Persons');
  await expectPersons(page, world.sandboxUrl);
  await others.heal();
  expect(await refresh(pane, 'Deals')).toContain('1 changed');
  await expectOwnWork(page, world.sandboxUrl, deals);
});

test('Friday: a dated copy of each day is kept beside the one of today', async () => {
  const { page, pane } = visit;
  await startImport(pane);
  await openTable(pane, 'Stages');
  await chooseColumns(pane, ['Id', 'Name']);
  await pane.getByRole('checkbox', { name: 'Append a dated copy at each refresh' }).check();
  await importAndWait(pane);
  const yesterday = await raw('stages');
  await sleep();
  await others.change(`api/v2/stages/${String(yesterday[0]!['id'])}`, { name: 'First talk' });
  await openWorkbookTab(pane);
  await refresh(pane, 'Stages');
  const { rows } = await shownTable(page, 'Stages');
  const days = [...new Set(rows.map((shown) => Number(shown['As of'])))];
  expect(days).toHaveLength(2);
  expect(days[1]! - days[0]!).toBe(1);
  const copies = days.map((date) => rows.filter((shown) => shown['As of'] === date));
  for (const [index, stages] of [yesterday, await raw('stages')].entries())
    expect(new Map(copies[index]!.map(({ Id, Name }) => [Id, Name]))).toEqual(
      new Map(stages.map(({ id, name }) => [id, name])),
    );
});

test('Saturday: on a sheet renamed and moved, inserted rows and edited cells stay, and what changed on both sides is told', async () => {
  const { page, pane } = visit;
  await renameSheet(page, 'Deals', 'My pipeline');
  await moveSheet(page, 'My pipeline', 'left');
  expect((await sheetNames(page))[0]).toBe('My pipeline');
  await insertRow(page, 'Deals', 3);
  await enterIn(page, 'Deals', 3, 'Betreff', 'Not in Pipedrive yet');
  await enterIn(page, 'Deals', 3, 'Value', '65000');
  await enterIn(page, 'Deals', 3, 'Status', 'open');
  deals.inserted.push(65_000);
  const [mine, both] = (await shownTable(page, 'Deals')).rows.map(({ Id }) => Number(Id));
  for (const id of [mine!, both!]) {
    const at = indexOf(await shownTable(page, 'Deals'), 'Id', id);
    await enterIn(page, 'Deals', at, 'Betreff', `Edited ${id}`);
    deals.edits.set(id, { Betreff: `Edited ${id}` });
  }
  await others.change(`api/v2/deals/${both}`, { title: 'Changed there too' });
  await others.change('api/v2/deals/1', { title: 'Changed there alone' });
  await openWorkbookTab(pane);
  expect(await refresh(pane, 'Deals')).toContain('0 added');
  await row(pane, 'Deals')
    .getByText('1 cell that you edited changed in Pipedrive too. Your edits stay.')
    .waitFor();
  const { rows } = await shownTable(page, 'Deals');
  expect(rows.filter((shown) => shown['Id'] === '').map((shown) => shown['Betreff'])).toEqual([
    'Not in Pipedrive yet',
  ]);
  await expectOwnWork(page, world.sandboxUrl, deals);
});

test('Sunday: a colleague opens the template, binds a connection of their own, and sees today’s rows', async () => {
  const { page, pane } = visit;
  await openWorkbookTab(pane);
  await pane.getByRole('button', { name: 'Save as Template' }).click();
  const dialog = pane.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Save as Template' }).click();
  await pane.getByText(/Excel Template \(\.xltx\)/).waitFor();
  const file = await saveWorkbook(page);

  const colleague = await newcomer();
  await connect(colleague.pane, { name: 'Mine' });
  await colleague.pane.getByRole('combobox', { name: 'Connection' }).waitFor();
  const opened = await openFile(colleague.page, file);
  visit = { ...colleague, pane: opened };
  for (const name of queries) {
    const { rows } = await shownTable(colleague.page, name);
    expect(rows.map((shown) => Object.values(shown).join(''))).toEqual([
      name === 'Deals' ? '0' : '',
    ]);
  }
  const choice = opened.getByRole('dialog', { name: 'Choose your connection' });
  await choice.getByText(/5 queries on “Sandbox”/).waitFor();
  await choice.getByRole('button', { name: 'Use Connection' }).click();
  await refreshAll(opened);
  for (const name of queries) await refreshed(opened, name);
  deals.note = undefined;
  deals.edits.clear();
  deals.inserted.length = 0;
  deals.remarks.clear();
  await expectOwnWork(colleague.page, world.sandboxUrl, deals);
  await expectPersons(colleague.page, world.sandboxUrl);
  await expectPerStage(colleague.page, world.sandboxUrl, 12_000);
  await expectReport(colleague.page, world.sandboxUrl);
  expect(rowsBy(await shownTable(colleague.page, 'Stages'), 'Id').size).toBe(
    (await raw('stages')).length,
  );
});
