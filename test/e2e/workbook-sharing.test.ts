import { cells, connect, importAndWait, openTable } from './steps';
import { openWorld, type Visit, type World } from './world';
import {
  choose,
  openFile,
  openWorkbookTab,
  refresh,
  refreshed,
  row,
  saveWorkbook,
  touch,
  typeCell,
  writeSql,
} from './workbook-steps';

let world: World;
let author: Visit;
let file: Buffer;

const counts = {
  deals: 40,
  persons: 20,
  organizations: 10,
  activities: 10,
  products: 5,
  leads: 5,
};

beforeAll(async () => {
  world = await openWorld({ counts });
  author = await world.visit();
  author.context.setDefaultTimeout(10_000);
  const { pane, page } = author;
  await connect(pane, { name: 'Alder Sales' });
  await openTable(pane, 'Deals');
  await importAndWait(pane);
  await pane.getByRole('button', { name: 'New Import' }).click();
  await openTable(pane, 'Persons');
  await importAndWait(pane);
  file = await saveWorkbook(page);
}, 60_000);
afterAll(() => world.close());

/** A colleague on another computer. */
async function colleague(): Promise<Visit> {
  const visit = await world.visit();
  visit.context.setDefaultTimeout(10_000);
  return visit;
}

test('a colleague is asked once which connection to use, and sees what it will read', async () => {
  const visit = await colleague();
  const { page } = visit;
  await connect(visit.pane, { name: 'Mine' });
  await visit.pane.getByRole('combobox', { name: 'Connection' }).waitFor();
  let pane = await openFile(page, file);
  const dialog = pane.getByRole('dialog', { name: 'Choose your connection' });
  await dialog.getByText(/2 queries on “Alder Sales”.*They read Deals and Persons/).waitFor();
  expect(await dialog.getByRole('radio', { name: /^Mine/ }).isChecked()).toBe(true);
  await dialog.getByRole('button', { name: 'Use Connection' }).click();
  await dialog.waitFor({ state: 'detached' });
  await touch(world.sandboxUrl, 'deals', [1], { title: 'Seen by both' });
  expect(await refresh(pane, 'Deals')).toContain('1 changed');
  await row(pane, 'Deals').getByText('Deals, Mine').waitFor();

  pane = await openFile(page, await saveWorkbook(page));
  await openWorkbookTab(pane);
  await row(pane, 'Deals').getByText('Deals, Mine').waitFor();
  expect(await pane.getByRole('dialog').count()).toBe(0);
  await visit.close();
});

test('a colleague without a connection makes one, and the queries use it', async () => {
  const visit = await colleague();
  const pane = await openFile(visit.page, file);
  const dialog = pane.getByRole('dialog', { name: 'Choose your connection' });
  await dialog.getByRole('radio', { name: /^New Pipedrive Connection/ }).waitFor();
  await dialog.getByRole('button', { name: 'Use Connection' }).click();
  await pane.getByRole('button', { name: 'Cancel' }).click();
  await openWorkbookTab(pane);
  await row(pane, 'Deals').getByRole('button', { name: 'Refresh', exact: true }).click();
  await dialog.getByRole('button', { name: 'Use Connection' }).click();
  await pane.getByLabel('Connection Name').fill('Fresh');
  await pane.getByLabel('API Token', { exact: true }).fill('sandbox-token');
  await pane.getByLabel('Company Domain').fill('sandbox');
  await pane.getByRole('button', { name: 'Save Connection' }).click();
  await row(pane, 'Persons').getByText('Persons, Fresh').waitFor();
  await visit.close();
});

test('Not Now leaves the rows alone; the row says why and asks again', async () => {
  const visit = await colleague();
  await connect(visit.pane, { name: 'Mine' });
  await visit.pane.getByRole('combobox', { name: 'Connection' }).waitFor();
  const pane = await openFile(visit.page, file);
  await pane.getByRole('button', { name: 'Not Now' }).click();
  await row(pane, 'Deals')
    .getByText(/names the connection Alder Sales/)
    .waitFor();
  await row(pane, 'Deals').getByRole('button', { name: 'Choose Connection' }).click();
  await pane.getByRole('dialog').press('Escape');
  await pane.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await cells(visit.page, 'Deals')).toHaveLength(41);
  await visit.close();
});

test('a connection that cannot sign in any more is named in the row, with the way to its form', async () => {
  const visit = await colleague();
  await connect(visit.pane, { name: 'Alder Sales', token: 'gone-token' });
  await visit.pane.getByRole('combobox', { name: 'Connection' }).waitFor();
  const pane = await openFile(visit.page, file);
  await openWorkbookTab(pane);
  await row(pane, 'Deals').getByRole('button', { name: 'Refresh', exact: true }).click();
  const alert = row(pane, 'Deals').getByRole('alert');
  await alert.getByText(/^Not refreshed: .*API token.*The table holds the old rows\.$/).waitFor();
  await row(pane, 'Deals').getByRole('button', { name: 'Edit Connection' }).click();
  expect(await pane.getByLabel('Connection Name').inputValue()).toBe('Alder Sales');
  await pane.getByRole('button', { name: 'Cancel' }).click();
  await alert.waitFor();
  await row(pane, 'Deals').getByRole('button', { name: 'Edit Connection' }).click();
  await pane.getByLabel('API Token', { exact: true }).fill('sandbox-token');
  await pane.getByRole('button', { name: 'Save Connection' }).click();
  expect(await refreshed(pane, 'Deals')).toMatch(/^Refreshed \d+ rows?/);
  await visit.close();
});

describe('what was done to the table', () => {
  test.each([
    [
      'deleted',
      (visit: Visit) =>
        visit.page.evaluate(() => {
          const { workbook } = window.workbench;
          workbook.deleteSheet(workbook.findSheet('Deals')!);
        }),
      /was deleted or converted to a range/,
      'Remove',
    ],
    [
      'protected',
      (visit: Visit) => spoil(visit, 'protect'),
      /The sheet Deals is protected/,
      undefined,
    ],
    [
      'its Id column removed',
      (visit: Visit) => spoil(visit, 'drop-id'),
      /The column Id of the table Deals was removed/,
      'Edit Query',
    ],
    [
      'converted to a range',
      (visit: Visit) => spoil(visit, 'convert'),
      /was deleted or converted to a range/,
      'Remove',
    ],
  ])('%s: the row says so, with what to do', async (_, change, sentence, remedy) => {
    const visit = await colleague();
    await connect(visit.pane, { name: 'Alder Sales' });
    await visit.pane.getByRole('combobox', { name: 'Connection' }).waitFor();
    const pane = await openFile(visit.page, file);
    await openWorkbookTab(pane);
    await row(pane, 'Deals').waitFor();
    await change({ ...visit, pane });
    await row(pane, 'Deals').getByRole('button', { name: 'Refresh', exact: true }).click();
    await row(pane, 'Deals').getByRole('alert').getByText(sentence).waitFor();
    if (remedy) await row(pane, 'Deals').getByRole('button', { name: remedy }).last().waitFor();
    await visit.close();
  });

  test('a cleared header stays the column it was', async () => {
    const visit = await colleague();
    await connect(visit.pane, { name: 'Alder Sales' });
    await visit.pane.getByRole('combobox', { name: 'Connection' }).waitFor();
    const pane = await openFile(visit.page, file);
    await openWorkbookTab(pane);
    await visit.page.getByRole('tab', { name: 'Deals', exact: true }).click();
    await visit.page.locator('[data-address="B1"]').click();
    await visit.page.keyboard.press('Delete');
    const named = (await cells(visit.page, 'Deals'))[0]![1];
    expect(named).not.toBe('Title');
    await touch(world.sandboxUrl, 'deals', [3], { title: 'Under my header' });
    await refresh(pane, 'Deals');
    const [header, ...body] = await cells(visit.page, 'Deals');
    expect(header![1]).toBe(named);
    expect(body.flat()).toContain('Under my header');
    await visit.close();
  });
});

test('columns that went and came in Pipedrive are told, and done as the user decides', async () => {
  const visit = await colleague();
  const { page } = visit;
  const zone = await dealField('Zone');
  await connect(visit.pane, { name: 'Alder Sales' });
  await writeSql(visit.pane, 'SELECT * FROM Deals LIMIT 5');
  await importAndWait(visit.pane);
  await fetch(`${world.sandboxUrl}/api/v2/dealFields/${zone}`, { method: 'DELETE', headers });
  await dealField('Area');
  // A new session: names of fields are kept for five minutes.
  const pane = await openFile(page, await saveWorkbook(page));
  await openWorkbookTab(pane);
  await refresh(pane, 'Deals');
  const deals = row(pane, 'Deals');
  await deals.getByText('Zone is no longer in Pipedrive. The cells stay as they were.').waitFor();
  await deals.getByText('1 new column in Pipedrive: Area.').waitFor();
  const header = async () => (await cells(page, 'Deals'))[0]!;
  expect(await header()).toContain('Zone');
  await deals.getByRole('button', { name: 'Add Column' }).click();
  await deals.getByRole('button', { name: 'Add Column' }).waitFor({ state: 'detached' });
  await refreshed(pane, 'Deals');
  expect(await header()).toContain('Area');
  expect(await header()).toContain('Zone');
  await visit.close();
});

test('a copy of a sheet is offered as a query of its own', async () => {
  const { page, pane } = author;
  await spoil(author, 'copy');
  await openWorkbookTab(pane);
  await pane.getByRole('tab', { name: 'Log' }).click();
  await openWorkbookTab(pane);
  await pane.getByText('This table is a copy of Deals: make it a query of its own.').waitFor();
  await pane.getByRole('button', { name: 'Make a Query' }).click();
  await pane.getByText(/This table is a copy/).waitFor({ state: 'detached' });
  expect(await pane.getByRole('listitem').count()).toBe(3);
  expect(await page.evaluate(() => window.workbench.workbook.tables.length)).toBe(3);
});

test('edits that Pipedrive has changed too are kept and named', async () => {
  const { page, pane } = author;
  await typeCell(page, 'Persons', 'B2', 'My own name');
  const id = Number((await cells(page, 'Persons'))[1]![0]);
  await touch(world.sandboxUrl, 'persons', [id], { name: 'Their name' });
  await refresh(pane, 'Persons');
  await row(pane, 'Persons')
    .getByText('1 cell that you edited changed in Pipedrive too. Your edits stay.')
    .waitFor();
  expect((await cells(page, 'Persons'))[1]![1]).toBe('My own name');
});

test('a damaged query says so and can be removed; a newer one is left alone', async () => {
  const { page, pane } = author;
  await page.evaluate(() => {
    const { workbook } = window.workbench;
    const urn = 'urn:excel-add-in-for-pipedrive:query';
    workbook.addXmlPart(`<query xmlns="${urn}" version="1" id="broken">{</query>`);
    workbook.addXmlPart(`<query xmlns="${urn}" version="99" id="newer">{}</query>`);
  });
  await pane.getByRole('tab', { name: 'Log' }).click();
  await openWorkbookTab(pane);
  await pane.getByText(/saved by a newer version/).waitFor();
  const damaged = pane.getByRole('listitem').filter({ hasText: /is damaged/ });
  await damaged.getByRole('button', { name: 'Remove' }).click();
  await pane.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await damaged.waitFor({ state: 'detached' });
  await page.evaluate(() => {
    const { workbook } = window.workbench;
    for (const [id, part] of workbook.xmlParts)
      if (part.xml.includes('version="99"')) workbook.xmlParts.delete(id);
  });
});

test('Save as Template takes the rows out; whoever opens it is asked and fills it', async () => {
  const { page, pane } = author;
  await pane.getByRole('tab', { name: 'Get Data' }).click();
  await pane.getByRole('button', { name: 'New Import' }).click();
  await writeSql(pane, 'SELECT COUNT(*) AS Open FROM Deals');
  await importAndWait(pane);
  await pane.getByRole('button', { name: 'Save as Template' }).click();
  const dialog = pane.getByRole('alertdialog');
  await dialog.getByText(/taken out of THIS workbook, and Undo cannot bring them back/).waitFor();
  await dialog.getByRole('button', { name: 'Save as Template' }).click();
  await pane.getByText(/Excel Template \(\.xltx\)/).waitFor();
  expect(await cells(page, 'Deals')).toHaveLength(1);
  await row(pane, 'Deals').getByText('Not refreshed yet').waitFor();

  const visit = await colleague();
  await connect(visit.pane, { name: 'Alder Sales' });
  await visit.pane.getByRole('combobox', { name: 'Connection' }).waitFor();
  const opened = await openFile(visit.page, await saveWorkbook(page));
  await opened.getByRole('button', { name: 'Use Connection' }).click();
  await opened.getByRole('button', { name: 'Refresh All', exact: true }).click();
  expect(await refreshed(opened, 'Deals')).toMatch(/^Refreshed 40 rows \(40 added/);
  expect(await cells(visit.page, 'Deals')).toHaveLength(41);
  await choose(opened, 'Deals', 'Edit Query');
  await opened.getByRole('heading', { name: 'Edit Deals' }).waitFor();
  await visit.close();
});

const headers = { 'x-api-token': 'sandbox-token', 'content-type': 'application/json' };

/** Makes a text field of deals; returns its key. */
async function dealField(name: string): Promise<string> {
  const answer = await fetch(`${world.sandboxUrl}/api/v2/dealFields`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ field_name: name, field_type: 'varchar' }),
  });
  const made: unknown = await answer.json();
  return String(Reflect.get(Reflect.get(Object(made), 'data'), 'field_code'));
}

type Spoiling = 'protect' | 'drop-id' | 'convert' | 'copy';

/** Does something to the sheet of the deals, as a person does in Excel. */
function spoil({ pane }: Pick<Visit, 'pane'>, what: Spoiling): Promise<void> {
  return pane.evaluate(
    (wanted) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('Deals');
        const table = sheet.tables.getItemAt(0);
        const actions: Record<typeof wanted, () => void> = {
          protect: () => sheet.protection.protect(),
          'drop-id': () => table.columns.getItem('Id').delete(),
          convert: () => void table.convertToRange(),
          copy: () => void sheet.copy('End'),
        };
        actions[wanted]();
        await context.sync();
      }),
    what,
  );
}
