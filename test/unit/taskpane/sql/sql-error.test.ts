import { AppError } from '../../../../src/core/error';
import { isTextError, sqlError } from '../../../../src/taskpane/sql/sql-error';

const sql = `SELECT d.Title, p.Name
FROM Deals d JOIN Persons p ON p.Id = d.PersonId
WHERE d.Ownr = @Targets!$B$2 AND p.Titel <> @'My sheet'!A1`;
const marked = (error: AppError, text = sql) => {
  const { mark } = sqlError(text, error);
  return mark && text.slice(mark.from, mark.to);
};

test('a wrong column stands at its line and column, with what it was meant to be', () => {
  const error = sqlError(
    sql,
    new AppError('column-unknown', { table: 'Deals', column: 'Ownr', nearest: 'Owner' }),
  );
  expect(error.text).toBe('Line 3, column 9: Deals has no column Ownr. Did you mean Owner?');
  expect(error).toMatchObject({ fix: 'Owner', table: 'Deals' });
});

test('of two columns with one name, the one of the table that lacks it is marked', () => {
  const text = 'SELECT p.Title, d.Title FROM Deals d JOIN Persons p ON 1 = 1';
  const { mark } = sqlError(
    text,
    new AppError('column-unknown', { table: 'Persons', column: 'Title' }),
  );
  expect(mark?.from).toBe(text.indexOf('Title'));
  const other = sqlError(text, new AppError('column-unknown', { table: 'Deals', column: 'Title' }));
  expect(other.mark?.from).toBe(text.lastIndexOf('Title'));
});

test('an error of the engine is marked at the occurrence that the engine means', () => {
  const text = 'SELECT Id FROM Deals WHERE Id IN (SELECT Id FROM FROM Leads)';
  const { mark } = sqlError(
    text,
    new AppError('sql-invalid', { reason: 'near "FROM": syntax error', near: 'FROM', nth: 2 }),
  );
  expect(mark?.from).toBe(text.lastIndexOf('FROM'));
});

test('a cell is found however the text writes it', () => {
  expect(marked(new AppError('parameter-empty', { sheet: 'Targets', address: 'B2' }))).toBe(
    '@Targets!$B$2',
  );
  expect(marked(new AppError('parameter-cell-missing', { cell: "'My sheet'!A1" }))).toBe(
    "@'My sheet'!A1",
  );
});

test('a place at the end of the text is marked behind it', () => {
  const text = 'SELECT';
  const { mark } = sqlError(
    text,
    new AppError('sql-syntax', {
      line: 1,
      column: 7,
      offset: 6,
      expected: 'a column',
      found: 'the end',
    }),
  );
  expect(mark).toEqual({ from: 6, to: 7 });
});

test('the sentence of a syntax error says line and column once', () => {
  const { text } = sqlError(
    sql,
    new AppError('sql-syntax', { line: 1, column: 8, offset: 7, expected: 'FROM', found: 'd' }),
  );
  expect(text).toBe('The SQL cannot be read at line 1, column 8: expected FROM, found d.');
});

test('a view without its parent is marked at its name', () => {
  const text = 'SELECT * FROM DealsFiles';
  const error = new AppError('filter-required', {
    table: 'DealsFiles',
    parent: 'deal',
    column: 'DealId',
    parents: 'Deals',
  });
  expect(marked(error, text)).toBe('DealsFiles');
});

test('a saved filter is put right under its whole name', () => {
  const text = 'SELECT * FROM [Filter: My deels]';
  const error = sqlError(
    text,
    new AppError('saved-filter-unknown', { filter: 'My deels', nearest: 'My deals', offset: 14 }),
  );
  expect(error.fix).toBe('Filter: My deals');
});

test('a failed connection is no error of the text', () => {
  expect(isTextError(new AppError('network-down'))).toBe(false);
  expect(isTextError(new AppError('query-costly', { tables: 'Deals', cost: 'much' }))).toBe(true);
});
