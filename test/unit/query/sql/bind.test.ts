import fc from 'fast-check';
import type { Value } from '../../../../src/core/column';
import { boundText, boundTokens } from '../../../../src/query/sql/bind';
import { tokenize } from '../../../../src/query/sql/token';
import { loadTables, type LoadedTables } from '../loaded-tables';

const bind = (sql: string, values: Record<string, Value>, zone = 'UTC') =>
  boundText(sql, tokenize(sql), values, zone);

let database: LoadedTables;
beforeAll(async () => {
  database = await loadTables([]);
});
afterAll(() => database.close());

test('a bound value is the value, whatever is in it', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({ minLength: 1, unit: fc.constantFrom("'", '"', '\0', '-', '\\', ';', '@p') }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  fc.assert(
    fc.property(value, (given) => {
      const { rows } = database.query(bind('SELECT @p, 1 -@p IS NOT NULL', { p: given }));
      // Whole numbers beyond 2^53 come as they are stored: in 64 bits.
      const [shown] = rows[0]!.map((one: unknown) => (typeof one === 'bigint' ? Number(one) : one));
      expect(shown).toBe(Object.is(given, -0) ? 0 : given);
    }),
  );
});

test('cells, names and question marks stand for their values', () => {
  expect(
    bind("SELECT @'My sheet'!$A$2, :Name, ?, ? -- @x\n, '@name'", {
      'my sheet!a2': true,
      name: 'x',
      '1': -1,
      '2': 2.5,
    }),
  ).toBe("SELECT true, 'x', (-1), 2.5 -- @x\n, '@name'");
});

test('tokens keep the places of what they stand for', () => {
  const sql = 'SELECT @a + 1';
  expect(boundTokens(tokenize(sql), { a: -5 }).slice(1, 4)).toEqual([
    { kind: 'symbol', raw: '-', value: '-', start: 7, end: 9 },
    { kind: 'number', raw: '5', value: '5', start: 7, end: 9 },
    { kind: 'symbol', raw: '+', value: '+', start: 10, end: 11 },
  ]);
});

test.each([
  ["DAYSTART('2026-03-29')", 'Europe/Berlin', "'2026-03-28T23:00:00Z'"],
  ["DAYEND('2026-03-29')", 'Europe/Berlin', "'2026-03-29T21:59:59Z'"],
  ['daystart(@d)', 'UTC', "'2026-01-31T00:00:00Z'"],
  ["DAYEND('2026-01-31T10:00:00+01:00')", 'UTC', "'2026-01-31T09:00:00Z'"],
  ["LIKETEXT('50%_\\')", 'UTC', "'50\\%\\_\\\\'"],
])('%s in %s is %s', (call, zone, expected) => {
  expect(bind(`SELECT ${call}`, { d: '2026-01-31' }, zone)).toBe(`SELECT ${expected}`);
});

test.each(['SELECT DAYSTART(AddTime)', 'SELECT LIKETEXT(', "SELECT DAYEND('a' || 'b')"])(
  '%s is refused: only a value alone can be worked out before',
  (sql) => {
    expect(() => bind(sql, {})).toThrow(expect.objectContaining({ code: 'sql-syntax' }));
  },
);
