import { reports } from '../../src/workbook/report';
import { ReportWorld } from './report-world';

describe.each([1, 2, 7])('a company of seed %i', (seed) => {
  const world = new ReportWorld();
  beforeAll(() => world.start({ seed }, { deals: 420, activities: 2500 }));
  afterAll(() => world.close());

  test.each(reports.map(({ id }) => id))('%s shows what Pipedrive holds', async (id) => {
    const { table, chartProblem } = await world.make(id);
    expect(chartProblem).toBeUndefined();
    const rows = world.shown(table.name);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows).toEqual(await world.expected(id));
  });

  test.each(reports.map(({ id }) => id))('%s of one pipeline shows that alone', async (id) => {
    const { table } = await world.make(id, 2);
    const rows = world.shown(table.name);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows).toEqual(await world.expected(id, 2));
  });
});

describe('what a report costs', () => {
  const world = new ReportWorld();
  beforeAll(() => world.start({}, { deals: 60, activities: 60 }));
  afterAll(() => world.close());

  const dealsLine = async (...report: Parameters<ReportWorld['plan']>) =>
    (await world.plan(...report)).lines.find(({ text }) => text.startsWith('Deals'))!.text;

  test('Pipedrive filters by the status and by the pipeline', async () => {
    for (const id of ['pipeline-by-stage', 'won-per-month', 'forecast'] as const) {
      expect(await dealsLine(id)).toBe('Deals: filters by Status');
      expect(await dealsLine(id, 2)).toBe('Deals: filters by Status and PipelineId');
    }
    expect(await dealsLine('sales-funnel', 2)).toBe('Deals: filters by PipelineId');
    expect(await dealsLine('activities-per-user', 2)).toBe('Deals: filters by PipelineId');
  });

  test('requests and tokens are told before it runs', async () => {
    for (const { id } of reports) {
      const { requests, tokens } = await world.plan(id);
      expect(requests!.count).toBeGreaterThan(0);
      expect(tokens!.count).toBeGreaterThan(0);
    }
  });
});
