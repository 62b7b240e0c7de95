import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { unzipSync } from 'fflate';
import type { Frame, Page } from 'playwright-core';
import type { Automation } from '../../src/workbench/page/automation';
import { frameAt as frameOfPage, openBrowser } from './workbench-browser';

let world: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  world = await openBrowser();
}, 60_000);

afterAll(() => world.close());

beforeEach(async () => {
  ({ page, pane } = await world.visit());
});

afterEach(() => page.context().close());

const frameAt = (path: string): Promise<Frame> => frameOfPage(page, world.addin.origin + path);
const cell = (address: string) => page.locator(`[data-address="${address}"]`);
const cells = (): Promise<ReturnType<Automation['cells']>> =>
  page.evaluate(() => window.workbench.cells());
/** Waits until the add-in has noted as many events, and returns them. */
async function events(count: number): Promise<unknown[]> {
  await pane.waitForFunction((wanted) => window.events.length >= wanted, count);
  return pane.evaluate(() => window.events);
}

describe('the real office.js in the pane', () => {
  test('finds its host and the API sets the workbench stands for', async () => {
    const supported = await pane.evaluate(() =>
      [
        ['ExcelApi', '1.13'],
        ['ExcelApi', '1.15'],
        ['ExcelApi', '1.16'],
        ['DialogApi', '1.2'],
        ['SharedRuntime', '1.1'],
      ].map(([set, version]) => Office.context.requirements.isSetSupported(set!, version)),
    );
    expect(supported).toEqual([true, true, false, true, true]);
  });

  test('writes and reads cells, which the grid shows through their number formats', async () => {
    const read = await pane.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:B2');
        range.numberFormat = [
          ['@', '#,##0.00'],
          ['@', 'yyyy-mm-dd'],
        ];
        range.values = [
          ["'00123", 1234.5],
          ['text', 46348],
        ];
        range.load('values,text');
        await context.sync();
        return [range.values, range.text];
      }),
    );
    expect(read).toEqual([
      [
        ['00123', 1234.5],
        ['text', 46348],
      ],
      [
        ['00123', '1,234.50'],
        ['text', '2026-11-22'],
      ],
    ]);
    await expect(cell('B1').textContent()).resolves.toBe('1,234.50');
  });

  test('hears of what a person types', async () => {
    await pane.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.onChanged.add(async ({ address, source, details }) => {
          window.events.push([address, source, details.valueAfter]);
        });
        await context.sync();
      }),
    );
    await cell('B2').click();
    await page.keyboard.type('12.5');
    await page.keyboard.press('Enter');
    expect(await events(1)).toEqual([['B2', 'Local', 12.5]]);
    expect(await cells()).toEqual([
      ['', ''],
      ['', 12.5],
    ]);
  });

  test('is refused while a cell is being edited, and works again afterwards', async () => {
    const write = () =>
      pane.evaluate(() =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [[1]];
          await context.sync();
        }).then(
          () => 'written',
          (error: OfficeExtension.Error) => error.code,
        ),
      );
    await cell('C3').dblclick();
    await expect(write()).resolves.toBe('InvalidOperationInCellEditMode');
    await page.keyboard.press('Escape');
    await expect(write()).resolves.toBe('written');
  });

  test('keeps its settings with the workbook', async () => {
    const saved = await pane.evaluate(
      () =>
        new Promise((resolve) => {
          const { settings } = Office.context.document;
          settings.set('query', { table: 'Deals' });
          settings.saveAsync(({ status }) =>
            settings.refreshAsync(() => resolve([status, settings.get('query')])),
          );
        }),
    );
    expect(saved).toEqual(['succeeded', { table: 'Deals' }]);
    const kept = await page.evaluate(() => [...window.workbench.workbook.documentSettings]);
    expect(kept).toEqual([['query', '{"table":"Deals"}']]);
  });

  test('hides and shows its pane, and hears of it', async () => {
    const states = await pane.evaluate(async () => {
      await Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
        window.events.push(visibilityMode);
      });
      await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
      await Office.addin.hide();
      return Office.addin.getStartupBehavior();
    });
    expect(states).toBe('Load');
    await page.getByRole('complementary', { name: 'Test Add-in' }).waitFor({ state: 'hidden' });
    await pane.evaluate(() => Office.addin.showAsTaskpane());
    await page.getByRole('complementary', { name: 'Test Add-in' }).waitFor();
    expect(await events(2)).toEqual(['Hidden', 'Taskpane']);
  });
});

describe('dialogs', () => {
  test('a popup talks with the pane in both directions', async () => {
    const opened = page.context().waitForEvent('page');
    const status = pane.evaluate(() =>
      window.openDialog({ width: 30, height: 30, promptBeforeOpen: false }),
    );
    const popup = await opened;
    await expect(status).resolves.toBe('succeeded');
    await popup.getByRole('button', { name: 'Send' }).click();
    expect(await events(1)).toEqual(['hello']);
    await pane.evaluate(() => window.dialog.messageChild('welcome'));
    await popup.getByText('welcome').waitFor();
    const closed = popup.waitForEvent('close');
    await pane.evaluate(() => window.dialog.close());
    await closed;
  });

  test('a dialog in the page talks with the pane, and its close button ends it with 12006', async () => {
    const status = await pane.evaluate(() =>
      window.openDialog({ width: 40, height: 40, displayInIframe: true }),
    );
    expect(status).toBe('succeeded');
    const dialog = await frameAt('/dialog.html');
    await dialog.getByRole('button', { name: 'Send' }).click();
    expect(await events(1)).toEqual(['hello']);
    await pane.evaluate(() => window.dialog.messageChild('welcome'));
    await dialog.getByText('welcome').waitFor();
    await page.getByRole('button', { name: 'Close dialog' }).click();
    expect(await events(2)).toEqual(['hello', 12006]);
  });
});

describe('the ribbon', () => {
  test('calls a global function and one associated by name, with the control as source', async () => {
    await page.getByRole('button', { name: 'Global' }).click();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Associated' }).click();
    expect(await events(2)).toEqual(['global Test.Global', 'associated Test.Associated']);
  });

  test('works while the pane is closed, because the runtime is shared', async () => {
    await page.getByRole('button', { name: 'Close pane' }).click();
    await page.getByRole('button', { name: 'Global' }).click();
    expect(await events(1)).toEqual(['global Test.Global']);
    await page.getByRole('button', { name: 'Show Pane' }).click();
    await pane.getByRole('heading', { name: 'Pane' }).waitFor();
  });

  test('says so when the add-in has no such function', async () => {
    await page.getByRole('button', { name: 'Unknown' }).click();
    await page
      .getByRole('alert')
      .getByText('Test Add-in has no function for this button')
      .waitFor();
  });

  test('lets the add-in disable a button', async () => {
    await pane.evaluate(() =>
      Office.ribbon.requestUpdate({
        tabs: [{ id: 'Test.Tab', controls: [{ id: 'Test.Global', enabled: false }] }],
      }),
    );
    await page.getByRole('button', { name: 'Global', disabled: true }).waitFor();
  });
});

describe('the sheet', () => {
  test('refuses edits of a protected sheet with a sentence', async () => {
    await page.getByRole('tab', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Protect Sheet' }).click();
    await cell('A1').click();
    await page.keyboard.type('x');
    await page.getByRole('alert').getByText('This sheet is protected.').waitFor();
    expect(await cells()).toEqual([]);
  });

  test('takes formulas, sums a selection, copies and pastes its values, and clears it', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await cell('A1').click();
    for (const text of ['1', '2', '=A1+A2']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    await cell('A1').hover();
    await page.mouse.down();
    await cell('A3').hover();
    await page.mouse.up();
    await page.getByText('Sum: 6').waitFor();
    await page.keyboard.press('Control+C');
    await page.keyboard.press('Delete');
    await cell('B1').click();
    await page.keyboard.press('Control+V');
    await cell('B3').filter({ hasText: '3' }).waitFor();
    expect(await cells()).toEqual([
      ['', 1],
      ['', 2],
      ['', 3],
    ]);
  });

  test('reaches the last of a hundred thousand rows with a few dozen rows of elements', async () => {
    await pane.evaluate(() =>
      Excel.run(async (context) => {
        const rows = Array.from({ length: 100_000 }, (_, index) => [index + 1]);
        context.workbook.worksheets.getActiveWorksheet().getRange('A1:A100000').values = rows;
        await context.sync();
      }),
    );
    await cell('A1').click();
    await page.keyboard.press('Control+ArrowDown');
    await cell('A100000').filter({ hasText: '100000' }).waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(60);
  });

  test('is added, renamed and deleted by its tabs', async () => {
    const names = () =>
      page.evaluate(() => window.workbench.workbook.sheets.map(({ name }) => name));
    await page.getByRole('button', { name: 'New sheet' }).click();
    await page.getByRole('tab', { name: 'Sheet2' }).dblclick();
    await page.getByRole('textbox', { name: 'Sheet name' }).fill('Deals');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Deals', selected: true }).waitFor();
    await page.getByRole('button', { name: 'Sheet options' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('tab', { name: 'Deals' }).waitFor({ state: 'detached' });
    expect(await names()).toEqual(['Sheet1']);
  });

  test('is downloaded as an .xlsx file', async () => {
    await cell('A1').click();
    await page.keyboard.type('kept');
    await page.keyboard.press('Enter');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download .xlsx' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('Book1.xlsx');
    const entries = unzipSync(await readFile(await download.path()));
    expect(new TextDecoder().decode(entries['xl/sharedStrings.xml'])).toContain('kept');
  });
});

describe('the page', () => {
  test.each(['light', 'dark'])(
    'has no accessibility violation in the %s theme',
    async (theme) => {
      // The contrast of every cell is measured: a few of them show the same as a screenful.
      await page.setViewportSize({ width: 1024, height: 380 });
      const toggle = page.getByRole('button', { name: 'Dark theme' });
      if (theme === 'dark') await toggle.click();
      await page.getByRole('button', { name: 'More' }).click();
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .exclude('iframe')
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    },
    60_000,
  );

  test('keeps the chosen theme over a reload', async () => {
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Dark theme', pressed: true }).waitFor();
  });

  test('lets the keyboard out of the sheet with F6, to the sheet tabs and into the pane', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await cell('A1').click();
    await page.keyboard.press('F6');
    expect(await focused()).toBe('Sheet1');
    await page.keyboard.press('F6');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
  });

  test('loads any other add-in page on localhost, with a button of its own', async () => {
    await page.goto(
      `${world.workbench.url}?pane=${encodeURIComponent(`${world.addin.origin}/pane.html`)}`,
    );
    const other = await frameAt('/pane.html');
    await other.getByText('Excel OfficeOnline').waitFor();
    await page.getByRole('button', { name: 'Close pane' }).click();
    await page.getByRole('button', { name: 'Add-in' }).click();
    await page.getByRole('complementary', { name: 'Add-in' }).waitFor();
  });

  test('refuses a page that is not https on localhost', async () => {
    await page.goto(`${world.workbench.url}?pane=http://example.com/`);
    await page.getByRole('alert').getByText('over https from localhost only').waitFor();
    expect(page.frames()).toHaveLength(1);
  });

  test('asks for a process of its own, so that a busy pane does not freeze the grid', async () => {
    const response = await page.goto(world.workbench.url);
    expect(response?.headers()['origin-agent-cluster']).toBe('?1');
  });
});
