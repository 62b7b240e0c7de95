import { reports, type ReportId } from '../../src/workbook/report';
import { stripForTemplate } from '../../src/workbook/template';
import { excelIdentity } from '../../src/excel/excel-identity';
import { wantedCharts } from './report-wanted';
import { ReportWorld } from './report-world';

const world = new ReportWorld();
const title = 'Pipeline by stage';
const table = 'Pipeline_by_stage';

/** A company whose open deals are so many of each currency. */
async function company(counts: Readonly<Record<string, number>>): Promise<void> {
  await world.start({}, { deals: 0, activities: 0, persons: 0, organizations: 0, leads: 0 });
  for (const [currency, count] of Object.entries(counts)) await addDeals(currency, count);
}

async function addDeals(currency: string, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const value = (index + 1) * 100;
    const expected = new Date(world.clock.time).toISOString().slice(0, 10);
    await world.api('POST', 'api/v2/deals', {
      title: `${currency} ${index}`,
      value,
      currency,
      stage_id: 1 + (index % 3),
      expected_close_date: expected,
    });
  }
}

/** Loses all open deals of a currency. */
async function lose(currency: string): Promise<void> {
  const deals = await world.raw('api/v2/deals');
  const ids = deals.filter((deal) => deal['currency'] === currency).map(({ id }) => id);
  await world.touch('deals', ids, { status: 'lost' });
}

const titles = () => world.drawn().map((chart) => chart.title);
const deleteChart = (index: number) =>
  world.excel((context) =>
    context.workbook.worksheets.getItem(title).charts.getItemAt(index).delete(),
  );
const charted = async () => {
  const [stored] = await world.ports.definitions.list();
  return stored && 'definition' in stored ? stored.definition.charted : undefined;
};

/** Whatever else happens: a chart that names a currency shows nothing of another. */
function expectNoMix(): void {
  for (const chart of titles()) {
    const currency = /, ([A-Z]{3})\b/.exec(chart)?.[1];
    if (!currency) continue;
    const points = world.pointsOf(chart);
    expect(points.length).toBeGreaterThan(0);
    expect(points.map(([first]) => first)).toEqual(points.map(() => currency));
  }
}
afterEach(() => world.close());
afterEach(expectNoMix);

test.each(reports.filter(({ chart }) => 'perCurrency' in chart).map(({ id }) => id))(
  'one currency gives one chart of the whole table, as a plain title says: %s',
  async (id: ReportId) => {
    await company({ EUR: 3 });
    const deals = await world.raw('api/v2/deals');
    if (id === 'won-per-month')
      await world.touch('deals', [deals[0]!['id']], { status: 'won', local_won_date: today() });
    const report = reports.find((one) => one.id === id)!;
    const { table: made, rows } = await world.make(id);
    expect(rows).toBeGreaterThan(0);
    expect(world.drawn()).toEqual(wantedCharts(report, world.rows(made.name)));
    expect(titles()).toEqual([report.title]);
    expect(await charted()).toBeUndefined();
  },
);

const today = () => new Date(world.clock.time).toISOString().slice(0, 10);

test('each currency has a chart, that of most deals first, one under the other', async () => {
  await company({ JPY: 2, EUR: 4, USD: 3 });
  await world.make('pipeline-by-stage');
  expect(titles()).toEqual([`${title}, EUR`, `${title}, USD`, `${title}, JPY`]);
  expect(world.drawn()).toEqual(wantedCharts(reports[0], world.rows(table)));
  const [first, second, third] = world.charts().map(({ settings }) => settings);
  expect([second!.left, third!.left]).toEqual([first!.left, first!.left]);
  expect(second!.top).toBeGreaterThanOrEqual(first!.top + first!.height);
  expect(third!.top).toBeGreaterThanOrEqual(second!.top + second!.height);
});

test('four currencies have charts; the last one names those that are only in the table', async () => {
  await company({ EUR: 6, USD: 5, GBP: 4, JPY: 3, CHF: 2, NOK: 1 });
  const id = await world.makeTracked('pipeline-by-stage');
  const four = [`${title}, EUR`, `${title}, USD`, `${title}, GBP`];
  expect(titles()).toEqual([...four, `${title}, JPY (only in the table: CHF and NOK)`]);
  await lose('EUR');
  await addDeals('SEK', 1);
  await addDeals('DKK', 1);
  await world.refresher.refresh(id);
  // The chart of EUR is now that of the next in the table; those that had one keep theirs.
  expect(titles().sort()).toEqual([
    `${title}, CHF (only in the table: DKK, NOK and SEK)`,
    `${title}, GBP`,
    `${title}, JPY`,
    `${title}, USD`,
  ]);
});

test('a currency that appears has a chart from the next refresh, and the first says its own', async () => {
  await company({ EUR: 3 });
  const id = await world.makeTracked('pipeline-by-stage');
  await addDeals('JPY', 5);
  await world.refresher.refresh(id);
  expect(titles().sort()).toEqual([`${title}, EUR`, `${title}, JPY`]);
  const [eur, jpy] = world.charts().map(({ settings }) => settings);
  expect(jpy!.top).toBeGreaterThanOrEqual(eur!.top + eur!.height);
  expect((await charted())?.map(({ currency }) => currency)).toEqual(['JPY', 'EUR']);
});

test('the chart of a currency that is gone goes, and comes back with it', async () => {
  await company({ EUR: 3, JPY: 2, USD: 1 });
  const id = await world.makeTracked('pipeline-by-stage');
  await lose('EUR');
  await world.refresher.refresh(id);
  expect(titles()).toEqual([`${title}, JPY`, `${title}, USD`]);
  await addDeals('EUR', 1);
  await world.refresher.refresh(id);
  expect(titles().sort()).toEqual([`${title}, EUR`, `${title}, JPY`, `${title}, USD`]);
  await lose('JPY');
  await lose('USD');
  await world.refresher.refresh(id);
  expect(world.drawn()).toEqual(wantedCharts(reports[0], world.rows(table)));
  expect(await charted()).toBeUndefined();
});

test('a new currency takes over the place of one that is gone, under its own name', async () => {
  await company({ EUR: 2, JPY: 3 });
  const id = await world.makeTracked('pipeline-by-stage');
  const { left, top } = world.charts()[1]!.settings;
  await world.excel((context) => {
    context.workbook.worksheets.getItem(title).charts.getItemAt(1).title.text = 'Our euros';
  });
  await lose('EUR');
  await addDeals('USD', 2);
  await world.refresher.refresh(id);
  expect(titles()).toEqual([`${title}, JPY`, `${title}, USD`]);
  expect(world.charts()[1]!.settings).toMatchObject({ left, top });
});

test('a chart that changes its rank stays with its currency, also where the numbers are the same', async () => {
  await company({ EUR: 3, JPY: 3 });
  const id = await world.makeTracked('pipeline-by-stage');
  await addDeals('JPY', 3);
  const jpy = (await world.raw('api/v2/deals')).filter((deal) => deal['currency'] === 'JPY');
  for (const { id: deal } of jpy.slice(3)) await world.touch('deals', [deal], { value: 0 });
  await world.refresher.refresh(id);
  expect(world.rows(table).map(([currency]) => currency)).toEqual([
    ...['JPY', 'JPY', 'JPY'],
    ...['EUR', 'EUR', 'EUR'],
  ]);
  expect(titles()).toEqual([`${title}, EUR`, `${title}, JPY`]);
});

test('a chart that the user has deleted stays deleted; the others go on', async () => {
  await company({ EUR: 3, JPY: 2, USD: 1 });
  const id = await world.makeTracked('pipeline-by-stage');
  await deleteChart(1);
  await addDeals('JPY', 3);
  await world.refresher.refresh(id);
  expect(titles()).toEqual([`${title}, EUR`, `${title}, USD`]);
  await deleteChart(1);
  await deleteChart(0);
  await addDeals('GBP', 1);
  await world.refresher.refresh(id);
  expect(titles()).toEqual([]);
});

test('titles, colours and places that the user gave to charts stay', async () => {
  await company({ EUR: 3, JPY: 2 });
  const id = await world.makeTracked('pipeline-by-stage');
  await world.excel((context) => {
    const chart = context.workbook.worksheets.getItem(title).charts.getItemAt(0);
    chart.title.text = 'Our euros';
    chart.top = 700;
    chart.series.getItemAt(0).format.fill.setSolidColor('#336699');
  });
  await addDeals('JPY', 5);
  await world.refresher.refresh(id);
  const [euros] = world.charts();
  expect(euros!.settings).toMatchObject({ title: 'Our euros', top: 700 });
  expect(euros!.series[0]!.color).toBe('#336699');
  expect(world.pointsOf('Our euros').map(([currency]) => currency)).toEqual(['EUR', 'EUR', 'EUR']);
});

test('where the user has sorted currencies apart, titles say that all are shown, until they stand together', async () => {
  await company({ EUR: 3, JPY: 3 });
  const id = await world.makeTracked('pipeline-by-stage');
  const sort = (key: number) =>
    world.excel((context) =>
      context.workbook.tables.getItem(table).sort.apply([{ key, ascending: true }]),
    );
  await sort(2);
  await world.refresher.refresh(id);
  expect(titles()).toEqual([
    `${title}, all currencies (sort by Currency to see EUR)`,
    `${title}, all currencies (sort by Currency to see JPY)`,
  ]);
  await sort(0);
  await world.refresher.refresh(id);
  expect(titles()).toEqual([`${title}, EUR`, `${title}, JPY`]);
  expect(world.drawn()).toEqual(wantedCharts(reports[0], world.rows(table)));
});

test('a report whose chart was of the whole table gets its charts apart at the next refresh', async () => {
  await company({ EUR: 3 });
  const id = await world.makeTracked('pipeline-by-stage');
  await world.excel((context) => {
    context.workbook.worksheets.getItem(title).charts.getItemAt(0).name = `Pipedrive report ${id}`;
  });
  await addDeals('JPY', 2);
  await world.refresher.refresh(id);
  expect(titles()).toEqual([`${title}, EUR`, `${title}, JPY`]);
  expect(world.drawn()).toEqual(wantedCharts(reports[0], world.rows(table)));
});

test('a template keeps the charts, which become those of the currencies of whoever opens it', async () => {
  await company({ EUR: 3, JPY: 2 });
  const id = await world.makeTracked('pipeline-by-stage');
  await stripForTemplate({ ...world.ports, identity: excelIdentity(() => 'new') });
  expect(await charted()).toBeUndefined();
  await lose('EUR');
  await addDeals('USD', 4);
  await world.refresher.refresh(id);
  expect(titles().sort()).toEqual([`${title}, JPY`, `${title}, USD`]);
});
