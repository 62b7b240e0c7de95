import type { Page } from 'playwright-core';
import { openConnectionForm } from './steps';
import type { Visit } from './world';

/** What users do to sign in, by the visible names of the product, of Office and of Pipedrive. */

/** Opens a new connection with the user's own app, ready to sign in. */
export async function fillOAuth(
  { pane }: Visit,
  { name = 'Own app', secret = 'sandbox-secret', ownApp = true } = {},
): Promise<void> {
  await openConnectionForm(pane);
  await pane.getByLabel('Connection Name').fill(name);
  await pane.getByLabel('Auth Scheme').selectOption('OAuth');
  if (!ownApp) return;
  await pane.getByLabel('OAuth Client Id').fill('sandbox-client');
  await pane.getByLabel('OAuth Client Secret').fill(secret);
}

/** Chooses Sign In and allows Office to open the window; resolves with that window. */
export async function openSignIn({ page, pane }: Visit): Promise<Page> {
  await pane.getByRole('button', { name: 'Sign In', exact: true }).click();
  return allowWindow({ page, pane });
}

/** Office on the web asks before it opens a window. */
export async function allowWindow({ page, pane }: Pick<Visit, 'page' | 'pane'>): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await pane.getByRole('button', { name: 'Allow' }).click();
  const dialog = await opening;
  await dialog.getByRole('button', { name: 'Allow and install' }).waitFor();
  return dialog;
}

export async function signIn(visit: Visit): Promise<void> {
  const dialog = await openSignIn(visit);
  await dialog.getByRole('button', { name: 'Allow and install' }).click();
  await visit.pane.getByText(/^Signed in as/).waitFor();
}

/** The menu of a connection in the list. */
export async function choose({ pane }: Visit, connection: string, item: string): Promise<void> {
  await pane.getByRole('button', { name: `More actions for ${connection}` }).click();
  await pane.getByRole('menuitem', { name: item, exact: true }).click();
}

/** The sentence of the alert that is shown now. */
export async function alertText({ pane }: Visit): Promise<string> {
  const alert = pane.getByRole('alert').filter({ hasText: /\S/ });
  await alert.waitFor();
  return (await alert.textContent()) ?? '';
}
