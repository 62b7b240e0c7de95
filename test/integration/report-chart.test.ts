import { reports, type Report } from '../../src/workbook/report';
import { stripForTemplate } from '../../src/workbook/template';
import { excelIdentity } from '../../src/excel/excel-identity';
import { wantedCharts } from './report-wanted';
import { ReportWorld } from './report-world';

const world = new ReportWorld();
beforeEach(() => world.start({}, { deals: 150, activities: 200 }));
afterEach(() => world.close());

test.each(reports.map((report): [string, Report] => [report.id, report]))(
  '%s has native charts of its table beside it',
  async (_, report) => {
    const { table } = await world.make(report.id as (typeof reports)[number]['id']);
    expect(world.drawn()).toEqual(wantedCharts(report, world.rows(table.name)));
    let top = 0;
    for (const { sheet, settings } of world.charts()) {
      expect(sheet.name).toBe(table.sheet);
      expect(settings.type).toBe(report.chart.type);
      const width = sheet.layout.columns.before(Object.keys(report.types).length);
      expect(settings.left).toBeGreaterThan(width);
      expect(settings.top).toBeGreaterThan(top);
      top = settings.top + settings.height;
    }
  },
);

test('charts follow their table when that grows and when it shrinks, and the order stays', async () => {
  const id = await world.makeTracked('pipeline-by-stage');
  const before = world.shown('Pipeline_by_stage').length;
  const deals = await world.raw('api/v2/deals');
  const open = deals.filter((deal) => deal['status'] === 'open');
  await world.touch('deals', [open[0]!['id']], { currency: 'ZZZ', value: 5 });
  const grown = await world.refresher.refresh(id);
  const expected = await world.expected('pipeline-by-stage');
  expect(expected.at(-1)![0]).toBe('ZZZ');
  expect(world.shown('Pipeline_by_stage')).toEqual(expected);
  expect(grown.rows).toBe(expected.length);
  expect(world.drawn()).toEqual(wantedCharts(reports[0], expected));

  const many = open.slice(0, 30).map(({ id: deal }) => deal);
  await world.touch('deals', many, { status: 'lost' });
  await world.refresher.refresh(id);
  const fewer = await world.expected('pipeline-by-stage');
  expect(fewer.length).toBeLessThan(before);
  expect(world.shown('Pipeline_by_stage')).toEqual(fewer);
  expect(world.drawn()).toEqual(wantedCharts(reports[0], fewer));
});

test('a refresh after a month has passed shows the months anew', async () => {
  const id = await world.makeTracked('won-per-month');
  world.clock.time += 20 * 86_400_000;
  await world.refresher.refresh(id);
  expect(world.shown('Won_per_month')).toEqual(await world.expected('won-per-month'));
});

test('a report without deals is a table without rows, and its chart fills with the first', async () => {
  await world.close();
  await world.start({}, { deals: 0, activities: 0, persons: 0, organizations: 0, leads: 0 });
  const { rows, chartProblem, tracked } = await world.make('pipeline-by-stage');
  expect({ rows, chartProblem }).toEqual({ rows: 0, chartProblem: undefined });
  if ('problem' in tracked) throw tracked.problem;
  const deal = { title: 'First', value: 12.5, currency: 'EUR', stage_id: 3 };
  await world.api('POST', 'api/v2/deals', deal);
  await world.refresher.refresh(tracked.definition.id);
  expect(world.rows('Pipeline_by_stage')).toEqual([['EUR', 'New equipment: Concept', 12.5, 1]]);
  expect(world.drawn()).toEqual(wantedCharts(reports[0], world.rows('Pipeline_by_stage')));
  const { sheet, bodyRect } = world.workbook.findTable('Pipeline_by_stage')!;
  expect(sheet.format(bodyRect.top, bodyRect.left + 2).numberFormat).toBe('#,##0.00');
});

test('a chart that the user has deleted does not come back, and the table is refreshed', async () => {
  const id = await world.makeTracked('sales-funnel');
  await world.excel((context) =>
    context.workbook.worksheets.getItem('Sales funnel').charts.getItemAt(0).delete(),
  );
  const [deal] = await world.raw('api/v2/deals');
  await world.touch('deals', [deal!['id']], { pipeline_id: 3, stage_id: 12, status: 'open' });
  await world.refresher.refresh(id);
  expect(world.charts()).toEqual([]);
  expect(world.shown('Sales_funnel')).toEqual(await world.expected('sales-funnel'));
});

test('what the user made of a chart stays while the number of rows does', async () => {
  const id = await world.makeTracked('forecast');
  await world.excel((context) => {
    const chart = context.workbook.worksheets
      .getItem('Forecast by expected close')
      .charts.getItemAt(0);
    chart.title.text = 'My forecast';
    chart.series.getItemAt(1).delete();
  });
  const open = (await world.raw('api/v2/deals')).filter((deal) => deal['status'] === 'open');
  await world.touch('deals', [open[0]!['id']], { value: 1 });
  await world.refresher.refresh(id);
  const [chart] = world.charts();
  expect(chart!.settings.title).toBe('My forecast');
  expect(chart!.series).toHaveLength(1);
});

test('a template keeps the chart, which shows the rows of whoever opens it', async () => {
  const id = await world.makeTracked('sales-funnel');
  await stripForTemplate({ ...world.ports, identity: excelIdentity(() => 'new') });
  await world.refresher.refresh(id);
  const expected = await world.expected('sales-funnel');
  expect(world.shown('Sales_funnel')).toEqual(expected);
  expect(world.drawn()).toEqual(wantedCharts(reports[4], expected));
});

test('the definition says which report it is, and holds no key: rows keep the order of the report', async () => {
  const { tracked } = await world.make('won-per-month');
  if ('problem' in tracked) throw tracked.problem;
  expect(tracked.definition.options.report).toBe('won-per-month');
  expect(tracked.definition.key).toBeUndefined();
});

test('a formula beside a report stays, what is typed there stops the refresh with a way out', async () => {
  const id = await world.makeTracked('sales-funnel');
  const column = (value: string) =>
    world.excel((context) => {
      context.workbook.tables
        .getItem('Sales_funnel')
        .columns.getItem('Mine')
        .getDataBodyRange()
        .getRow(0).values = [[value]];
    });
  await world.excel((context) => {
    context.workbook.tables.getItem('Sales_funnel').columns.add(undefined, undefined, 'Mine');
  });
  await column('=[@Deals]*2');
  await expect(world.refresher.refresh(id)).resolves.toMatchObject({ kind: 'full' });
  await column('my note');
  await expect(world.refresher.refresh(id)).rejects.toMatchObject({ code: 'report-typed' });
});

test('a column of the user between those of a report leaves each chart its rows', async () => {
  const id = await world.makeTracked('forecast');
  await world.excel((context) => {
    const { columns } = context.workbook.tables.getItem('Forecast_by_expected_close');
    columns.add(2, undefined, 'Mine');
    columns.add(4, undefined, 'Mine too');
  });
  const open = (await world.raw('api/v2/deals')).find((deal) => deal['status'] === 'open');
  const today = new Date(world.clock.time).toISOString().slice(0, 10);
  await world.touch('deals', [open!['id']], { currency: 'AAA', expected_close_date: today });
  await world.refresher.refresh(id);
  const sheet = "'Forecast by expected close'";
  const expected = await world.expected('forecast');
  expect(expected.slice(-6).every(([currency]) => currency === 'AAA')).toBe(true);
  const ranges = (top: number) =>
    ['D', 'F'].map((column) => [
      `${sheet}!A${top}:B${top + 5}`,
      `${sheet}!${column}${top}:${column}${top + 5}`,
    ]);
  const drawn = world.drawn();
  expect(drawn.map(({ ranges: all }) => all)).toEqual(
    drawn.map((_, index) => ranges(2 + index * 6)),
  );
});
