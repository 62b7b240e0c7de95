import { readFileSync } from 'node:fs';
import type { Frame, Locator, Page } from 'playwright-core';
import { paneOf } from './world';

/** What users do in the Workbook tab, by the visible names of the product. */

export async function openWorkbookTab(pane: Frame): Promise<void> {
  await pane.getByRole('tab', { name: 'Workbook', exact: true }).click();
}

/** The row of a query in the list. */
export function row(pane: Frame, table: string): Locator {
  return pane
    .getByRole('list', { name: 'Queries in this workbook' })
    .getByRole('listitem')
    .filter({ has: pane.getByRole('heading', { name: table, exact: true }) });
}

export async function choose(pane: Frame, table: string, item: string): Promise<void> {
  await pane.getByRole('button', { name: `Actions for ${table}`, exact: true }).click();
  await pane.getByRole('menuitem', { name: item, exact: true }).click();
}

/** The status of a query once it has been refreshed, with what was added, changed and deleted. */
export async function refreshed(pane: Frame, table: string): Promise<string> {
  const status = row(pane, table)
    .getByRole('status')
    .filter({ hasText: /^Refreshed/ });
  await status.waitFor();
  return (await status.textContent()) ?? '';
}

export async function refresh(pane: Frame, table: string): Promise<string> {
  await row(pane, table).getByRole('button', { name: 'Refresh', exact: true }).click();
  await row(pane, table).getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' });
  return refreshed(pane, table);
}

/** Writes SQL in Get Data; resolves once it can be imported. */
export async function writeSql(pane: Frame, sql: string): Promise<void> {
  await pane.getByRole('button', { name: 'SQL Query' }).click();
  await pane.getByRole('textbox', { name: 'SQL', exact: true }).fill(sql);
  await pane
    .getByRole('region', { name: 'Plan' })
    .getByText(/request/)
    .first()
    .waitFor();
}

/** The workbook as a file, in the workbench's own download. */
export async function saveWorkbook(page: Page): Promise<Buffer> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download .xlsx' }).click();
  return readFileSync(await (await downloading).path());
}

/** Opens a file in the workbench; the add-in of the workbook before ends. Returns its pane. */
export async function openFile(page: Page, buffer: Buffer): Promise<Frame> {
  const old = await page.waitForSelector('iframe.addin-frame');
  await page.getByLabel('Open .xlsx').setInputFiles({
    name: 'Morning.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  });
  await old.waitForElementState('hidden').catch(() => undefined);
  await page.getByRole('heading', { name: 'Morning' }).waitFor();
  return paneOf(page);
}

/** Changes rows in Pipedrive behind the client's back. */
export async function touch(
  sandboxUrl: string,
  entity: string,
  ids: readonly number[],
  patch: object,
): Promise<void> {
  await fetch(`${sandboxUrl}/_sandbox/touch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ entity, ids, patch }),
  });
}

export async function deleteDeal(sandboxUrl: string, id: number): Promise<void> {
  await fetch(`${sandboxUrl}/api/v2/deals/${id}`, {
    method: 'DELETE',
    headers: { 'x-api-token': 'sandbox-token' },
  });
}

/** Types into a cell, as a person does. */
export async function typeCell(
  page: Page,
  sheet: string,
  address: string,
  text: string,
): Promise<void> {
  await page.getByRole('tab', { name: sheet, exact: true }).click();
  await page.locator(`[data-address="${address}"]`).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
