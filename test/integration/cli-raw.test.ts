/** The command line answers as plain SQLite does over what Pipedrive's API sends, read without the client. */
import { systemClock } from '../../src/core/clock';
import type { ColumnType, Row, Value } from '../../src/core/column';
import { openEngine } from '../../src/cli/engine';
import { run } from '../../src/cli/run';
import type { JsonObject } from '../../src/pipedrive/json';
import { loadTables, type LoadedTable, type LoadedTables } from '../unit/query/loaded-tables';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
let copies: LoadedTables;

/** A table by its columns: name, type, key in the API. */
async function raw(
  name: string,
  path: string,
  columns: readonly (readonly [string, ColumnType, string])[],
): Promise<LoadedTable> {
  const items = await world.raw(path);
  const cell = (item: JsonObject, key: string): Value => {
    const value = item[key] as Value | undefined;
    if (value === undefined || value === '') return null;
    return typeof value === 'boolean' ? Number(value) : value;
  };
  return {
    name,
    columns: columns.map(([column, type]) => ({ name: column, type })),
    rows: items.map((item) => columns.map(([, , key]) => cell(item, key))),
  };
}

beforeAll(async () => {
  await world.start({}, { deals: 400, persons: 150, organizations: 60, activities: 200 });
  copies = await loadTables([
    await raw('Deals', 'api/v2/deals', [
      ['Id', 'integer', 'id'],
      ['Title', 'text', 'title'],
      ['Value', 'money', 'value'],
      ['Currency', 'text', 'currency'],
      ['Status', 'text', 'status'],
      ['StageId', 'integer', 'stage_id'],
      ['OwnerId', 'integer', 'owner_id'],
      ['PersonId', 'integer', 'person_id'],
      ['OrgId', 'integer', 'org_id'],
      ['AddTime', 'datetime', 'add_time'],
      ['UpdateTime', 'datetime', 'update_time'],
      ['ExpectedCloseDate', 'date', 'expected_close_date'],
    ]),
    await raw('Persons', 'api/v2/persons', [
      ['Id', 'integer', 'id'],
      ['Name', 'text', 'name'],
      ['OrgId', 'integer', 'org_id'],
    ]),
    await raw('Stages', 'api/v2/stages', [
      ['Id', 'integer', 'id'],
      ['Name', 'text', 'name'],
      ['PipelineId', 'integer', 'pipeline_id'],
    ]),
    await raw('Activities', 'api/v2/activities', [
      ['Id', 'integer', 'id'],
      ['Subject', 'text', 'subject'],
      ['DealId', 'integer', 'deal_id'],
      ['Done', 'boolean', 'done'],
      ['DueDate', 'date', 'due_date'],
    ]),
  ]);
});
afterAll(async () => {
  copies.close();
  await world.close();
});

async function commandLine(sql: string): Promise<Row[]> {
  let text = '';
  let notes = '';
  const code = await run(
    [
      'query',
      sql,
      '--connection',
      'APIToken=sandbox-token;CompanyDomain=sandbox;Pagesize=100',
      '--format',
      'json',
      '--confirm',
    ],
    {
      fetch,
      clock: systemClock,
      signal: new AbortController().signal,
      variables: { PIPEDRIVE_BASE_URL: world.url },
      terminal: { note: (line) => void (notes += line), input: async () => '' },
      openEngine: () => openEngine(systemClock),
    },
    (part) => void (text += part),
  );
  if (code !== 0) throw new Error(notes);
  return (JSON.parse(text) as Record<string, Value>[]).map((row) =>
    Object.values(row).map((value) => (typeof value === 'boolean' ? Number(value) : value)),
  );
}

test.each([
  'SELECT Id, Title, Value, Currency, AddTime FROM Deals',
  "SELECT Id, Title FROM Deals WHERE Status = 'won' AND Value >= 5000 ORDER BY Value DESC, Id LIMIT 20",
  'SELECT Id, PersonId, OrgId FROM Deals WHERE PersonId IS NULL OR OrgId IS NULL',
  "SELECT Id FROM Deals WHERE AddTime >= '2026-01-01' AND AddTime < '2026-07-01'",
  "SELECT Id, UpdateTime FROM Deals WHERE UpdateTime > '2026-06-15T12:00:00Z' ORDER BY UpdateTime, Id",
  'SELECT Id, ExpectedCloseDate FROM Deals WHERE ExpectedCloseDate IS NOT NULL ORDER BY ExpectedCloseDate DESC, Id LIMIT 30 OFFSET 5',
  "SELECT Id, UPPER(Title), Value * 2, CASE WHEN Value > 9000 THEN 'big' ELSE 'small' END FROM Deals WHERE StageId IN (1, 2, 3)",
  'SELECT Status, Currency, COUNT(*), SUM(Value), MIN(AddTime) FROM Deals GROUP BY Status, Currency ORDER BY 1, 2',
  'SELECT DISTINCT StageId, OwnerId FROM Deals ORDER BY 1, 2',
  'SELECT s.Name, COUNT(d.Id) FROM Stages s LEFT JOIN Deals d ON d.StageId = s.Id GROUP BY s.Id ORDER BY s.Id',
  'SELECT d.Id, p.Name FROM Deals d JOIN Persons p ON p.Id = d.PersonId WHERE d.OwnerId = (SELECT MIN(OwnerId) FROM Deals) ORDER BY d.Id',
  'SELECT p.Id FROM Persons p WHERE NOT EXISTS (SELECT 1 FROM Deals d WHERE d.PersonId = p.Id) ORDER BY p.Id',
  'SELECT d.Id, a.Subject, a.Done FROM Activities a JOIN Deals d ON d.Id = a.DealId WHERE a.Done = 0 ORDER BY a.Id',
  'SELECT Id, RANK() OVER (PARTITION BY StageId ORDER BY Value DESC) FROM Deals ORDER BY Id',
  'WITH big AS (SELECT * FROM Deals WHERE Value > 20000) SELECT OwnerId, COUNT(*) FROM big GROUP BY OwnerId HAVING COUNT(*) > 1 ORDER BY OwnerId',
  'SELECT Id, Name FROM Persons WHERE Id < 5 UNION ALL SELECT Id, Title FROM Deals WHERE Id < 5 ORDER BY 1, 2 COLLATE BINARY',
])('%s', async (sql) => {
  const expected = copies.query(sql).rows;
  expect(expected.length).toBeGreaterThan(0);
  const isOrdered = /ORDER BY [^)]*$/.test(sql);
  expect(lines(await commandLine(sql), isOrdered)).toEqual(lines(expected, isOrdered));
});

function lines(rows: readonly Row[], isOrdered: boolean): string[] {
  const texts = rows.map((row) => JSON.stringify(row.map(rounded)));
  return isOrdered ? texts : texts.sort();
}

/** The last digits of a sum depend on the order in which it is made. */
function rounded(value: Value): Value {
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
}
