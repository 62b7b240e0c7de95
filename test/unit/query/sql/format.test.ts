import { formatSql } from '../../../../src/query/sql/format';
import type { Filter, FilterValue, Query } from '../../../../src/query/query';
import { schemaOf } from '../deals-schema';

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
    [where('Title', 'empty'), 'Title IS NULL'],
    [where('Value', 'not-empty'), 'Value IS NOT NULL'],
    [where('Value', 'between', '1', '2'), 'Value BETWEEN 1 AND 2'],
    [where('IsArchived', 'is', 'true'), 'IsArchived = true'],
    [where('ExpectedCloseDate', 'after', '2026-01-31'), "ExpectedCloseDate > '2026-01-31'"],
    [where('AddTime', 'on-or-after', '2026-01-31'), "AddTime >= '2026-01-31'"],
    [where('AddTime', 'after', '2026-01-31'), "AddTime > '2026-01-31T23:59:59Z'"],
    [
      where('AddTime', 'is', '2026-12-31'),
      "AddTime BETWEEN '2026-12-31' AND '2026-12-31T23:59:59Z'",
    ],
    [
      where('AddTime', 'between', '2026-01-01', '2026-01-31'),
      "AddTime BETWEEN '2026-01-01' AND '2026-01-31T23:59:59Z'",
    ],
    [where('AddTime', 'before', '2026-01-31T10:00:00Z'), "AddTime < '2026-01-31T10:00:00Z'"],
    [where('AddTime', 'is', '2026-01-31T00:00:00Z'), "AddTime = '2026-01-31T00:00:00Z'"],
    [where('AddTime', 'after', '2026-01-31T10:00+01:00'), "AddTime > '2026-01-31T09:00:00Z'"],
    [where('AddTime', 'before', '2026-01-31T10:00:00.5Z'), "AddTime < '2026-01-31T10:00:01Z'"],
    [where('Contract type', 'is', 'x'), "[Contract type] = 'x'"],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });

  test('days of a zone are written as the instants they begin and end at', () => {
    const berlin = (operator: Filter['operator'], ...values: string[]) =>
      formatSql(
        {
          table: 'Deals',
          columns: ['Id'],
          filters: [{ column: 'AddTime', operator, values }],
          sort: [],
        },
        columns,
        'Europe/Berlin',
      ).split('WHERE ')[1];
    expect(berlin('on-or-after', '2026-01-01')).toBe("AddTime >= '2025-12-31T23:00:00Z'");
    expect(berlin('is', '2026-03-29')).toBe(
      "AddTime BETWEEN '2026-03-28T23:00:00Z' AND '2026-03-29T21:59:59Z'",
    );
  });

  test.each<[Filter<FilterValue>, string]>([
    [
      { column: 'Value', operator: 'at-least', values: [{ parameter: '@Sheet1!A2' }] },
      'Value >= @Sheet1!A2',
    ],
    [
      { column: 'Title', operator: 'contains', values: [{ parameter: "@'My sheet'!A2" }] },
      "Title LIKE '%' || LIKETEXT(@'My sheet'!A2) || '%' ESCAPE '\\'",
    ],
    [
      { column: 'AddTime', operator: 'after', values: [{ parameter: '@day' }] },
      'AddTime > DAYEND(@day)',
    ],
  ])('a worksheet cell stands where the value would: %j', (filter, expected) => {
    const text = formatSql(
      { table: 'Deals', columns: ['Id'], filters: [filter], sort: [] },
      columns,
    );
    expect(text.split('WHERE ')[1]).toBe(expected);
  });

  test('the first of several fields with one name is written by its key', () => {
    const shared = [
      { ...custom, name: 'Region', code: '5a1f' },
      { ...custom, name: 'Region (2)', code: '7c2e', bareName: 'Region' },
    ];
    const query = { table: 'Deals', columns: ['Region', 'Region (2)'], filters: [], sort: [] };
    expect(formatSql(query, [...columns, ...shared])).toBe(
      'SELECT [5a1f], [Region (2)]\nFROM Deals',
    );
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
