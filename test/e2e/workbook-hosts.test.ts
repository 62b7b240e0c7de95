import { cells, connect, importAndWait, openTable } from './steps';
import { openWorld, paneOf, type Visit, type World } from './world';
import {
  choose,
  openFile,
  openWorkbookTab,
  refresh,
  refreshed,
  row,
  saveWorkbook,
  touch,
} from './workbook-steps';

let world: World;
/** Of somebody who may edit it: deals, refreshed on open. */
let file: Buffer;

const counts = {
  deals: 20,
  persons: 10,
  organizations: 5,
  activities: 5,
  products: 3,
  leads: 3,
};

beforeAll(async () => {
  world = await openWorld({ counts });
  const author = await connected('');
  const { page, pane } = author;
  await openTable(pane, 'Deals');
  await importAndWait(pane);
  await openWorkbookTab(pane);
  await choose(pane, 'Deals', 'Auto Refresh');
  await row(pane, 'Deals').getByLabel('Auto Refresh').selectOption('On open');
  await row(pane, 'Deals').getByText('Auto Refresh on open').waitFor();
  file = await saveWorkbook(page);
  await author.close();
}, 60_000);
afterAll(() => world.close());

/** A user of this Excel with a connection. */
async function connected(host: string): Promise<Visit> {
  const visit = await world.visit({ host });
  visit.context.setDefaultTimeout(10_000);
  await connect(visit.pane);
  await visit.pane.getByRole('combobox', { name: 'Connection' }).waitFor();
  return visit;
}

describe('a workbook that is open read-only', () => {
  const sentence = 'This workbook is open read-only. Save a copy, then go on in the copy.';
  let reader: Visit;
  beforeAll(async () => {
    reader = await connected('readonly');
  }, 30_000);
  afterAll(() => reader.close());

  test('takes no import, and that is said before anything is read', async () => {
    const { page, pane } = reader;
    expect(await pane.evaluate(() => Office.context.document.mode)).toBe('readOnly');
    await openTable(pane, 'Deals');
    await pane.getByRole('button', { name: 'Import', exact: true }).click();
    await pane.getByRole('alert').getByText(sentence).waitFor();
    expect(await page.evaluate(() => window.workbench.workbook.tables.length)).toBe(0);
  });

  test('keeps its rows: each refresh is refused, also one of its own accord', async () => {
    const { page } = reader;
    const pane = await openFile(page, file);
    const before = await cells(page, 'Deals');
    await touch(world.sandboxUrl, 'deals', [1], { title: 'Not for readers' });
    await openWorkbookTab(pane);
    const alert = row(pane, 'Deals').getByRole('alert');
    await alert.getByText(`Not refreshed: ${sentence}`).waitFor();
    await row(pane, 'Deals').getByText('Auto Refresh waits for you, then goes on').waitFor();
    await row(pane, 'Deals').getByRole('button', { name: 'Refresh', exact: true }).click();
    await alert.getByText(`Not refreshed: ${sentence}`).waitFor();
    expect(await cells(page, 'Deals')).toEqual(before);
  });

  test('keeps its queries: what would change them is refused with the same sentence', async () => {
    const pane = await paneOf(reader.page);
    await choose(pane, 'Deals', 'Auto Refresh');
    const choice = row(pane, 'Deals').getByLabel('Auto Refresh');
    await choice.selectOption('Off');
    await pane.getByText(sentence, { exact: true }).waitFor();
    // The choice goes back to what counts.
    await choice.locator('option:checked', { hasText: 'On open' }).waitFor({ state: 'attached' });
    await choose(pane, 'Deals', 'Remove');
    await pane.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await pane.getByText(sentence, { exact: true }).waitFor();
    await row(pane, 'Deals').waitFor();
  });
});

describe('an Excel without the shared runtime, as on iPad', () => {
  let tablet: Visit;
  beforeAll(async () => {
    tablet = await connected('without=SharedRuntime,RibbonApi,AddinCommands');
  }, 30_000);
  afterAll(() => tablet.close());

  test('has no ribbon tab of ours, and the pane imports and refreshes all the same', async () => {
    const { page, pane } = tablet;
    expect(await page.getByRole('tab', { name: 'Pipedrive' }).count()).toBe(0);
    await openTable(pane, 'Deals');
    await importAndWait(pane);
    await touch(world.sandboxUrl, 'deals', [2], { title: 'On the tablet' });
    await openWorkbookTab(pane);
    expect(await refresh(pane, 'Deals')).toContain('1 changed');
    expect((await cells(page, 'Deals')).flat()).toContain('On the tablet');
  });

  test('says beside the choice of Auto Refresh that it ends with the pane', async () => {
    const { pane } = tablet;
    await choose(pane, 'Deals', 'Auto Refresh');
    const choice = row(pane, 'Deals').getByLabel('Auto Refresh');
    await row(pane, 'Deals')
      .getByText(/only while this pane is open/)
      .waitFor();
    const described = await choice.getAttribute('aria-describedby');
    expect(await pane.locator(`[id="${described}"]`).textContent()).toMatch(
      /^In this Excel, Auto Refresh runs only while this pane is open/,
    );
  });

  test('refreshes what is set to On open when its pane is opened, and no sooner', async () => {
    const { page } = tablet;
    const opened = await openFile(page, file);
    await openWorkbookTab(opened);
    await refreshed(opened, 'Deals');
    await page.getByRole('button', { name: 'Close' }).click();
    await touch(world.sandboxUrl, 'deals', [3], { title: 'While the pane was closed' });
    await page.getByRole('button', { name: 'Pipedrive for Excel' }).click();
    const again = await paneOf(page);
    await openWorkbookTab(again);
    expect(await refreshed(again, 'Deals')).toContain('1 changed');
  });
});
