import { queryFacts } from '../../../../src/taskpane/workbook/query-facts';

test('a query tells its tables once each, its parameters and its filters', () => {
  expect(queryFacts({ sql: 'SELECT * FROM Deals' })).toEqual({
    tables: ['Deals'],
    hasParameters: false,
    isFiltered: false,
    isArchivable: true,
  });
  const sql =
    'SELECT d.Id FROM Deals d JOIN Persons p ON p.Id = d.PersonId JOIN Persons q ON q.Id = d.PersonId WHERE d.Id > @Sheet1!A1';
  expect(queryFacts({ sql })).toEqual({
    tables: ['Deals', 'Persons'],
    hasParameters: true,
    isFiltered: true,
    isArchivable: true,
  });
});

test('a text that cannot be read has no facts, and no error', () => {
  expect(queryFacts({ sql: 'DROP TABLE Deals' }).tables).toEqual([]);
});
