import type { Frame, Page } from 'playwright-core';

/** What users do again and again, by the visible names of the product. */

export async function connect(
  pane: Frame,
  { name = 'Sandbox', token = 'sandbox-token', company = 'sandbox' } = {},
): Promise<void> {
  await openConnectionForm(pane);
  await pane.getByLabel('Connection Name').fill(name);
  await pane.getByLabel('API Token', { exact: true }).fill(token);
  await pane.getByLabel('Company Domain').fill(company);
  await pane.getByRole('button', { name: 'Save Connection' }).click();
  await pane.getByRole('tab', { name: 'Get Data' }).click();
}

export async function openConnectionForm(pane: Frame): Promise<void> {
  await pane.getByRole('tab', { name: 'Connections' }).click();
  await pane.getByRole('button', { name: 'New Pipedrive Connection' }).click();
}

export function openTable(pane: Frame, table: string): Promise<void> {
  return pickTable(pane, table, table);
}

/** Searches the list and opens what is called so: a table, or a saved filter. */
export async function pickTable(pane: Frame, search: string, name: string): Promise<void> {
  await pane.getByRole('searchbox', { name: 'Search tables' }).fill(search);
  await pane
    .getByRole('listbox', { name: 'Tables' })
    .getByRole('option', { name, exact: true })
    .click();
  await pane.getByRole('group', { name: 'Columns' }).waitFor();
}

/** Puts a text into the SQL editor, from the list of tables or from the builder. */
export async function writeSql(pane: Frame, sql: string): Promise<void> {
  const box = pane.getByRole('textbox', { name: 'SQL', exact: true });
  const opener = pane
    .getByRole('button', { name: 'SQL Query' })
    .or(pane.getByRole('tab', { name: 'SQL', exact: true }));
  if (!(await box.isVisible())) await opener.click();
  await box.fill(sql);
}

/** Writes a cell, as the user or anything else in the workbook would; makes the sheet if need be. */
export async function setCell(
  pane: Frame,
  sheet: string,
  address: string,
  value: string | number,
): Promise<void> {
  await pane.evaluate(
    ([name, cell, content]) =>
      Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        const found = worksheets.getItemOrNullObject(name);
        await context.sync();
        const target = found.isNullObject ? worksheets.add(name) : found;
        target.getRange(cell).values = [[content]];
        await context.sync();
      }),
    [sheet, address, value] as const,
  );
}

export async function importAndWait(pane: Frame): Promise<string> {
  await pane.getByRole('button', { name: 'Import', exact: true }).click();
  const status = pane.getByRole('status').filter({ hasText: /^Imported/ });
  await status.waitFor();
  return (await status.textContent()) ?? '';
}

/** Values of a sheet as the workbench holds them. */
export function cells(page: Page, sheet?: string): Promise<(string | number | boolean)[][]> {
  return page.evaluate((name) => window.workbench.cells(name), sheet);
}

export function sheetNames(page: Page): Promise<string[]> {
  return page.evaluate(() => window.workbench.workbook.sheets.map(({ name }) => name));
}

export function tableNames(page: Page): Promise<string[]> {
  return page.evaluate(() => window.workbench.workbook.tables.map(({ name }) => name));
}
