import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { JsonObject } from '../../src/pipedrive/json';
import { reports } from '../../src/workbook/report';
import { wantedCharts } from '../integration/report-wanted';
import { cells, connect } from './steps';
import { openFile, openWorkbookTab, refresh, row, saveWorkbook, touch } from './workbook-steps';
import { openWorld, type World } from './world';

/** Where to keep pictures of the sheet, for people to look at; not kept unless asked for. */
const shots = process.env['SHOTS'];

let world: World;
beforeAll(async () => {
  world = await openWorld();
  if (shots) mkdirSync(shots, { recursive: true });
}, 60_000);
afterAll(() => world.close());

const sheet = 'Pipeline by stage';
const table = 'Pipeline_by_stage';

const drawn = (page: Page) =>
  page.evaluate(() =>
    window.workbench.workbook.sheets
      .flatMap(({ charts }) => charts)
      .map(({ settings, series }) => ({
        title: settings.title,
        ranges: series.map(({ categories, values }) => [categories?.address, values?.address]),
      })),
  );

/** The rows of the report, and its charts with what a chart must be: right, and drawn. */
async function expectCharts(page: Page, picture: string): Promise<(string | undefined)[]> {
  const [, ...rows] = await cells(page, sheet);
  const wanted = wantedCharts(reports[0], rows);
  expect(await drawn(page)).toEqual(wanted);
  for (const { title, ranges } of wanted) {
    // The drawing in words: title, kind, and each point as the cells have it.
    const image = page.getByRole('img', { name: `${title}.` });
    await image.waitFor();
    const said = (await image.getAttribute('aria-label')) ?? '';
    const currency = /, ([A-Z]{3})\b/.exec(title)?.[1];
    const others = rows.map(([one]) => String(one)).filter((one) => one !== currency);
    if (currency) for (const other of others) expect(said.slice(title.length)).not.toContain(other);
    expect(ranges).toHaveLength(1);
  }
  if (shots) await page.screenshot({ path: join(shots, `${picture}.png`) });
  return wanted.map(({ title }) => title);
}

async function deals(status: string): Promise<number[]> {
  const answer = await fetch(`${world.sandboxUrl}/api/v2/deals?status=${status}&limit=500`, {
    headers: { 'x-api-token': 'sandbox-token' },
  });
  const { data } = (await answer.json()) as { data: JsonObject[] };
  return data.map(({ id }) => Number(id));
}

test('a report is refreshed with the rest: currencies come and go, also in a workbook opened again', async () => {
  const open = await deals('open');
  await touch(world.sandboxUrl, 'deals', open, { currency: 'EUR' });
  const { page, pane } = await world.visit();
  await page.setViewportSize({ width: 1500, height: 1300 });
  await connect(pane);
  await pane.getByRole('button', { name: 'Reports', exact: true }).click();
  await pane.getByRole('button', { name: sheet }).click();
  await pane
    .getByRole('status')
    .filter({ hasText: /^Imported/ })
    .waitFor();
  expect(await expectCharts(page, 'one-currency')).toEqual([sheet]);

  await touch(world.sandboxUrl, 'deals', open.slice(0, 9), { currency: 'JPY', value: 1_500_000 });
  await touch(world.sandboxUrl, 'deals', open.slice(9, 11), { currency: 'USD', value: 77 });
  await openWorkbookTab(pane);
  await row(pane, table).waitFor();
  expect(await refresh(pane, table)).toMatch(/^Refreshed/);
  const three = ['EUR', 'JPY', 'USD'].map((currency) => `${sheet}, ${currency}`);
  expect(await expectCharts(page, 'three-currencies')).toEqual(three);

  const again = await openFile(page, await saveWorkbook(page));
  await openWorkbookTab(again);
  await touch(world.sandboxUrl, 'deals', open.slice(0, 9), { currency: 'EUR' });
  expect(await refresh(again, table)).toMatch(/^Refreshed/);
  expect(await expectCharts(page, 'two-currencies')).toEqual([three[0], three[2]]);
}, 60_000);
