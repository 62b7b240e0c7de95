import { allowWindow, fillOAuth, signIn } from './oauth-steps';
import { cells, connect, importAndWait, openTable } from './steps';
import { openWorld, type Visit, type World } from './world';
import { choose, openWorkbookTab, refresh, refreshed, row, touch } from './workbook-steps';

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
