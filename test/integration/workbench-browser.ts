import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Frame, type Page } from 'playwright-core';
import { developmentCertificate } from '../../src/service/certificate';
import { startWorkbench } from '../../src/workbench/server';
import { addinManifest, startAddin } from './workbench-addin';

// The page is the one in dist/workbench: `npx webpack --mode development --config-name workbench`.
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** What the test add-in's page and the workbench's page offer to the functions evaluated in them. */
declare global {
  interface Window {
    events: unknown[];
    dialog: Office.Dialog;
    openDialog(options: Office.DialogOptions): Promise<string>;
  }
}

/** A workbench with a small add-in in it, and a browser to look at them. */
export async function openBrowser() {
  const scratch = mkdtempSync(join(tmpdir(), 'workbench-'));
  const manifestPath = join(scratch, 'manifest.xml');
  writeFileSync(manifestPath, addinManifest);
  const tls = await developmentCertificate(scratch);
  const addin = await startAddin(tls);
  const workbench = await startWorkbench({
    port: 0,
    tls,
    paneUrl: `${addin.origin}/pane.html`,
    manifestPath,
    pageDir: resolve('dist/workbench'),
  });
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH']!,
    args: flags.split(' '),
  });
  return {
    addin,
    workbench,
    scratch,
    /** A fresh person's page, with the pane's frame ready. */
    async visit(): Promise<{ page: Page; pane: Frame }> {
      const context = await browser.newContext({
        ignoreHTTPSErrors: true,
        viewport: { width: 1280, height: 800 },
      });
      const page = await context.newPage();
      await page.goto(workbench.url);
      return { page, pane: await readyPane(page, addin.origin) };
    },
    async close(): Promise<void> {
      await browser.close();
      await Promise.all([workbench.close(), addin.close()]);
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** The add-in's frame at a path, now or once it gets there. */
export async function frameAt(page: Page, address: string): Promise<Frame> {
  const matches = (frame: Frame) => frame.url().startsWith(address);
  return page.frames().find(matches) ?? (await page.waitForEvent('framenavigated', matches));
}

/** The pane once Office.js has found its host. */
export async function readyPane(page: Page, origin: string): Promise<Frame> {
  const pane = await frameAt(page, `${origin}/pane.html`);
  await pane.getByText('Excel OfficeOnline').waitFor();
  return pane;
}
