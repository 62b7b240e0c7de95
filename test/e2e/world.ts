import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Frame,
  type Page,
} from 'playwright-core';
import { startSandbox, type SandboxOptions } from '../../src/sandbox/server';
import { developmentCertificate } from '../../src/service/certificate';
import type { ServiceOptions } from '../../src/service/options';
import { startService } from '../../src/service/server';
import { startWorkbench } from '../../src/workbench/server';

/** Certificate errors are ignored here and not per page: frames of other origins race with the latter. */
const flags =
  '--ignore-certificate-errors --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Everything a user needs, running: sandbox, service, workbench and a real browser. */
export interface World {
  readonly sandboxUrl: string;
  readonly paneUrl: string;
  readonly workbenchUrl: string;
  readonly browser: Browser;
  /** A fresh user: own storage, own workbook. */
  visit(options?: VisitOptions): Promise<Visit>;
  closeSandbox(): Promise<void>;
  close(): Promise<void>;
}

export interface VisitOptions {
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: string;
  readonly timezoneId?: string;
  /** The Excel to play, as the workbench reads it from its address: `readonly`, `without=SharedRuntime`. */
  readonly host?: string;
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The pane's frame inside the workbench. */
  readonly pane: Frame;
  close(): Promise<void>;
}

export async function openWorld(
  sandboxOptions: Partial<SandboxOptions> = {},
  serviceOptions: Partial<ServiceOptions> = {},
): Promise<World> {
  const scratch = mkdtempSync(join(tmpdir(), 'world-'));
  const tls = await developmentCertificate(scratch);
  const sandbox = await startSandbox({ port: 0, plan: 'unlimited', ...sandboxOptions });
  const service = await startService({
    port: 0,
    tls,
    pipedriveBaseUrl: sandbox.url,
    oauthUrl: sandbox.url,
    requestsPerSecond: 10_000,
    directBaseUrl: sandbox.url.replace('localhost', '{company}.localhost'),
    paneDir: resolve('dist/pane'),
    officeJsDir: resolve('node_modules/@microsoft/office-js/dist'),
    sandbox: { company: 'sandbox', token: 'sandbox-token' },
    dataDir: scratch,
    ...serviceOptions,
  });
  // Each needs the address of the other; the sandbox can be told later.
  await fetch(`${sandbox.url}/_sandbox/oauth-callback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: `${service.url}/oauth/callback` }),
  });
  const paneUrl = `${service.url}/taskpane.html`;
  const workbench = await startWorkbench({
    port: 0,
    tls,
    paneUrl,
    manifestPath: resolve('manifest.xml'),
    pageDir: resolve('dist/workbench'),
  });
  let sandboxClosed: Promise<void> | undefined;
  const closeSandbox = () => (sandboxClosed ??= sandbox.close());
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH']!,
    args: flags.split(' '),
  });
  return {
    sandboxUrl: sandbox.url,
    paneUrl,
    workbenchUrl: workbench.url,
    browser,
    visit: (options) => visit(browser, workbench.url, options),
    closeSandbox,
    close: async () => {
      await browser.close();
      await Promise.all([workbench.close(), service.close(), closeSandbox()]);
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

async function visit(
  browser: Browser,
  workbenchUrl: string,
  { host = '', ...options }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${workbenchUrl}?${host}`);
  const pane = await paneOf(page);
  return { context, page, pane, close: () => context.close() };
}

/** The pane's frame once its tabs are drawn. */
export async function paneOf(page: Page): Promise<Frame> {
  // A frame locator looks the frame up anew each time: the pane moves to a process of its own.
  await page.frameLocator('iframe.addin-frame').getByRole('tablist').first().waitFor();
  const element = await page.waitForSelector('iframe.addin-frame');
  return (await element.contentFrame())!;
}
