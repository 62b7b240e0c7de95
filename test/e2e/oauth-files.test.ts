import { alertText, choose, fillOAuth, signIn } from './oauth-steps';
import { connect } from './steps';
import { openWorld, type Visit, type World } from './world';

const passphrase = 'correct horse battery staple';
let world: World;
let visit: Visit;

beforeAll(async () => {
  const oauthApp = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };
  world = await openWorld({}, { oauthApp });
  visit = await world.visit();
}, 60_000);
afterAll(() => world.close());

async function openView({ pane }: Visit, name: string): Promise<void> {
  await pane.getByRole('tab', { name: 'Connections' }).click();
  await pane.getByRole('button', { name: 'More about connections' }).click();
  await pane.getByRole('menuitem', { name }).click();
}

/** The text of the file that a button makes; frames like Excel's may not download. */
async function exported({ pane }: Visit, button: string, name: string): Promise<string> {
  await pane.getByRole('button', { name: button }).click();
  return pane.getByLabel(name).inputValue();
}

test('the service’s own app signs in without a client id', async () => {
  await fillOAuth(visit, { name: 'Ops', ownApp: false });
  expect(await visit.pane.getByLabel('OAuth Client Id').getAttribute('placeholder')).toMatch(
    /own app$/,
  );
  expect(await visit.pane.getByLabel('Callback URL').inputValue()).toMatch(/\/oauth\/callback$/);
  await signIn(visit);
  await visit.pane.getByRole('button', { name: 'Save Connection' }).click();
  await visit.pane.getByText(/^OAuth, signed in as/).waitFor();
});

test('a sign-in goes to another device as a file with a passphrase', async () => {
  await choose(visit, 'Ops', 'Export Sign-In');
  await visit.pane.getByLabel('Passphrase').fill('short');
  await visit.pane.getByRole('button', { name: 'Export File' }).click();
  expect(await alertText(visit)).toMatch(/at least 12 characters/);
  await visit.pane.getByLabel('Passphrase').fill(passphrase);
  const text = await exported(visit, 'Export File', 'OAuthSettings.txt');
  expect(text).toMatch(/^Pipedrive OAuth settings 1\n/);
  await visit.pane.getByRole('button', { name: 'Back to connections' }).click();

  const other = await world.visit();
  await openView(other, 'Export and Import');
  const file = { name: 'OAuthSettings.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
  await other.pane.getByLabel('File').setInputFiles(file);
  await other.pane.getByLabel('Passphrase').fill('not the passphrase');
  await other.pane.getByRole('button', { name: 'Import File' }).click();
  expect(await alertText(other)).toMatch(/not the passphrase of the file/);
  await other.pane.getByLabel('Passphrase').fill(passphrase);
  await other.pane.getByRole('button', { name: 'Import File' }).click();
  await other.pane.getByText('Imported 1 connection: Ops.').waitFor();
  await other.pane.getByRole('tab', { name: 'Get Data' }).click();
  await other.pane.getByRole('option', { name: 'Deals', exact: true }).click();
  await other.pane.getByRole('group', { name: 'Columns' }).waitFor();
  await other.close();
}, 60_000);

test('connections go to another device as a file without a secret', async () => {
  await connect(visit.pane, { name: 'Token' });
  await openView(visit, 'Export and Import');
  const text = await exported(visit, 'Export Connections', 'Pipedrive connections.json');
  expect(text).toContain('Token');
  expect(text).not.toContain('sandbox-token');

  const other = await world.visit();
  await openView(other, 'Export and Import');
  const file = { name: 'c.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await other.pane.getByLabel('File').setInputFiles(file);
  await other.pane.getByRole('button', { name: 'Import File' }).click();
  await other.pane.getByText('Imported 2 connections: Ops, Token.').waitFor();
  const junk = { name: 'c.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') };
  await other.pane.getByLabel('File').setInputFiles(junk);
  await other.pane.getByRole('button', { name: 'Import File' }).click();
  expect(await alertText(other)).toMatch(/not a file of connections/);
  await other.close();
}, 60_000);

test('a procedure is a form of its parameters, and its secrets are masked until asked for', async () => {
  const { page, pane } = visit;
  await pane.getByRole('button', { name: 'Back to connections' }).click();
  await openView(visit, 'Procedures');
  await pane.getByLabel('Procedure', { exact: true }).selectOption('GetOAuthAuthorizationURL');
  await pane.getByRole('button', { name: 'Run Procedure' }).click();
  const address = (await pane.locator('.result-value').first().textContent())!;
  expect(address).toMatch(/\/oauth\/start\?.*state=/);

  const browser = await page.context().newPage();
  await browser.goto(address);
  const returned = browser.waitForRequest(/oauth\/callback\?/);
  await browser.getByRole('button', { name: 'Allow and install' }).click();
  const verifier = (await returned).url();
  await pane.getByLabel('Procedure', { exact: true }).selectOption('GetOAuthAccessToken');
  await pane.getByLabel('Verifier').fill(verifier);
  await pane.getByRole('button', { name: 'Run Procedure' }).click();
  await pane.getByRole('heading', { name: 'Result' }).waitFor();
  expect(await pane.locator('.result-value').allTextContents()).toEqual([
    '********',
    '********',
    expect.stringMatching(/^\d+$/),
  ]);
  await pane.getByRole('button', { name: 'Show OAuthAccessToken' }).click();
  expect(await pane.locator('.result-value').first().textContent()).not.toContain('*');

  await pane.getByRole('button', { name: 'Run Procedure' }).click();
  expect(await alertText(visit)).toMatch(/a code works once/);
}, 60_000);
