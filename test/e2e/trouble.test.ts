import { defaultOptions } from '../../src/sandbox/options';
import { cells, connect, importAndWait, openTable, sheetNames, tableNames } from './steps';
import { openWorld, paneOf, type Visit, type World } from './world';

let world: World;
let visit: Visit;

beforeAll(async () => {
  // Three pages of deals, so that something can go wrong between them.
  world = await openWorld({ counts: { ...defaultOptions.counts, deals: 1200 } });
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  await fetch(`${world.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' });
  visit = await world.visit();
}, 60_000);
afterEach(() => visit.close());

interface Fault {
  match?: string;
  nth?: number;
  status: number | string;
  times?: number;
  retryAfter?: number;
}

const fault = (fault: Fault) =>
  fetch(`${world.sandboxUrl}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ match: 'GET /api/v2/deals', ...fault }]),
  });

/** A saved connection and the builder on Deals, ready to import. */
async function ready(): Promise<Visit> {
  await connect(visit.pane);
  await openTable(visit.pane, 'Deals');
  await visit.pane
    .getByRole('region', { name: 'Plan' })
    .getByText(/request/)
    .waitFor();
  return visit;
}

const importButton = () => visit.pane.getByRole('button', { name: 'Import', exact: true });

/** Starts an import and holds its second page, which goes on when the answer is called. */
async function importUntilSecondPage(): Promise<() => void> {
  let goOn = () => undefined as void;
  const released = new Promise<void>((resolve) => (goOn = resolve));
  const second = /\/api\/v2\/deals\?.*cursor=/;
  await visit.context.route(second, async (route) => {
    await released;
    await route.continue();
  });
  const asked = visit.page.waitForRequest(second);
  await importButton().click();
  await asked;
  return goOn;
}

/** The sentence of the alert that ends an import. */
async function failed(): Promise<string> {
  await importButton().click();
  const alert = visit.pane.getByRole('alert').filter({ hasText: /\S/ });
  await alert.waitFor();
  return (await alert.textContent()) ?? '';
}

/** The same, with the waits of workbench and pane passing in a moment. */
async function failedSoon(): Promise<string> {
  const { clock } = visit.context;
  await clock.install();
  let isOver = false;
  const sentence = failed().finally(() => (isOver = true));
  while (!isOver) await clock.fastForward(500);
  return sentence;
}

async function expectUntouched(): Promise<void> {
  expect(await sheetNames(visit.page)).toEqual(['Sheet1']);
  expect(await tableNames(visit.page)).toEqual([]);
  expect(await cells(visit.page, 'Sheet1')).toEqual([]);
}

describe('a read that cannot be finished leaves the workbook as it was and says what to do', () => {
  test.each<[string, Fault, RegExp]>([
    ['a 429 storm', { status: 429, nth: 2, times: 50, retryAfter: 1 }, /too many requests.*Wait/],
    ['a server that keeps failing', { status: 500, nth: 2, times: 50 }, /few minutes/],
    ['answers cut short', { status: 'truncated', nth: 2, times: 50 }, /cut short.*try again/],
    ['a web page instead of data', { status: 'html403', nth: 2, times: 50 }, /blocked.*Wait/],
    [
      'a connection that breaks',
      { status: 'reset', nth: 2, times: 50 },
      /cannot be reached.*Check/,
    ],
  ])(
    '%s',
    async (_, trouble, sentence) => {
      await ready();
      await fault(trouble);
      const text = await failedSoon();
      expect(text).toMatch(sentence);
      expect(text).toContain('Nothing was written.');
      await expectUntouched();
    },
    90_000,
  );

  test('a token that is refused in the middle', async () => {
    await ready();
    await fault({ status: 401, nth: 2 });
    expect(await failed()).toMatch(/does not accept this API token/);
    await expectUntouched();
  });
});

describe('a trouble that passes is not seen', () => {
  test.each<[string, Fault]>([
    ['one 429', { status: 429, nth: 2, retryAfter: 1 }],
    ['one 500 in the middle', { status: 500, nth: 2 }],
    ['one answer cut short', { status: 'truncated', nth: 2 }],
    ['one broken connection', { status: 'reset', nth: 2 }],
  ])(
    '%s',
    async (_, trouble) => {
      await ready();
      await fault(trouble);
      expect(await importAndWait(visit.pane)).toMatch(/^Imported 1,200 rows/);
      const ids = (await cells(visit.page, 'Deals')).slice(1).map(([id]) => id);
      expect(new Set(ids).size).toBe(1200);
    },
    60_000,
  );
});

test('a wrong token is told beside what to do, in the form', async () => {
  const { pane } = visit;
  await pane.getByRole('tab', { name: 'Connections' }).click();
  await pane.getByRole('button', { name: 'New Pipedrive Connection' }).click();
  await pane.getByLabel('Connection Name').fill('Wrong');
  await pane.getByLabel('API Token', { exact: true }).fill('no-such-token');
  await pane.getByLabel('Company Domain').fill('sandbox');
  await pane.getByRole('button', { name: 'Test Connection' }).click();
  const alert = pane.getByRole('alert').filter({ hasText: /API token/ });
  await alert.waitFor();
  expect(await alert.textContent()).not.toContain('no-such-token');
});

test('a company that does not exist is named', async () => {
  const { pane } = visit;
  await pane.getByRole('tab', { name: 'Connections' }).click();
  await pane.getByRole('button', { name: 'New Pipedrive Connection' }).click();
  await pane.getByLabel('Connection Name').fill('Nowhere');
  await pane.getByLabel('API Token', { exact: true }).fill('sandbox-token');
  await pane.getByLabel('Company Domain').fill('nowhere');
  await pane.getByRole('button', { name: 'Test Connection' }).click();
  await pane
    .getByRole('alert')
    .filter({ hasText: /No Pipedrive company answers at nowhere/ })
    .waitFor();
});

test('Stop leaves the workbook as it was, and is no error', async () => {
  const { pane } = await ready();
  await fault({ status: 'slow', nth: 2 });
  await importButton().click();
  await pane.getByRole('progressbar').waitFor();
  await pane.getByRole('button', { name: 'Stop' }).click();
  await pane.getByText('Import stopped. Nothing was written.').waitFor();
  expect(await pane.getByRole('alert').filter({ hasText: /\S/ }).count()).toBe(0);
  await expectUntouched();
});

test('a cell in edit mode is named before anything is read', async () => {
  const { page } = await ready();
  await page.evaluate(() => (window.workbench.workbook.cellEdit = true));
  expect(await failedSoon()).toMatch(/A cell is being edited\. Press Enter or Escape/);
  await page.evaluate(() => (window.workbench.workbook.cellEdit = false));
  await expectUntouched();
});

test('a protected sheet is named, and a new sheet works', async () => {
  const { page, pane } = await ready();
  await page.evaluate(() => window.workbench.workbook.activeSheet.protection.protect());
  await pane.getByRole('radio', { name: 'Selected cell' }).check();
  expect(await failed()).toMatch(/The sheet Sheet1 is protected\. Unprotect it under Review/);
  await expectUntouched();
  await pane.getByRole('radio', { name: 'New sheet' }).check();
  expect(await importAndWait(pane)).toMatch(/^Imported 1,200 rows/);
});

test('a sheet deleted during the import is named, and nothing is left', async () => {
  const { page, pane } = await ready();
  await page.evaluate(() => void window.workbench.workbook.addSheet('Other'));
  await pane.getByRole('radio', { name: 'Selected cell' }).check();
  const goOn = await importUntilSecondPage();
  await page.evaluate(() => {
    const { workbook } = window.workbench;
    workbook.deleteSheet(workbook.findSheet('Sheet1')!);
  });
  goOn();
  await pane
    .getByRole('alert')
    .filter({ hasText: /The sheet was deleted during the import/ })
    .waitFor();
  expect(await sheetNames(page)).toEqual(['Other']);
  expect(await tableNames(page)).toEqual([]);
});

test('a table name that is taken is numbered, and the statement says which name it became', async () => {
  const { page, pane } = await ready();
  await importAndWait(pane);
  await pane.getByRole('button', { name: 'New Import' }).click();
  await openTable(pane, 'Deals');
  expect(await importAndWait(pane)).toContain('Deals_2');
  expect(await tableNames(page)).toEqual(['Deals', 'Deals_2']);
});

test('a selected cell without room is refused, with the cells that are in the way', async () => {
  const { page, pane } = await ready();
  await page.getByRole('gridcell').first().waitFor();
  await page.locator('[data-address="C5"]').dblclick();
  await page.keyboard.type('mine');
  await page.keyboard.press('Enter');
  await page.locator('[data-address="A1"]').click();
  await pane.getByRole('radio', { name: 'Selected cell' }).check();
  expect(await failed()).toMatch(/Sheet1!C5 already holds data/);
  expect((await cells(page, 'Sheet1')).flat().filter((cell) => cell !== '')).toEqual(['mine']);
});

test('a pane closed in mid-import leaves nothing but a hidden sheet, and no table', async () => {
  const { page, pane } = await ready();
  // Slow the pane's writing down by keeping Excel busy once the hidden sheet is there.
  await page.evaluate(() => {
    const { workbook } = window.workbench;
    workbook.onChange((change) => {
      if (change.kind === 'sheet-added') setTimeout(() => (workbook.cellEdit = true), 0);
    });
  });
  await importButton().click();
  await page.waitForFunction(() => window.workbench.workbook.cellEdit);
  await page.evaluate(() => document.querySelector('iframe')!.remove());
  const left = await page.evaluate(() =>
    window.workbench.workbook.sheets.map(({ name, visibility }) => ({ name, visibility })),
  );
  expect(left).toHaveLength(2);
  expect(left[1]).toMatchObject({ visibility: 'VeryHidden' });
  expect(await tableNames(page)).toEqual([]);
  expect(pane.isDetached()).toBe(true);
});

test('a network that is down is told, and the import works once it is back', async () => {
  const { pane, context } = await ready();
  await context.setOffline(true);
  expect(await failed()).toMatch(/cannot be reached.*Check the internet connection/);
  await expectUntouched();
  await context.setOffline(false);
  expect(await importAndWait(pane)).toMatch(/^Imported 1,200 rows/);
}, 60_000);

test('the sandbox stopped in mid-import is told, and nothing is written', async () => {
  await ready();
  const goOn = await importUntilSecondPage();
  await world.closeSandbox();
  goOn();
  await visit.pane
    .getByRole('alert')
    .filter({ hasText: /cannot be reached/ })
    .waitFor();
  await expectUntouched();
  expect(await paneOf(visit.page)).toBeTruthy();
}, 60_000);
