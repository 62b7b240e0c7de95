import { translate } from '../../../../src/query/sql/translate';
import { schemaOf } from '../deals-schema';
import { loadTables, type LoadedTables } from '../loaded-tables';

const deals = schemaOf('Deals');
const persons = schemaOf('Persons');
const one = (sql: string, cap?: number) => translate(sql, { schemas: [deals], cap });
const two = (sql: string) => translate(sql, { schemas: [deals, persons] });

describe('translate', () => {
  test.each([
    ['SELECT TOP 5 Title FROM Deals', 'SELECT Title FROM Deals LIMIT 5'],
    ['SELECT DISTINCT TOP (5) Title FROM Deals', 'SELECT DISTINCT Title FROM Deals LIMIT 5'],
    [
      'SELECT * FROM (SELECT TOP 3 Id FROM Deals) d',
      'SELECT * FROM (SELECT Id FROM Deals LIMIT 3) d',
    ],
    [
      'SELECT TOP 1 Id FROM Deals UNION ALL SELECT TOP 2 Id FROM Deals ORDER BY 1 DESC',
      'SELECT * FROM (SELECT Id FROM Deals LIMIT 1) UNION ALL SELECT * FROM (SELECT Id FROM Deals LIMIT 2) ORDER BY 1 COLLATE LANGUAGE DESC',
    ],
    ['SELECT [a]]b], [c], "d" FROM [Filter: x]', 'SELECT "a]b", [c], "d" FROM [Filter: x]'],
    ['SELECT * FROM Deals#TEMP', 'SELECT * FROM "Deals#TEMP"'],
    ['SELECT * FROM [Pipedrive].Deals', 'SELECT * FROM "Deals"'],
    ["SELECT true, 'TOP 5 ORDER BY' FROM Deals", "SELECT true, 'TOP 5 ORDER BY' FROM Deals"],
  ])('%s', (sql, expected) => {
    expect(one(sql)).toBe(expected);
  });

  test.each([
    ['Title', 'Title COLLATE LANGUAGE'],
    ['LostReason', 'LostReason COLLATE LANGUAGE NULLS LAST'],
    ['LostReason DESC', 'LostReason COLLATE LANGUAGE DESC'],
    ['LostReason NULLS FIRST', 'LostReason COLLATE LANGUAGE NULLS FIRST'],
    ['LostReason COLLATE NOCASE', 'LostReason COLLATE NOCASE NULLS LAST'],
    ['Id', 'Id'],
    ['Id DESC, Value', 'Id DESC, Value NULLS LAST'],
    ['UPPER(Title) DESC', '(UPPER(Title)) COLLATE LANGUAGE DESC'],
    ["Title || 'x' ASC", "(Title || 'x') COLLATE LANGUAGE ASC NULLS LAST"],
  ])('ORDER BY %s', (term, expected) => {
    expect(one(`SELECT Id FROM Deals ORDER BY ${term} LIMIT 5`)).toBe(
      `SELECT Id FROM Deals ORDER BY ${expected} LIMIT 5`,
    );
  });

  test.each([
    ['another name', 'SELECT Title AS Value FROM Deals ORDER BY Value'],
    ['another name without AS', 'SELECT Title Value FROM Deals ORDER BY Value'],
    [
      'a name of WITH',
      'WITH a (Value) AS (SELECT Title FROM Deals) SELECT * FROM a ORDER BY Value',
    ],
    ['rows of several SELECTs', 'SELECT Id FROM Deals UNION SELECT Title FROM Deals ORDER BY Id'],
  ])('a column that may be %s sorts as text', (_name, sql) => {
    expect(one(sql)).toMatch(/COLLATE LANGUAGE NULLS LAST$/);
  });

  test('in several tables a column may be empty, and is text where one of them has text', () => {
    expect(two('SELECT * FROM Deals d LEFT JOIN Persons p ON 1 ORDER BY p.Id, Name')).toMatch(
      /ORDER BY p\.Id NULLS LAST, Name COLLATE LANGUAGE NULLS LAST$/,
    );
  });

  test('windows and aggregates sort alike', () => {
    expect(one('SELECT ROW_NUMBER() OVER (PARTITION BY Id ORDER BY Title) FROM Deals')).toContain(
      'ORDER BY Title COLLATE LANGUAGE)',
    );
  });

  test('a cap is put behind statements without a limit', () => {
    expect(one('SELECT Id FROM Deals', 9)).toBe('SELECT Id FROM Deals\nLIMIT 9');
    expect(one('SELECT Id FROM Deals -- all', 9)).toBe('SELECT Id FROM Deals -- all\nLIMIT 9');
    expect(one('SELECT Id FROM Deals LIMIT 99', 9)).not.toContain('LIMIT 9\n');
    expect(one('SELECT TOP 99 Id FROM Deals', 9)).toMatch(/LIMIT 99$/);
    expect(one('VALUES (1)', 9)).toBe('VALUES (1)');
  });

  test.each([
    ['SELECT TOP 5 PERCENT Id FROM Deals', /TOP takes a number of rows/],
    ['SELECT TOP 5 Id FROM Deals LIMIT 6', /TOP or LIMIT, not both/],
  ])('%s is refused', (sql, message) => {
    expect(() => one(sql)).toThrow(message);
  });
});

describe('what SQLite answers', () => {
  let tables: LoadedTables;
  beforeAll(async () => {
    tables = await loadTables([
      {
        name: 'Deals',
        columns: [
          { name: 'Id', type: 'integer' },
          { name: 'Title', type: 'text' },
          { name: 'LostReason', type: 'text' },
        ],
        rows: [
          [1, 'Deal 10', null],
          [2, 'deal 9', 'b'],
          [3, 'Élan', 'A'],
          [4, 'Eland', 'c]d'],
        ],
      },
    ]);
  });
  afterAll(() => tables.close());

  test.each<[string, unknown[]]>([
    ['SELECT Id FROM Deals ORDER BY Title', [2, 1, 3, 4]],
    ['SELECT Id FROM Deals ORDER BY LostReason', [3, 2, 4, 1]],
    ['SELECT Id FROM Deals ORDER BY LostReason DESC', [4, 2, 3, 1]],
    ['SELECT TOP 1 Id FROM Deals ORDER BY Title DESC', [4]],
    ["SELECT Id FROM Deals ORDER BY CASE WHEN Id > 2 THEN 'a' ELSE 'b' END, 1 DESC", [4, 3, 2, 1]],
    ['SELECT TOP 1 Id FROM Deals UNION ALL SELECT TOP 2 Id FROM Deals ORDER BY 1 DESC', [2, 1, 1]],
    ['SELECT Id AS [a]]b] FROM Deals ORDER BY [a]]b] DESC LIMIT 1', [4]],
    ['SELECT LEN(Title) FROM Deals WHERE Id = 4', [5]],
  ])('%s', (sql, expected) => {
    expect(tables.query(one(sql)).rows.map(([value]) => value)).toEqual(expected);
  });
});
