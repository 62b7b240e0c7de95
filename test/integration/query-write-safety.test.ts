/** What keeps SQL from writing what nobody meant, and what it tells when something goes wrong on the way. */
import { SqlWorld } from './query-write-world';

const world = new SqlWorld();
beforeAll(() => world.start({}, { deals: 60, persons: 30, organizations: 12 }));
afterAll(() => world.close());
afterEach(() => world.reset());

const writes = async () => {
  const received = await world.received();
  return received.filter(({ method }) => method !== 'GET').length;
};
const named = async (prefix: string) =>
  (await world.raw('api/v2/persons')).filter(({ name }) => String(name).startsWith(prefix));
const statuses = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row[3]);

/** `INSERT INTO Persons` of so many rows. */
function persons(prefix: string, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => `('${prefix} ${index}')`);
  return `INSERT INTO Persons (Name) VALUES ${rows.join(', ')}`;
}

describe('one bad value', () => {
  const sql =
    "INSERT INTO Deals (Title, Value) VALUES ('Good 1', 5), ('Bad', 'much'), ('Good 2', 7)";

  test('refuses the whole statement and names row and column; nothing is sent', async () => {
    const { rows, failed } = await world.run(sql);
    expect(rows).toEqual([
      [1, 'insert', null, 'skipped', expect.stringContaining('other rows')],
      [
        2,
        'insert',
        null,
        'failed',
        expect.stringMatching(/^New row 2 of Deals: much in Value must be/),
      ],
      [3, 'insert', null, 'skipped', expect.stringContaining('other rows')],
    ]);
    expect(failed).toBe(1);
    expect(await writes()).toBe(0);
  });

  test('fails alone where the script keeps going', async () => {
    const { rows } = await world.run(sql, { keepGoing: true });
    expect(statuses(rows)).toEqual(['done', 'failed', 'done']);
  });

  test('among changes is found before the first of them is sent', async () => {
    const { rows } = await world.run(
      "UPDATE Deals SET Probability = CASE Id WHEN 3 THEN 'likely' ELSE 50 END WHERE Id < 5",
    );
    expect(statuses(rows)).toEqual(['skipped', 'skipped', 'failed', 'skipped']);
    expect(await writes()).toBe(0);
  });

  test('an archived row is found before the first row is sent', async () => {
    await world.touch('deals', [8], { is_archived: true });
    const session = world.session({ includeArchived: true });
    const { rows } = await world.run("UPDATE Deals SET Title = 'x' WHERE Id IN (7, 8)", {
      session,
    });
    expect(rows.map(([, , key, status]) => [key, status]).sort()).toEqual([
      [7, 'skipped'],
      [8, 'failed'],
    ]);
    expect(await writes()).toBe(0);
  });

  test('of an UPSERT refuses the statement as well', async () => {
    const upsert =
      "UPSERT INTO Persons (Name, OwnerId) ON (Name) VALUES ('Fine', NULL), ('Odd', 'nobody at all')";
    const { rows } = await world.run(upsert);
    expect(statuses(rows)).toEqual(['skipped', 'failed']);
    expect(await writes()).toBe(0);
    const lenient = await world.run(upsert, { keepGoing: true });
    expect(statuses(lenient.rows)).toEqual(['done', 'failed']);
  });

  test('ends the script; with keepGoing the statements behind it run', async () => {
    const script = "INSERT INTO Deals (Title, Value) VALUES ('x', 'much'); SELECT 1 AS One";
    expect((await world.run(script)).outcomes).toHaveLength(1);
    const { outcomes, rows, failed } = await world.run(script, { keepGoing: true });
    expect([outcomes.length, rows, failed]).toEqual([2, [[1]], 1]);
  });
});

describe('a statement without WHERE', () => {
  test.each([
    ['UPDATE Organizations SET Name = 1', 'updates'],
    ['DELETE FROM Organizations', 'deletes'],
  ])('%s is refused with the number of rows', async (sql, verb) => {
    const { length } = await world.raw('api/v2/organizations');
    await expect(world.run(sql)).rejects.toThrow(
      `This ${verb} all ${length} rows of Organizations, because it has no WHERE.`,
    );
    expect(await writes()).toBe(0);
  });

  test('writes all rows when confirmed', async () => {
    const { length } = await world.raw('api/v2/organizations');
    const { rows } = await world.done("UPDATE Organizations SET Name = 'Org ' || Id", {
      confirmed: true,
    });
    expect(rows).toHaveLength(length);
    expect(
      (await world.raw('api/v2/organizations')).every(({ id, name }) => name === `Org ${id}`),
    ).toBe(true);
  });

  test('is not one whose WHERE stands in a sub-query', async () => {
    await expect(
      world.run(
        'UPDATE Organizations SET Name = (SELECT MAX(Title) FROM Deals WHERE Deals.OrgId = Organizations.Id)',
      ),
    ).rejects.toMatchObject({ code: 'write-unconditional' });
  });
});

test.each([
  "INSERT INTO Persons (Name) VALUES ('x')",
  'SELECT 1; DELETE FROM Deals WHERE Id = 1',
  "UPSERT INTO Persons (Name) ON (Name) VALUES ('x')",
])('a read-only connection refuses %s before anything is asked for', async (sql) => {
  const session = world.session({ readonly: true });
  await expect(world.run(sql, { session })).rejects.toMatchObject({ code: 'connection-readonly' });
  expect(session.usage().requests).toBe(0);
  const memory = 'INSERT INTO a#TEMP (N) VALUES (1); SELECT N FROM a#TEMP';
  expect((await world.run(memory, { session })).rows).toEqual([[1]]);
});

describe('a dry run', () => {
  test('tells of each row what would become of it and what that costs; nothing is written', async () => {
    const [deal] = await world.raw('api/v2/deals');
    const title = String(deal!['title']).replaceAll("'", "''");
    const { rows, outcomes } = await world.run(
      `UPDATE Deals SET Title = CASE Id WHEN 1 THEN '${title}' WHEN 2 THEN NULL ELSE 'New' END WHERE Id < 4`,
      { dryRun: true },
    );
    expect(rows.map(([, , key, status]) => [key, status])).toEqual([
      [1, 'skipped'],
      [2, 'failed'],
      [3, 'ready'],
    ]);
    expect(outcomes[0]).toMatchObject({
      counts: { done: 0, ready: 1, skipped: 1, failed: 1 },
      cost: { requests: 2, tokens: 6 },
    });
    expect(await writes()).toBe(0);
  });

  test('of an upsert tells new rows from changed ones', async () => {
    await world.done("INSERT INTO Persons (Name) VALUES ('Dry')");
    await world.reset();
    const { rows } = await world.run(
      "UPSERT INTO Persons (Name, Email) ON (Name) VALUES ('Dry', 'dry@example.com'), ('Wet', NULL)",
      { dryRun: true },
    );
    expect(rows.map(([, kind, , status]) => [kind, status])).toEqual([
      ['update', 'ready'],
      ['insert', 'ready'],
    ]);
    expect(await writes()).toBe(0);
  });
});

describe('a failure on the way', () => {
  test('of one row lets the others arrive, none twice, and ends the script', async () => {
    await world.fault({ match: 'POST /api/v2/persons', status: 500, nth: 4 });
    const { rows, outcomes, failed, journal } = await world.run(
      `${persons('Broken', 10)}; ${persons('Never', 1)}`,
    );
    expect(statuses(rows).sort()).toEqual([...Array(9).fill('done'), 'failed']);
    expect([outcomes.length, failed, journal.rows.length]).toEqual([1, 1, 9]);
    const there = await named('Broken');
    expect(new Set(there.map(({ name }) => name)).size).toBe(there.length);
    expect(there.map(({ id }) => id).sort()).toEqual(rows.flatMap((row) => row[2] ?? []).sort());
    expect(await named('Never')).toEqual([]);
  });

  test('for want of time is none: each row is there once', async () => {
    await world.fault({ match: 'POST /api/v2/persons', status: 429, nth: 3, times: 4 });
    const { failed } = await world.run(persons('Busy', 8));
    expect([failed, (await named('Busy')).length]).toEqual([0, 8]);
  });

  test('whose outcome a look can tell is told truly', async () => {
    await world.fault({ match: 'PATCH /api/v2/deals/11', status: 'reset' });
    await world.fault({ match: 'PATCH /api/v2/deals/12', status: 'truncated' });
    const { rows } = await world.run("UPDATE Deals SET Title = 'Looked up' WHERE Id IN (11, 12)");
    expect(rows.map(([, , key, status]) => [key, status])).toEqual([
      [11, 'failed'],
      [12, 'done'],
    ]);
    expect((await world.one('api/v2/deals/11'))['title']).not.toBe('Looked up');
    expect((await world.one('api/v2/deals/12'))['title']).toBe('Looked up');
  });

  test('that all further rows would meet stops them, and the script even if it keeps going', async () => {
    await world.fault({
      match: 'POST /api/v2/persons',
      status: 429,
      retryAfter: 4000,
      nth: 3,
      times: 1000,
    });
    const { rows, error, outcomes } = await world.run(`${persons('Spent', 12)}; SELECT 1`, {
      keepGoing: true,
    });
    expect(error).toMatchObject({ code: 'daily-budget-spent' });
    expect(outcomes).toHaveLength(1);
    expect(statuses(rows).filter((status) => status === 'done')).toHaveLength(2);
    expect(await named('Spent')).toHaveLength(2);
  });

  test('while rows are read for a write sends none', async () => {
    await world.fault({ match: 'GET /api/v2/deals', status: 403 });
    await expect(world.run("UPDATE Deals SET Title = 'x' WHERE StageId = 1")).rejects.toMatchObject(
      { code: 'forbidden' },
    );
    expect(await writes()).toBe(0);
  });
});

test('stopping tells of each row what is true', async () => {
  const stopper = new AbortController();
  const { rows, error, journal, outcomes } = await world.run(
    `${persons('Stopped', 30)}; ${persons('After', 1)}`,
    {
      signal: stopper.signal,
      onProgress: ({ stage, rows: count }) => {
        if (stage === 'writing' && count === 3) stopper.abort();
      },
    },
  );
  const done = rows.filter((row) => row[3] === 'done');
  expect(done.length).toBeGreaterThanOrEqual(3);
  expect(done.length).toBeLessThan(30);
  expect((await named('Stopped')).map(({ id }) => id).sort()).toEqual(
    done.map((row) => row[2]).sort(),
  );
  expect(rows.filter((row) => row[3] === 'skipped')).toHaveLength(30 - done.length);
  expect(error).toMatchObject({ code: 'cancelled' });
  expect([journal.rows.length, outcomes.length]).toEqual([done.length, 1]);
  expect(await named('After')).toEqual([]);
});
