import { parseSelection } from '../../../../src/query/sql/parse';
import { Unexpressed } from '../../../../src/query/sql/selection';

const read = (sql: string) => parseSelection(sql);

test('a selection is read with its places', () => {
  expect(
    read(
      "SELECT TOP 5 d.Title, [Contract type] FROM Deals AS d WHERE (d.Value >= -1.5 AND Status = 'open') ORDER BY 1 DESC, Title NULLS LAST;",
    ),
  ).toMatchObject({
    table: { name: 'Deals' },
    columns: [
      { name: 'Title', at: 15 },
      { name: 'Contract type', at: 22 },
    ],
    conditions: [
      { column: { name: 'Value' }, kind: '>=', values: [{ kind: 'number', value: '-1.5' }] },
      { column: { name: 'Status' }, kind: '=', values: [{ kind: 'text', value: 'open' }] },
    ],
    sort: [
      { column: 1, descending: true },
      { column: { name: 'Title' }, descending: false, nulls: 'last' },
    ],
    limit: 5,
  });
});

test.each([
  ['SELECT DISTINCT Title FROM Deals', 'DISTINCT', 7],
  ['SELECT Title AS Name FROM Deals', 'another name for a column', 13],
  ['SELECT Value * 2 FROM Deals', 'an expression', 13],
  ['SELECT COUNT(*) FROM Deals', 'the function COUNT', 7],
  ['SELECT *, Title FROM Deals', 'columns beside *', 8],
  ['SELECT * FROM Deals JOIN Users ON 1 = 1', 'several tables', 20],
  ['SELECT * FROM Deals, Users', 'several tables', 19],
  ['SELECT * FROM (SELECT 1)', 'a sub-query', 14],
  ['SELECT * FROM Deals#TEMP', 'a table in memory', 14],
  ['SELECT * FROM Deals GROUP BY Title', 'GROUP BY', 20],
  ['SELECT * FROM Deals UNION SELECT * FROM Deals', 'UNION', 20],
  ['SELECT * FROM Deals LIMIT 5 OFFSET 5', 'OFFSET', 28],
  ['SELECT * FROM Deals LIMIT 0', 'this row limit', 26],
  ["SELECT * FROM Deals WHERE Title = 'a' OR Value = 1", 'OR', 38],
  ["SELECT * FROM Deals WHERE (Title = 'a' OR Title IS NULL)", 'OR', 39],
  ["SELECT * FROM Deals WHERE (Title <> 'a' OR Value IS NULL)", 'OR', 40],
  ["SELECT * FROM Deals WHERE NOT Title = 'a'", 'an expression', 26],
  ['SELECT * FROM Deals WHERE Value + 1 > 2', 'an expression', 32],
  ['SELECT * FROM Deals WHERE Value > 2 + 1', 'an expression', 36],
  ['SELECT * FROM Deals WHERE Value = OrgId', 'a comparison of two columns', 34],
  ['SELECT * FROM Deals WHERE Value = NULL', 'a comparison with NULL', 34],
  ['SELECT * FROM Deals WHERE Id IN (SELECT 1)', 'a sub-query', 32],
  ['SELECT * FROM Deals ORDER BY Title COLLATE NOCASE', 'COLLATE', 35],
  ['SELECT u.Name FROM Deals d', 'the table u', 9],
  ['WITH a AS (SELECT 1) SELECT * FROM a', 'WITH', 0],
  ['VALUES (1)', 'VALUES', 0],
])('%s stays SQL, and the first reason is named', (sql, what, offset) => {
  expect(read(sql)).toEqual(new Unexpressed(what, offset));
});

test.each([
  ['', 1, 1, 'SELECT', 'the end'],
  ['SELECT', 1, 7, 'a column', 'the end'],
  ['SELECT FROM Deals', 1, 8, 'a column', 'FROM'],
  ['SELECT Title,\nFROM Deals', 2, 1, 'a column', 'FROM'],
  ['SELECT Title', 1, 13, 'FROM', 'the end'],
  ['SELECT Title FROM', 1, 18, 'a table', 'the end'],
  ['SELECT Title FROM WHERE Id = 1', 1, 19, 'a table', 'WHERE'],
  ['SELECT * FROM Deals WHRE Id = 5', 1, 26, 'WHERE, ORDER BY, LIMIT or the end', 'Id'],
  ['SELECT * FROM Deals WHERE', 1, 26, 'a column', 'the end'],
  ['SELECT * FROM Deals WHERE Id', 1, 29, 'a comparison', 'the end'],
  ['SELECT * FROM Deals WHERE Id =', 1, 31, 'a column', 'the end'],
  ['SELECT * FROM Deals WHERE Id = 5 AND', 1, 37, 'a column', 'the end'],
  ['SELECT * FROM Deals WHERE Id = 5 Title', 1, 34, 'WHERE, ORDER BY, LIMIT or the end', 'Title'],
  ['SELECT * FROM Deals WHERE Id IN (5', 1, 35, ')', 'the end'],
  ['SELECT * FROM Deals WHERE Id BETWEEN 5', 1, 39, 'AND', 'the end'],
  ['SELECT * FROM Deals ORDER BY', 1, 29, 'a column', 'the end'],
  ['SELECT * FROM Deals LIMIT', 1, 26, 'a number of rows', 'the end'],
  ['SELECT TOP 5 PERCENT * FROM Deals', 1, 14, 'a column', 'PERCENT'],
  ['SELEC * FROM Deals', 1, 1, 'SELECT', 'SELEC'],
])('%s is refused at its place', (sql, line, column, expected, found) => {
  expect(() => read(sql)).toThrow(
    expect.objectContaining({
      code: 'sql-syntax',
      details: expect.objectContaining({ line, column, expected, found }),
    }),
  );
});
