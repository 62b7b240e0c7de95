import fc from 'fast-check';
import { sqlTokens } from '../../../../src/taskpane/get-data/sql-tokens';

test('the pieces join to the same SQL', () => {
  const pieces = fc.constantFrom('SELECT', ' ', "'", '"', '[', ']', 'a', '1.5', '\n', "''", 'FROM');
  fc.assert(
    fc.property(
      fc.array(pieces).map((list) => list.join('')),
      (sql) => {
        expect(
          sqlTokens(sql)
            .map(({ text }) => text)
            .join(''),
        ).toBe(sql);
      },
    ),
  );
});

test('keywords and literals are told from names', () => {
  const kinds = (sql: string) =>
    sqlTokens(sql)
      .filter(({ kind }) => kind !== 'plain')
      .map(({ kind, text }) => `${kind}:${text}`);
  expect(kinds("SELECT [From] FROM Deals WHERE Title = 'AND it''s' LIMIT 10")).toEqual([
    'keyword:SELECT',
    'keyword:FROM',
    'keyword:WHERE',
    "literal:'AND it''s'",
    'keyword:LIMIT',
    'literal:10',
  ]);
});
