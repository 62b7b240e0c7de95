/**
 * Any SELECT gives the same rows, whoever does the work: Pipedrive as much as it can, this program
 * alone, or plain SQLite over copies of the tables.
 */
import fc from 'fast-check';
import { openEngine } from '../../src/cli/engine';
import type { Row, Value } from '../../src/core/column';
import { systemClock } from '../../src/core/clock';
import { tableEntry } from '../../src/pipedrive/catalogue';
import { describe as describeTable, type TableSchema } from '../../src/pipedrive/schema';
import type { Session } from '../../src/pipedrive/session';
import { operatorsFor } from '../../src/query/operators';
import { planQuery } from '../../src/query/plan';
import type { Filter, Query, Sort } from '../../src/query/query';
import { runQuery } from '../../src/query/run';
import type { SqlEngine } from '../../src/query/engine/port';
import { loadTables as loadStatementTables } from '../../src/query/sql/load-tables';
import { planEngine } from '../../src/query/sql/engine-plan';
import { planSql, selectIn, type SqlOptions } from '../../src/query/sql/plan-sql';
import { runSql } from '../../src/query/sql/run-sql';
import { Unexpressed } from '../../src/query/sql/selection';
import { formatSql } from '../../src/query/sql/format';
import { translate } from '../../src/query/sql/translate';
import { loadTables, type LoadedTables } from '../unit/query/loaded-tables';
import { PipedriveWorld } from './pipedrive-world';
import { randomSelects, type KnownTable, type RandomSelect } from './random-select';

const world = new PipedriveWorld();
const names = ['Deals', 'Persons', 'Organizations', 'Activities', 'Stages', 'Users'];
let session: Session;
let engine: SqlEngine;
let schemas: TableSchema[];
let known: KnownTable[];
let copies: LoadedTables;

beforeAll(async () => {
  await world.start(
    {},
    { deals: 90, persons: 60, organizations: 40, activities: 70, products: 10, leads: 10 },
  );
  session = world.session({ pageSize: 40 });
  engine = await openEngine(systemClock);
  schemas = await Promise.all(names.map((name) => describeTable(tableEntry(name), session)));
  known = [];
  for (const schema of schemas) {
    const result = await answer(`SELECT * FROM ${schema.entry.name}`);
    known.push({ name: schema.entry.name, columns: result.columns, rows: result.rows });
  }
  copies = await loadTables(known);
});
afterAll(async () => {
  copies.close();
  engine.close();
  await world.close();
});

const options = (more: Partial<SqlOptions> = {}): SqlOptions => ({
  session,
  engine: async () => engine,
  expect: false,
  confirmed: true,
  ...more,
});

async function answer(sql: string, more?: Partial<SqlOptions>) {
  return runSql(await planSql(sql, options(more)), session);
}

/** The answer of the engine, also where the builder would do. */
async function engineAnswer(sql: string, pushDown: boolean) {
  const statement = selectIn(sql);
  const tables = await loadStatementTables(statement.tables, session, undefined);
  const plan = await planEngine(statement, tables, options({ pushDown }));
  return runSql({ kind: 'engine', reason: new Unexpressed('', 0), plan, lines: [] }, session);
}

function copiesAnswer(sql: string): Row[] {
  return copies.query(translate(sql, { schemas })).rows;
}

/** Booleans are 1 and 0 in SQL; real numbers may differ in their last digit by the order of a sum. */
const plain = (value: Value): Value =>
  typeof value === 'boolean'
    ? Number(value)
    : typeof value === 'number'
      ? Number(value.toPrecision(12))
      : value;
const lines = (rows: readonly Row[], isOrdered: boolean): string[] => {
  const texts = rows.map((row) => JSON.stringify(row.map(plain)));
  return isOrdered ? texts : texts.sort();
};

/** Queries as the builder makes them, on values that occur. */
function builderQueries(schema: TableSchema, { columns, rows }: KnownTable): fc.Arbitrary<Query> {
  const usable = columns
    .map((column, index) => ({
      ...column,
      samples: [...new Set(rows.flatMap((row) => row[index] ?? []))].slice(0, 30).map(String),
    }))
    .filter(({ samples }) => samples.length > 0);
  const filter = fc.constantFrom(...usable).chain(({ name, type, samples }) =>
    fc.constantFrom(...operatorsFor(type)).chain(({ id, values: count }) => {
      const value = fc
        .tuple(fc.constantFrom(...samples), fc.boolean())
        .map(([text, isDay]) => (isDay && type === 'datetime' ? text.slice(0, 10) : text));
      const length =
        count === 'many' ? { minLength: 1, maxLength: 3 } : { minLength: count, maxLength: count };
      return fc
        .array(value, length)
        .map((all): Filter => ({ column: name, operator: id, values: all }));
    }),
  );
  const sort = fc
    .tuple(fc.constantFrom(...usable), fc.boolean())
    .map(([{ name }, down]): Sort =>
      down ? { column: name, descending: true } : { column: name },
    );
  return fc
    .tuple(
      fc.array(filter, { maxLength: 3 }),
      fc.array(sort, { maxLength: 2 }),
      fc.option(fc.nat(20)),
    )
    .map(([filters, by, limit]) => ({
      table: schema.entry.name,
      columns: ['Id', ...new Set(by.map(({ column }) => column).filter((name) => name !== 'Id'))],
      filters,
      sort: [...by, { column: 'Id' }],
      ...(limit ? { limit } : {}),
    }));
}

test("the builder's queries, run by themselves and by the engine from their SQL, in any zone", async () => {
  for (const zone of ['UTC', 'Europe/Berlin', 'America/New_York'])
    for (const name of ['Deals', 'Activities', 'Persons']) {
      const schema = schemas.find(({ entry }) => entry.name === name)!;
      const table = known.find((one) => one.name === name)!;
      await fc.assert(
        fc.asyncProperty(builderQueries(schema, table), async (query) => {
          const plan = planQuery(query, schema, { zone, pageSize: 40 });
          const expected = lines((await runQuery(plan, session)).rows, true);
          const sql = formatSql(query, schema.columns, zone);
          expect((await planSql(sql, options({ zone }))).kind).toBe('builder');
          expect(lines((await answer(sql, { zone })).rows, true)).toEqual(expected);
          expect(lines((await engineAnswer(sql, true)).rows, true)).toEqual(expected);
        }),
        { numRuns: 40 },
      );
    }
}, 240_000);

test('for random queries, with and without the engine and push-down', async () => {
  const ways = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constant(null).chain(() => randomSelects(known)),
      async ({ sql, isOrdered }: RandomSelect) => {
        const expected = lines(copiesAnswer(sql), isOrdered);
        const planned = await planSql(sql, options());
        ways.set(planned.kind, (ways.get(planned.kind) ?? 0) + 1);
        expect(lines((await runSql(planned, session)).rows, isOrdered)).toEqual(expected);
        for (const pushDown of [true, false])
          expect(lines((await engineAnswer(sql, pushDown)).rows, isOrdered)).toEqual(expected);
      },
    ),
    { numRuns: 600 },
  );
  // Both ways are taken often enough to mean something.
  for (const way of ['builder', 'engine']) expect(ways.get(way)).toBeGreaterThan(25);
}, 240_000);
