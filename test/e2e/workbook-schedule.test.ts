import { allowWindow, fillOAuth, signIn } from './oauth-steps';
import { cells, connect, importAndWait, openTable } from './steps';
import { openWorld, type Visit, type World } from './world';
import { choose, openWorkbookTab, refreshed, row, touch } from './workbook-steps';

let world: World;
let visit: Visit;
/** Milliseconds that everybody's clock is ahead of this computer's. */
let ahead = 0;

const counts = {
  deals: 30,
  persons: 10,
  organizations: 5,
  activities: 5,
  products: 3,
  leads: 3,
};

beforeAll(async () => {
  world = await openWorld({ counts, now: () => Date.now() + ahead });
  visit = await newcomer();
  const { pane } = visit;
  await connect(pane);
  await openTable(pane, 'Deals');
  await importAndWait(pane);
  await every5Minutes(visit);
}, 60_000);
afterAll(() => world.close());

/** A user whose clock the test moves on. */
async function newcomer(): Promise<Visit> {
  const visitor = await world.visit();
  visitor.context.setDefaultTimeout(10_000);
  await visitor.context.clock.install({ time: Date.now() + ahead });
  return visitor;
}

/** Lets time pass in Excel, in the pane and at Pipedrive. */
async function pass({ context }: Visit, minutes: number): Promise<void> {
  ahead += minutes * 60_000;
  await context.clock.fastForward(minutes * 60_000);
}

async function every5Minutes({ pane }: Visit): Promise<void> {
  await openWorkbookTab(pane);
  await choose(pane, 'Deals', 'Auto Refresh');
  await row(pane, 'Deals').getByLabel('Auto Refresh').selectOption('Every 5 minutes');
  await row(pane, 'Deals').getByText('Auto Refresh every 5 minutes').waitFor();
}

const control = (path: string, method: string, body?: object) =>
  fetch(`${world.sandboxUrl}/_sandbox/${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

/** Asks what has changed in deals. */
const changes = /\/api\/v2\/deals\?.*updated_since/;

/** How often the sandbox was asked for what has changed in deals. */
async function reads(): Promise<number> {
  const requests: unknown = await (await control('requests', 'GET')).json();
  return (requests as { path: string; query: Record<string, string> }[]).filter(
    ({ path, query }) => path === '/api/v2/deals' && query['updated_since'] !== undefined,
  ).length;
}

test('a query set to every 5 minutes is refreshed when they have passed, and not before', async () => {
  const { page, pane } = visit;
  await touch(world.sandboxUrl, 'deals', [2], { title: 'Within four minutes' });
  await pass(visit, 4);
  await touch(world.sandboxUrl, 'deals', [3], { title: 'Within five minutes' });
  await pass(visit, 1);
  expect(await refreshed(pane, 'Deals')).toBe('Refreshed 2 rows (0 added, 2 changed, 0 deleted)');
  expect((await cells(page, 'Deals')).flat()).toContain('Within five minutes');
});

test('while a cell is being edited it waits and says so, then makes up for it', async () => {
  const { page, pane } = visit;
  await touch(world.sandboxUrl, 'deals', [4], { title: 'While typing' });
  await page.getByRole('tab', { name: 'Sheet1', exact: true }).click();
  await page.locator('[data-address="C3"]').click();
  await page.keyboard.type('half a wor');
  await control('requests', 'DELETE');
  await pass(visit, 5);
  await row(pane, 'Deals')
    .getByText('Auto Refresh waits until the cell is no longer edited')
    .waitFor();
  expect(await reads()).toBe(0);
  expect((await cells(page, 'Deals')).flat()).not.toContain('While typing');
  await page.keyboard.press('Enter');
  await pass(visit, 0.5);
  await row(pane, 'Deals').getByText('Auto Refresh every 5 minutes').waitFor();
  expect(await refreshed(pane, 'Deals')).toContain('1 changed');
  expect((await cells(page, 'Sheet1')).flat()).toContain('half a wor');
});

test('while a refresh that was due is under way, none that is asked for reads beside it', async () => {
  const { context, page, pane } = visit;
  let asked = 0;
  let release = () => undefined as void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await context.route(changes, async (route) => {
    asked += 1;
    await released;
    await route.continue();
  });
  await touch(world.sandboxUrl, 'deals', [5], { title: 'Read once' });
  await pass(visit, 5);
  const stop = row(pane, 'Deals').getByRole('button', { name: 'Stop' });
  await stop.waitFor();
  await page.getByRole('button', { name: 'Refresh All', exact: true }).click();
  await pane.getByRole('button', { name: 'Refresh All', exact: true }).click();
  await pass(visit, 0.5);
  await pane.getByRole('tab', { name: 'Log' }).click();
  await openWorkbookTab(pane);
  await stop.waitFor();
  expect(asked).toBe(1);
  release();
  await refreshed(pane, 'Deals');
  await stop.waitFor({ state: 'detached' });
  await context.unroute(changes);
  expect((await cells(page, 'Deals')).flat()).toContain('Read once');
});

describe('a sign-in that Pipedrive no longer renews', () => {
  let other: Visit;
  const windows: unknown[] = [];

  beforeAll(async () => {
    other = await newcomer();
    await fillOAuth(other);
    await signIn(other);
    await other.pane.getByRole('button', { name: 'Save Connection' }).click();
    await other.pane.getByRole('tab', { name: 'Get Data' }).click();
    await openTable(other.pane, 'Deals');
    await importAndWait(other.pane);
    await every5Minutes(other);
    await control('expire-tokens', 'POST', { refresh: true });
    other.context.on('page', (opened) => windows.push(opened));
  }, 30_000);
  afterAll(() => other.close());

  test('is told in the row by a refresh of its own accord, which opens nothing', async () => {
    const { page, pane } = other;
    await touch(world.sandboxUrl, 'deals', [6], { title: 'Signed out' });
    await pass(other, 5);
    const deals = row(pane, 'Deals');
    await deals
      .getByRole('alert')
      .getByText(/^Not refreshed: .*[Ss]ign in again.*The table holds the old rows\.$/)
      .waitFor();
    await deals.getByText('Auto Refresh waits for you, then goes on').waitFor();
    expect((await cells(page, 'Deals')).flat()).not.toContain('Signed out');
    await control('requests', 'DELETE');
    await pass(other, 6);
    await pass(other, 0.5);
    expect(windows).toEqual([]);
    expect(await pane.getByRole('dialog').count()).toBe(0);
    expect(await pane.getByRole('button', { name: 'Allow' }).count()).toBe(0);
    expect(await reads()).toBe(0);
  });

  test('is renewed by Sign In in the row, and then the query refreshes, by itself too', async () => {
    const { page, pane } = other;
    await row(pane, 'Deals').getByRole('button', { name: 'Sign In' }).click();
    const dialog = await allowWindow(other);
    await dialog.getByRole('button', { name: 'Allow and install' }).click();
    // Back where it was told, and tried again.
    expect(await refreshed(pane, 'Deals')).toContain('1 changed');
    await row(pane, 'Deals')
      .getByRole('button', { name: 'Sign In' })
      .waitFor({ state: 'detached' });
    await row(pane, 'Deals').getByText('Auto Refresh every 5 minutes').waitFor();
    await touch(world.sandboxUrl, 'deals', [7, 8], { title: 'Signed in again' });
    await pass(other, 5);
    await row(pane, 'Deals')
      .getByText(/2 changed/)
      .waitFor();
    expect((await cells(page, 'Deals')).flat()).toContain('Signed in again');
  });
});
