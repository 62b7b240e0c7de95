import { planQuery, type PlanOptions } from '../../../src/query/plan';
import type { Filter, Query } from '../../../src/query/query';
import { schemaOf } from './deals-schema';

const filter = (column: string, operator: Filter['operator'], ...values: string[]): Filter => ({
  column,
  operator,
  values,
});
const plan = (change: Partial<Query>, options: PlanOptions = {}, table = 'Deals') =>
  planQuery({ table, columns: ['Id'], filters: [], sort: [], ...change }, schemaOf(table), options);
const pushing = (...filters: Filter[]) => plan({ filters }).parameters;

describe('planQuery pushes', () => {
  test.each([
    [filter('StageId', 'is', '4'), { stage_id: '4' }],
    [filter('Pipeline', 'is', 'Asia'), { pipeline_id: '2' }],
    [filter('Owner', 'is', "Aoife O'Brien"), { owner_id: '8' }],
    [filter('Owner', 'one-of', 'Maren Holtz'), { owner_id: '7' }],
    [filter('Id', 'is', '5'), { ids: '5' }],
    [filter('Id', 'one-of', '5', '9', '5'), { ids: '5,9' }],
    [filter('Status', 'is', 'open'), { status: 'open' }],
    [filter('Status', 'one-of', 'won', 'lost'), { status: 'won,lost' }],
    [filter('UpdateTime', 'on-or-after', '2026-01-31'), { updated_since: '2026-01-31T00:00:00Z' }],
    [filter('UpdateTime', 'after', '2026-01-31'), { updated_since: '2026-02-01T00:00:00Z' }],
    [filter('UpdateTime', 'before', '2026-01-31'), { updated_until: '2026-01-31T00:00:00Z' }],
    [filter('UpdateTime', 'on-or-before', '2026-01-31'), { updated_until: '2026-02-01T00:00:00Z' }],
    [
      filter('UpdateTime', 'between', '2026-01-01', '2026-01-31'),
      { updated_since: '2026-01-01T00:00:00Z', updated_until: '2026-02-01T00:00:00Z' },
    ],
  ])('%j', (pushed, parameters) => {
    const { parameters: sent, local } = plan({ filters: [pushed] });
    expect(sent).toEqual(parameters);
    expect(local).toEqual([]);
  });

  test('days begin in the zone of the sheet', () => {
    const filters = [filter('UpdateTime', 'on-or-after', '2026-07-01')];
    expect(plan({ filters }, { zone: 'Europe/Berlin' }).parameters).toEqual({
      updated_since: '2026-06-30T22:00:00Z',
    });
  });
});

describe('a row by its key', () => {
  const five = filter('Id', 'is', '5');
  const oneToken = { kind: 'exactly', count: 1 };

  test('is asked for alone, for one token, whatever else it must be', () => {
    const value = filter('Value', 'at-least', '1');
    expect(plan({ filters: [value, five], limit: 10 })).toMatchObject({
      pushed: [five],
      local: [value],
      requests: { kind: 'exactly', count: 1 },
      tokens: oneToken,
      rows: { kind: 'at-most', count: 1 },
    });
  });

  test('comes from the list where archived rows belong to the table', () => {
    const query = { table: 'Deals', columns: ['Id'], filters: [five], sort: [] };
    const schema = schemaOf('Deals');
    const archived = { ...schema, sources: [...schema.sources, schema.entry.archived!] };
    expect(planQuery(query, archived).tokens).not.toEqual(oneToken);
    expect(planQuery(query, schema, { pushDown: false }).tokens).not.toEqual(oneToken);
  });
});

describe('planQuery keeps here', () => {
  test.each([
    ['a name that two stages have', filter('Stage', 'is', 'Qualified')],
    ['a name that nothing has', filter('Pipeline', 'is', 'Africa')],
    ['the same name in another case', filter('Pipeline', 'is', 'asia')],
    ['several stages', filter('StageId', 'one-of', '1', '2')],
    [
      'more ids than fit',
      filter('Id', 'one-of', ...Array.from({ length: 101 }, (_, i) => `${i + 1}`)),
    ],
    ['an id that cannot be', filter('Id', 'is', '0')],
    ['deleted deals, which come on request only', filter('Status', 'is', 'deleted')],
    ['negations', filter('StageId', 'is-not', '1')],
    ['empty cells', filter('PersonId', 'empty')],
    ['columns without a parameter', filter('Value', 'at-least', '10')],
  ])('%s', (_name, kept) => {
    expect(plan({ filters: [kept] })).toMatchObject({ pushed: [], local: [kept], parameters: {} });
  });

  test('a second condition on the same parameter', () => {
    const filters = [filter('Owner', 'is', 'Maren Holtz'), filter('OwnerId', 'is', '8')];
    const { pushed, local, parameters } = plan({ filters });
    expect(parameters).toEqual({ owner_id: '7' });
    expect([pushed, local]).toEqual([[filters[0]], [filters[1]]]);
  });

  test('what Pipedrive applies only roughly, besides pushing it', () => {
    const exact = filter('UpdateTime', 'after', '2026-01-31T10:00:00Z');
    const { pushed, local, parameters } = plan({ filters: [exact] });
    expect(parameters).toEqual({ updated_since: '2026-01-31T10:00:00Z' });
    expect([pushed, local]).toEqual([[exact], [exact]]);
  });

  test('the upper end of a range for a list that knows only the lower', () => {
    const filters = [filter('UpdateTime', 'between', '2026-01-01', '2026-01-31')];
    const { parameters, local } = plan({ filters }, {}, 'Products');
    expect(parameters).toEqual({ updated_since: '2026-01-01T00:00:00Z' });
    expect(local).toEqual(filters);
  });
});

describe('planQuery sorts', () => {
  const byId = [{ column: 'Id', descending: true }];

  test('at Pipedrive where that lets reading stop', () => {
    const { parameters, sortPushed } = plan({ sort: byId, limit: 10 });
    expect(sortPushed).toBe(true);
    expect(parameters).toEqual({ sort_by: 'id', sort_direction: 'desc' });
  });

  test('at Pipedrive in the words of v1 for a v1 list', () => {
    expect(plan({ sort: byId, limit: 10 }, {}, 'Notes').parameters).toEqual({ sort: 'id DESC' });
  });

  test.each([
    ['all rows are read anyway', { sort: byId }],
    ['there are several keys', { sort: [...byId, { column: 'AddTime' }], limit: 10 }],
    ['the place of empty cells is not known', { sort: [{ column: 'UpdateTime' }], limit: 10 }],
    ['the API cannot', { sort: [{ column: 'Title' }], limit: 10 }],
  ])('here where %s', (_name, change) => {
    expect(plan(change).sortPushed).toBe(false);
  });
});

describe('planQuery expects', () => {
  const estimate = 21_400;

  test('a full read to cost its pages', () => {
    expect(plan({}, { estimate })).toMatchObject({
      rows: { kind: 'about', count: 21_400 },
      // 43 pages, two more for reading in three parts, and a look for what moved between them.
      requests: { kind: 'about', count: 46 },
      tokens: { kind: 'about', count: 460 },
    });
  });

  test('a filter to make it cheaper', () => {
    const filters = [filter('Pipeline', 'is', 'Asia')];
    expect(plan({ filters }, { estimate }).requests).toEqual({ kind: 'at-most', count: 44 });
  });

  test('a filter that runs here to cost the full read', () => {
    const filters = [filter('Value', 'at-least', '1')];
    expect(plan({ filters, limit: 10 }, { estimate }).requests).toEqual({
      kind: 'about',
      count: 43,
    });
  });

  test('a limit to end the read, with no more rows in a page than it needs', () => {
    expect(plan({ limit: 10 }, { estimate })).toMatchObject({
      pageSize: 10,
      requests: { kind: 'at-most', count: 1 },
      tokens: { kind: 'at-most', count: 10 },
    });
  });

  test('one row more where rows can be equal in their order', () => {
    const latest = { sort: [{ column: 'AddTime', descending: true }], limit: 10 };
    expect(plan(latest, { estimate }).pageSize).toBe(11);
    expect(plan({ ...latest, sort: [{ column: 'Id' }] }, { estimate }).pageSize).toBe(10);
  });

  test('exact numbers for rows asked for by id and for lists in one piece', () => {
    expect(plan({ filters: [filter('Id', 'is', '5')] })).toMatchObject({
      rows: { kind: 'at-most', count: 1 },
      requests: { kind: 'exactly', count: 1 },
      tokens: { kind: 'exactly', count: 1 },
    });
    expect(plan({ filters: [filter('Id', 'one-of', '5', '6')] }).tokens).toEqual({
      kind: 'exactly',
      count: 10,
    });
    expect(plan({}, {}, 'Users')).toMatchObject({
      requests: { kind: 'exactly', count: 1 },
      tokens: { kind: 'exactly', count: 20 },
    });
  });

  test('a list for each parent, and none of Pipedrive for system tables', () => {
    const ofDeals = [filter('DealId', 'one-of', '1', '2', '3')];
    expect(plan({ filters: ofDeals, columns: ['UserId'] }, {}, 'DealsFollowers')).toMatchObject({
      requests: { kind: 'about', count: 3 },
      tokens: { kind: 'about', count: 30 },
    });
    expect(plan({ columns: ['TableName'] }, {}, 'sys_tables')).toMatchObject({
      requests: { kind: 'exactly', count: 0 },
      tokens: { kind: 'exactly', count: 0 },
    });
  });

  test('nothing where the size of the table is not known', () => {
    expect(plan({}, {}, 'Leads').requests).toBeUndefined();
  });
});

describe('the lines of a plan', () => {
  test('say who does what', () => {
    const { lines } = plan({
      filters: [filter('Pipeline', 'is', 'Asia'), filter('Value', 'at-least', '10000')],
      sort: [{ column: 'ExpectedCloseDate' }],
      limit: 10_000,
    });
    expect(lines).toEqual([
      { where: 'Pipedrive', text: 'filters by Pipeline' },
      { where: 'Here', text: 'filters by Value, sorts, keeps the first 10,000' },
    ]);
  });

  test('name every column once', () => {
    const { lines } = plan({
      filters: [
        filter('Pipeline', 'is', 'Asia'),
        filter('Status', 'is', 'open'),
        filter('Owner', 'is', 'Maren Holtz'),
        filter('Value', 'at-least', '1'),
        filter('Value', 'at-most', '2'),
      ],
      sort: [{ column: 'Id' }],
      limit: 5,
    });
    expect(lines).toEqual([
      { where: 'Pipedrive', text: 'filters by Pipeline, Status and Owner, sorts by Id' },
      { where: 'Here', text: 'filters by Value, keeps the first 5' },
    ]);
  });

  test('say so when Pipedrive sends everything', () => {
    expect(plan({}).lines).toEqual([{ where: 'Pipedrive', text: 'sends all rows' }]);
  });

  test('say how many pages are read at a time, where that is certain to pay', () => {
    const text = (change: Partial<Query>, options: PlanOptions) =>
      plan(change, options).lines[0]!.text;
    const estimate = 20_000;
    expect(text({}, { estimate })).toBe('sends all rows, up to 6 pages at a time');
    expect(text({ limit: 10 }, { estimate })).toBe('sends all rows');
    expect(text({}, { estimate: 700 })).toBe('sends all rows');
    const filters = [filter('Pipeline', 'is', 'Asia')];
    expect(text({ filters }, { estimate })).toBe('filters by Pipeline');
  });
});

test('without push-down nothing is sent but the request for all rows', () => {
  const filters = [filter('Pipeline', 'is', 'Asia')];
  const { parameters, local } = plan(
    { filters, sort: [{ column: 'Id' }], limit: 3 },
    { pushDown: false },
  );
  expect(parameters).toEqual({});
  expect(local).toEqual(filters);
});

test('an instant with a fraction of a second is never sent: Pipedrive rejects it', () => {
  const since = filter('UpdateTime', 'on-or-after', '2026-01-31T10:00:00.5Z');
  expect(pushing(since)).toEqual({ updated_since: '2026-01-31T10:00:00Z' });
  const until = filter('UpdateTime', 'before', '2026-01-31T10:00:00.5Z');
  expect(pushing(until)).toEqual({ updated_until: '2026-01-31T10:00:01Z' });
});

describe('names of linked rows', () => {
  const names = { columns: ['Id', 'Person', 'Organization'] };

  test('cost a request for each hundred rows and kind, at most', () => {
    const without = plan({}, { estimate: 950 });
    expect(plan(names, { estimate: 950 })).toMatchObject({
      requests: { kind: 'about', count: without.requests!.count + 2 * 10 },
      tokens: { kind: 'about', count: without.tokens!.count + 2 * 100 },
    });
  });

  test('of one row cost one request, if it has any', () => {
    const filters = [filter('Id', 'is', '5')];
    expect(plan({ columns: ['Person'], filters })).toMatchObject({
      requests: { kind: 'at-most', count: 2 },
      tokens: { kind: 'at-most', count: 11 },
    });
  });

  test('cost nothing where no column shows them', () => {
    const filters = [filter('Id', 'is', '5')];
    expect(plan({ columns: ['PersonId'], filters }).requests).toEqual({
      kind: 'exactly',
      count: 1,
    });
  });
});
