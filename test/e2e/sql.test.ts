import type { Frame } from 'playwright-core';
import { rawList } from './raw-list';
import {
  cells,
  connect,
  importAndWait,
  openTable,
  pickTable,
  setCell,
  tableNames,
  writeSql,
} from './steps';
import { openWorld, paneOf, type Visit, type World } from './world';

let world: World;
let visit: Visit;
/** Addresses of everything the browser has loaded. */
const loaded: string[] = [];
const engineFiles = () => loaded.filter((url) => /sqlite|\.wasm|worker/i.test(url));

beforeAll(async () => {
  world = await openWorld();
  visit = await world.visit({ timezoneId: 'Europe/Berlin' });
  // Sooner than a test gives up: the failure then names what was waited for.
  visit.page.setDefaultTimeout(10_000);
  visit.context.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await connect(visit.pane);
}, 60_000);
afterAll(() => world.close());

const sqlBox = (pane: Frame) => pane.getByRole('textbox', { name: 'SQL', exact: true });
/** What the editor holds, once it has taken the place of the box that waits for it. */
const sqlText = (pane: Frame) => sqlBox(pane).and(pane.locator('[contenteditable]')).innerText();
const plan = (pane: Frame) => pane.getByRole('region', { name: 'Plan' });
const alert = (pane: Frame) => pane.getByRole('alert').filter({ hasText: /\S/ });
const planned = (pane: Frame) =>
  plan(pane)
    .getByText(/request/)
    .waitFor();

/** Imports a query by SQL; its cells, header first. */
async function imported(sql: string) {
  const { page, pane } = visit;
  await startAnew(pane);
  await writeSql(pane, sql);
  await planned(pane);
  await importAndWait(pane);
  return cells(page);
}

async function startAnew(pane: Frame): Promise<void> {
  const again = pane.getByRole('button', { name: /^(New Import|All tables)$/ });
  if (await again.isVisible()) await again.click();
}

test('a query that needs no local SQL never loads the engine, built or written', async () => {
  const { page, pane } = visit;
  await openTable(pane, 'Stages');
  await importAndWait(pane);
  const rows = await imported("SELECT Id, Title FROM Deals WHERE Status = 'won' LIMIT 20");
  const won = await rawList(world.sandboxUrl, 'deals?status=won');
  expect(rows).toEqual([['Id', 'Title'], ...won.slice(0, 20).map(({ id, title }) => [id, title])]);
  expect(await tableNames(page)).toEqual(['Stages', 'Deals']);
  expect(engineFiles()).toEqual([]);
});

test('sums by stage are those of the raw data, and the engine was loaded for them', async () => {
  const rows = await imported(
    'SELECT Stage, COUNT(*) AS Number, SUM(Value) AS Total\nFROM Deals\nGROUP BY Stage\nORDER BY Stage',
  );
  const [deals, stages] = await Promise.all([
    rawList(world.sandboxUrl, 'deals'),
    rawList(world.sandboxUrl, 'stages'),
  ]);
  const names = new Map(stages.map(({ id, name }) => [id, String(name)]));
  const sums = new Map<string, [number, number]>();
  for (const { stage_id: stage, value } of deals) {
    const [count, total] = sums.get(names.get(stage)!) ?? [0, 0];
    sums.set(names.get(stage)!, [count + 1, total + Number(value)]);
  }
  const [header, ...body] = rows;
  expect(header).toEqual(['Stage', 'Number', 'Total']);
  expect(body.map(([stage]) => stage).sort()).toEqual([...sums.keys()].sort());
  for (const [stage, count, total] of body) {
    expect(count).toBe(sums.get(String(stage))![0]);
    expect(total).toBeCloseTo(sums.get(String(stage))![1], 4);
  }
  expect(engineFiles()).not.toEqual([]);
});

test('a join puts the names of persons beside their deals', async () => {
  const rows = await imported(
    `SELECT d.Id, p.Name
FROM Deals d JOIN Persons p ON p.Id = d.PersonId
WHERE d.Status = 'lost'
ORDER BY d.Id`,
  );
  const [deals, persons] = await Promise.all([
    rawList(world.sandboxUrl, 'deals?status=lost'),
    rawList(world.sandboxUrl, 'persons'),
  ]);
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  const expected = deals
    .filter(({ person_id: person }) => names.has(person))
    .map(({ id, person_id: person }) => [Number(id), names.get(person)] as const)
    .sort(([one], [other]) => one - other);
  expect(expected.length).toBeGreaterThan(20);
  expect(rows.slice(1)).toEqual(expected);
});

test('a window function ranks the deals of each pipeline', async () => {
  const rows = await imported(
    `SELECT Id, RANK() OVER (PARTITION BY PipelineId ORDER BY Value DESC) AS Place
FROM Deals WHERE Status = 'won' ORDER BY Id`,
  );
  const deals = await rawList(world.sandboxUrl, 'deals?status=won');
  const expected = deals
    .map(({ id, pipeline_id: pipeline, value }) => {
      const better = deals.filter(
        (other) => other['pipeline_id'] === pipeline && Number(other['value']) > Number(value),
      );
      return [Number(id), 1 + better.length] as const;
    })
    .sort(([one], [other]) => one - other);
  expect(rows.slice(1)).toEqual(expected);
});

test('a wrong column is marked at its line, and Use puts it right', async () => {
  const { pane } = visit;
  await startAnew(pane);
  await writeSql(pane, "SELECT Title\nFROM Deals\nWHERE Ownr = 'x'");
  await alert(pane)
    .getByText('Line 3, column 7: Deals has no column Ownr. Did you mean Owner?')
    .waitFor();
  expect(await sqlBox(pane).getAttribute('aria-invalid')).toBe('true');
  expect(await pane.locator('.bad-token').textContent()).toBe('Ownr');
  expect(await pane.locator('.bad-line').textContent()).toBe('3');
  await pane.getByRole('button', { name: 'All columns of Deals' }).click();
  await pane.getByRole('option', { name: /ExpectedCloseDate/ }).waitFor();
  await sqlBox(pane).press('Escape');
  await pane.getByRole('button', { name: 'Use Owner' }).click();
  await planned(pane);
  expect(await sqlText(pane)).toContain("WHERE Owner = 'x'");
  expect(await sqlBox(pane).getAttribute('aria-invalid')).toBeNull();
});

test('an error of the engine is marked at its word, not at another like it', async () => {
  const { pane } = visit;
  await writeSql(pane, 'SELECT COUNT(*) FROM Deals\nGROUP BY GROUP');
  await alert(pane)
    .getByText(/^Line 2, column 10: The SQL cannot be run/)
    .waitFor();
  expect(await pane.locator('.bad-token').textContent()).toBe('GROUP');
});

test('by keyboard: complete, close the list, preview, leave', async () => {
  const { page, pane } = visit;
  await writeSql(pane, '');
  await sqlBox(pane).focus();
  await page.keyboard.type('SELECT Id FROM Pers');
  const persons = pane.getByRole('option', { name: /^Persons\s*table/ });
  await persons.waitFor();
  await page.keyboard.press('Escape');
  await persons.waitFor({ state: 'hidden' });
  expect(await sqlBox(pane).isVisible()).toBe(true);
  await page.keyboard.press('Control+Space');
  await persons.click();
  expect(await sqlText(pane)).toBe('SELECT Id FROM Persons');
  await planned(pane);
  await page.keyboard.press('Tab');
  expect(await sqlBox(pane).evaluate((box) => box === document.activeElement)).toBe(false);
  expect(await sqlText(pane)).toBe('SELECT Id FROM Persons');
  await sqlBox(pane).focus();
  await page.keyboard.press('Control+Enter');
  await pane.getByRole('table', { name: 'Preview' }).getByRole('row').nth(3).waitFor();
  await page.keyboard.press('Escape');
  await sqlBox(pane).waitFor();
});

test('a cell gives a value, its change changes the plan, and an empty cell is named', async () => {
  const { pane } = visit;
  await setCell(pane, 'Targets', 'B2', 'won');
  await writeSql(pane, 'SELECT Id FROM Deals WHERE Status = @Targets!B2');
  await planned(pane);
  await pane.getByText('won (text)').waitFor();
  await setCell(pane, 'Targets', 'B2', 'lost');
  await pane.getByText('lost (text)').waitFor();
  await planned(pane);
  await pane.getByRole('button', { name: 'Preview' }).click();
  const lost = await rawList(world.sandboxUrl, 'deals?status=lost');
  const first = pane.getByRole('table', { name: 'Preview' }).getByRole('row').nth(1);
  expect(Number(await first.textContent())).toBe(lost[0]!['id']);
  await pane.getByRole('button', { name: 'Back to builder' }).click();
  await setCell(pane, 'Targets', 'B2', '');
  await alert(pane)
    .getByText(/cell B2 of the sheet Targets, which is empty/)
    .waitFor();
  expect(await pane.locator('.bad-token').textContent()).toBe('@Targets!B2');
});

test('the builder shows what was written, and SQL what was built: columns, cells, sort, limit', async () => {
  const { pane } = visit;
  await setCell(pane, 'Targets', 'B2', 5000);
  const written =
    '-- mine\nSELECT Title, Value FROM Deals\nWHERE Value >= @Targets!B2 ORDER BY Value DESC LIMIT 50';
  await writeSql(pane, written);
  await planned(pane);
  await pane.getByRole('tab', { name: 'Builder' }).click();
  await pane.getByRole('button', { name: 'Value is at least @Targets!B2' }).waitFor();
  await pane.getByRole('button', { name: 'Value, largest first' }).waitFor();
  expect(await pane.getByLabel('Row Limit').inputValue()).toBe('50');
  await planned(pane);
  await pane.getByRole('tab', { name: 'SQL', exact: true }).click();
  expect(await sqlText(pane)).toBe(written);
  await pane.getByRole('tab', { name: 'Builder' }).click();
  await pane.getByLabel('Row Limit').fill('60');
  await pane.getByRole('tab', { name: 'SQL', exact: true }).click();
  await pane.getByText('LIMIT 60').waitFor();
  expect(await sqlText(pane)).toBe(
    'SELECT Title, Value\nFROM Deals\nWHERE Value >= @Targets!B2\nORDER BY Value DESC\nLIMIT 60',
  );
});

test('SQL on another table opens that table in the builder', async () => {
  const { pane } = visit;
  await writeSql(pane, 'SELECT Name FROM Persons LIMIT 3');
  await planned(pane);
  await pane.getByRole('tab', { name: 'Builder' }).click();
  await pane.getByRole('heading', { name: 'Persons' }).waitFor();
  expect(await pane.getByLabel('Row Limit').inputValue()).toBe('3');
});

test('what the builder cannot show stays SQL, is named, and is offered again', async () => {
  const { pane } = visit;
  const sql = 'SELECT COUNT(*) FROM Persons GROUP BY OwnerId';
  await pane.getByRole('tab', { name: 'SQL', exact: true }).click();
  await writeSql(pane, sql);
  await planned(pane);
  await pane.getByRole('tab', { name: 'Builder' }).click();
  await pane.getByText(/The builder cannot show/).waitFor();
  await pane.getByRole('button', { name: 'Start Again' }).click();
  await pane.getByRole('group', { name: 'Columns' }).waitFor();
  await pane.getByRole('tab', { name: 'SQL', exact: true }).click();
  await pane.getByRole('button', { name: 'Use Last SQL' }).click();
  await planned(pane);
  expect(await sqlText(pane)).toBe(sql);
});

test('a join that would read the company twice is refused with its cost, then allowed', async () => {
  const { pane } = visit;
  await writeSql(pane, 'SELECT d.Id FROM Deals d JOIN Persons p ON LOWER(p.Name) = LOWER(d.Title)');
  await alert(pane)
    .getByText(/reads Deals and Persons whole.*about \d+ requests/)
    .waitFor();
  expect(await pane.getByRole('button', { name: 'Import' }).getAttribute('aria-disabled')).toBe(
    'true',
  );
  await pane.getByRole('button', { name: 'Allow This Cost' }).click();
  await planned(pane);
  await startAnew(pane);
});

test('a saved filter opens like a table and gives the rows that Pipedrive chooses', async () => {
  const { page, pane } = visit;
  const filters = await rawList(world.sandboxUrl, 'v1/filters');
  const { id, name } = filters.find((filter) => filter['name'] === 'Open deals over 10,000')!;
  await pickTable(pane, 'open deals', String(name));
  await pane.getByRole('tab', { name: 'SQL', exact: true }).click();
  await pane.getByText('[Filter: Open deals over 10,000]').waitFor();
  await planned(pane);
  await importAndWait(pane);
  const expected = await rawList(world.sandboxUrl, `deals?filter_id=${String(id)}`);
  const [header, ...rows] = await cells(page);
  const at = header!.indexOf('Id');
  expect(rows.map((row) => row[at])).toEqual(expected.map((deal) => deal['id']));
});

test('a view that is read for one parent at a time asks for it, and then reads it', async () => {
  const { page, pane } = visit;
  await startAnew(pane);
  const files = (await rawList(world.sandboxUrl, 'v1/files')).filter(
    (file) => file['deal_id'] != null,
  );
  const deal = files[0]!['deal_id'];
  await openTable(pane, 'DealsFiles');
  await plan(pane)
    .getByText(/is read for one deal at a time/)
    .waitFor();
  await plan(pane).getByRole('button', { name: 'Add Filter on DealId' }).click();
  expect(await pane.getByLabel('Column', { exact: true }).inputValue()).toBe('DealId');
  await pane.getByLabel('Value', { exact: true }).fill(String(deal));
  await pane.getByRole('button', { name: 'Apply' }).click();
  await planned(pane);
  await importAndWait(pane);
  const [header, ...rows] = await cells(page);
  const at = header!.indexOf('Id');
  expect(rows.map((row) => row[at])).toEqual(
    files.filter((file) => file['deal_id'] === deal).map((file) => file['id']),
  );
});

test('a filter takes the selected cell', async () => {
  const { page, pane } = visit;
  await setCell(pane, 'Targets', 'A1', 'open');
  await startAnew(pane);
  await openTable(pane, 'Deals');
  await page.evaluate(() => {
    const { workbook } = window.workbench;
    const sheet = workbook.findSheet('Targets')!;
    workbook.activate(sheet);
    workbook.select(sheet, sheet.parse('A1'));
  });
  await pane.getByRole('button', { name: 'Add Filter' }).click();
  await pane.locator('#filter-column:focus').waitFor();
  await pane.getByLabel('Column', { exact: true }).selectOption('Status');
  await pane.getByLabel('Operator').selectOption('is');
  await pane.getByLabel('Compare with').selectOption('Worksheet cell');
  await pane.getByRole('button', { name: 'Use Selected Cell' }).click();
  await pane.getByText('Holds open (text) now.').waitFor();
  await pane.getByText('Pipedrive filters by Status').waitFor();
  await pane.getByRole('button', { name: 'Apply' }).click();
  await pane.getByRole('button', { name: 'Status is @Targets!A1' }).waitFor();
  await planned(pane);
});

test('the list of tables is reached whole by keyboard, with system tables for those who search', async () => {
  const { page, pane } = visit;
  await startAnew(pane);
  const search = pane.getByRole('searchbox', { name: 'Search tables' });
  await search.fill('');
  const list = pane.getByRole('listbox', { name: 'Tables' });
  const drawn = await list.getByRole('option').count();
  const count = Number(await list.getByRole('option').first().getAttribute('aria-setsize'));
  expect(count).toBeGreaterThan(103);
  expect(drawn).toBeLessThan(count);
  await search.press('ArrowDown');
  await page.keyboard.press('End');
  await list.locator(`[aria-posinset="${count}"][aria-selected="true"]`).waitFor();
  await search.fill('sys_');
  await list.getByRole('group', { name: 'System tables' }).getByRole('option').first().waitFor();
});

test('what was written outlives another connection and a reload of the pane', async () => {
  const { page, pane } = visit;
  await startAnew(pane);
  const sql = 'SELECT Name FROM Stages LIMIT 4';
  await writeSql(pane, sql);
  await planned(pane);
  await connect(pane, { name: 'Second' });
  await pane.getByLabel('Connection', { exact: true }).selectOption('Second');
  await planned(pane);
  expect(await sqlText(pane)).toBe(sql);
  await pane.getByLabel('Connection', { exact: true }).selectOption('Sandbox');
  await planned(pane);
  await page.reload();
  visit = { ...visit, pane: await paneOf(page) };
  await visit.pane.getByRole('button', { name: 'SQL Query' }).click();
  await visit.pane.getByRole('button', { name: 'Use Last SQL' }).click();
  await planned(visit.pane);
  expect(await sqlText(visit.pane)).toBe(sql);
});
