import { tableEntry } from '../../src/pipedrive/catalogue';
import { dailyBudget } from '../../src/pipedrive/reserve';
import { describe as describeTable } from '../../src/pipedrive/schema';
import type { ApiRequest } from '../../src/pipedrive/session';
import { planQuery } from '../../src/query/plan';
import { runQuery } from '../../src/query/run';
import { PipedriveWorld } from './pipedrive-world';

const me: ApiRequest = { method: 'GET', version: 'v1', path: 'users/me', cost: 2 };

let world: PipedriveWorld;

/** A sandbox that lives in the client's time, so that two seconds pass in none. */
async function onPlan(plan: 'lite' | 'premium', deals = 10): Promise<void> {
  world = new PipedriveWorld();
  await world.start({ plan, now: () => world.clock.now() }, { deals });
}

afterEach(() => world.close());

describe('the burst limit', () => {
  test.each(['lite', 'premium'] as const)(
    'of the plan %s is never exceeded, by one reader or by ten at once',
    async (plan) => {
      await onPlan(plan);
      const session = world.session();
      for (let index = 0; index < 60; index++) await session.request(me);
      await Promise.all(Array.from({ length: 10 }, () => session.request(me)));
      const statuses = (await world.received()).map(({ status }) => status);
      expect(statuses).toHaveLength(70);
      expect(new Set(statuses)).toEqual(new Set([200]));
    },
  );

  test('of a larger plan is learnt from its answers', async () => {
    await onPlan('premium');
    const session = world.session();
    await session.request(me);
    expect(session.burstLimit).toBe(100);
  });
});

test('the plan, the seats and the budget of the day are told together', async () => {
  await onPlan('premium');
  const seats = (await world.raw('v1/users')).filter((user) => user['active_flag']).length;
  const session = world.session();
  expect(await dailyBudget(session)).toEqual({
    plan: 'Premium',
    seats,
    tokens: 30_000 * 5 * seats,
  });
  await dailyBudget(session);
  expect(session.meter()).toMatchObject({ requests: 1, tokens: 20, underWay: 0 });
});

describe('the daily reserve', () => {
  test('stops a read before it is touched, and says how to go on', async () => {
    await onPlan('lite', 3000);
    const active = (await world.raw('v1/users')).filter((user) => user['active_flag']).length;
    // Room for the metadata and two pages.
    const session = world.session({ pageSize: 100, dailyTokenReserve: 30_000 * active - 60 });
    const schema = await describeTable(tableEntry('Deals'), session);
    const plan = planQuery({ table: 'Deals', columns: ['Title'], filters: [], sort: [] }, schema, {
      pageSize: 100,
    });
    await expect(runQuery(plan, session)).rejects.toMatchObject({ code: 'daily-budget-reserve' });
    expect(session.usage().tokens).toBeLessThanOrEqual(60 + 20);
  });
});
