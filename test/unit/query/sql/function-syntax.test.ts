import fc from 'fast-check';
import { functionSyntax, replaced } from '../../../../src/query/sql/function-syntax';
import { tokenize } from '../../../../src/query/sql/token';

const rewritten = (sql: string) => replaced(sql, functionSyntax(sql, tokenize(sql)));

describe('functionSyntax', () => {
  test.each([
    ['ISNULL(a, 0)', 'IFNULL(a, 0)'],
    ['isnull(ISNULL(a, b), c)', 'IFNULL(IFNULL(a, b), c)'],
    ["POSITION('x' IN y)", "POSITION('x' , y)"],
    ['SUBSTRING(a FROM 2 FOR 3)', 'SUBSTRING(a , 2 , 3)'],
    ['SUBSTRING(a FOR 3)', 'SUBSTRING(a , 1, 3)'],
    ["TRIM(BOTH '-' FROM a)", "TRIM_BOTH( '-' , a)"],
    ["TRIM('-' FROM a)", "TRIM_BOTH('-' , a)"],
    ['TRIM(LEADING FROM a)', 'LTRIM( a)'],
    ['TRIM(TRAILING x FROM TRIM(a))', 'TRIM_TRAILING( x , TRIM(a))'],
    ['CURRENT_DATE()', 'TO_DATE(GETUTCDATE())'],
    ['current_timestamp', 'GETUTCDATE()'],
    ['DATEADD(day, 1, CURRENT_DATE)', "DATEADD('day', 1, TO_DATE(GETUTCDATE()))"],
    ['DATEDIFF(mm, a, b)', "DATEDIFF('mm', a, b)"],
    ['DATE_TRUNC(AddTime, month)', "DATE_TRUNC(AddTime, 'month')"],
    ['DATE_TRUNC(month, AddTime)', "DATE_TRUNC('month', AddTime)"],
    ['DATE_TRUNC(day, month)', "DATE_TRUNC(day, 'month')"],
    ['DATE_TRUNC2(week, a)', "DATE_TRUNC2('week', a)"],
    ['EXTRACT(year FROM a)', "DATEPART('year' , a)"],
    ['CAST(a AS INT)', 'CAST(a AS INTEGER)'],
    ['CAST(a AS date)', 'TO_DATE(a )'],
    ['CAST(a AS VARCHAR(10))', 'LEFT(CAST(a AS TEXT), 10)'],
    ['CAST(a AS NVARCHAR(MAX))', 'CAST(a AS TEXT)'],
    ['CAST(a AS DECIMAL(10, 2))', 'ROUND(CAST(a AS REAL), 2)'],
    ['CAST(a AS TIMESTAMP WITH TIME ZONE)', 'TO_DATETIME(a )'],
    ['CAST(a AS double precision)', 'CAST(a AS REAL)'],
    ['CAST(CAST(a AS DATE) AS BOOLEAN)', 'TO_BOOLEAN(TO_DATE(a ) )'],
    ['CAST(a AS BLOB)', 'CAST(a AS BLOB)'],
    ['TRY_CAST(a AS BLOB)', 'CAST(a AS BLOB)'],
    ['CONVERT(INT, a)', 'CAST( a AS INTEGER)'],
    ['CONVERT(VARCHAR(4), CONVERT(DATE, a))', 'LEFT(CAST( TO_DATE( a) AS TEXT), 4)'],
    ["DATE '2026/01/31'", "'2026-01-31'"],
    ["TIMESTAMP '2026-01-31 08:30'", "'2026-01-31T08:30:00Z'"],
    ["TIME '08:30'", "'08:30:00'"],
    ["CAST(TIMESTAMP '2026-01-31' AS DATE)", "TO_DATE('2026-01-31T00:00:00Z' )"],
  ])('%s', (sql, expected) => {
    expect(rewritten(`SELECT ${sql} FROM t`)).toBe(`SELECT ${expected} FROM t`);
  });

  test.each([
    'SELECT a FROM t WHERE a ISNULL',
    "SELECT a FROM t WHERE a IN (1, 2) AND b = 'CAST(x AS DATE)'",
    'SELECT [CURRENT_DATE], "ISNULL"(a), t.CURRENT_DATE FROM t',
    'SELECT 1 AS CURRENT_DATE',
    'SELECT SUBSTRING(a, 2, 3), TRIM(a), POSITION(a, b), TRIM((SELECT a FROM t))',
    'SELECT DATEADD([day], 1, a), DATEADD(part, 1, a), DATEADD(day + 1, 1, a)',
    'SELECT year, month FROM t ORDER BY day',
    "SELECT Date 'When' FROM t",
    'SELECT a -- CAST(a AS DATE)\nFROM t /* ISNULL(a, b) */',
    'SELECT CONVERT(a), CAST(a',
  ])('%s stays as it is', (sql) => {
    expect(rewritten(sql)).toBe(sql);
  });

  test.each([
    ["SELECT DATE '2026-02-30'", 'line 1, column 13: expected a date such as'],
    ["SELECT TIME '2026-02-20'", 'expected a time such as'],
    ["SELECT DATE '10:00'", 'expected a date such as'],
    ['SELECT CONVERT(THING, a)', 'column 16: expected a type such as INT or DATE, found THING'],
    ['SELECT CONVERT(VARCHAR(10), a, 103)', 'FORMAT writes dates in other ways'],
  ])('%s is refused at its place', (sql, message) => {
    expect(() => rewritten(sql)).toThrow(message);
  });

  test('texts and quoted names come through untouched, in every nesting', () => {
    const name = fc.stringMatching(/^[ A-Za-z(),]*$/);
    const leaf = fc.oneof(
      name.map((text) => `'${text}'`),
      name.map((text) => `[${text}]`),
      fc.constantFrom('a', '1', 'CURRENT_DATE'),
    );
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        leaf,
        tie('expression').map((inner) => `CAST(${inner} AS VARCHAR(3))`),
        tie('expression').map((inner) => `CONVERT(DATE, ${inner})`),
        tie('expression').map((inner) => `TRIM(BOTH '-' FROM ${inner})`),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `ISNULL(${a}, ${b})`),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `POSITION(${a} IN ${b})`),
      ),
    }));
    const quoted = (sql: string) =>
      tokenize(sql)
        .filter(({ kind }) => kind === 'text' || kind === 'name')
        .map(({ raw }) => raw);
    fc.assert(
      fc.property(expression, (sql) => {
        expect(quoted(rewritten(sql))).toEqual(quoted(sql));
      }),
    );
  });

  test('replacements stand in order and apart', () => {
    const sql = "SELECT CAST(ISNULL(DATEADD(day, 1, DATE '2026-01-01'), CURRENT_DATE) AS DATE)";
    const found = functionSyntax(sql, tokenize(sql));
    found
      .slice(1)
      .forEach(({ start }, index) => expect(start).toBeGreaterThanOrEqual(found[index]!.end));
    expect(found.length).toBeGreaterThan(4);
  });
});
