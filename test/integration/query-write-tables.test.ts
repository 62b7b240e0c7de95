/** Every table that can be written, in SQL: its rows are found, with the parents their paths need. */
import { tables } from '../../src/pipedrive/catalogue';
import type { TableEntry } from '../../src/pipedrive/catalogue/entry';
import { planSql } from '../../src/query/sql/plan-sql';
import { runSql } from '../../src/query/sql/run-sql';
import { SqlWorld } from './query-write-world';

const world = new SqlWorld();
beforeAll(async () => {
  await world.start(
    {},
    { deals: 120, persons: 60, organizations: 25, products: 12, activities: 60 },
  );
  await world.done(
    "INSERT INTO CallLogs (Outcome, ToPhoneNumber, StartTime, EndTime) VALUES ('connected', '+372 555', '2026-11-01T10:00:00Z', '2026-11-01T10:05:00Z')",
  );
});
afterAll(() => world.close());

/** The sandbox does not serve these. */
const unserved = ['DealsInstallments', 'DealsDiscounts'];
const changeable = tables.filter(
  ({ name, writes }) => (writes?.delete ?? writes?.update) && !unserved.includes(name),
);

/** A condition for what a table must be asked for: up to a hundred parents. */
async function conditions({ columns, inputs = [] }: TableEntry): Promise<string> {
  const parts = await Promise.all(
    inputs
      .filter(({ all }) => !all)
      .map(async ({ column }) => {
        const parent = columns.find(({ name }) => name === column)!.references!;
        const { rows } = await select(`SELECT ${parent.column} FROM ${parent.table} LIMIT 100`);
        return `${column} IN (${rows.map(([id]) => literal(id!)).join(', ')})`;
      }),
  );
  return parts.length > 0 ? ` WHERE ${parts.join(' AND ')}` : '';
}

async function select(sql: string) {
  const options = world.options();
  return runSql(await planSql(sql, options), options.session);
}

const literal = (value: unknown) =>
  typeof value === 'number' ? String(value) : `'${String(value)}'`;

test('there are many', () => {
  expect(changeable.length).toBeGreaterThan(25);
});

test.each(changeable.map(({ name }) => name))('%s', async (name) => {
  const entry = tables.find((one) => one.name === name)!;
  const where = await conditions(entry);
  const { rows } = await select(`SELECT ${entry.key} FROM ${name}${where} LIMIT 3`);
  if (rows.length === 0) throw new Error('no rows');
  const [[key]] = rows as [[string | number]];
  const one = `${where === '' ? ' WHERE' : `${where} AND`} ${entry.key} = ${literal(key)}`;
  const written = entry.columns.find(({ writable }) => writable && writable !== 'create');
  const statements = [
    ...(entry.writes?.delete ? [`DELETE FROM ${name}${one}`] : []),
    ...(entry.writes?.update && written
      ? [`UPDATE ${name} SET ${written.name} = ${written.name}${one}`]
      : []),
  ];
  for (const sql of statements) {
    const { outcomes, rows: found } = await world.run(sql, { dryRun: true });
    const { ready, skipped, failed } = outcomes[0]!.counts!;
    expect([failed, ready + skipped, found.map((row) => row[2])]).toEqual([0, 1, [key]]);
  }
});
