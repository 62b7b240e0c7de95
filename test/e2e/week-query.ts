import type { Frame } from 'playwright-core';
import { openWorkbookTab } from './workbook-steps';

/** What people do in Get Data, by the visible names of the product. */

/** Chooses these columns and no other. */
export async function chooseColumns(pane: Frame, names: readonly string[]): Promise<void> {
  const all = pane.getByRole('checkbox', { name: 'Select all' });
  await all.check();
  await all.uncheck();
  for (const name of names) await setColumn(pane, name, true);
}

export async function setColumn(pane: Frame, name: string, isChosen: boolean): Promise<void> {
  const search = pane.getByRole('searchbox', { name: 'Search columns' });
  await search.fill(name);
  await pane.getByRole('checkbox', { name, exact: true }).setChecked(isChosen);
  await search.fill('');
}

export async function addFilter(
  pane: Frame,
  column: string,
  operator: string,
  value: string,
): Promise<void> {
  await pane.getByRole('button', { name: 'Add Filter' }).click();
  await pane.getByLabel('Column', { exact: true }).selectOption(column);
  await pane.getByLabel('Operator').selectOption(operator);
  await pane.getByLabel('Value', { exact: true }).fill(value);
  await pane.getByRole('button', { name: 'Apply', exact: true }).click();
  await pane.getByRole('group', { name: 'Columns' }).waitFor();
}

/** Opens the list of tables, whatever Get Data shows. */
export async function startImport(pane: Frame): Promise<void> {
  await pane.getByRole('tab', { name: 'Get Data' }).click();
  const again = pane.getByRole('button', { name: /^(New Import|All tables)$/ });
  if (await again.isVisible()) await again.click();
  await pane.getByRole('searchbox', { name: 'Search tables' }).waitFor();
}

/** Presses Refresh All in the Workbook tab. */
export async function refreshAll(pane: Frame): Promise<void> {
  await openWorkbookTab(pane);
  await pane.getByRole('button', { name: 'Refresh All', exact: true }).click();
}
