import fc from 'fast-check';
import { tokenize } from '../../../../src/query/sql/token';

const cut = (sql: string) => tokenize(sql).map(({ kind, value }) => `${kind}:${value}`);

test('names, texts and parameters are told apart, quotes undone', () => {
  expect(cut(`SELECT [Deal ]] name], "a""b" FROM Deals -- all\nWHERE Title = 'O''Hara'`)).toEqual([
    'word:SELECT',
    'name:Deal ] name',
    'symbol:,',
    'name:a"b',
    'word:FROM',
    'word:Deals',
    'word:WHERE',
    'word:Title',
    'symbol:=',
    "text:O'Hara",
  ]);
  expect(cut("@name @Sheet1!A2 @'My Sheet'!$B$10 :id ?")).toEqual([
    'parameter:@name',
    'parameter:@Sheet1!A2',
    "parameter:@'My Sheet'!$B$10",
    'parameter::id',
    'parameter:?',
  ]);
  expect(cut('Deals#TEMP <= 1.5e3 /* x */ || Größe')).toEqual([
    'word:Deals#TEMP',
    'symbol:<=',
    'number:1.5e3',
    'symbol:||',
    'word:Größe',
  ]);
});

test.each([
  ["SELECT 'abc", 1, 8, "a closing '"],
  ['SELECT *\nFROM [Deals', 2, 6, 'a closing ]'],
  ['SELECT ¤', 1, 8, 'SQL'],
])('%s is refused at its place', (sql, line, column, expected) => {
  expect(() => tokenize(sql)).toThrow(
    expect.objectContaining({
      code: 'sql-syntax',
      details: expect.objectContaining({ line, column, expected }),
    }),
  );
});

test('what stands between tokens is only space and comments', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('SELECT', '[a b]', "'x y'", '1.5', '@p', '<=', '(', '--c\n', ' ')),
      (parts) => {
        const sql = parts.join(' ');
        let end = 0;
        for (const token of tokenize(sql)) {
          expect(sql.slice(token.start, token.end)).toBe(token.raw);
          expect(sql.slice(end, token.start)).toMatch(/^(\s|--c)*$/);
          end = token.end;
        }
      },
    ),
  );
});
