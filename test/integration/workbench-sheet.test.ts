import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Frame, Page } from 'playwright-core';
import { addChart } from '../../src/workbench/model/chart-data';
import { setNote } from '../../src/workbench/model/note';
import { writeCells } from '../../src/workbench/model/edit';
import { addTable } from '../../src/workbench/model/tables';
import { Workbook } from '../../src/workbench/model/workbook';
import { saveXlsx } from '../../src/workbench/xlsx/save-xlsx';
import { openBrowser, readyPane } from './workbench-browser';

let world: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  world = await openBrowser();
  writeFileSync(join(world.scratch, 'Pipeline.xlsx'), saveXlsx(pipeline()));
  writeFileSync(join(world.scratch, 'Notes.xlsx'), 'no workbook');
}, 60_000);

afterAll(() => world.close());

beforeEach(async () => {
  ({ page, pane } = await world.visit());
});

afterEach(() => page.context().close());

/** A file with a table, a chart of it, a note, a hidden sheet, and a setting of the add-in. */
function pipeline(): Workbook {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  const place = (address: string) => sheet.parse(address);
  writeCells(sheet, place('A1:B4'), [
    ['Stage', 'Deals'],
    ['Lead', 3],
    ['Offer', 2],
    ['Won', 1],
  ]);
  addTable(sheet, place('A1:B4'), true).name = 'Stages';
  const chart = addChart(sheet, 'ColumnClustered', sheet.range(place('A1:B4')), 'Auto');
  Object.assign(chart.settings, { title: 'Deals by stage', left: 200, top: 30 });
  setNote(sheet, 1, 1, 'Counted by hand', 'Ann');
  workbook.addSheet('Inputs').setVisibility('Hidden');
  workbook.documentSettings.set('query', '"Deals"');
  return workbook;
}

const cell = (address: string) => page.locator(`[data-address="${address}"]`);
const chart = () => page.getByRole('img', { name: 'Deals by stage' });

async function open(file: string): Promise<void> {
  await page.getByLabel('Open .xlsx').setInputFiles(join(world.scratch, file));
}

async function openPipeline(): Promise<void> {
  await open('Pipeline.xlsx');
  await page.getByRole('heading', { name: 'Pipeline' }).waitFor();
  await page.waitForFunction(() => window.workbench.workbook.tables.length === 1);
}

describe('opening a file', () => {
  test('shows it, and starts the add-in anew with the settings in it', async () => {
    const before = pane;
    await openPipeline();
    await cell('A3').filter({ hasText: 'Offer' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('iframe.addin-frame').length === 1);
    const element = await page.waitForSelector('iframe.addin-frame');
    const fresh = (await element.contentFrame())!;
    await fresh.getByText('Excel OfficeOnline').waitFor();
    expect(before.isDetached()).toBe(true);
    const read = await fresh.evaluate(() =>
      Excel.run(async (context) => {
        const table = context.workbook.tables.getItem('1');
        table.load('name');
        await context.sync();
        return [table.name, Office.context.document.settings.get('query') as string];
      }),
    );
    expect(read).toEqual(['Stages', 'Deals']);
  });

  test('that is no workbook says so and leaves what is open', async () => {
    await cell('A1').click();
    await page.keyboard.type('mine');
    await page.keyboard.press('Enter');
    await open('Notes.xlsx');
    await page.getByRole('alert').getByText('This file is not a workbook (.xlsx).').waitFor();
    await cell('A1').filter({ hasText: 'mine' }).waitFor();
  });
});

describe('charts', () => {
  test('are images with their data in words, and follow their cells and the scroll position', async () => {
    await openPipeline();
    await chart().waitFor();
    expect(await chart().getAttribute('aria-label')).toBe(
      'Deals by stage. Column chart. Deals: Lead 3, Offer 2, Won 1',
    );
    await cell('B2').click();
    await page.keyboard.type('30');
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'Lead 30' }).waitFor();
    const top = async () => (await chart().boundingBox())!.y;
    const before = await top();
    await page.locator('.grid').evaluate((grid) => (grid.scrollTop = 100));
    await page.waitForFunction(
      ([name, y]) =>
        document.querySelector(`[role=img][aria-label^="${name}"]`)!.getBoundingClientRect().y < y,
      ['Deals by stage', before - 99] as const,
    );
  });
});

describe('header cells of a table', () => {
  test('sort and filter by their button, and by Alt+Down', async () => {
    await openPipeline();
    await page.getByRole('button', { name: 'Sort and filter Deals' }).click();
    await page.getByRole('menuitem', { name: 'Sort A to Z' }).click();
    await cell('A2').filter({ hasText: 'Won' }).waitFor();
    await cell('A1').click();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('menuitemcheckbox', { name: 'Offer' }).click();
    await cell('A3').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('menuitem', { name: 'Clear filter from Stage' }).click();
    await cell('A3').filter({ hasText: 'Offer' }).waitFor();
  });
});

describe('rows and columns', () => {
  test('are hidden and shown again from the menu of a header', async () => {
    const header = page.getByRole('columnheader', { name: 'B', exact: true });
    await header.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Hide columns', exact: true }).click();
    await header.waitFor({ state: 'detached' });
    await page.getByRole('columnheader', { name: 'A', exact: true }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Unhide columns' }).click();
    await header.waitFor();
  });
});

describe('sheet tabs', () => {
  const tabs = () => page.getByRole('tab', { name: /Sheet|Inputs/ }).allTextContents();
  const choose = async (tab: string, item: string) => {
    await page.getByRole('tab', { name: tab, exact: true }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };

  test('have a menu to duplicate, move, hide and show sheets', async () => {
    await openPipeline();
    await choose('Sheet1', 'Duplicate');
    await page.getByRole('tab', { name: 'Sheet1 (2)', selected: true }).waitFor();
    await choose('Sheet1 (2)', 'Move left');
    await page.waitForFunction(() => window.workbench.workbook.sheets[0]!.name === 'Sheet1 (2)');
    await choose('Sheet1', 'Hide');
    await page.getByRole('tab', { name: 'Sheet1', exact: true }).waitFor({ state: 'detached' });
    await choose('Sheet1 (2)', 'Unhide Inputs');
    await page.getByRole('tab', { name: 'Inputs', selected: true }).waitFor();
    expect(await tabs()).toEqual(['Sheet1 (2)', 'Inputs']);
    expect(
      await page.evaluate(() => window.workbench.workbook.tables.map(({ name }) => name)),
    ).toEqual(['Stages', 'Stages_1']);
  });
});

test('a note is written, changed and deleted from the menu of its cell', async () => {
  const choose = async (item: string) => {
    await cell('C2').click({ button: 'right' });
    await page.getByRole('menuitem', { name: item }).click();
  };
  await choose('New note');
  await page.getByRole('textbox', { name: 'Note on C2' }).fill('Ask Ann');
  await cell('A1').click();
  await page.waitForFunction(
    () => window.workbench.workbook.activeSheet.notes[0]?.text === 'Ask Ann',
  );
  expect(await cell('C2').getAttribute('aria-description')).toBe('Ask Ann');
  await choose('Edit note');
  await page.keyboard.type('!');
  await page.keyboard.press('Escape');
  expect(await cell('C2').getAttribute('aria-description')).toBe('Ask Ann');
  await choose('Delete note');
  await page.waitForFunction(() => window.workbench.workbook.activeSheet.notes.length === 0);
});

test('a table gets its total and becomes cells from the menu of its cells', async () => {
  await openPipeline();
  await cell('A2').click({ button: 'right' });
  await page.getByRole('menuitemcheckbox', { name: 'Totals row' }).click();
  await cell('B5').filter({ hasText: '6' }).waitFor();
  await page.getByRole('menuitem', { name: 'Convert to range' }).click();
  await page.waitForFunction(() => window.workbench.workbook.tables.length === 0);
  expect(
    await page.evaluate(() => [...window.workbench.workbook.activeSheet.formulas.values()]),
  ).toEqual(['=SUBTOTAL(109,$B$2:$B$4)']);
});

test('a cell with a note is marked and says what the note says', async () => {
  await openPipeline();
  await cell('B2').waitFor();
  expect(await cell('B2').getAttribute('aria-description')).toBe('Ann: Counted by hand');
});

test.each(['light', 'dark'])(
  'tables, charts, notes and an open menu have no accessibility violation in the %s theme',
  async (theme) => {
    await page.setViewportSize({ width: 1024, height: 480 });
    await openPipeline();
    await readyPane(page, world.addin.origin);
    if (theme === 'dark') await page.getByRole('button', { name: 'Dark theme' }).click();
    await chart().waitFor();
    await page.getByRole('button', { name: 'Sort and filter Stage' }).click();
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .exclude('iframe')
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  },
  60_000,
);
