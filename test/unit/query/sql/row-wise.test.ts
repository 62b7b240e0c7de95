import { isRowWise } from '../../../../src/query/sql/row-wise';
import { tokenize } from '../../../../src/query/sql/token';

test.each([
  ["SELECT Id, UPPER(Title), Value * 2 FROM Deals WHERE Value > 5 OR Title LIKE '%x%'", true],
  ['SELECT CASE WHEN Id IN (1, 2) THEN 1 ELSE 0 END FROM Deals', true],
  ['SELECT COUNT(*) FROM Deals', false],
  ['SELECT STDEV(Value) FROM Deals', false],
  ['SELECT DISTINCT Title FROM Deals', false],
  ['SELECT Id FROM Deals ORDER BY Id', false],
  ['SELECT Id FROM Deals LIMIT 5', false],
  ['SELECT Id FROM Deals GROUP BY Id', false],
  ['SELECT ROW_NUMBER() OVER () FROM Deals', false],
  ['SELECT Id FROM Deals UNION ALL SELECT 1', false],
  ['SELECT Id FROM Deals WHERE OrgId IN (SELECT 1)', false],
  ['SELECT (SELECT 1) FROM Deals', false],
])('%s: %s', (sql, expected) => {
  expect(isRowWise(tokenize(sql))).toBe(expected);
});
