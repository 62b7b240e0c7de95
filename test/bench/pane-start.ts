import type { World } from '../e2e/world';
import { median, type Measured } from './measured';

const visits = 7;
const mostMs = 500;

declare global {
  interface Window {
    officeReady?: number;
    usable?: number;
  }
}

/** Runs in every frame before its scripts: notes when Office is ready and when the pane can be used. */
function watch(): void {
  const timer = setInterval(() => {
    const office = (globalThis as { Office?: { onReady(): Promise<unknown> } }).Office;
    if (!office?.onReady) return;
    clearInterval(timer);
    void office.onReady().then(() => (window.officeReady = performance.now()));
  }, 1);
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[role=tabpanel] button, [role=tabpanel] input')) return;
    window.usable = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** From `Office.onReady` to the first button that answers, development build, a fresh user each time. */
export async function paneStartBench(world: World): Promise<Measured[]> {
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const context = await world.browser.newContext();
    await context.addInitScript(watch);
    const page = await context.newPage();
    await page.goto(world.workbenchUrl);
    const pane = page.frameLocator('iframe.addin-frame');
    await pane.getByRole('button', { name: 'New Pipedrive Connection' }).waitFor();
    times.push(
      await pane.locator('html').evaluate(() => Math.max(0, window.usable! - window.officeReady!)),
    );
    await context.close();
  }
  const ms = median(times);
  return [
    {
      name: 'pane: usable after Office.onReady, median',
      value: `${Math.round(ms)} ms`,
      target: `at most ${mostMs} ms`,
      ratio: mostMs / Math.max(ms, 1),
    },
  ];
}
