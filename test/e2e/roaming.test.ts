import { alertText, choose } from './oauth-steps';
import { connect } from './steps';
import { openWorld, type Visit, type World } from './world';

let world: World;
let first: Visit;
let second: Visit;

beforeAll(async () => {
  world = await openWorld();
  first = await world.visit();
  second = await world.visit();
}, 60_000);
afterAll(() => world.close());

async function openView({ pane }: Visit, name: string): Promise<void> {
  await pane.getByRole('tab', { name: 'Connections' }).click();
  await pane.getByRole('button', { name: 'More about connections' }).click();
  await pane.getByRole('menuitem', { name }).click();
}
const back = ({ pane }: Visit) => pane.getByRole('button', { name: 'Back to connections' }).click();

test('two devices with one recovery key see one set of connections', async () => {
  await connect(first.pane, { name: 'Shared' });
  await connect(second.pane, { name: 'Local' });

  await openView(first, 'Roaming');
  await first.pane.getByRole('button', { name: 'Set Up Roaming' }).click();
  await first.pane.getByRole('heading', { name: 'Your recovery key' }).waitFor();
  const key = (await first.pane.locator('#recovery-key-text').textContent())!;
  expect(key).toMatch(/^(?:[0-9A-Z]{4}-){13}[0-9A-Z]{4}$/);
  await first.pane.getByRole('button', { name: 'I Have Kept It' }).click();
  await back(first);
  await choose(first, 'Shared', 'Roam to my other devices');
  await first.pane.getByText('Kept in the roaming store, encrypted').waitFor();

  await openView(second, 'Roaming');
  await second.pane.getByLabel('Recovery Key').fill(key.toLowerCase().replaceAll('-', ' '));
  await second.pane.getByRole('button', { name: 'Join' }).click();
  await second.pane.getByText('This device has joined').first().waitFor();
  await back(second);
  await second.pane.getByText('Shared').waitFor();
  await second.pane.getByText('Local').waitFor();

  await second.pane.getByRole('tab', { name: 'Get Data' }).click();
  await second.pane.getByRole('combobox', { name: 'Connection' }).selectOption('Shared');
  await second.pane.getByRole('option', { name: 'Deals', exact: true }).click();
  await second.pane.getByRole('group', { name: 'Columns' }).waitFor();
}, 60_000);

test('neither the key nor a token is readable on the device', async () => {
  const stored = await first.pane.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(stored).not.toMatch(/(?:[0-9A-Z]{4}-){13}|sandbox-token/);
});

test('a mistyped key is noticed', async () => {
  const third = await world.visit();
  await openView(third, 'Roaming');
  await third.pane.getByLabel('Recovery Key').fill('7KQ2-AAAA');
  await third.pane.getByRole('button', { name: 'Join' }).click();
  expect(await alertText(third)).toMatch(/^This is not a complete recovery key/);
  await third.close();
});

test('a connection can come back, and the store can be left', async () => {
  await first.pane.getByRole('tab', { name: 'Connections' }).click();
  await choose(first, 'Shared', 'Keep on this device only');
  await first.pane.getByText('Kept on this device, encrypted').waitFor();
  await openView(second, 'Roaming');
  await second.pane.getByRole('button', { name: 'Leave' }).click();
  await second.pane.getByText('This device has left the roaming store.').waitFor();
  await back(second);
  await second.pane.getByText('Local').waitFor();
  expect(await second.pane.getByText('Shared').count()).toBe(0);
});
