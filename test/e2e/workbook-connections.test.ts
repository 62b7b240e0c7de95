import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { cells, connect, importAndWait, openTable } from './steps';
import { openWorld, paneOf, type Visit, type World } from './world';
import {
  choose,
  openFile,
  openWorkbookTab,
  refresh,
  refreshed,
  row,
  saveWorkbook,
  touch,
} from './workbook-steps';

let world: World;
let birch: Sandbox;
let visit: Visit;

const counts = {
  deals: 20,
  persons: 15,
  organizations: 5,
  activities: 5,
  products: 3,
  leads: 3,
};

beforeAll(async () => {
  world = await openWorld({ counts });
  birch = await startSandbox({ plan: 'unlimited', seed: 2, counts: { ...counts, deals: 25 } });
  visit = await newcomer();
  const { pane } = visit;
  await connect(pane, { name: 'Alder' });
  await connect(pane, { name: 'Birch', company: 'birch' });
  await importFrom('Alder');
  await pane.getByRole('button', { name: 'New Import' }).click();
  await importFrom('Birch');
}, 60_000);
afterAll(async () => {
  await Promise.all([world.close(), birch.close()]);
});

/** A user whose browser reaches a second company, too. */
async function newcomer(): Promise<Visit> {
  const visitor = await world.visit();
  visitor.context.setDefaultTimeout(10_000);
  await visitor.context.route(/^http:\/\/birch\.localhost:/, (route) => {
    const { pathname, search } = new URL(route.request().url());
    return route.continue({ url: birch.url + pathname + search });
  });
  return visitor;
}

async function importFrom(connection: string): Promise<void> {
  const { pane } = visit;
  await pane.getByLabel('Connection', { exact: true }).selectOption(connection);
  await openTable(pane, 'Deals');
  await importAndWait(pane);
}

/** How many rows of a sheet hold a text. */
const holding = async ({ page }: Visit, sheet: string, text: string): Promise<number> =>
  (await cells(page, sheet)).filter((values) => values.includes(text)).length;

test('Refresh All refreshes each query from its own company', async () => {
  const { pane } = visit;
  await openWorkbookTab(pane);
  await row(pane, 'Deals').getByText('Deals, Alder').waitFor();
  await row(pane, 'Deals_2').getByText('Deals, Birch').waitFor();
  await touch(world.sandboxUrl, 'deals', [1], { title: 'Under the alder' });
  await touch(birch.url, 'deals', [1, 2], { title: 'Under the birch' });
  await pane.getByRole('button', { name: 'Refresh All', exact: true }).click();
  expect(await refreshed(pane, 'Deals')).toContain('1 changed');
  expect(await refreshed(pane, 'Deals_2')).toContain('2 changed');
  expect(await holding(visit, 'Deals', 'Under the alder')).toBe(1);
  expect(await holding(visit, 'Deals', 'Under the birch')).toBe(0);
  expect(await holding(visit, 'Deals (2)', 'Under the birch')).toBe(2);
});

test('a company that cannot be reached keeps nothing from the other', async () => {
  const { pane } = visit;
  await touch(world.sandboxUrl, 'deals', [3], { title: 'Reached' });
  await fetch(`${birch.url}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify([{ match: 'GET /api/v2/deals', status: 'html403', times: 50 }]),
  });
  await pane.getByRole('button', { name: 'Refresh All', exact: true }).click();
  await row(pane, 'Deals_2')
    .getByRole('alert')
    .getByText(/^Not refreshed: .*The table holds the old rows\.$/)
    .waitFor();
  expect(await refreshed(pane, 'Deals')).toContain('1 changed');
  expect(await holding(visit, 'Deals (2)', 'Under the birch')).toBe(2);
  await fetch(`${birch.url}/_sandbox/faults`, { method: 'DELETE' });
  await refresh(pane, 'Deals_2');
});

test('after save and reopen each query still has its own connection, unasked', async () => {
  const { page } = visit;
  const pane = await openFile(page, await saveWorkbook(page));
  await openWorkbookTab(pane);
  await row(pane, 'Deals').getByText('Deals, Alder').waitFor();
  await row(pane, 'Deals_2').getByText('Deals, Birch').waitFor();
  expect(await pane.getByRole('dialog').count()).toBe(0);
  await touch(birch.url, 'deals', [4], { title: 'Overnight' });
  await pane.getByRole('button', { name: 'Refresh All', exact: true }).click();
  expect(await refreshed(pane, 'Deals_2')).toContain('1 changed');
  expect(await refreshed(pane, 'Deals')).toContain('0 changed');
});

test('a colleague is asked for each connection, the one of the same company first', async () => {
  const file = await saveWorkbook(visit.page);
  const colleague = await newcomer();
  await connect(colleague.pane, { name: 'My birch', company: 'birch' });
  await connect(colleague.pane, { name: 'My alder' });
  const pane = await openFile(colleague.page, file);
  const dialog = pane.getByRole('dialog', { name: 'Choose your connection' });
  for (const [theirs, own] of [
    ['Alder', /^My alder/],
    ['Birch', /^My birch/],
  ] as const) {
    await dialog.getByText(`1 query on “${theirs}”`).waitFor();
    expect(await dialog.getByRole('radio', { name: own }).isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Use Connection' }).click();
  }
  await dialog.waitFor({ state: 'detached' });
  await row(pane, 'Deals').getByText('Deals, My alder').waitFor();
  await row(pane, 'Deals_2').getByText('Deals, My birch').waitFor();
  await touch(birch.url, 'deals', [5, 6], { title: 'For the colleague' });
  await pane.getByRole('button', { name: 'Refresh All', exact: true }).click();
  expect(await refreshed(pane, 'Deals_2')).toContain('2 changed');
  await refreshed(pane, 'Deals');
  expect(await holding(colleague, 'Deals', 'For the colleague')).toBe(0);
  await colleague.close();
});

test('a connection of the same name and another company is never taken for the one meant', async () => {
  const file = await saveWorkbook(visit.page);
  const colleague = await newcomer();
  const { page } = colleague;
  await connect(colleague.pane, { name: 'Alder', company: 'birch' });
  const pane = await openFile(page, file);
  const dialog = pane.getByRole('dialog', { name: 'Choose your connection' });
  for (const theirs of ['Alder', 'Birch']) {
    await dialog.getByText(`1 query on “${theirs}”`).waitFor();
    await dialog.getByRole('button', { name: 'Not Now' }).click();
  }
  await pane.getByRole('tab', { name: 'Get Data' }).click();
  await openTable(pane, 'Persons');
  await importAndWait(pane);
  await openWorkbookTab(pane);
  await row(pane, 'Persons').getByText('Persons, Alder').waitFor();
  await refresh(pane, 'Persons');
  const before = await cells(page, 'Deals');
  await row(pane, 'Deals').getByRole('button', { name: 'Choose Connection' }).click();
  await dialog.getByRole('button', { name: 'Use Connection' }).click();
  await row(pane, 'Deals').getByRole('button', { name: 'Refresh', exact: true }).click();
  await row(pane, 'Deals')
    .getByRole('alert')
    .getByText(/come from the company sandbox, and this connection leads to birch/)
    .waitFor();
  expect(await cells(page, 'Deals')).toEqual(before);
  await colleague.close();
});

test('Edit Query moves a query to another connection of the company, which stays its own', async () => {
  const { page } = visit;
  let pane = await paneOf(page);
  await connect(pane, { name: 'Second user', token: await secondToken() });
  await openWorkbookTab(pane);
  await choose(pane, 'Deals', 'Edit Query');
  await pane.getByRole('heading', { name: 'Edit Deals' }).waitFor();
  await pane.getByLabel('Connection', { exact: true }).selectOption('Second user');
  await pane.getByRole('group', { name: 'Columns' }).waitFor();
  await pane.getByRole('button', { name: 'Apply', exact: true }).click();
  await refreshed(pane, 'Deals');
  await row(pane, 'Deals').getByText('Deals, Second user').waitFor();
  pane = await openFile(page, await saveWorkbook(page));
  await openWorkbookTab(pane);
  await row(pane, 'Deals').getByText('Deals, Second user').waitFor();
  await row(pane, 'Deals_2').getByText('Deals, Birch').waitFor();
  await refresh(pane, 'Deals');
});

test('Edit Query to a connection of another company replaces rows only when told to, as changed', async () => {
  const { page } = visit;
  const pane = await paneOf(page);
  await choose(pane, 'Deals', 'Edit Query');
  await pane.getByRole('heading', { name: 'Edit Deals' }).waitFor();
  await pane.getByLabel('Connection', { exact: true }).selectOption('Birch');
  await pane.getByRole('group', { name: 'Columns' }).waitFor();
  const before = await cells(page, 'Deals');
  await pane.getByRole('button', { name: 'Apply', exact: true }).click();
  await row(pane, 'Deals')
    .getByRole('alert')
    .getByText(/^Not changed: .* leads to birch/)
    .waitFor();
  expect(await cells(page, 'Deals')).toEqual(before);
  await row(pane, 'Deals').getByRole('button', { name: 'Full refresh' }).click();
  await refreshed(pane, 'Deals');
  await row(pane, 'Deals').getByText('Deals, Birch').waitFor();
  await refresh(pane, 'Deals_2');
  const rows = await cells(page, 'Deals');
  expect(rows).toHaveLength(26);
  expect(rows).toEqual(await cells(page, 'Deals (2)'));
});

/** The API token of another user of the first company. */
async function secondToken(): Promise<string> {
  const answer = await fetch(`${world.sandboxUrl}/api/v1/users`, {
    headers: { 'x-api-token': 'sandbox-token' },
  });
  const { data } = (await answer.json()) as { data: { id: number; active_flag: boolean }[] };
  return `sandbox-token-${data.filter(({ active_flag }) => active_flag)[1]!.id}`;
}
