import type { Locator, Page } from 'playwright-core';
import { addressOf, shownTable } from './week-table';

/** What people do with mouse and keyboard in Excel itself. */

/** Goes to a cell or an area by the Name Box, as one does where it may be out of sight. */
export async function goTo(page: Page, sheet: string, address: string): Promise<void> {
  const tab = page.getByRole('tab', { name: sheet, exact: true });
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  await page.getByLabel('Name Box').fill(address);
  await page.getByLabel('Name Box').press('Enter');
}

export async function enter(
  page: Page,
  sheet: string,
  address: string,
  text: string,
): Promise<void> {
  await goTo(page, sheet, address);
  // The first key opens the cell; the rest goes in at once.
  await page.keyboard.type(text.slice(0, 1));
  await page.keyboard.insertText(text.slice(1));
  await page.keyboard.press('Enter');
}

/** Types into a table: into a row by its index, or with -1 into the header. */
export async function enterIn(
  page: Page,
  table: string,
  row: number,
  header: string,
  text: string,
): Promise<void> {
  const shown = await shownTable(page, table);
  await enter(page, shown.sheet, addressOf(shown, row, header), text);
}

/** Chooses an item and leaves the menu, which stays open for items that are on or off. */
async function chooseIn(menu: Locator, item: string): Promise<void> {
  await menu.getByText(item, { exact: true }).click();
  if (await menu.isVisible()) await menu.getByText(item, { exact: true }).press('Escape');
}

/** Chooses from the menu that a right click on a table's cell opens. */
export async function chooseAt(
  page: Page,
  table: string,
  row: number,
  header: string,
  item: string,
): Promise<void> {
  const shown = await shownTable(page, table);
  const address = addressOf(shown, row, header);
  await goTo(page, shown.sheet, address);
  await page.locator(`[data-address="${address}"]`).click({ button: 'right' });
  await chooseIn(page.getByRole('menu', { name: 'Cells' }), item);
}

/** Inserts a column of one's own before another, under a header of its own. */
export async function insertColumn(
  page: Page,
  table: string,
  before: string,
  header: string,
): Promise<void> {
  await chooseAt(page, table, 0, before, 'Insert columns');
  const { headers } = await shownTable(page, table);
  await enterIn(page, table, -1, headers[headers.indexOf(before) - 1]!, header);
}

export async function writeNote(
  page: Page,
  table: string,
  row: number,
  header: string,
  text: string,
): Promise<void> {
  await chooseAt(page, table, row, header, 'New note');
  await page.getByLabel(/^Note on/).fill(text);
  await page.getByLabel(/^Note on/).blur();
}

/** Chooses from the menu of a header's button: a sort, or a value to leave out or let in. */
export async function sortAndFilter(
  page: Page,
  table: string,
  header: string,
  item: string,
): Promise<void> {
  const shown = await shownTable(page, table);
  await goTo(page, shown.sheet, addressOf(shown, -1, header));
  await page.keyboard.press('Alt+ArrowDown');
  await chooseIn(page.getByRole('menu', { name: `Sort and filter ${header}` }), item);
}

/** Gives all cells of a column a number format, by the ribbon. */
export async function formatColumn(
  page: Page,
  table: string,
  header: string,
  format: string,
): Promise<void> {
  const shown = await shownTable(page, table);
  const [first, last] = [0, shown.rows.length - 1].map((row) => addressOf(shown, row, header));
  await goTo(page, shown.sheet, `${first}:${last}`);
  await page.getByRole('tab', { name: 'Home', exact: true }).click();
  await page.getByLabel('Number format').selectOption(format);
  await page.getByRole('tab', { name: 'Pipedrive', exact: true }).click();
}

export async function insertRow(page: Page, table: string, above: number): Promise<void> {
  const shown = await shownTable(page, table);
  await goTo(page, shown.sheet, addressOf(shown, above, shown.headers[0]!));
  await page.getByRole('tab', { name: 'Home', exact: true }).click();
  await page.getByRole('button', { name: 'Insert rows' }).click();
  await page.getByRole('tab', { name: 'Pipedrive', exact: true }).click();
}

export async function renameSheet(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('tab', { name: from, exact: true }).dblclick();
  await page.getByLabel('Sheet name').fill(to);
  await page.getByLabel('Sheet name').press('Enter');
  await page.getByRole('tab', { name: to, exact: true }).waitFor();
}

export async function moveSheet(
  page: Page,
  sheet: string,
  direction: 'left' | 'right',
): Promise<void> {
  await page.getByRole('tab', { name: sheet, exact: true }).click();
  await page.getByRole('button', { name: 'Sheet options' }).click();
  await page.getByRole('menuitem', { name: `Move ${direction}` }).click();
}
