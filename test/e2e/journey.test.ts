import { rawDeals } from './raw-deals';
import { cells, importAndWait, openTable, sheetNames, tableNames } from './steps';
import { openWorld, paneOf, type Visit, type World } from './world';

const zone = 'Europe/Berlin';
let world: World;
let visit: Visit;

beforeAll(async () => {
  world = await openWorld();
  visit = await world.visit({ timezoneId: zone });
}, 60_000);
afterAll(() => world.close());

test('the ribbon has the Pipedrive tab with its buttons', async () => {
  const { page } = visit;
  await page.getByRole('tab', { name: 'Pipedrive' }).waitFor();
  for (const name of ['Refresh', 'Refresh All', 'Update Rows', 'Delete Rows', 'Revert Rows', 'Log'])
    await page.getByRole('button', { name, exact: true }).waitFor();
});

test('the ribbon opens the form for a new connection', async () => {
  const { page, pane } = visit;
  await page.getByRole('button', { name: 'Get Data' }).click();
  await page.getByRole('menuitem', { name: 'New Pipedrive Connection' }).click();
  await pane.getByLabel('Connection Name').waitFor();
  expect(await pane.getByRole('tab', { name: 'Connections' }).getAttribute('aria-selected')).toBe(
    'true',
  );
});

test('the connection is tested: company and user are told', async () => {
  const { pane } = visit;
  await pane.getByLabel('Connection Name').fill('My company');
  await pane.getByLabel('Auth Scheme').selectOption({ label: 'Basic' });
  await pane.getByLabel('API Token', { exact: true }).fill('sandbox-token');
  await pane.getByLabel('Company Domain').fill('https://sandbox.pipedrive.com/');
  await pane.getByRole('button', { name: 'Test Connection' }).click();
  const status = pane.getByRole('status').filter({ hasText: /^Connected to/ });
  await status.waitFor();
  const me = (await (
    await fetch(`${world.sandboxUrl}/v1/users/me`, { headers: { 'x-api-token': 'sandbox-token' } })
  ).json()) as { data: { name: string; company_name: string } };
  expect(await status.textContent()).toContain(
    `Connected to ${me.data.company_name} as ${me.data.name}`,
  );
});

test('the connection is saved and listed', async () => {
  const { pane } = visit;
  await pane.getByRole('button', { name: 'Save Connection' }).click();
  await pane.getByText('My company').first().waitFor();
});

test('deals are imported: every cell is what Pipedrive holds, under readable names', async () => {
  const { page, pane } = visit;
  await pane.getByRole('tab', { name: 'Get Data' }).click();
  await openTable(pane, 'Deals');
  await pane.getByRole('checkbox', { name: 'Select all' }).check();
  const status = await importAndWait(pane);
  expect(status).toMatch(/^Imported 1,000 rows/);

  const raw = await rawDeals(world.sandboxUrl, zone);
  const [header, ...body] = await cells(page, 'Deals');
  expect(header!.length).toBeGreaterThan(130);
  expect(header!.join()).not.toMatch(/[0-9a-f]{40}/);
  expect(body).toHaveLength(raw.rows.length);
  const expected = raw.rows.map((row) => header!.map((name) => raw.cell(row, String(name))));
  const wrong = body.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      const want = expected[r]![c]!;
      const same =
        typeof cell === 'number' && typeof want === 'number'
          ? Math.abs(cell - want) < 1e-6
          : cell === want;
      return same ? [] : [{ row: r, header: header![c], cell, want }];
    }),
  );
  expect(wrong.slice(0, 10)).toEqual([]);
});

test('the import is an Excel table with a frozen header on a sheet that is shown', async () => {
  const { page } = visit;
  expect(await tableNames(page)).toEqual(['Deals']);
  expect(await sheetNames(page)).toEqual(['Sheet1', 'Deals']);
  const state = await page.evaluate(() => {
    const { workbook } = window.workbench;
    return { active: workbook.activeSheet.name, frozen: workbook.activeSheet.layout.frozen };
  });
  expect(state.active).toBe('Deals');
  expect(state.frozen).toMatchObject({ rows: 1 });
});

test('text that looks like a formula or a number is text', async () => {
  const { page } = visit;
  const formulas = await page.evaluate(() => window.workbench.workbook.activeSheet.formulas.size);
  expect(formulas).toBe(0);
});

test('the connection and the last choices are still there after the pane is reloaded', async () => {
  const { page } = visit;
  await page.reload();
  const reloaded = await paneOf(page);
  await reloaded.getByRole('combobox', { name: 'Connection' }).waitFor();
  expect(
    await reloaded
      .getByRole('combobox', { name: 'Connection' })
      .locator('option:checked')
      .textContent(),
  ).toBe('My company');
});

test('no secret is readable in the storage of the device', async () => {
  const { page } = visit;
  const pane = await paneOf(page);
  const stored = await pane.evaluate(
    () => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }),
  );
  expect(stored).toContain('My company');
  expect(stored).not.toContain('sandbox-token');
});
