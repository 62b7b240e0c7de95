import fc from 'fast-check';
import {
  columnProposals,
  proposals,
  type SqlNames,
} from '../../../../src/taskpane/sql/sql-completion';

const named = (...names: string[]) => names.map((name) => ({ name }));
const names: SqlNames = {
  tables: named('Deals', 'DealsFiles', 'Persons', 'Filter: My open deals'),
  columns: new Map([
    ['deals', named('Id', 'Title', 'Value', 'Contract type', 'PersonId')],
    ['persons', named('Id', 'Name')],
  ]),
};
/** What is offered at `|`, as it would be written. */
const offered = (text: string, asked = false): string[] => {
  const at = text.indexOf('|');
  const found = proposals(text.replace('|', ''), at, names, asked);
  return found?.options.map(({ insert }) => insert) ?? [];
};
/** The text with the first proposal taken, the cursor at `|`. */
const completed = (text: string): string => {
  const at = text.indexOf('|');
  const sql = text.replace('|', '');
  const found = proposals(sql, at, names, true)!;
  const { insert, back = 0 } = found.options[0]!;
  const cut = insert.length - back;
  return `${sql.slice(0, found.from)}${insert.slice(0, cut)}|${insert.slice(cut)}${sql.slice(found.to)}`;
};

test('tables and saved filters are offered behind FROM, JOIN and commas, and nothing else', () => {
  for (const text of [
    'SELECT * FROM d|',
    'SELECT 1 FROM Persons p JOIN d|',
    'SELECT 1 FROM Persons, d|',
  ])
    expect(offered(text)).toEqual(['Deals', 'DealsFiles', '[Filter: My open deals]']);
});

test('a name that needs brackets is written in them, whether or not one was typed', () => {
  expect(completed('SELECT * FROM my|')).toBe('SELECT * FROM [Filter: My open deals]|');
  expect(completed('SELECT * FROM [my|')).toBe('SELECT * FROM [Filter: My open deals]|');
  expect(completed('SELECT * FROM [filter: my|] WHERE 1')).toBe(
    'SELECT * FROM [Filter: My open deals]| WHERE 1',
  );
  expect(completed('SELECT [Val| FROM Deals')).toBe('SELECT Value| FROM Deals');
});

test('columns of the tables named behind the cursor are offered, before functions and keywords', () => {
  expect(offered('SELECT t| FROM Deals').slice(0, 2)).toEqual(['Title', 'TRIM()']);
  expect(offered('SELECT Id, con| FROM Deals')[0]).toBe('[Contract type]');
});

test('columns are offered while the text has errors', () => {
  expect(offered("SELECT { Id, 'x' FROM Deals WHERE ((va|")[0]).toBe('Value');
});

test('behind a table or its short name, its own columns alone are offered', () => {
  expect(offered('SELECT p.| FROM Deals d JOIN Persons AS p')).toEqual(['Id', 'Name']);
  expect(offered('SELECT Deals.ti| FROM Deals')).toEqual(['Title']);
  expect(offered('SELECT x.| FROM Deals d')).toEqual([]);
});

test('a column that several tables have is written with its table', () => {
  const all = offered('SELECT i| FROM Deals d JOIN Persons p ON 1 = 1');
  expect(all.slice(0, 2)).toEqual(['d.Id', 'p.Id']);
});

test('behind a value only keywords can follow', () => {
  expect(offered('SELECT Id FROM Deals WHERE Value > 5 a|')[0]).toBe('ALL');
  expect(offered('SELECT Id FROM Deals WHERE Value > 5 ti|')).not.toContain('Title');
});

test('the cursor stands between the parentheses of a function', () => {
  expect(completed('SELECT coal| FROM Deals')).toBe('SELECT COALESCE(|) FROM Deals');
  expect(completed('SELECT current_d| FROM Deals')).toBe('SELECT CURRENT_DATE| FROM Deals');
});

test('nothing is offered inside texts and comments, for nothing typed and for a complete word', () => {
  for (const text of [
    "SELECT * FROM Deals WHERE Title = 'd|'",
    "SELECT * FROM Deals WHERE Title = 'd|",
    'SELECT * FROM Deals -- d|',
    'SELECT | FROM Deals',
    'SELECT title| FROM Deals',
    'SELECT 12| FROM Deals',
    'SELECT @na| FROM Deals',
  ])
    expect(offered(text)).toEqual([]);
  expect(offered('SELECT | FROM Deals', true)).toContain('Title');
});

test('all columns of a table can be offered in place of a wrong one', () => {
  const place = { from: 7, to: 11 };
  expect(columnProposals('Deals', place, names)).toMatchObject(place);
  expect(columnProposals('Leads', place, names)).toBeUndefined();
});

test('no text and no place make it fail, and what is proposed lies around the cursor', () => {
  const piece = fc.constantFrom(
    'SELECT ',
    'FROM ',
    'Deals ',
    'd.',
    '[',
    ']',
    "'",
    '"',
    '{',
    '(',
    ')',
    ',',
    ' ',
    '--',
    '\n',
    '@x',
    '😀',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), fc.boolean(), (pieces, n, asked) => {
      const sql = pieces.join('');
      const at = n % (sql.length + 1);
      const found = proposals(sql, at, names, asked);
      if (!found) return true;
      return found.from <= at && at <= found.to && found.to <= sql.length;
    }),
  );
});
