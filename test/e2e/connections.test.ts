import { connect, openConnectionForm } from './steps';
import { openWorld, paneOf, type Visit, type World } from './world';

let world: World;
let visit: Visit;

beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  visit = await world.visit();
});
afterEach(() => visit.close());

const openList = () => visit.pane.getByRole('tab', { name: 'Connections' }).click();
const choose = async (name: string, action: string) => {
  await visit.pane.getByRole('button', { name: `More actions for ${name}`, exact: true }).click();
  await visit.pane.getByRole('menuitem', { name: action }).click();
};
const listed = () => visit.pane.getByRole('button', { name: /^More actions for/ }).count();

test('a connection is edited, its token kept without being shown', async () => {
  const { pane } = visit;
  await connect(pane, { name: 'Sales' });
  await openList();
  await choose('Sales', 'Edit');
  expect(await pane.getByLabel('Connection String').inputValue()).not.toContain('sandbox-token');
  await pane.getByLabel('Connection Name').fill('Sales EMEA');
  await pane.getByRole('button', { name: 'Save Connection' }).click();
  await choose('Sales EMEA', 'Edit');
  await pane.getByRole('button', { name: 'Test Connection' }).click();
  await pane
    .getByRole('status')
    .filter({ hasText: /^Connected to/ })
    .waitFor();
});

test('a connection is duplicated and deleted, after a question', async () => {
  const { pane } = visit;
  await connect(pane, { name: 'Sales' });
  await openList();
  await choose('Sales', 'Duplicate');
  await pane.getByRole('button', { name: 'More actions for Sales copy' }).waitFor();
  await choose('Sales', 'Delete');
  const question = pane.getByRole('dialog').or(pane.getByRole('alertdialog'));
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await listed()).toBe(2);
  await choose('Sales', 'Delete');
  await question.getByRole('button', { name: 'Delete' }).click();
  await pane
    .getByRole('button', { name: 'More actions for Sales', exact: true })
    .waitFor({ state: 'detached' });
  expect(await listed()).toBe(1);
});

test('a pasted connection string fills the form, with the prefix of other drivers dropped', async () => {
  const { pane } = visit;
  await openConnectionForm(pane);
  await pane
    .getByLabel('Connection String')
    .fill(
      'jdbc:pipedrive:AuthScheme=Basic;APIToken=sandbox-token;CompanyDomain=sandbox;Pagesize=100;',
    );
  await pane.getByLabel('Connection String').blur();
  expect(await pane.getByLabel('Company Domain').inputValue()).toBe('sandbox');
  expect(await pane.getByLabel('API Token', { exact: true }).inputValue()).toBe('sandbox-token');
  await pane.getByText('Advanced').click();
  expect(await pane.getByLabel('Pagesize').inputValue()).toBe('100');
});

test('an unknown property in a pasted string is named, with the nearest one', async () => {
  const { pane } = visit;
  await openConnectionForm(pane);
  await pane.getByLabel('Connection String').fill('APITokn=abc;');
  await pane.getByLabel('Connection String').blur();
  await pane.getByText('There is no property called APITokn. Did you mean APIToken?').waitFor();
});

test('a name that is taken is refused beside its field', async () => {
  const { pane } = visit;
  await connect(pane, { name: 'Sales' });
  await openConnectionForm(pane);
  await pane.getByLabel('Connection Name').fill('sales');
  await pane.getByLabel('API Token', { exact: true }).fill('sandbox-token');
  await pane.getByLabel('Company Domain').fill('sandbox');
  await pane.getByRole('button', { name: 'Save Connection' }).click();
  await pane.getByText(/already a connection called/).waitFor();
});

test('a second pane sees the connection of the first, and can use its token', async () => {
  await connect(visit.pane, { name: 'Sales' });
  const page = await visit.context.newPage();
  await page.goto(world.workbenchUrl);
  const second = await paneOf(page);
  await second.getByRole('tab', { name: 'Connections' }).click();
  await second.getByRole('button', { name: 'More actions for Sales' }).click();
  await second.getByRole('menuitem', { name: 'Edit' }).click();
  await second.getByRole('button', { name: 'Test Connection' }).click();
  await second
    .getByRole('status')
    .filter({ hasText: /^Connected to/ })
    .waitFor();
});
