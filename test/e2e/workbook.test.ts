import { cells, connect, importAndWait, openTable, tableNames } from './steps';
import { openWorld, paneOf, type Visit, type World } from './world';
import {
  choose,
  deleteDeal,
  openFile,
  openWorkbookTab,
  refresh,
  refreshed,
  row,
  saveWorkbook,
  touch,
  typeCell,
  writeSql,
} from './workbook-steps';

let world: World;
let visit: Visit;

beforeAll(async () => {
  world = await openWorld({
    counts: {
      deals: 60,
      persons: 30,
      organizations: 20,
      activities: 40,
      products: 5,
      leads: 5,
    },
  });
  visit = await world.visit();
  visit.context.setDefaultTimeout(10_000);
}, 60_000);
afterAll(() => world.close());

/** The row of a deal on a sheet, by the names of its columns. */
async function deal(id: number, sheet = 'Deals'): Promise<Record<string, unknown> | undefined> {
  const [header, ...body] = await cells(visit.page, sheet);
  const found = body.find((values) => values[header!.indexOf('Id')] === id);
  return found && Object.fromEntries(header!.map((name, at) => [String(name), found[at]]));
}

test('a workbook without queries says how to get one', async () => {
  const { pane } = visit;
  await connect(pane);
  await openWorkbookTab(pane);
  await pane.getByText('No queries in this workbook').waitFor();
  await pane.getByRole('tabpanel').getByRole('button', { name: 'Get Data' }).click();
  await pane.getByRole('searchbox', { name: 'Search tables' }).waitFor();
});

test('an import is listed with its table, its source, its rows and when it was refreshed', async () => {
  const { pane } = visit;
  await openTable(pane, 'Deals');
  await importAndWait(pane);
  await openWorkbookTab(pane);
  await row(pane, 'Deals').getByText('Deals, Sandbox').waitFor();
  await row(pane, 'Deals')
    .getByText(/^60 rows, refreshed today \d/)
    .waitFor();
});

test('a refresh brings what was changed and deleted in Pipedrive, and says so', async () => {
  const { pane } = visit;
  await touch(world.sandboxUrl, 'deals', [2, 3], { title: 'Changed elsewhere' });
  await deleteDeal(world.sandboxUrl, 4);
  expect(await refresh(pane, 'Deals')).toBe('Refreshed 3 rows (0 added, 2 changed, 1 deleted)');
  expect(await deal(2)).toMatchObject({ Title: 'Changed elsewhere' });
  expect(await deal(4)).toBeUndefined();
  await row(pane, 'Deals')
    .getByText(/^59 rows/)
    .waitFor();
});

test('a full refresh reads all rows again', async () => {
  const { pane } = visit;
  await touch(world.sandboxUrl, 'deals', [5], { title: 'Read again' });
  await choose(pane, 'Deals', 'Full refresh');
  await pane.getByText('Refreshed 1 row (0 added, 1 changed, 0 deleted)').waitFor();
  expect(await deal(5)).toMatchObject({ Title: 'Read again' });
});

test('refreshes stand in the log with what they have cost', async () => {
  const { pane } = visit;
  await pane.getByRole('tab', { name: 'Log' }).click();
  await pane.getByText('Full refresh Deals').waitFor();
  await pane.getByText(/^Refresh Deals/).waitFor();
  await pane
    .getByText(/[1-9] requests?, [1-9]\d* API tokens, 59 rows/)
    .first()
    .waitFor();
});

test('the ribbon refreshes the query of the selected table, and says where there is none', async () => {
  const { page, pane } = visit;
  await touch(world.sandboxUrl, 'deals', [6], { title: 'By the ribbon' });
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  expect(await refreshed(pane, 'Deals')).toContain('1 changed');
  await page.evaluate(() => {
    const { workbook } = window.workbench;
    workbook.activate(workbook.sheets[0]!);
  });
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await pane.getByText(/The selected cell is in no table with a query/).waitFor();
});

test('Refresh All brings every query up to date', async () => {
  const { page, pane } = visit;
  await pane.getByRole('tab', { name: 'Get Data' }).click();
  await pane.getByRole('button', { name: 'New Import' }).click();
  await openTable(pane, 'Persons');
  await importAndWait(pane);
  await touch(world.sandboxUrl, 'deals', [7], { title: 'All of them' });
  await touch(world.sandboxUrl, 'persons', [1, 2], { name: 'Somebody Else' });
  await page.getByRole('button', { name: 'Refresh All', exact: true }).click();
  expect(await refreshed(pane, 'Deals')).toContain('1 changed');
  expect(await refreshed(pane, 'Persons')).toContain('2 changed');
});

test('Edit Query changes columns in place, and Escape leaves all as it was', async () => {
  const { page, pane } = visit;
  await choose(pane, 'Deals', 'Edit Query');
  await pane.getByRole('heading', { name: 'Edit Deals' }).waitFor();
  await pane.getByRole('checkbox', { name: 'Currency', exact: true }).waitFor();
  await pane.getByRole('button', { name: 'Back to Workbook' }).focus();
  await pane.getByRole('button', { name: 'Back to Workbook' }).press('Escape');
  await row(pane, 'Deals').waitFor();

  const before = (await cells(page, 'Deals'))[0]!;
  await choose(pane, 'Deals', 'Edit Query');
  await pane.getByRole('searchbox', { name: 'Search columns' }).fill('Probability');
  const box = pane.getByRole('checkbox', { name: 'Probability', exact: true });
  const had = await box.isChecked();
  await box.setChecked(!had);
  await pane.getByRole('button', { name: 'Apply', exact: true }).click();
  await refreshed(pane, 'Deals');
  await row(pane, 'Deals').getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' });
  const after = (await cells(page, 'Deals'))[0]!;
  expect(before.includes('Probability')).toBe(had);
  expect(after.includes('Probability')).toBe(!had);
  expect(await tableNames(page)).toEqual(['Deals', 'Persons']);
});

test('a parameter cell that changes offers a refresh; where it is set, it makes one', async () => {
  const { page, pane } = visit;
  await typeCell(page, 'Sheet1', 'A1', '10');
  await pane.getByRole('tab', { name: 'Get Data' }).click();
  await writeSql(pane, 'SELECT Id, Title FROM Deals WHERE Id <= @Sheet1!A1');
  await importAndWait(pane);
  await openWorkbookTab(pane);
  await row(pane, 'Deals_2').waitFor();
  await typeCell(page, 'Sheet1', 'A1', '12');
  await row(pane, 'Deals_2').getByRole('button', { name: 'Parameter changed: Refresh' }).click();
  expect(await refreshed(pane, 'Deals_2')).toContain('2 added');

  await choose(pane, 'Deals_2', 'Auto Refresh');
  await row(pane, 'Deals_2')
    .getByRole('checkbox', { name: 'Refresh when a parameter cell changes' })
    .check();
  await typeCell(page, 'Sheet1', 'A1', '20');
  await pane.getByText(/^Refreshed [5-8] rows \([5-8] added, 0 changed, 0 deleted\)/).waitFor();
});

test('a query set to On open is refreshed when the saved workbook is opened again', async () => {
  const { page, pane } = visit;
  await choose(pane, 'Deals', 'Auto Refresh');
  await row(pane, 'Deals').getByLabel('Auto Refresh').selectOption('On open');
  await row(pane, 'Deals').getByText('Auto Refresh on open').waitFor();
  const file = await saveWorkbook(page);
  expect(file.includes('sandbox-token')).toBe(false);
  await touch(world.sandboxUrl, 'deals', [8], { title: 'Overnight' });
  const opened = await openFile(page, file);
  await openWorkbookTab(opened);
  expect(await refreshed(opened, 'Deals')).toContain('1 changed');
  expect(await deal(8)).toMatchObject({ Title: 'Overnight' });
});

test('Remove keeps the rows and drops the query', async () => {
  const { page } = visit;
  const pane = await paneOf(page);
  await choose(pane, 'Persons', 'Remove');
  await pane.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await row(pane, 'Persons').waitFor({ state: 'detached' });
  expect(await tableNames(page)).toContain('Persons');
  expect(await cells(page, 'Persons')).toHaveLength(31);
});

test('a dated copy is appended at each refresh, one a day', async () => {
  const { page } = visit;
  const pane = await paneOf(page);
  await pane.getByRole('tab', { name: 'Get Data' }).click();
  await openTable(pane, 'Stages');
  await pane.getByRole('checkbox', { name: 'Append a dated copy at each refresh' }).check();
  await importAndWait(pane);
  const first = await cells(page, 'Stages');
  expect(first[0]![0]).toBe('As of');
  await openWorkbookTab(pane);
  await refresh(pane, 'Stages');
  expect(await cells(page, 'Stages')).toHaveLength(first.length);
});
