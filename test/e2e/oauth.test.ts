import { alertText, choose, fillOAuth, openSignIn, signIn } from './oauth-steps';
import { cells, importAndWait, openTable } from './steps';
import { openWorld, type Visit, type World } from './world';

let world: World;
let visit: Visit;

beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  visit = await world.visit();
}, 60_000);
afterEach(() => visit.close());

interface Request {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

const sandbox = (path: string, method = 'POST') =>
  fetch(`${world.sandboxUrl}/_sandbox/${path}`, { method });
/** What the sandbox was asked, by its path. */
const asked = async (path: RegExp): Promise<Request[]> => {
  const requests = (await (await sandbox('requests', 'GET')).json()) as Request[];
  return requests.filter((request) => path.test(request.path));
};

test('sign in, import, renew an expired token without a prompt, sign out', async () => {
  const { page, pane } = visit;
  await fillOAuth(visit);
  await signIn(visit);
  await pane.getByRole('button', { name: 'Test Connection' }).click();
  await pane
    .getByRole('status')
    .filter({ hasText: /^Connected to/ })
    .waitFor();
  await pane.getByRole('button', { name: 'Save Connection' }).click();
  await pane.getByText(/^OAuth, signed in as \S/).waitFor();

  await pane.getByRole('tab', { name: 'Get Data' }).click();
  await openTable(pane, 'Pipelines');
  expect(await importAndWait(pane)).toMatch(/^Imported \d+ rows/);
  const first = await cells(page, 'Pipelines');

  const before = (await asked(/oauth\/token/)).length;
  await sandbox('expire-tokens');
  const windows: unknown[] = [];
  page.context().on('page', (opened) => windows.push(opened));
  await pane.getByRole('button', { name: 'New Import' }).click();
  await openTable(pane, 'Pipelines');
  expect(await importAndWait(pane)).toMatch(/^Imported \d+ rows/);
  expect(await cells(page, 'Pipelines (2)').catch(() => cells(page, 'Pipelines 2'))).toEqual(first);
  expect(windows).toEqual([]);
  expect((await asked(/oauth\/token/)).length - before).toBe(1);

  await pane.getByRole('tab', { name: 'Connections' }).click();
  await choose(visit, 'Own app', 'Sign Out');
  await pane.getByRole('checkbox', { name: /revoke at Pipedrive/ }).check();
  await pane.getByRole('button', { name: 'Sign Out' }).click();
  await pane.getByText('OAuth, not signed in').waitFor();
  expect((await asked(/oauth\/revoke/)).length).toBe(1);
  const stored = await pane.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(stored).toContain('Own app');
  expect(stored).not.toContain('tokens.');
}, 90_000);

test('a sign-in asks Pipedrive for consent and a token, then whom it belongs to, and nothing else', async () => {
  await fillOAuth(visit);
  await sandbox('requests', 'DELETE');
  await signIn(visit);
  const requests = await asked(/./);
  expect(requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
    'GET /oauth/authorize 200',
    'POST /oauth/authorize 302',
    'POST /oauth/token 200',
    'GET /api/v1/users/me 200',
  ]);
});

test('no token and no client secret is readable in the storage of the device', async () => {
  const { pane } = visit;
  await fillOAuth(visit);
  await signIn(visit);
  await pane.getByRole('button', { name: 'Save Connection' }).click();
  await pane.getByText(/^OAuth, signed in as/).waitFor();
  const stored = await pane.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(stored).toContain('tokens.');
  expect(stored).not.toMatch(/accessToken|refreshToken|sandbox-secret/);
});

test('Cancel on the consent page gives one sentence, and the form stays as it was', async () => {
  await fillOAuth(visit);
  const dialog = await openSignIn(visit);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await alertText(visit)).toMatch(/^Access was not allowed.*choose Allow and install\.$/);
  expect(await visit.pane.getByLabel('OAuth Client Id').inputValue()).toBe('sandbox-client');
});

test('a closed window gives one sentence and another way', async () => {
  await fillOAuth(visit);
  const dialog = await openSignIn(visit);
  await dialog.close();
  expect(await alertText(visit)).toMatch(/^The sign-in window was closed/);
  await visit.pane.getByRole('button', { name: 'Open in Browser' }).waitFor();
});

test('a wrong client secret is named', async () => {
  await fillOAuth(visit, { secret: 'wrong' });
  const dialog = await openSignIn(visit);
  await dialog.getByRole('button', { name: 'Allow and install' }).click();
  expect(await alertText(visit)).toMatch(/does not accept the OAuth Client Id and/);
});

test('without an app there is nothing to sign in with, and that is said before a window opens', async () => {
  await fillOAuth(visit, { ownApp: false });
  await visit.pane.getByRole('button', { name: 'Sign In', exact: true }).click();
  expect(await alertText(visit)).toMatch(/no Pipedrive app to sign in with/);
});

test('a dead refresh token asks to sign in again, and the connection stays', async () => {
  const { pane } = visit;
  await fillOAuth(visit);
  await signIn(visit);
  await pane.getByRole('button', { name: 'Save Connection' }).click();
  await pane.getByText(/^OAuth, signed in as/).waitFor();
  await fetch(`${world.sandboxUrl}/_sandbox/expire-tokens`, {
    method: 'POST',
    body: JSON.stringify({ refresh: true }),
  });
  await pane.getByRole('tab', { name: 'Get Data' }).click();
  await pane
    .getByRole('listbox', { name: 'Tables' })
    .getByRole('option', { name: 'Deals', exact: true })
    .click();
  expect(await alertText(visit)).toMatch(/Sign in again; the connection itself is kept\./);
  await pane.getByRole('tab', { name: 'Connections' }).click();
  await pane.getByText('Own app').waitFor();
  await signIn(visit);
}, 60_000);

test('a browser of its own and a pasted address sign in where no window can be had', async () => {
  const { page, pane } = visit;
  await fillOAuth(visit);
  const dialog = await openSignIn(visit);
  await dialog.close();
  await pane.getByRole('button', { name: 'Open in Browser' }).click();
  const opening = page.context().waitForEvent('page');
  await pane.getByRole('link', { name: 'Open the sign-in page' }).click();
  const browser = await opening;
  const returned = browser.waitForRequest(/oauth\/callback\?/);
  await browser.getByRole('button', { name: 'Allow and install' }).click();
  const address = (await returned).url();
  await pane.getByLabel('OAuth Verifier').fill('https://elsewhere.example/?code=a&state=b');
  await pane.getByRole('button', { name: 'Finish Sign-In' }).click();
  await pane.getByText(/does not belong to the sign-in started here/).waitFor();
  await pane.getByLabel('OAuth Verifier').fill(address);
  await pane.getByRole('button', { name: 'Finish Sign-In' }).click();
  await pane.getByText(/^Signed in as/).waitFor();
}, 60_000);
