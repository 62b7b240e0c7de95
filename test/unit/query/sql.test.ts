import { formatSql } from '../../../src/query/sql';
import type { Filter, Query } from '../../../src/query/query';
import { schemaOf } from './deals-schema';

const { columns } = schemaOf('Deals');
const custom = { ...columns[1]!, name: 'Contract type', custom: true };
const sql = (change: Partial<Query>) =>
  formatSql({ table: 'Deals', columns: ['Id'], filters: [], sort: [], ...change }, [
    ...columns,
    custom,
  ]);
const where = (column: string, operator: Filter['operator'], ...values: string[]) =>
  sql({ filters: [{ column, operator, values }] }).split('WHERE ')[1];

describe('formatSql', () => {
  test('writes one clause a line', () => {
    expect(
      sql({
        columns: ['Title', 'Value', 'Currency', 'Stage', 'Contract type', 'ExpectedCloseDate'],
        filters: [
          { column: 'Pipeline', operator: 'is', values: ['EMEA New Business'] },
          { column: 'Value', operator: 'at-least', values: ['10000'] },
        ],
        sort: [{ column: 'ExpectedCloseDate' }, { column: 'Value', descending: true }],
        limit: 10_000,
      }),
    ).toBe(
      [
        'SELECT Title, Value, Currency, Stage,',
        '  [Contract type], ExpectedCloseDate',
        'FROM Deals',
        "WHERE Pipeline = 'EMEA New Business'",
        '  AND Value >= 10000',
        'ORDER BY ExpectedCloseDate, Value DESC',
        'LIMIT 10000',
      ].join('\n'),
    );
  });

  test.each([
    [where('Title', 'is', "O'Brien"), "Title = 'O''Brien'"],
    [where('Title', 'is', '5'), "Title = '5'"],
    [where('Title', 'is-not', 'x'), "(Title <> 'x' OR Title IS NULL)"],
    [where('Title', 'contains', 'x'), "Title LIKE '%x%'"],
    [where('Title', 'starts-with', '50%_'), "Title LIKE '50\\%\\_%' ESCAPE '\\'"],
    [where('Title', 'one-of', 'a', 'b'), "Title IN ('a', 'b')"],
    [where('Title', 'empty'), "(Title IS NULL OR Title = '')"],
    [where('Value', 'not-empty'), 'Value IS NOT NULL'],
    [where('Value', 'between', '1', '2'), 'Value BETWEEN 1 AND 2'],
    [where('IsArchived', 'is', 'true'), 'IsArchived = true'],
    [where('ExpectedCloseDate', 'after', '2026-01-31'), "ExpectedCloseDate > '2026-01-31'"],
    [where('AddTime', 'after', '2026-01-31'), "AddTime >= '2026-02-01'"],
    [where('AddTime', 'is', '2026-12-31'), "AddTime >= '2026-12-31' AND AddTime < '2027-01-01'"],
    [
      where('AddTime', 'between', '2026-01-01', '2026-01-31'),
      "AddTime >= '2026-01-01' AND AddTime < '2026-02-01'",
    ],
    [where('AddTime', 'before', '2026-01-31T10:00:00Z'), "AddTime < '2026-01-31T10:00:00Z'"],
    [where('Contract type', 'is', 'x'), "[Contract type] = 'x'"],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });

  test.each([
    ['Region]', '[Region]]]'],
    ['order', '[order]'],
    ['2026', '[2026]'],
    ['Größe', '[Größe]'],
  ])('the name %s is written %s', (name, written) => {
    expect(sql({ columns: [name] })).toBe(`SELECT ${written}\nFROM Deals`);
  });
});
