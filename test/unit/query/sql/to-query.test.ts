import fc from 'fast-check';
import type { ColumnType } from '../../../../src/core/column';
import type { SchemaColumn, TableSchema } from '../../../../src/pipedrive/schema';
import { operatorsFor } from '../../../../src/query/operators';
import type { Filter, FilterValue, Query } from '../../../../src/query/query';
import { formatSql } from '../../../../src/query/sql/format';
import { parseSelection } from '../../../../src/query/sql/parse';
import { Unexpressed } from '../../../../src/query/sql/selection';
import { toQuery } from '../../../../src/query/sql/to-query';
import { schemaOf } from '../deals-schema';

const deals = schemaOf('Deals');

function read(sql: string, schema: TableSchema = deals, zone = 'UTC') {
  const selection = parseSelection(sql);
  return selection instanceof Unexpressed ? selection : toQuery(selection, schema, zone);
}

function filtersOf(where: string, schema = deals, zone = 'UTC') {
  const query = read(`SELECT Id FROM ${schema.entry.name} WHERE ${where}`, schema, zone);
  return query instanceof Unexpressed ? query.what : query.filters;
}

const filter = (
  column: string,
  operator: Filter['operator'],
  ...values: FilterValue[]
): Filter<FilterValue> => ({ column, operator, values });

describe('every query of the builder comes back from its SQL', () => {
  const types: readonly ColumnType[] = [
    'integer',
    'number',
    'money',
    'boolean',
    'text',
    'date',
    'datetime',
    'time',
  ];
  const nasty = fc.oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.string({
      minLength: 1,
      unit: fc.constantFrom('%', '_', '\\', "'", '"', '[', ']', '-', ';', ' ', 'a', '\n', '@', ':'),
    }),
  );
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const two = (max: number) => fc.nat(max).map((n) => String(n).padStart(2, '0'));
  const clock = fc.tuple(two(23), two(59), two(59)).map((parts) => parts.join(':'));
  // At an odd second, so that it begins and ends no day of any zone: such an instant comes back as the day.
  const instant = fc.tuple(day, two(23), two(59)).map(([d, h, m]) => `${d}T${h}:${m}:31Z`);
  const decimal = fc.oneof(
    fc.constantFrom('0', '-0', '1.50', '.5', '5.', '2e3', '-1.5E-3', '007'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => String(n).replace('+', '')),
  );
  const integer = fc.oneof(
    fc.integer().map(String),
    fc.maxSafeInteger().map(String),
    fc.constantFrom('-0', '007'),
  );
  const values: Readonly<Record<ColumnType, fc.Arbitrary<string>>> = {
    integer,
    number: decimal,
    money: decimal,
    boolean: fc.constantFrom('true', 'false'),
    text: nasty,
    date: day,
    datetime: fc.oneof(day, instant),
    time: clock,
  };
  const parameter = fc.constantFrom('@Sheet1!A2', "@'My sheet'!$B$10", "@'It''s'!C3", '@name');
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata');

  /** A table whose column names are whatever a company calls its fields. */
  const schemas = fc
    .uniqueArray(nasty, { minLength: 8, maxLength: 10, selector: (name) => name.toLowerCase() })
    .chain((names) =>
      fc
        .tuple(...names.map(() => fc.tuple(fc.constantFrom(...types), fc.boolean())))
        .map((kinds) => ({
          ...deals,
          columns: names.map((name, index): SchemaColumn => ({
            ...deals.columns[0]!,
            name,
            code: `code_${index}`,
            type: kinds[index]![0],
            nullable: kinds[index]![1],
          })),
        })),
    );

  const filterOn = ({ name, type }: SchemaColumn): fc.Arbitrary<Filter<FilterValue>> =>
    fc.constantFrom(...operatorsFor(type)).chain(({ id, values: count }) => {
      const length =
        count === 'many' ? { minLength: 1, maxLength: 3 } : { minLength: count, maxLength: count };
      const value = fc.oneof(
        { weight: 3, arbitrary: values[type] },
        { weight: 1, arbitrary: parameter.map((text) => ({ parameter: text })) },
      );
      return fc
        .array<FilterValue>(value, length)
        .map((all) => ({ column: name, operator: id, values: all }));
    });

  /** Written alike, so one comes back as the other: a day between itself, and "is" a cell that may hold one. */
  const isSayable = ({ operator, values: given }: Filter<FilterValue>) =>
    operator !== 'between' || JSON.stringify(given[0]) !== JSON.stringify(given[1]);

  const cases = schemas.chain((schema) =>
    fc.record({
      schema: fc.constant(schema),
      zone: zones,
      query: fc
        .record(
          {
            table: fc.constant('Deals'),
            columns: fc.shuffledSubarray(
              schema.columns.map(({ name }) => name),
              { minLength: 1 },
            ),
            filters: fc
              .array(fc.constantFrom(...schema.columns).chain(filterOn), { maxLength: 4 })
              .map((all) => all.filter(isSayable)),
            sort: fc.array(
              fc
                .tuple(fc.constantFrom(...schema.columns), fc.boolean())
                .map(([{ name }, down]) => ({
                  column: name,
                  ...(down ? { descending: true } : {}),
                })),
              { maxLength: 2 },
            ),
            limit: fc.integer({ min: 1, max: 1_000_000 }),
          },
          { requiredKeys: ['table', 'columns', 'filters', 'sort'] },
        )
        .map((query): Query<FilterValue> => query as Query<FilterValue>),
    }),
  );

  test('for all operators, types, names, values and zones', () => {
    fc.assert(
      fc.property(cases, ({ schema, zone, query }) => {
        const sql = formatSql(query, schema.columns, zone);
        expect(read(sql, schema, zone)).toEqual(query);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('SQL that means a filter', () => {
  const activities = schemaOf('Activities');

  test.each<[string, Filter<FilterValue>[]]>([
    ['Id = 5', [filter('Id', 'is', '5')]],
    ["Id = '5'", [filter('Id', 'is', '5')]],
    ['stage_id IN (1, 2)', [filter('StageId', 'one-of', '1', '2')]],
    ['PipelineId <> 2', [filter('PipelineId', 'is-not', '2'), filter('PipelineId', 'not-empty')]],
    ["Title <> 'x'", [filter('Title', 'is-not', 'x')]],
    ["Title NOT LIKE '%x%'", [filter('Title', 'not-contains', 'x')]],
    ["Title LIKE '50!%%' ESCAPE '!'", [filter('Title', 'starts-with', '50%')]],
    ["Title LIKE LIKETEXT('50%') || '%' ESCAPE '\\'", [filter('Title', 'starts-with', '50%')]],
    ['LostReason ISNULL', [filter('LostReason', 'empty')]],
    ['LostReason NOTNULL', [filter('LostReason', 'not-empty')]],
    ['IsArchived = 0', [filter('IsArchived', 'is', 'false')]],
    ["AddTime > '2026-01-31'", [filter('AddTime', 'on-or-after', '2026-01-31')]],
    ["AddTime <= '2026-01-31'", [filter('AddTime', 'before', '2026-01-31')]],
    [
      "AddTime >= '2026-01-01' AND AddTime < '2026-02-01'",
      [filter('AddTime', 'on-or-after', '2026-01-01'), filter('AddTime', 'before', '2026-02-01')],
    ],
    [
      "AddTime BETWEEN '2026-01-01' AND '2026-02-01'",
      [filter('AddTime', 'between', '2026-01-01', '2026-01-31')],
    ],
    ["AddTime >= DAYSTART('2026-01-31')", [filter('AddTime', 'on-or-after', '2026-01-31')]],
    [
      'ExpectedCloseDate >= @Sheet1!A2',
      [filter('ExpectedCloseDate', 'on-or-after', { parameter: '@Sheet1!A2' })],
    ],
  ])('%s', (where, filters) => {
    expect(filtersOf(where)).toEqual(filters);
  });

  test.each([
    ["AddTime = '2026-01-31'", 'this comparison'],
    ["AddTime >= '2026-01'", 'this value for a date and time'],
    ["AddTime >= '2026-01-31T10:00:00.5Z'", 'this value for a date and time'],
    ["AddTime >= '2026-01-31T10:00:00+01:00'", 'this value for a date and time'],
    ['AddTime >= @Sheet1!A2', 'this value for a date and time'],
    ["ExpectedCloseDate > '2026'", 'this value for a column of the type date'],
    ["Title > 'x'", 'this comparison'],
    ["Title = ''", 'this value for a column of the type text'],
    ["Title LIKE 'x'", 'this pattern'],
    ["Title LIKE '%'", 'this pattern'],
    ["Title LIKE 'a_%'", 'this pattern'],
    ["Title LIKE '%' || LIKETEXT(@name) || '%'", 'this pattern'],
    ["Title LIKE '%' || @name || '%'", 'an expression'],
    ["CONTAINS(Title, 'x')", 'the function CONTAINS'],
    ["Title LIKE '%x!' ESCAPE '!'", 'this pattern'],
    ["Value LIKE '%1%'", 'a pattern for what is no text'],
    ['Id = 5.5', 'this value for a column of the type integer'],
    ['Id = 9007199254740993', 'this value for a column of the type integer'],
    ['Value NOT BETWEEN 1 AND 2', 'this comparison'],
  ])('%s stays SQL', (where, what) => {
    expect(filtersOf(where)).toBe(what);
  });

  test('a time without seconds sorts below the same time with them', () => {
    expect(filtersOf("DueTime > '09:00'", activities)).toMatch(/type time/);
    expect(filtersOf("DueTime > '09:00:00'", activities)).toEqual([
      filter('DueTime', 'after', '09:00:00'),
    ]);
  });
});

test('* is all columns but the names of linked rows, and a place in the result is a column to sort by', () => {
  const query = read('SELECT * FROM deals ORDER BY 2 DESC');
  expect(query).toMatchObject({
    table: 'Deals',
    columns: deals.columns.filter(({ linked }) => !linked).map(({ name }) => name),
    sort: [{ column: 'Title', descending: true }],
  });
});

test('a column that does not exist is an error that knows its place', () => {
  expect(() => read("SELECT Id FROM Deals WHERE Tittle = 'x'")).toThrow(
    expect.objectContaining({
      code: 'column-unknown',
      details: { table: 'Deals', column: 'Tittle', nearest: 'Title', offset: 27 },
    }),
  );
});
