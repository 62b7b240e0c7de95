import { AppError } from '../../src/core/error';
import type { RowChange } from '../../src/pipedrive/write/row-change';
import { writeRows } from '../../src/pipedrive/write/write-rows';
import { WriteWorld, doneKey } from './pipedrive-write-world';

const world = new WriteWorld();
beforeAll(() => world.start());
afterAll(() => world.close());
afterEach(() => world.reset());

const newPerson = (name: string): RowChange => ({
  table: 'Persons',
  kind: 'insert',
  values: { Name: name },
});
const rename = (key: unknown, name: string): RowChange => ({
  table: 'Persons',
  kind: 'update',
  key: Number(key),
  values: { Name: name },
});

/** How many persons have this name. */
async function count(name: string): Promise<number> {
  return (await world.raw('api/v2/persons')).filter((person) => person['name'] === name).length;
}

const create = { match: 'POST /api/v2/persons' };

describe('a new row', () => {
  test('that Pipedrive had no time for is sent again, and is there once', async () => {
    await world.fault({ ...create, status: 429, times: 3 });
    const { results } = await world.write([newPerson('Busy')]);
    expect(results).toMatchObject([{ status: 'done' }]);
    expect(await world.sent('POST')).toBe(4);
    expect(await count('Busy')).toBe(1);
  });

  test.each([
    { status: 500, there: 0 },
    { status: 503, there: 0 },
    { status: 'reset', there: 0 },
    { status: 'truncated', there: 1 },
  ])('whose answer fails ($status) is never sent again, and is called uncertain', async (fault) => {
    const name = `Uncertain ${fault.status}`;
    await world.fault({ ...create, status: fault.status });
    const { results, journal } = await world.write([newPerson(name), newPerson(`After ${name}`)]);
    const failed = results.filter(({ status }) => status === 'failed');
    expect(failed).toMatchObject([{ error: { code: 'write-outcome-unknown' } }]);
    expect(results.filter(({ status }) => status === 'done')).toHaveLength(1);
    expect(await world.sent('POST')).toBe(2);
    // Which of the two the fault hit is left to chance.
    expect((await count(name)) + (await count(`After ${name}`))).toBe(1 + fault.there);
    expect(journal.rows).toHaveLength(1);
  });

  test('is not tried on another way to Pipedrive when the first way breaks', async () => {
    const session = world.session(
      {},
      { endpoints: { direct: world.url, relay: world.url.replace('127.0.0.1', 'localhost') } },
    );
    await world.fault({ match: 'POST /api/v2/persons', status: 'reset' });
    await expect(
      session.request({
        method: 'POST',
        version: 'v2',
        path: 'persons',
        body: { name: 'Two ways' },
        cost: 5,
      }),
    ).rejects.toMatchObject({ code: 'network-down' });
    expect(await count('Two ways')).toBe(0);
    expect(await world.sent('POST')).toBe(1);
  });
});

describe('a change', () => {
  test('that did not arrive is told from one that did, by looking', async () => {
    const keys = [
      await world.insert('Persons', { Name: 'Lost' }),
      await world.insert('Persons', { Name: 'Found' }),
    ];
    await world.fault({ match: `PATCH /api/v2/persons/${keys[0]}`, status: 'reset' });
    await world.fault({ match: `PATCH /api/v2/persons/${keys[1]}`, status: 'truncated' });
    const { results, journal } = await world.write([
      rename(keys[0], 'Not lost'),
      rename(keys[1], 'Truly found'),
    ]);
    expect(results).toMatchObject([
      { status: 'failed', error: { code: 'network-down' } },
      { status: 'done', key: keys[1] },
    ]);
    expect(journal.rows.map(({ key }) => key)).toEqual([keys[1]]);
    expect(await world.one(`api/v2/persons/${keys[0]}`)).toMatchObject({ name: 'Lost' });
    expect(await world.sent('PATCH')).toBe(2);
  });

  test('after one that failed of the same row is not made', async () => {
    const key = await world.insert('Persons', { Name: 'Chain' });
    await world.fault({ match: `PATCH /api/v2/persons/${key}`, status: 'reset' });
    const { results } = await world.write([rename(key, 'Chain 1'), rename(key, 'Chain 2')]);
    expect(results).toMatchObject([
      { status: 'failed' },
      { status: 'skipped', why: 'earlier-failed' },
    ]);
    expect(await count('Chain')).toBe(1);
  });

  test('of a row that is gone, or archived, is refused', async () => {
    const [gone, archived] = [
      await world.insert('Deals', { Title: 'Gone' }),
      await world.insert('Deals', { Title: 'Archived' }),
    ];
    await world.remove('Deals', gone);
    await world.touch('deals', [Number(archived)], { is_archived: true });
    const change = { table: 'Deals', kind: 'update', values: { Title: 'x' } } as const;
    expect(await world.refusal({ ...change, key: gone })).toMatchObject({
      code: 'write-row-missing',
    });
    expect(await world.refusal({ ...change, key: archived })).toMatchObject({
      code: 'write-row-archived',
    });
    await world.update('Deals', archived, { IsArchived: false });
    await world.update('Deals', archived, { Title: 'Back' });
  });
});

describe('a deletion', () => {
  test('whose answer breaks is known to be done', async () => {
    const key = await world.insert('Persons', { Name: 'Deleted' });
    await world.fault({ match: `DELETE /api/v2/persons/${key}`, status: 'truncated' });
    await world.remove('Persons', key);
    expect(await count('Deleted')).toBe(0);
    expect(await world.sent('DELETE')).toBe(1);
  });
});

describe('what stops everything', () => {
  const names = Array.from({ length: 30 }, (_, index) => `Stopped ${index}`);
  const some = (prefix: string) => names.map((name) => newPerson(`${prefix} ${name}`));

  test.each([
    { fault: { status: 429, retryAfter: 4000 }, code: 'daily-budget-spent' },
    { fault: { status: 'html403' }, code: 'blocked' },
    { fault: { status: 401 }, code: 'token-rejected' },
  ])('$code keeps all further rows from being sent', async ({ fault, code }) => {
    await world.fault({ ...create, ...fault, nth: 5, times: 1000 } as never);
    const { results } = await world.write(some(code));
    expect(results.filter(({ status }) => status === 'done')).toHaveLength(4);
    expect(results.filter(({ status }) => status !== 'done')).toEqual(
      Array.from({ length: 26 }, () => ({
        status: 'skipped',
        why: 'stopped',
        error: expect.objectContaining({ code }),
      })),
    );
    const there = (await world.raw('api/v2/persons')).filter(({ name }) =>
      String(name).startsWith(code),
    );
    expect(there).toHaveLength(4);
    expect(await world.sent('POST')).toBeLessThan(4 + 9);
  });

  test('a network that is gone leaves no more rows uncertain than were under way', async () => {
    let isUp = true;
    let sent = 0;
    const session = world.session(
      {},
      {
        fetch: (url, init) => {
          if (init?.method === 'POST' && ++sent > 3) isUp = false;
          if (!isUp) throw new TypeError('fetch failed');
          return fetch(url, init);
        },
      },
    );
    const { results } = await world.write(some('Offline'), session);
    const failed = results.filter(({ status }) => status === 'failed');
    expect(failed.length).toBeLessThanOrEqual(8);
    expect(results.filter(({ status }) => status === 'skipped').length).toBe(
      30 - 3 - failed.length,
    );
  });

  test('the daily reserve is not touched, however many rows are under way', async () => {
    const small = new WriteWorld();
    await small.start({ plan: 'lite', now: () => small.clock.now() }, { persons: 10 });
    try {
      const active = (await small.raw('v1/users')).filter((user) => user['active_flag']).length;
      const session = small.session({ dailyTokenReserve: 30_000 * active - 120 });
      const { results } = await small.write(some('Reserve'), session);
      expect(session.usage().tokens).toBeLessThanOrEqual(120);
      expect(results[0]).toMatchObject({ status: 'done' });
      expect(results.at(-1)).toMatchObject({
        why: 'stopped',
        error: { code: 'daily-budget-reserve' },
      });
      const statuses = (await small.received()).map(({ status }) => status);
      expect(statuses).not.toContain(429);
    } finally {
      await small.close();
    }
  });

  test('a journal that takes no more rows ends the push; what was written is told', async () => {
    const session = world.session();
    const schema = await world.schema('Persons', session);
    const full = new AppError('file-unwritable', { path: 'journal' });
    let noted = 0;
    const { results, journal } = await writeRows(some('Full disk'), [schema], session, {
      onWritten: () => {
        if (++noted > 2) throw full;
      },
    });
    const done = results.filter(({ status }) => status === 'done');
    expect(done.length).toBeGreaterThan(2);
    expect(done.length).toBeLessThan(30);
    expect([journal.rows.length, noted]).toEqual([done.length, done.length]);
    for (const result of results)
      if (result.status !== 'done')
        expect(result).toEqual({ status: 'skipped', why: 'stopped', error: full });
  });

  test('a read-only connection refuses before anything is sent', async () => {
    const session = world.session({ readonly: true });
    const schema = await world.schema('Persons');
    await expect(writeRows([newPerson('Never')], [schema], session)).rejects.toMatchObject({
      code: 'connection-readonly',
    });
    expect(session.usage().requests).toBe(0);
  });

  test('stopping lets rows that are under way arrive, and tells of each row what is true', async () => {
    const session = world.session();
    const schema = await world.schema('Persons', session);
    const stopper = new AbortController();
    const { results, journal } = await writeRows(some('Cancel'), [schema], session, {
      signal: stopper.signal,
      onProgress: ({ rows }) => {
        if (rows === 3) stopper.abort();
      },
    });
    const done = results.filter(({ status }) => status === 'done');
    const there = (await world.raw('api/v2/persons')).filter(({ name }) =>
      String(name).startsWith('Cancel'),
    );
    expect(there.map(({ id }) => id).sort()).toEqual(done.map(doneKey).sort());
    expect(done.length).toBeGreaterThanOrEqual(3);
    expect(done.length).toBeLessThan(30);
    expect(journal.rows).toHaveLength(done.length);
    for (const result of results)
      if (result.status !== 'done') expect(result).toEqual({ status: 'skipped', why: 'cancelled' });
  });

  test('stopping before anything was sent tells so of every row', async () => {
    const session = world.session();
    const schema = await world.schema('Persons', session);
    const stopper = new AbortController();
    stopper.abort();
    const { results } = await writeRows([newPerson('Early')], [schema], session, {
      signal: stopper.signal,
    });
    expect(results).toEqual([{ status: 'skipped', why: 'cancelled' }]);
    expect(await count('Early')).toBe(0);
  });
});

describe('a refusal by Pipedrive', () => {
  test('of a field that was deleted meanwhile names the field, not its key', async () => {
    const session = world.session();
    const schema = await world.schema('Deals', session);
    const key = await world.insert('DealFields', {
      FieldName: 'Short-lived',
      FieldType: 'varchar',
    });
    const fresh = world.session();
    const known = await world.schema('Deals', fresh);
    expect(schema.columns.length).toBeLessThan(known.columns.length);
    await world.remove('DealFields', key);
    const { results } = await writeRows(
      [{ table: 'Deals', kind: 'insert', values: { Title: 'x', 'Short-lived': 'y' } }],
      [known],
      fresh,
    );
    expect(results).toMatchObject([{ status: 'failed', error: { code: 'request-rejected' } }]);
    const sentences = results.map((result) => 'error' in result && result.error?.message);
    expect(sentences).toEqual([expect.stringContaining('Short-lived')]);
    expect(sentences).toEqual([expect.not.stringContaining(String(key))]);
  });

  test('for want of permission says so of the row', async () => {
    await world.fault({ ...create, status: 403 });
    const { results } = await world.write([newPerson('Forbidden'), newPerson('Allowed')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['done', 'failed']);
    const failed = results.find(({ status }) => status === 'failed');
    expect(failed).toMatchObject({ error: { code: 'write-forbidden' } });
  });
});
