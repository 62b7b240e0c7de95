import { systemClock } from '../../../../src/core/clock';
import type { Row } from '../../../../src/core/column';
import { LocalEngine } from '../../../../src/query/engine/local-engine';
import type { EngineTable } from '../../../../src/query/engine/port';
import { loadSqlite, type Sqlite } from '../../../../src/query/engine/sqlite';
import { company, pick, random, type Held } from './company';
import { fakePipedrive } from './fake-pipedrive';
import { randomQuery, type RandomQuery } from './random-sql';
import { Reference } from './reference';

/** More queries, or others, when asked for: the suite's part stays short. */
const queries = Number(process.env['SQL_QUERIES'] ?? 1500);
const firstSeed = Number(process.env['SQL_SEED'] ?? 1);

let sqlite: Sqlite;
beforeAll(async () => {
  sqlite = await loadSqlite();
});

const words = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row.map(plain)));
const plain = (value: Row[number]) => (typeof value === 'boolean' ? Number(value) : value);

/** Whether the rows are an answer to the query, given SQLite's own. */
function expectAnswer(rows: readonly Row[], query: RandomQuery, reference: Reference): void {
  const own = words(reference.query(query.sql));
  const found = words(rows);
  if (query.ordered) expect(found).toEqual(own);
  else if (query.unlimited === undefined) expect([...found].sort()).toEqual([...own].sort());
  else {
    expect(found).toHaveLength(own.length);
    const pool = words(reference.query(query.unlimited));
    for (const row of found) {
      expect(pool).toContain(row);
      pool.splice(pool.indexOf(row), 1);
    }
  }
}

/** Tables that are thought to be small, large or of unknown size: it changes what is fetched. */
function tablesOf(held: readonly Held[], next: (end: number) => number): EngineTable[] {
  return held.map(({ table, rows }) => {
    const estimate = pick(next, [undefined, rows.length, 900, 100_000]);
    return estimate === undefined ? table : { ...table, estimate };
  });
}

test('random queries have the same rows with push-down, without, and in SQLite itself', async () => {
  const engine = new LocalEngine(sqlite, {
    functions: () => [],
    aggregates: [],
    clock: systemClock,
    locale: 'en',
  });
  const held = company(firstSeed);
  const reference = new Reference(sqlite, held);
  const next = random(firstSeed);
  const totals = { fetched: 0, passes: 0 };
  for (let index = 0; index < queries; index++) {
    const query = randomQuery(next);
    const statement = { sql: query.sql, parameters: {}, tables: tablesOf(held, next) };
    const { fetch, traffic } = fakePipedrive(held);
    try {
      const pushed = await engine.run(statement, fetch);
      expectAnswer(pushed.rows, query, reference);
      totals.fetched += traffic.rows;
      totals.passes = Math.max(totals.passes, pushed.passes);
      const whole = await engine.run(statement, fakePipedrive(held).fetch, { pushDown: false });
      expectAnswer(whole.rows, query, reference);
    } catch (error) {
      throw new Error(`${statement.sql}\n${JSON.stringify(traffic.requests)}`, { cause: error });
    }
  }
  if (process.env['SQL_QUERIES']) process.stderr.write(`${JSON.stringify(totals)}\n`);
}, 3_600_000);
