import fc from 'fast-check';
import {
  firstCharts,
  mostCharts,
  planCharts,
  type ChartPlan,
  type PresentChart,
} from '../../../src/workbook/chart-plan';

const title = 'Pipeline';
const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'GBP', 'CHF', 'NOK', '');
/** Rows as a report writes them: each currency in one piece. */
const tables = fc
  .uniqueArray(fc.record({ currency, rows: fc.integer({ min: 1, max: 4 }) }), {
    selector: (one) => one.currency,
  })
  .map((blocks) =>
    blocks.flatMap((one) => Array(one.rows).fill(one.currency) as (typeof one.currency)[]),
  );

/** The charts that a workbook has once a plan is carried out. */
function carriedOut(present: readonly PresentChart[], { steps }: ChartPlan): PresentChart[] {
  const left = new Map(present.map((chart) => [chart.currency, chart]));
  const made: PresentChart[] = [];
  for (const step of steps) {
    if (step.kind === 'add') made.push({ currency: step.currency, title: step.title });
    else {
      const chart = left.get(step.from);
      if (!chart) throw new Error(`There is no chart of ${step.from}.`);
      left.delete(step.from);
      if (step.kind === 'show')
        made.push({ currency: step.currency, title: step.title ?? chart.title });
    }
  }
  return [...left.values(), ...made];
}

const named = (cell: string) => cell || 'no currency';

/** Checks each chart against the rows it shows. */
function expectTrue(cells: readonly string[], plan: ChartPlan, charts: PresentChart[]) {
  const all = new Set(cells.map(named));
  for (const step of plan.steps) {
    if (step.kind === 'remove' || all.size === 0) continue;
    const { first, count } = step.rows ?? { first: 0, count: cells.length };
    const shown = new Set(cells.slice(first, first + count).map(named));
    expect([...shown]).toEqual([step.currency]);
    expect(cells.filter((cell) => named(cell) === step.currency)).toHaveLength(count);
  }
  const titles = charts.map((chart) => chart.title);
  expect(new Set(titles).size).toBe(titles.length);
  if (all.size > 1)
    for (const chart of charts) expect(chart.title).toContain(`${title}, ${chart.currency}`);
}

test('whatever currencies come and go, each chart shows all rows of its own and of no other', () => {
  fc.assert(
    fc.property(fc.array(tables, { minLength: 1, maxLength: 6 }), ([start, ...later]) => {
      let plan = firstCharts(title, start!);
      let charts = carriedOut([], plan);
      expectTrue(start!, plan, charts);
      for (const cells of later) {
        plan = planCharts(title, cells, charts, plan.charted);
        charts = carriedOut(charts, plan);
        expectTrue(cells, plan, charts);
        const currencies = new Set(cells.map(named)).size;
        if (currencies > 0) expect(charts).toHaveLength(Math.min(currencies, mostCharts));
      }
    }),
  );
});

test('charts that are right already are only looked at: nothing moves, nothing is named anew', () => {
  fc.assert(
    fc.property(tables, (cells) => {
      const first = firstCharts(title, cells);
      const charts = carriedOut([], first);
      const { steps, charted } = planCharts(title, cells, charts, first.charted);
      expect(charted).toEqual(first.charted);
      for (const step of steps)
        expect(step).toMatchObject({
          kind: 'show',
          from: 'currency' in step && step.currency,
          isMoved: false,
        });
      expect(steps.some((step) => 'title' in step)).toBe(false);
    }),
  );
});

test('a deleted chart stays deleted as long as its currency is there', () => {
  const cells = ['EUR', 'JPY', 'USD'];
  const first = firstCharts(title, cells);
  const charts = carriedOut([], first).filter((chart) => chart.currency !== 'JPY');
  const plan = planCharts(title, cells, charts, first.charted);
  expect(carriedOut(charts, plan)).toEqual(charts);
  const without = planCharts(title, ['EUR', 'USD'], charts, plan.charted);
  const back = planCharts(title, cells, charts, without.charted);
  expect(back.steps.at(-1)).toMatchObject({ kind: 'add', currency: 'JPY' });
});

test('where all charts have been deleted, none is made', () => {
  expect(planCharts(title, ['EUR', 'JPY'], [])).toEqual({ steps: [], charted: undefined });
});

test('the last chart goes to a currency whose own was deleted rather than away', () => {
  const first = firstCharts(title, ['EUR', 'JPY']);
  const [euros] = carriedOut([], first);
  const plan = planCharts(title, ['JPY'], [euros!], first.charted);
  expect(carriedOut([euros!], plan)).toEqual([{ currency: 'JPY', title }]);
});

test('the last title tells which currencies have no chart, a long list in short', () => {
  const lastTitle = (cells: readonly string[]) => {
    const { steps } = firstCharts(title, cells);
    const last = steps.at(-1);
    return last && 'title' in last ? last.title : undefined;
  };
  const four = ['A', 'B', 'C', 'D'];
  expect(lastTitle(four)).toBe('Pipeline, D');
  expect(lastTitle([...four, 'E'])).toBe('Pipeline, D (only in the table: E)');
  expect(lastTitle([...four, 'E', 'F'])).toBe('Pipeline, D (only in the table: E and F)');
  expect(lastTitle([...four, 'E', 'F', 'G'])).toBe('Pipeline, D (only in the table: E, F and G)');
  expect(lastTitle([...four, 'E', 'F', 'G', 'H'])).toBe(
    'Pipeline, D (only in the table: E, F and 2 more)',
  );
});

test('a title of the user stays, but not over rows of several currencies', () => {
  const charts = [
    { currency: 'EUR', title: 'Pipeline, EUR, third quarter' },
    { currency: 'JPY', title: 'Pipeline, JPY' },
  ];
  const titles = (cells: readonly string[]) =>
    carriedOut(charts, planCharts(title, cells, charts)).map((chart) => chart.title);
  expect(titles(['EUR', 'JPY'])).toEqual(['Pipeline, EUR, third quarter', 'Pipeline, JPY']);
  expect(titles(['EUR', 'JPY', 'EUR'])).toEqual([
    'Pipeline, all currencies (sort by Currency to see EUR)',
    'Pipeline, JPY',
  ]);
});
