import { readScript } from '../../../../src/query/sql/statement';

const tables = (sql: string) =>
  readScript(sql).flatMap((statement) => statement.tables.map(({ name }) => name));
const only = (sql: string) => readScript(sql)[0]!;
const textOf = (sql: string, { start, end }: { start: number; end: number }) =>
  sql.slice(start, end);

test.each([
  ['SELECT 1', []],
  ['SELECT * FROM Deals', ['Deals']],
  [
    'SELECT * FROM Deals d, [My Table] AS p, (SELECT * FROM Notes) n',
    ['Deals', 'My Table', 'Notes'],
  ],
  [
    'SELECT a, b FROM Deals d LEFT JOIN Persons p ON p.Id IN (d.PersonId, 2), Users u WHERE a IN (1, 2)',
    ['Deals', 'Persons', 'Users'],
  ],
  [
    'SELECT * FROM (Deals JOIN (Persons, Users) ON 1), Notes',
    ['Deals', 'Persons', 'Users', 'Notes'],
  ],
  [
    'SELECT Id FROM Deals WHERE OrgId IN (SELECT Id FROM Organizations)',
    ['Deals', 'Organizations'],
  ],
  ['SELECT (SELECT COUNT(*) FROM Notes) FROM Deals ORDER BY Id, Title', ['Notes', 'Deals']],
  ['SELECT Id FROM Deals UNION ALL SELECT Id FROM Leads', ['Deals', 'Leads']],
  [
    'WITH a AS (SELECT * FROM Deals), b (x, y) AS NOT MATERIALIZED (SELECT 1 FROM a) SELECT * FROM b, A',
    ['Deals'],
  ],
  ["SELECT TRIM(BOTH 'x' FROM Title), EXTRACT(YEAR FROM AddTime) FROM Deals", ['Deals']],
  ['SELECT * FROM Deals WHERE a IS NOT DISTINCT FROM b', ['Deals']],
  ['SELECT value FROM json_each(1), Pipedrive.Deals', ['Deals']],
  ['SELECT * FROM [Filter: My open deals]', ['Filter: My open deals']],
  ['INSERT INTO Deals (Title, Value) SELECT Title, 1 FROM Deals#TEMP', ['Deals', 'Deals#TEMP']],
  ['SELECT 1 FROM deals#temp', ['deals#temp']],
  ["UPDATE Deals SET Title = 'x' FROM Persons WHERE 1", ['Deals', 'Persons']],
  ['DELETE FROM Deals WHERE Id IN (SELECT Id FROM Leads)', ['Deals', 'Leads']],
  ["SELECT d.[from], 'FROM Notes' -- FROM Users\nFROM Deals d", ['Deals']],
])('%s names its tables', (sql, expected) => {
  expect(tables(sql)).toEqual(expected);
});

test('parameters are found once, however they are written', () => {
  const { parameters } = only(
    "SELECT * FROM Deals WHERE a = @Name AND b = :name AND c = @Sheet1!A2 AND d = @'Sheet1'!$A$2 AND e = ? AND f = ?",
  );
  expect(parameters).toEqual([
    { key: 'name', raw: '@Name' },
    { key: 'sheet1!a2', raw: '@Sheet1!A2', cell: { sheet: 'Sheet1', address: 'A2' } },
    { key: '1', raw: '?' },
    { key: '2', raw: '?' },
  ]);
});

test('a script is cut at its semicolons, not at those in texts', () => {
  const script = readScript("SELECT ';' ;; DELETE FROM Deals WHERE Id = 1;");
  expect(script.map(({ kind }) => kind)).toEqual(['select', 'delete']);
});

describe('statements that write', () => {
  test('INSERT has its columns and the expressions of its rows', () => {
    const sql = "INSERT INTO Deals (Title, [Deal value]) VALUES ('a, b', 1 + f(2, 3)), (@t, NULL)";
    const statement = only(sql);
    expect(statement).toMatchObject({
      kind: 'insert',
      target: { name: 'Deals', temporary: false },
      columns: ['Title', 'Deal value'],
    });
    const rows = statement.kind === 'insert' && 'length' in statement.rows ? statement.rows : [];
    expect(rows.map((row) => row.map((span) => textOf(sql, span)))).toEqual([
      ["'a, b'", '1 + f(2, 3)'],
      ['@t', 'NULL'],
    ]);
  });

  test('UPSERT may name the columns that tell rows apart', () => {
    expect(only("UPSERT INTO Persons (Name, Email) ON (Email) VALUES ('a', 'b')")).toMatchObject({
      kind: 'upsert',
      target: { name: 'Persons' },
      columns: ['Name', 'Email'],
      on: ['Email'],
    });
  });

  test('rows may come from a SELECT, into a table in memory too', () => {
    const sql = 'INSERT INTO Deals#TEMP (Title) SELECT Title FROM Leads';
    const statement = only(sql);
    expect(statement).toMatchObject({ target: { name: 'Deals#TEMP', temporary: true } });
    const rows = statement.kind === 'insert' ? statement.rows : [];
    expect('start' in rows && textOf(sql, rows)).toBe('SELECT Title FROM Leads');
  });

  test('WITH may stand before them', () => {
    const sql = 'WITH a AS (SELECT 1 AS Id) DELETE FROM Deals WHERE Id IN (SELECT Id FROM a)';
    expect(only(sql)).toMatchObject({ kind: 'delete', target: { name: 'Deals' } });
  });
});

test('EXEC has the name of a procedure and its parameters', () => {
  expect(
    only(
      "EXECUTE MergeDeals Id = 5, @MergeWithId = @Sheet1!B1, Note = 'x', Value = -1, Flag = true",
    ),
  ).toMatchObject({
    kind: 'exec',
    procedure: 'MergeDeals',
    arguments: [
      { name: 'Id', value: 5 },
      { name: 'MergeWithId', value: { key: 'sheet1!b1' } },
      { name: 'Note', value: 'x' },
      { name: 'Value', value: -1 },
      { name: 'Flag', value: true },
    ],
  });
  expect(only('EXEC RefreshOAuthAccessToken')).toMatchObject({ arguments: [] });
});

test('the names of a procedure are no parameters, though they may look like some', () => {
  const { parameters } = only('EXEC P @Id = 5, @Note = @note, Other = @note, Cell = @Sheet1!B1');
  expect(parameters.map(({ key }) => key)).toEqual(['note', 'sheet1!b1']);
});

test('GETDELETED names a table and since when', () => {
  expect(only("GETDELETED FROM Deals WHERE UpdateTime >= '2026-01-01'")).toMatchObject({
    kind: 'getdeleted',
    table: { name: 'Deals' },
    since: '2026-01-01',
  });
  expect(only('GETDELETED FROM Deals')).not.toHaveProperty('since');
});

test.each([
  ['DROP TABLE Deals', 1, 1, /SELECT, WITH, INSERT/, 'DROP'],
  ['PRAGMA x', 1, 1, /SELECT, WITH, INSERT/, 'PRAGMA'],
  ['WITH a AS (SELECT 1)', 1, 21, /SELECT, WITH, INSERT/, 'the end'],
  ['SELECT (1', 1, 10, ')', 'the end'],
  ['SELECT 1; SELECT (1; SELECT 2', 1, 20, ')', ';'],
  ['SELECT 1)', 1, 9, 'the end', ')'],
  ['INSERT Deals', 1, 8, 'INTO', 'Deals'],
  ['INSERT INTO Deals (Title VALUES (1)', 1, 36, ')', 'the end'],
  ['INSERT INTO Deals (Title) VALUES (1,)', 1, 37, 'a value', ')'],
  ['UPDATE Deals Title = 1', 1, 14, 'SET', 'Title'],
  ['DELETE Deals', 1, 8, 'FROM', 'Deals'],
  ['EXEC', 1, 5, 'a procedure', 'the end'],
  ['EXEC MergeDeals Id 5', 1, 20, '=', '5'],
  ['EXEC MergeDeals Id = Title', 1, 22, 'a value', 'Title'],
  ['GETDELETED Deals', 1, 12, 'FROM', 'Deals'],
  ["GETDELETED FROM Deals WHERE Id >= '1'", 1, 29, 'UpdateTime', 'Id'],
])('%s is refused at its place', (sql, line, column, expected, found) => {
  expect(() => readScript(sql)).toThrow(
    expect.objectContaining({
      code: 'sql-syntax',
      details: expect.objectContaining({
        line,
        column,
        expected: typeof expected === 'string' ? expected : expect.stringMatching(expected),
        found,
      }),
    }),
  );
});
