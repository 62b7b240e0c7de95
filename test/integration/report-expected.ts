import type { Cell } from '../../src/core/cell';
import type { JsonObject } from '../../src/pipedrive/json';
import type { ReportId } from '../../src/workbook/report';

/**
 * The rows of reports, worked out from what Pipedrive answers: without SQL, and without a line of the
 * client that is under test.
 */
export interface RawCompany {
  readonly deals: readonly JsonObject[];
  readonly stages: readonly JsonObject[];
  readonly pipelines: readonly JsonObject[];
  readonly activities: readonly JsonObject[];
  readonly users: readonly JsonObject[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** Reads all of it with `list`, which reads the whole of a path. */
export async function rawCompany(
  list: (path: string) => Promise<JsonObject[]>,
  today: string,
): Promise<RawCompany> {
  const [deals, stages, pipelines, activities, users] = await Promise.all(
    ['api/v2/deals', 'api/v2/stages', 'api/v2/pipelines', 'api/v2/activities', 'v1/users'].map(
      list,
    ),
  );
  return {
    deals: deals!,
    stages: stages!,
    pipelines: pipelines!,
    activities: activities!,
    users: users!,
    today,
  };
}

type Expect = (company: RawCompany, pipeline: number | undefined) => Cell[][];

/** Months from `from` to `to`, counted from the one of a day: `2026-11`. */
function monthsAround(day: string, from: number, to: number): string[] {
  const first = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const month = first + from + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

const sum = (rows: readonly JsonObject[], amount: (row: JsonObject) => number): number =>
  Math.round(rows.reduce((total, row) => total + amount(row), 0) * 100) / 100;
const value = (deal: JsonObject): number => Number(deal['value'] ?? 0);
const within = (pipeline: number | undefined) => (deal: JsonObject) =>
  pipeline === undefined || deal['pipeline_id'] === pipeline;

/** The currency of most deals first. */
function currencies(deals: readonly JsonObject[]): string[] {
  const count = (currency: string) => deals.filter((deal) => deal['currency'] === currency).length;
  return [...new Set(deals.map((deal) => String(deal['currency'])))]
    .sort()
    .sort((a, b) => count(b) - count(a));
}

/** Stages in the order of the board, with what they are called in a report. */
function board({ stages, pipelines }: RawCompany, pipeline: number | undefined) {
  const place = ({ order_nr: order, id }: JsonObject) => Number(order) * 1e6 + Number(id);
  return [...pipelines]
    .filter(({ id }) => pipeline === undefined || id === pipeline)
    .sort((a, b) => place(a) - place(b))
    .flatMap((one) =>
      stages
        .filter((stage) => stage['pipeline_id'] === one['id'])
        .sort((a, b) => place(a) - place(b))
        .map((stage) => ({
          stage,
          name: pipeline === undefined ? `${one['name']}: ${stage['name']}` : String(stage['name']),
        })),
    );
}

const byMonth = (
  deals: readonly JsonObject[],
  months: readonly string[],
  day: string,
  amounts: readonly ((deal: JsonObject) => number)[],
): Cell[][] => {
  const found = deals.filter((deal) => months.includes(String(deal[day] ?? '').slice(0, 7)));
  return currencies(found).flatMap((currency) =>
    months.map((month) => {
      const rows = found.filter(
        (deal) => deal['currency'] === currency && String(deal[day]).startsWith(month),
      );
      return [currency, month, ...amounts.map((amount) => sum(rows, amount)), rows.length];
    }),
  );
};

export const expectedRows: Readonly<Record<ReportId, Expect>> = {
  'pipeline-by-stage': (company, pipeline) => {
    const open = company.deals.filter(within(pipeline)).filter((deal) => deal['status'] === 'open');
    return currencies(open).flatMap((currency) =>
      board(company, pipeline).flatMap(({ stage, name }) => {
        const rows = open.filter(
          (deal) => deal['currency'] === currency && deal['stage_id'] === stage['id'],
        );
        return rows.length > 0 ? [[currency, name, sum(rows, value), rows.length]] : [];
      }),
    );
  },
  'won-per-month': ({ deals, today }, pipeline) => {
    const won = deals.filter(within(pipeline)).filter((deal) => deal['status'] === 'won');
    return byMonth(won, monthsAround(today, -11, 0), 'local_won_date', [value]);
  },
  forecast: ({ deals, stages, today }, pipeline) => {
    const open = deals.filter(within(pipeline)).filter((deal) => deal['status'] === 'open');
    const chance = (deal: JsonObject) => {
      const stage = stages.find(({ id }) => id === deal['stage_id']);
      return Number(deal['probability'] ?? stage?.['deal_probability'] ?? 100);
    };
    return byMonth(open, monthsAround(today, 0, 5), 'expected_close_date', [
      (deal) => (value(deal) * chance(deal)) / 100,
      value,
    ]);
  },
  'activities-per-user': ({ activities, users, deals, today }, pipeline) => {
    const ids = new Set(deals.filter(within(pipeline)).map(({ id }) => id));
    const due = activities.filter(
      (one) =>
        String(one['due_date']).startsWith(today.slice(0, 7)) &&
        (pipeline === undefined || ids.has(one['deal_id']!)),
    );
    const collator = new Intl.Collator('en', { numeric: true });
    return users
      .map((user) => {
        const own = due.filter((one) => one['owner_id'] === user['id']);
        const done = own.filter((one) => one['done']).length;
        return [String(user['name']), done, own.length - done] as [string, number, number];
      })
      .filter(([, done, planned]) => done + planned > 0)
      .sort((a, b) => b[1] + b[2] - a[1] - a[2] || collator.compare(a[0], b[0]));
  },
  'sales-funnel': (company, pipeline) => {
    const order = (id: unknown) =>
      Number(company.stages.find((stage) => stage['id'] === id)?.['order_nr']);
    return board(company, pipeline).map(({ stage, name }) => {
      const reached = company.deals.filter(
        (deal) =>
          deal['pipeline_id'] === stage['pipeline_id'] &&
          (deal['status'] === 'won' || order(deal['stage_id']) >= Number(stage['order_nr'])),
      );
      return [name, reached.length];
    });
  },
};
