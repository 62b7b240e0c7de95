import type { Page } from 'playwright-core';
import type { JsonObject } from '../../src/pipedrive/json';
import { cells, connect } from './steps';
import { openFile, openWorkbookTab, refresh, row, saveWorkbook, touch } from './workbook-steps';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

const table = 'Pipeline_by_stage';

/** Labels and values of the one chart of the workbook. */
const ranges = (page: Page) =>
  page.evaluate(() =>
    window.workbench.workbook.sheets
      .flatMap(({ charts }) => charts)
      .flatMap(({ series }) => series)
      .map(({ categories, values }) => [categories?.address, values?.address]),
  );
const wanted = (end: number) => [
  [`'Pipeline by stage'!A2:B${end}`, `'Pipeline by stage'!C2:C${end}`],
];

test('a report is refreshed with the rest: its chart follows, also in a workbook opened again', async () => {
  const { page, pane } = await world.visit();
  await connect(pane);
  await pane.getByRole('button', { name: 'Reports', exact: true }).click();
  await pane.getByRole('button', { name: 'Pipeline by stage' }).click();
  await pane
    .getByRole('status')
    .filter({ hasText: /^Imported/ })
    .waitFor();
  const before = (await cells(page, 'Pipeline by stage')).length;

  const answer = await fetch(`${world.sandboxUrl}/api/v2/deals?status=open&limit=5`, {
    headers: { 'x-api-token': 'sandbox-token' },
  });
  const { data } = (await answer.json()) as { data: JsonObject[] };
  await touch(world.sandboxUrl, 'deals', [Number(data[0]!['id'])], { currency: 'ZZZ', value: 77 });
  await openWorkbookTab(pane);
  await row(pane, table).waitFor();
  expect(await refresh(pane, table)).toMatch(/^Refreshed/);
  const grown = await cells(page, 'Pipeline by stage');
  expect(grown.at(-1)).toEqual(['ZZZ', expect.any(String), 77, 1]);
  expect(await ranges(page)).toEqual(wanted(grown.length));

  const again = await openFile(page, await saveWorkbook(page));
  await openWorkbookTab(again);
  await touch(world.sandboxUrl, 'deals', [Number(data[1]!['id'])], { currency: 'YYY', value: 99 });
  expect(await refresh(again, table)).toMatch(/^Refreshed/);
  const later = await cells(page, 'Pipeline by stage');
  expect(later.length).toBeGreaterThanOrEqual(before);
  expect(later.at(-2)).toEqual(['YYY', expect.any(String), 99, 1]);
  expect(await ranges(page)).toEqual(wanted(later.length));
  const points = `and ${later.length - 1 - 20} more`;
  await page.getByRole('img', { name: new RegExp(`^Pipeline by stage\\..*${points}`) }).waitFor();
}, 60_000);
