import { openWorld, type Visit, type World } from './world';

let world: World;
let visit: Visit;

beforeAll(async () => {
  world = await openWorld();
  visit = await world.visit();
}, 60_000);
afterAll(() => world.close());

const selectedTab = (name: string) =>
  visit.pane.getByRole('tab', { name, exact: true, selected: true }).waitFor();

test.each([
  ['Refresh', 'Workbook'],
  ['Update Rows', 'Changes'],
  ['Log', 'Log'],
  ['Delete Rows', 'Changes'],
  ['Connections', 'Connections'],
  ['Revert Rows', 'Changes'],
  ['Refresh All', 'Workbook'],
])('the button %s opens the tab %s', async (button, tab) => {
  await visit.page.getByRole('button', { name: button, exact: true }).click();
  await selectedTab(tab);
});

test.each([
  ['SQL Query', 'Get Data'],
  ['New Pipedrive Connection', 'Connections'],
  ['From Pipedrive Connection', 'Get Data'],
])('the item %s of the menu Get Data opens the tab %s', async (item, tab) => {
  await visit.page.getByRole('button', { name: 'Get Data' }).click();
  await visit.page.getByRole('menuitem', { name: item, exact: true }).click();
  await selectedTab(tab);
});

test('a command works while the pane is closed, and shows it', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: 'Close pane' }).click();
  await page.locator('iframe.addin-frame').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Log', exact: true }).click();
  await page.locator('iframe.addin-frame').waitFor({ state: 'visible' });
  await selectedTab('Log');
});
