/** UPDATE and DELETE in SQL do to Pipedrive's rows what plain SQLite does to copies of them. */
import fc from 'fast-check';
import type { ColumnType, Value } from '../../src/core/column';
import type { JsonObject } from '../../src/pipedrive/json';
import { loadTables, type LoadedTable } from '../unit/query/loaded-tables';
import { SqlWorld } from './query-write-world';

const world = new SqlWorld();
beforeAll(() => world.start({}, { deals: 60, persons: 30, organizations: 12 }));
afterAll(() => world.close());

const columns: readonly (readonly [string, ColumnType, string])[] = [
  ['Id', 'integer', 'id'],
  ['Title', 'text', 'title'],
  ['Value', 'money', 'value'],
  ['Status', 'text', 'status'],
  ['StageId', 'integer', 'stage_id'],
  ['OwnerId', 'integer', 'owner_id'],
  ['PersonId', 'integer', 'person_id'],
  ['Probability', 'number', 'probability'],
  ['ExpectedCloseDate', 'date', 'expected_close_date'],
];
const personColumns: typeof columns = [
  ['Id', 'integer', 'id'],
  ['Name', 'text', 'name'],
  ['OrgId', 'integer', 'org_id'],
];

async function copy(name: string, path: string, of: typeof columns): Promise<LoadedTable> {
  const items = await world.raw(path);
  const cell = (item: JsonObject, key: string) => {
    const value = item[key] as Value | undefined;
    return value === undefined || value === '' ? null : value;
  };
  return {
    name,
    columns: of.map(([column, type]) => ({ name: column, type })),
    rows: items.map((item) => of.map(([, , key]) => cell(item, key))),
  };
}

const deals = () => copy('Deals', 'api/v2/deals', columns);
const whole = (max: number) => fc.integer({ min: 1, max });

const comparison = fc.oneof(
  whole(8).map((stage) => `StageId = ${stage}`),
  fc
    .uniqueArray(whole(70), { minLength: 1, maxLength: 8 })
    .map((ids) => `Id IN (${ids.join(', ')})`),
  whole(20_000).map((value) => `Value > ${value}`),
  fc.constantFrom('open', 'won', 'lost').map((status) => `Status = '${status}'`),
  fc.constantFrom('a', 'E', 'ing', 'x!').map((part) => `Title LIKE '%${part}%'`),
  fc.constant('PersonId IS NULL'),
  whole(12).map((org) => `PersonId IN (SELECT Id FROM Persons WHERE OrgId = ${org})`),
  fc.tuple(whole(30), whole(30)).map(([from, more]) => `Id BETWEEN ${from} AND ${from + more}`),
  whole(6).map((month) => `ExpectedCloseDate < '2026-1${month % 3}-15'`),
);
const condition = fc.oneof(
  comparison,
  fc.tuple(comparison, comparison).map(([one, other]) => `${one} AND ${other}`),
  fc.tuple(comparison, comparison).map(([one, other]) => `(${one} OR ${other})`),
  comparison.map((one) => `NOT (${one})`),
);

/** Values that Pipedrive takes for every row: the rest is the business of the checks. */
const assignments: readonly fc.Arbitrary<string>[] = [
  fc.constantFrom(
    "Title = UPPER(Title) || '!'",
    "Title = 'Deal ' || Id",
    'Title = SUBSTR(Title, 1, 4) || StageId',
    'Title = COALESCE((SELECT p.Name FROM Persons p WHERE p.Id = Deals.PersonId), Title)',
  ),
  fc.constantFrom(
    'Value = ROUND(COALESCE(Value, 0) * 1.1, 2)',
    'Value = COALESCE(Value, 0) + Id',
    "Value = CASE WHEN Status = 'won' THEN 100 ELSE StageId * 1.5 END",
    'Value = ABS(Id - 20)',
  ),
  fc.constantFrom('Probability = Id % 101', 'Probability = NULL', 'probability = 50'),
  fc.constantFrom(
    "ExpectedCloseDate = '2027-02-28'",
    'ExpectedCloseDate = NULL',
    "ExpectedCloseDate = DATE('2026-01-01', '+' || Id || ' days')",
  ),
];
const settings = fc
  .subarray([...assignments], { minLength: 1 })
  .chain((chosen) => fc.tuple(...chosen))
  .map((parts) => parts.join(', '));

const statement = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(settings, condition)
      .map(([set, where]) => `UPDATE Deals SET ${set} WHERE ${where}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(whole(60), comparison)
      .map(([id, where]) => `DELETE FROM Deals WHERE Id IN (${id}, ${id + 1}) AND ${where}`),
  },
);

test('the rows are the same, whatever the statement', async () => {
  await fc.assert(
    fc.asyncProperty(statement, async (sql) => {
      const copies = await loadTables([
        await deals(),
        await copy('Persons', 'api/v2/persons', personColumns),
      ]);
      try {
        copies.query(sql);
        const expected = copies.query('SELECT * FROM Deals ORDER BY Id').rows;
        await world.done(sql);
        const { rows } = await deals();
        const byId = [...rows].sort(([one], [other]) => Number(one) - Number(other));
        expect(byId).toEqual(expected);
      } finally {
        copies.close();
        await world.reset();
      }
    }),
    { numRuns: 25 },
  );
});
