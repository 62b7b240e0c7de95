import fc from 'fast-check';
import type { Progress } from '../../src/core/progress';
import type { ConnectionSettings } from '../../src/connection/settings';
import { estimateRows } from '../../src/pipedrive/estimate';
import { tableEntry } from '../../src/pipedrive/catalogue';
import { describe as describeTable, type TableSchema } from '../../src/pipedrive/schema';
import type { Session } from '../../src/pipedrive/session';
import { planQuery } from '../../src/query/plan';
import type { Filter, Query } from '../../src/query/query';
import { operatorsFor } from '../../src/query/operators';
import { previewQuery, runQuery } from '../../src/query/run';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
const pageSize = 50;
beforeAll(() =>
  world.start(
    {},
    { deals: 230, persons: 120, organizations: 60, activities: 160, products: 60, leads: 120 },
  ),
);
afterAll(() => world.close());
afterEach(() => world.reset());

const filter = (column: string, operator: Filter['operator'], ...values: string[]): Filter => ({
  column,
  operator,
  values,
});

async function open(table: string, settings: Partial<ConnectionSettings> = {}) {
  const session = world.session({ pageSize, ...settings });
  const schema = await describeTable(tableEntry(table), session);
  await world.reset();
  const run = async (change: Partial<Query> = {}) => {
    const query = { table, columns: ['Id'], filters: [], sort: [], ...change };
    return runQuery(planQuery(query, schema, { pageSize: session.settings.pageSize }), session);
  };
  return { session, schema, run };
}

describe('runQuery', () => {
  test('answers as a person would who looks through all deals', async () => {
    const [stage] = await world.raw('api/v2/stages');
    const raw = (await world.raw('api/v2/deals'))
      .filter((deal) => deal['stage_id'] === stage!['id'] && Number(deal['value']) >= 20_000)
      .sort((a, b) => Number(b['value']) - Number(a['value']))
      .slice(0, 7);
    expect(raw.length).toBeGreaterThan(2);
    const { run } = await open('Deals');
    const result = await run({
      columns: ['Title', 'Value', 'Currency'],
      filters: [
        filter('StageId', 'is', String(stage!['id'])),
        filter('Value', 'at-least', '20000'),
      ],
      sort: [{ column: 'Value', descending: true }],
      limit: 7,
    });
    expect(result.columns.map(({ name }) => name)).toEqual(['Title', 'Value', 'Currency']);
    expect(result.rows).toEqual(
      raw.map((deal) => [deal['title'], deal['value'], deal['currency']]),
    );
  });

  test('shows columns in the order asked for, those of filter and sort only if asked for', async () => {
    const { run } = await open('Deals');
    const result = await run({
      columns: ['Currency', 'Id'],
      filters: [filter('Title', 'not-empty')],
      sort: [{ column: 'Value' }],
    });
    expect(new Set(result.rows.map((row) => row.length))).toEqual(new Set([2]));
    expect(typeof result.rows[0]![1]).toBe('number');
  });

  test('states what it read, and that it read to the end', async () => {
    const all = await world.raw('api/v2/deals');
    const kept = all.filter((deal) => Number(deal['value']) >= 20_000).length;
    const { run } = await open('Deals');
    const { completeness, rows } = await run({ filters: [filter('Value', 'at-least', '20000')] });
    expect(rows).toHaveLength(kept);
    const pages = Math.ceil(all.length / pageSize);
    expect(completeness).toMatchObject({
      table: 'Deals',
      rowsRead: all.length,
      rowsKept: kept,
      leftOut: all.length - kept,
      duplicates: 0,
      pages,
      lastCursorReached: true,
      archived: 'excluded',
      deleted: 'excluded',
      limitReached: false,
      requests: pages,
      tokens: pages * 10,
      asOf: expect.stringMatching(/^2026-11-22T08:/),
    });
    expect('limit' in completeness).toBe(false);
  });

  test('says so when archived and deleted rows are in it', async () => {
    const { run } = await open('Deals', { includeArchived: true, includeDeleted: true });
    expect((await run()).completeness).toMatchObject({ archived: 'included', deleted: 'included' });
    const users = await open('Users');
    expect((await users.run()).completeness).toMatchObject({ archived: 'n/a', deleted: 'n/a' });
  });

  test('reads no further than the limit needs', async () => {
    const { run } = await open('Deals');
    const { completeness, rows } = await run({ limit: 60 });
    expect(rows).toHaveLength(60);
    expect(completeness).toMatchObject({
      pages: 2,
      limit: 60,
      limitReached: true,
      lastCursorReached: false,
    });
  });

  test('a limit above the number of rows is not reached', async () => {
    const { run } = await open('Deals');
    const { completeness } = await run({ limit: 100_000 });
    expect(completeness).toMatchObject({ limitReached: false, lastCursorReached: true });
  });

  test('the newest rows come in one request', async () => {
    const ids = (await world.raw('api/v2/deals')).map(({ id }) => Number(id));
    const { run } = await open('Deals');
    const sort = [{ column: 'Id', descending: true }];
    const { completeness, rows } = await run({ sort, limit: 10 });
    expect(rows.flat()).toEqual(ids.sort((a, b) => b - a).slice(0, 10));
    expect(completeness).toMatchObject({ requests: 1, rowsRead: 10 });
  });

  test.each([false, true])(
    'of rows equal in their order, those with the lowest ids are kept (descending: %s)',
    async (descending) => {
      const all = (await world.raw('api/v2/deals')).map(({ id }) => Number(id));
      const ids = all.slice(60, 180);
      const add_time = descending ? '2030-01-01T00:00:00Z' : '2000-01-01T00:00:00Z';
      await world.touch('deals', ids, { add_time });
      const { run } = await open('Deals');
      const { rows } = await run({ sort: [{ column: 'AddTime', descending }], limit: 10 });
      expect(rows.flat()).toEqual(ids.slice(0, 10));
    },
  );

  test('a row asked for by its id costs one request', async () => {
    const { run } = await open('Deals');
    const { completeness, rows } = await run({ filters: [filter('Id', 'is', '5')] });
    expect(rows).toEqual([[5]]);
    expect(completeness.requests).toBe(1);
  });

  test('MaxRows caps a query without a limit', async () => {
    const { run } = await open('Deals', { maxRows: 12 });
    expect((await run()).rows).toHaveLength(12);
    expect((await run({ limit: 20 })).rows).toHaveLength(20);
  });

  test('progress only grows, and reaches what was read', async () => {
    const { session, schema } = await open('Deals');
    const seen: Progress[] = [];
    const query = { table: 'Deals', columns: ['Id'], filters: [], sort: [] };
    const estimate = await estimateRows(schema.entry, session);
    const plan = planQuery(query, schema, { pageSize, estimate });
    const { completeness } = await runQuery(plan, session, {
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen.map(({ rows }) => rows)).toEqual(
      seen.map(({ rows }) => rows).sort((a, b) => a - b),
    );
    expect(seen.at(-1)).toMatchObject({
      stage: 'reading',
      rows: completeness.rowsRead,
      pages: completeness.pages,
      requests: completeness.requests,
      tokens: completeness.tokens,
    });
    for (const { rows, total } of seen) expect(total).toBeGreaterThanOrEqual(rows);
  });

  test('stopping it ends the reading and gives no rows', async () => {
    const { session, schema } = await open('Deals');
    const stopper = new AbortController();
    const query = { table: 'Deals', columns: ['Id'], filters: [], sort: [] };
    const running = runQuery(planQuery(query, schema, { pageSize }), session, {
      signal: stopper.signal,
      onProgress: () => stopper.abort(),
    });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    // The next page may have been asked for by then; nothing is after that.
    expect((await world.received()).length).toBeLessThanOrEqual(2);
  });

  test('a failure on the last page gives no rows', async () => {
    const { run } = await open('Deals');
    await world.fault({ match: 'GET /api/v2/deals', nth: 4, times: 100, status: 500 });
    await expect(run()).rejects.toMatchObject({ code: 'server-error' });
  });
});

describe('estimateRows', () => {
  test('is the highest id, asked for once', async () => {
    const { session, schema } = await open('Deals');
    const ids = (await world.raw('api/v2/deals')).map(({ id }) => Number(id));
    await world.reset();
    expect(await estimateRows(schema.entry, session)).toBe(Math.max(...ids));
    await estimateRows(schema.entry, session);
    expect(await world.received()).toHaveLength(1);
  });

  test('is not made for lists that are small or whose ids do not count up', async () => {
    const { session } = await open('Leads');
    expect(await estimateRows(tableEntry('Leads'), session)).toBeUndefined();
    expect(await estimateRows(tableEntry('Stages'), session)).toBeUndefined();
    expect(await world.received()).toHaveLength(0);
  });
});

describe('previewQuery', () => {
  const query: Query = { table: 'Deals', columns: ['Id', 'Value'], filters: [], sort: [] };

  test('shows the first rows for one request', async () => {
    const { session, schema } = await open('Deals');
    const { rows } = await previewQuery(planQuery(query, schema), session);
    expect(rows).toHaveLength(25);
    const received = await world.received();
    expect(received.map(({ query: { limit } }) => limit)).toEqual(['25']);
  });

  test('does not read the whole table for an order that only it could tell', async () => {
    const { session, schema } = await open('Deals');
    const sorted = { ...query, sort: [{ column: 'Value' }] };
    const { rows } = await previewQuery(planQuery(sorted, schema), session, { rows: 5 });
    expect(rows.map(([id]) => id)).toEqual([1, 2, 3, 4, 5]);
    expect(await world.received()).toHaveLength(1);
  });

  test('gives up on a filter that hardly any row passes', async () => {
    const { session, schema } = await open('Deals', { pageSize: 10 });
    const hard = { ...query, filters: [filter('Title', 'is', 'no such deal')] };
    const { rows, completeness } = await previewQuery(planQuery(hard, schema), session);
    expect(rows).toEqual([]);
    expect(completeness).toMatchObject({ pages: 5, lastCursorReached: false });
  });
});

describe('push-down never changes the answer', () => {
  /** Values to compare with: those in the data, and neighbours of them. */
  async function samples(schema: TableSchema, session: Session) {
    const names = schema.columns.filter((column) => !column.include).map(({ name }) => name);
    const query = { table: schema.entry.name, columns: names, filters: [], sort: [] };
    const { rows } = await runQuery(
      planQuery(query, schema, { pageSize, pushDown: false }),
      session,
    );
    return new Map(
      names.map((name, index) => [
        name,
        // Empty text is what `empty` asks for; a column without any other value is of no use here.
        [...new Set(rows.flatMap((row) => row[index] ?? []))]
          .filter((value) => value !== '')
          .slice(0, 40)
          .map(String),
      ]),
    );
  }

  const instantToDay = (text: string) => (/^\d{4}-.*T/.test(text) ? text.slice(0, 10) : text);

  function queries(schema: TableSchema, values: ReadonlyMap<string, string[]>) {
    // Half of the filters on columns that Pipedrive can filter by, so that they meet.
    const usable = schema.columns.filter(({ name }) => (values.get(name)?.length ?? 0) > 0);
    const pushable = usable.filter((column) => column.filter);
    const column = fc.oneof(fc.constantFrom(...usable), fc.constantFrom(...pushable));
    const condition = column.chain(({ name, type }) =>
      fc.constantFrom(...operatorsFor(type)).chain((operator) => {
        const value = fc
          .tuple(fc.constantFrom(...values.get(name)!), fc.boolean())
          .map(([text, isDay]) => (isDay && type === 'datetime' ? instantToDay(text) : text));
        const length =
          operator.values === 'many'
            ? { minLength: 1, maxLength: 3 }
            : { minLength: operator.values, maxLength: operator.values };
        return fc
          .array(value, length)
          .map((all): Filter => ({ column: name, operator: operator.id, values: all }));
      }),
    );
    const sortable = usable.filter((one) => one.sort || one.type !== 'text');
    const sort = fc.record({
      column: fc.oneof(
        fc.constantFrom(...sortable.map(({ name }) => name)),
        fc.constantFrom(...sortable.filter((one) => one.sort).map(({ name }) => name)),
      ),
      descending: fc.boolean(),
    });
    return fc.record(
      {
        table: fc.constant(schema.entry.name),
        columns: fc.constant(['Id']),
        filters: fc.array(condition, { maxLength: 2 }),
        sort: fc.array(sort, { maxLength: 1 }),
        limit: fc.integer({ min: 1, max: 80 }),
      },
      { requiredKeys: ['table', 'columns', 'filters', 'sort'] },
    );
  }

  test.each([
    ['Deals', {}],
    ['Deals', { includeArchived: true, includeDeleted: true }],
    ['Activities', {}],
    ['Persons', {}],
    ['Products', {}],
    ['Leads', { includeArchived: true }],
    ['Notes', {}],
  ])(
    '%s with %j',
    async (table, settings) => {
      await world.touch('deals', [2, 9], { is_deleted: true });
      const { session, schema } = await open(table, settings);
      const values = await samples(schema, session);
      const zone = 'Europe/Berlin';
      let pushed = 0;
      await fc.assert(
        fc.asyncProperty(queries(schema, values), async (query) => {
          const plan = planQuery(query as Query, schema, { pageSize, zone });
          const yardstick = planQuery(query as Query, schema, { pageSize, zone, pushDown: false });
          pushed += plan.pushed.length + Number(plan.sortPushed);
          const answer = await runQuery(plan, session);
          const expected = await runQuery(yardstick, session);
          expect(answer.rows).toEqual(expected.rows);
          expect(answer.completeness.rowsRead).toBeLessThanOrEqual(expected.completeness.rowsRead);
        }),
        { numRuns: 25 },
      );
      expect(pushed).toBeGreaterThan(0);
    },
    60_000,
  );
});
