import { estimateRows } from '../../src/pipedrive/estimate';
import { tableEntry } from '../../src/pipedrive/catalogue';
import { describe as describeTable } from '../../src/pipedrive/schema';
import type { SessionEnvironment } from '../../src/pipedrive/session';
import type { ConnectionSettings } from '../../src/connection/settings';
import { planQuery } from '../../src/query/plan';
import type { Query } from '../../src/query/query';
import { runQuery } from '../../src/query/run';
import { PipedriveWorld } from './pipedrive-world';

const pageSize = 20;
let world: PipedriveWorld;
beforeEach(async () => {
  world = new PipedriveWorld();
  await world.start(
    {},
    { deals: 700, persons: 300, organizations: 90, activities: 500, products: 110, leads: 20 },
  );
});
afterEach(() => world.close());

interface Reader {
  readonly settings?: Partial<ConnectionSettings>;
  /** Called before the nth request of the read is sent. */
  readonly before?: (nth: number) => Promise<void> | void;
  readonly environment?: Partial<SessionEnvironment>;
}

/** A table with its metadata read and its length known, to be read whole. */
async function open(table: string, { settings, before, environment }: Reader = {}) {
  let nth = -Infinity;
  const session = world.session(
    { pageSize, ...settings },
    {
      fetch: async (url, init) => {
        nth++;
        await before?.(nth);
        return fetch(url, init);
      },
      ...environment,
    },
  );
  const entry = tableEntry(table);
  const schema = await describeTable(entry, session);
  const estimate = await estimateRows(entry, session);
  await world.reset();
  nth = 0;
  const planOf = (change: Partial<Query> = {}) =>
    planQuery({ table, columns: ['Id'], filters: [], sort: [], ...change }, schema, {
      pageSize,
      estimate,
    });
  const run = (change: Partial<Query> = {}, signal?: AbortSignal) =>
    runQuery(planOf(change), session, signal ? { signal } : {});
  return { session, planOf, run };
}

const idsOf = async (path: string) => (await world.raw(path)).map(({ id }) => Number(id));
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('a table read many pages at a time', () => {
  test.each([
    ['Deals', 'deals', 6],
    ['Activities', 'activities', 4],
    ['Persons', 'persons', 2],
    ['Products', 'products', 2],
  ])('%s holds the rows of the list, in its order', async (table, path, streams) => {
    const expected = await idsOf(`api/v2/${path}`);
    const { run } = await open(table);
    const { rows, completeness } = await run();
    expect(rows.flat()).toEqual(expected);
    expect(completeness).toMatchObject({
      streams,
      duplicates: 0,
      rowsRead: expected.length,
      lastCursorReached: true,
    });
    expect(completeness.irregularities).toBeUndefined();
  });

  test('costs a quarter more API tokens at most, and no more requests than that', async () => {
    for (const [table, path] of [
      ['Deals', 'deals'],
      ['Activities', 'activities'],
      ['Persons', 'persons'],
      ['Organizations', 'organizations'],
      ['Products', 'products'],
    ] as const) {
      const pages = Math.ceil((await idsOf(`api/v2/${path}`)).length / pageSize);
      const { run, planOf } = await open(table);
      const { completeness } = await run();
      expect(completeness.requests).toBeLessThanOrEqual(Math.floor(pages * 1.25));
      expect(completeness.tokens).toBe(completeness.requests * 10);
      expect(planOf().requests!.count).toBeLessThanOrEqual(Math.floor(pages * 1.3));
    }
  });

  test('has the archived and the deleted rows where the connection says so', async () => {
    const settings = { includeArchived: true, includeDeleted: true };
    await world.touch('deals', [3, 4, 400], { is_deleted: true });
    const current = await idsOf('api/v2/deals?status=open,won,lost,deleted');
    const archived = await idsOf('api/v2/deals/archived?status=open,won,lost,deleted');
    const { run } = await open('Deals', { settings });
    const { rows, completeness } = await run();
    expect(rows.flat()).toEqual([...current, ...archived]);
    expect(completeness.streams).toBe(8);
  });

  test('has the rows whose stage, owner and update time are empty, and those of deleted stages', async () => {
    const nothing = { stage_id: null, owner_id: null, pipeline_id: null, update_time: null };
    await world.touch('deals', range(100, 200), nothing);
    await world.touch('stages', [1, 2, 3], { is_deleted: true });
    const expected = await idsOf('api/v2/deals');
    const { run } = await open('Deals');
    expect((await run()).rows.flat()).toEqual(expected);
  });

  test('is read page after page where a limit can end it', async () => {
    const { run } = await open('Deals');
    const { completeness } = await run({ limit: 30 });
    expect(completeness.requests).toBe(2);
    expect('streams' in completeness).toBe(false);
  });

  test('a filter that leaves little costs no more than page after page', async () => {
    const all = await world.raw('api/v2/deals');
    const org = all.find((deal) => deal['org_id'] !== null)!['org_id'];
    const { run } = await open('Deals');
    const filters = [{ column: 'OrgId', operator: 'is', values: [String(org)] } as const];
    expect((await run({ filters })).completeness.requests).toBe(1);
  });
});

describe('rows that move while they are read', () => {
  /** Nearly all deals are won, so the other parts are read to their end at once. */
  async function mostlyWon(): Promise<number[]> {
    const ids = await idsOf('api/v2/deals');
    await world.touch('deals', ids.slice(10), { status: 'won' });
    await world.touch('deals', ids.slice(0, 5), { status: 'open' });
    await world.touch('deals', ids.slice(5, 10), { status: 'lost' });
    return ids;
  }

  test.each([
    ['right', 0],
    ['a day ahead', 86_400_000],
    ['a day behind', -86_400_000],
  ])('into a part already read are found again, with a clock that is %s', async (_, wrong) => {
    const ids = await mostlyWon();
    const moving = ids.slice(300, 340);
    world.clock.time = Date.now() + wrong;
    const { run } = await open('Deals', {
      before: async (nth) => {
        if (nth === 12) await world.touch('deals', moving, { status: 'lost' });
      },
    });
    const { rows, completeness } = await run({ columns: ['Id', 'Status'] });
    expect(rows.map(([id]) => id)).toEqual(ids);
    expect(completeness.irregularities).toMatchObject({ recovered: moving.length });
    for (const [id, status] of rows) if (moving.includes(Number(id))) expect(status).toBe('lost');
  });

  test('come as they are at the end, and a filter that runs here goes by that', async () => {
    const ids = await mostlyWon();
    const changing = ids.slice(20, 25);
    const { run } = await open('Deals', {
      before: async (nth) => {
        if (nth === 20) await world.touch('deals', changing, { title: 'Changed meanwhile' });
      },
    });
    const filters = [
      { column: 'Title', operator: 'is-not', values: ['Changed meanwhile'] } as const,
    ];
    const { rows, completeness } = await run({ filters });
    expect(rows.flat()).toEqual(ids.filter((id) => !changing.includes(id)));
    expect(completeness.irregularities).toMatchObject({ changed: changing.length });
  });

  test('never get lost, whatever moves where and when', async () => {
    const ids = await idsOf('api/v2/deals');
    const statuses = ['open', 'won', 'lost'];
    const { run } = await open('Deals', {
      before: async (nth) => {
        const moving = ids.filter((id) => id % 11 === nth % 11);
        await world.touch('deals', moving, { status: statuses[nth % 3] });
      },
    });
    const { rows } = await run();
    expect(rows.flat()).toEqual(ids);
  });

  test('stages that come and go meanwhile lose no deal', async () => {
    const ids = await idsOf('api/v2/deals');
    const { run } = await open('Deals', {
      before: async (nth) => {
        if (nth === 5) await world.touch('stages', [1, 2], { is_deleted: true });
        if (nth === 9) await world.touch('deals', ids.slice(100, 400), { stage_id: 999 });
      },
    });
    expect((await run()).rows.flat()).toEqual(ids);
  });

  test('leads that leave the list while it is read take no other with them', async () => {
    await world.close();
    world = new PipedriveWorld();
    await world.start({}, { deals: 10, leads: 150 });
    const leads = (await world.raw('v1/leads')).map(({ id }) => String(id));
    const leaving = leads.slice(5, 12);
    const { run } = await open('Leads', {
      before: async (nth) => {
        if (nth === 3) await world.touch('leads', leaving, { is_archived: true });
      },
    });
    const { rows, completeness } = await run();
    const there = new Set(rows.flat());
    expect(leads.filter((id) => !leaving.includes(id) && !there.has(id))).toEqual([]);
    expect(completeness.irregularities).toMatchObject({ rereads: 1, gaps: 0 });
  });
});

describe('trouble while many pages are read', () => {
  test('that passes loses no row and doubles none', async () => {
    const expected = await idsOf('api/v2/deals');
    for (const status of [500, 'reset', 'truncated', 429]) {
      const { run } = await open('Deals');
      await world.fault({ match: 'GET /api/v2/deals', nth: 4, times: 3, status });
      expect((await run()).rows.flat()).toEqual(expected);
    }
  });

  test('that stays ends all of them, and gives no rows', async () => {
    const { run } = await open('Deals');
    await world.fault({ match: 'GET /api/v2/deals', nth: 9, times: 1, status: 402 });
    await expect(run()).rejects.toMatchObject({ code: 'plan-limit' });
    const { length } = await world.received();
    expect(length).toBeLessThanOrEqual(9 + 6);
  });

  test('an answer that lacks rows is asked for again', async () => {
    const expected = await idsOf('api/v2/deals');
    let isCut = false;
    const { run } = await open('Deals', {
      environment: {
        fetch: async (url, init) => {
          const answer = await fetch(url, init);
          if (isCut || !String(url).includes('status=lost')) return answer;
          isCut = true;
          const body = await answer.json();
          return Response.json({ ...body, data: body.data.slice(3) });
        },
      },
    });
    const { rows, completeness } = await run();
    expect(rows.flat()).toEqual(expected);
    expect(completeness.irregularities).toMatchObject({ rereads: 1, shortPages: 0 });
  });

  test('a list that does not sort as asked is read page after page', async () => {
    const expected = await idsOf('api/v2/deals');
    const { run } = await open('Deals', {
      environment: {
        fetch: (url, init) =>
          fetch(
            String(url).replace(
              /(limit=20.*sort_direction=|sort_direction=)desc(?=.*limit=20)/,
              '$1asc',
            ),
            init,
          ),
      },
    });
    const { rows, completeness } = await run();
    expect(rows.flat()).toEqual(expected);
    expect(completeness.irregularities!.rereads).toBeGreaterThan(0);
  });

  test('stopping it ends all of them at once', async () => {
    const stopper = new AbortController();
    const { run, session } = await open('Deals', {
      before: (nth) => {
        if (nth === 10) stopper.abort();
      },
    });
    await expect(run({}, stopper.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect((await world.received()).length).toBeLessThan(10 + 6);
    expect(session.meter().underWay).toBe(0);
  });
});

describe('limits while many pages are read', () => {
  async function onPlan(plan: 'lite' | 'growth'): Promise<void> {
    await world.close();
    world = new PipedriveWorld();
    await world.start({ plan, now: () => world.clock.now() }, { deals: 1500 });
  }

  test.each([
    ['lite', 20],
    ['growth', 40],
  ] as const)('the burst limit of %s is kept, and most of it used', async (plan, limit) => {
    await onPlan(plan);
    const { run, session } = await open('Deals');
    world.clock.time += 2000;
    const began = world.clock.now();
    const { completeness } = await run();
    expect((await world.received()).filter(({ status }) => status !== 200)).toEqual([]);
    expect(session.burstLimit).toBe(limit);
    // Waits alone take time here: fewer than if four fifths of each window were used.
    const windows = Math.ceil(completeness.requests / (0.8 * limit)) - 1;
    expect(world.clock.now() - began).toBeLessThanOrEqual(windows * 2000);
  });

  test('the reserve of the day is kept, though many pages are under way', async () => {
    await onPlan('lite');
    const seats = (await world.raw('v1/users')).filter((user) => user['active_flag']).length;
    const budget = 200;
    const settings = { dailyTokenReserve: 30_000 * seats - budget };
    const { run, session } = await open('Deals', { settings });
    const before = session.usage().tokens;
    await expect(run()).rejects.toMatchObject({ code: 'daily-budget-reserve' });
    const charged = (await world.received()).reduce((sum, { cost }) => sum + cost, 0);
    expect(charged).toBeGreaterThan(0);
    expect(before + charged).toBeLessThanOrEqual(budget);
  });

  test('a spent budget of the day ends the read, and the meter knows', async () => {
    const { run, session } = await open('Deals');
    await world.fault({
      match: 'GET /api/v2/deals',
      nth: 8,
      times: 99,
      status: 429,
      retryAfter: 3939,
    });
    await expect(run()).rejects.toMatchObject({ code: 'daily-budget-spent' });
    expect(session.meter().dailyBudgetSpent).toBe(true);
  });
});
