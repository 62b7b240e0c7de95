/**
 * Opens an address in the computer's own browser, where the host can (desktop Office). False where
 * it cannot, as on the web: there an ordinary link does.
 */
export function openInBrowser(address: string): boolean {
  if (!Office.context.requirements?.isSetSupported('OpenBrowserWindowApi', '1.1')) return false;
  Office.context.ui.openBrowserWindow(address);
  return true;
}
