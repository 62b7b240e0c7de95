import type { Cell } from '../../src/core/cell';
import type { JsonObject } from '../../src/pipedrive/json';
import { reports } from '../../src/workbook/report';
import { expectedRows, rawCompany } from '../integration/report-expected';
import { wantedCharts } from '../integration/report-wanted';
import { cells, connect, sheetNames } from './steps';
import { openWorld, paneOf, type Visit, type World } from './world';

const today = new Date().toISOString().slice(0, 10);
let world: World;
let visit: Visit;

beforeAll(async () => {
  world = await openWorld();
  // The company of the sandbox is of one day: something of it happens now, whenever that is.
  const ids = (await list('api/v2/deals')).slice(0, 40).map(({ id }) => id);
  await control('touch', { entity: 'deals', ids, patch: { status: 'won', local_won_date: today } });
  const open = (await list('api/v2/deals'))
    .filter(({ status }) => status === 'open')
    .slice(0, 40)
    .map(({ id }) => id);
  await control('touch', { entity: 'deals', ids: open, patch: { expected_close_date: today } });
  const due = (await list('api/v2/activities')).slice(0, 60).map(({ id }) => id);
  await control('touch', { entity: 'activities', ids: due, patch: { due_date: today } });
  visit = await world.visit({ timezoneId: 'UTC' });
  await connect(visit.pane);
}, 60_000);
afterAll(() => world.close());
afterEach(() => fetch(`${world.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' }));

const token = { 'x-api-token': 'sandbox-token' };

const control = (name: string, body: unknown) =>
  fetch(`${world.sandboxUrl}/_sandbox/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A whole list, by cursors in v2. */
async function list(path: string): Promise<JsonObject[]> {
  const rows: JsonObject[] = [];
  for (let cursor: string | null | undefined = ''; cursor != null;) {
    const query: string = path.startsWith('v1') ? '' : `?limit=500${cursor && `&cursor=${cursor}`}`;
    const answer = await fetch(`${world.sandboxUrl}/${path}${query}`, { headers: token });
    const body = await answer.json();
    rows.push(...body.data);
    cursor = body.additional_data?.next_cursor;
  }
  return rows;
}

const report = (title: string) => visit.pane.getByRole('button', { name: title, exact: true });
const ending = (role: 'status' | 'alert', text: RegExp) =>
  visit.pane.getByRole(role).filter({ hasText: text });

async function openGallery(): Promise<void> {
  await visit.pane.getByRole('tab', { name: 'Get Data' }).click();
  if (await report('Sales funnel').isVisible()) return;
  const more = visit.pane.getByRole('button', { name: 'More Reports' });
  if ((await more.count()) > 0) await more.click();
  else await visit.pane.getByRole('button', { name: 'Reports', exact: true }).click();
  await report('Sales funnel').waitFor();
}

const cents = (rows: readonly (readonly Cell[])[]) =>
  rows.map((row) =>
    row.map((one) => (typeof one === 'number' ? Math.round(one * 100) / 100 : one)),
  );

test('what each report costs is told before it is made', async () => {
  await openGallery();
  const { pane } = visit;
  for (const { title, help } of reports) {
    await report(title)
      .getByText(/requests?, \d+ API tokens/)
      .waitFor();
    await report(title).getByText(help).waitFor();
  }
  expect(await pane.evaluate(() => document.activeElement?.id)).toBe('report-pipeline-by-stage');
});

test.each(reports.map((one) => [one.title, one] as const))(
  'one click makes a table and its charts, one under the other: %s',
  async (title, made) => {
    const { page, pane } = visit;
    await openGallery();
    await report(title).click();
    await ending('status', /^Imported \d+ rows/).waitFor();
    const [header, ...rows] = await cells(page, title);
    const company = await rawCompany(list, today);
    expect(rows.length).toBeGreaterThan(0);
    expect(cents(rows)).toEqual(cents(expectedRows[made.id](company, undefined)));
    expect(header).toEqual(Object.keys(made.types));
    const charts = await page.evaluate((sheet) => {
      const found = window.workbench.workbook.sheets.find(({ name }) => name === sheet)!;
      return found.charts.map(({ settings, series }) => ({
        title: settings.title,
        ranges: series.map(({ values, categories }) => [categories?.address, values?.address]),
      }));
    }, title);
    expect(charts).toEqual(wantedCharts(made, rows));
    const drawings = page.getByRole('img', { name: new RegExp(`^${title}[.,]`) });
    await drawings.last().waitFor();
    expect(await drawings.count()).toBe(charts.length);
    let bottom = 0;
    for (const drawn of await drawings.all()) {
      expect(await drawn.locator('rect').count()).toBeGreaterThan(1);
      const { y, height } = (await drawn.boundingBox())!;
      expect(y).toBeGreaterThanOrEqual(bottom);
      bottom = y + height;
    }
    await pane.getByRole('button', { name: 'Show Table' }).click();
    expect(await ending('alert', /\S/).count()).toBe(0);
  },
  30_000,
);

test('a pipeline without deals gives an empty table, and the pane says so', async () => {
  const answer = await fetch(`${world.sandboxUrl}/api/v2/pipelines`, {
    method: 'POST',
    headers: { ...token, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Not in use' }),
  });
  expect(answer.status).toBeLessThan(300);
  const { page } = visit;
  await page.reload();
  visit = { ...visit, pane: await paneOf(page) };
  await openGallery();
  await visit.pane.getByRole('combobox', { name: 'Pipeline' }).selectOption('Not in use');
  await report('Pipeline by stage').click();
  await ending('status', /^Imported 0 rows/).waitFor();
  await visit.pane.getByText(/Nothing to show yet/).waitFor();
  const [header, ...rows] = await cells(page, 'Pipeline by stage');
  expect(header).toEqual(['Currency', 'Stage', 'Value', 'Deals']);
  expect(rows.flat().filter((cell) => cell !== '')).toEqual([]);
});

test('a report of one pipeline holds nothing of the others', async () => {
  await openGallery();
  const [pipeline] = await list('api/v2/pipelines');
  const { id, name } = pipeline!;
  await visit.pane.getByRole('combobox', { name: 'Pipeline' }).selectOption(String(name));
  await report('Sales funnel').click();
  await ending('status', /^Imported/).waitFor();
  const sheet = (await sheetNames(visit.page)).at(-1)!;
  const [, ...rows] = await cells(visit.page, sheet);
  const company = await rawCompany(list, today);
  expect(rows).toEqual(expectedRows['sales-funnel'](company, Number(id)));
});

test('a report that is stopped leaves no sheet, and the gallery is there again', async () => {
  await openGallery();
  const before = await sheetNames(visit.page);
  await report('Won per month')
    .getByText(/request/)
    .waitFor();
  await control('faults', [{ match: 'GET /api/v2/deals', status: 'slow', times: 50 }]);
  await report('Won per month').click();
  await visit.pane.getByRole('button', { name: 'Stop' }).click();
  await ending('status', /^Import stopped. Nothing was written./).waitFor();
  expect(await sheetNames(visit.page)).toEqual(before);
  await visit.pane.waitForFunction(() => document.activeElement?.id === 'report-won-per-month');
});

test('a report that fails says why and what to do, and the next try works', async () => {
  const before = await sheetNames(visit.page);
  await control('faults', [{ match: 'GET /api/v2/deals', status: 'html403', times: 50 }]);
  await report('Forecast by expected close').click();
  const alert = ending('alert', /blocked.*Nothing was written/);
  await alert.waitFor();
  expect(await sheetNames(visit.page)).toEqual(before);
  await fetch(`${world.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' });
  await report('Forecast by expected close').click();
  await ending('status', /^Imported/).waitFor();
});

test('the keyboard reaches the gallery, a report, and the way back', async () => {
  await openGallery();
  const { pane, page } = visit;
  await pane.evaluate(() => document.getElementById('report-activities-per-user')?.focus());
  await page.keyboard.press('Enter');
  await ending('status', /^Imported/).waitFor();
  await openGallery();
  await report('Sales funnel').focus();
  await page.keyboard.press('Escape');
  await pane.getByRole('searchbox', { name: 'Search tables' }).waitFor();
});
