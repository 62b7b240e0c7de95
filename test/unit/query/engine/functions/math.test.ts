import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { aggregates } from '../../../../../src/query/engine/functions/aggregate';
import { evaluate } from '../../../../../src/query/engine/functions/expression';
import { call } from './call';
import { openDatabase, type Database } from './database';

interface Tree {
  readonly text: string;
  readonly value: number;
}
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    fc.nat(99).map((value) => ({ text: String(value), value })),
    tie('tree').map(({ text, value }) => ({ text: `-(${text})`, value: -value })),
    fc
      .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '=='), tie('tree'))
      .map(([one, sign, other]) => {
        const values = {
          '+': one.value + other.value,
          '-': one.value - other.value,
          '*': one.value * other.value,
          '==': Number(one.value === other.value),
        };
        return { text: `(${one.text} ${sign} ${other.text})`, value: values[sign] };
      }),
  ),
}));

describe('math functions', () => {
  test('EXPR gives the value of every expression', () => {
    fc.assert(fc.property(tree, ({ text, value }) => expect(evaluate(text) === value).toBe(true)));
  });

  test.each([
    ['1 + 2 * 3', 7],
    ['8 / 4 / 2', 1],
    ['1 - 2 - 3', -4],
    ['-2 * -(3 + 1)', 8],
    ['1 + 1 >= 2', 1],
    ['.5e1', 5],
  ])('EXPR of %s is %d', (text, value) => {
    expect(call('EXPR', text)).toBe(value);
  });

  test('EXPR of a division by zero is NULL', () => {
    expect(call('EXPR', '1 / (2 - 2)')).toBeNull();
  });

  test.each(['', '1 +', '(1', '1 2', '2 ** 3', 'alert(1)', '('.repeat(1e5)])(
    'EXPR says what it takes instead of %.20j',
    (text) => {
      expect(() => call('EXPR', text)).toThrow('it takes numbers');
    },
  );

  test.each<[string, (string | number | null)[], string | number | null]>([
    ['ROUND', [1.005, 2], 1.01],
    ['ROUND', [2.5], 3],
    ['ROUND', [-2.5], -3],
    ['ROUND', [1.55, 1], 1.6],
    ['ROUND', [1.7, 0, 1], 1],
    ['ROUND', [-1.79, 1, 1], -1.7],
    ['ROUND', [149, -2], 100],
    ['ROUND', [1e21, 2], 1e21],
    ['ROUND', [1.5e-7, 7], 2e-7],
    ['ROUND', [Infinity, 2], Infinity],
    ['ROUND', ['x', 2], null],
    ['TRUNC', [123.456, -1], 120],
    ['LOG', [0], null],
    ['LOG', [-1, 10], null],
    ['LOG', [1000, 10], 3],
    ['LOG', [8, 1], null],
    ['LOG', ['7'], Math.log(7)],
    ['GREATEST', [null, null], null],
    ['GREATEST', ['b', 10, 'B'], 'b'],
    ['LEAST', ['b', 10, 'B', null], 10],
    ['GREATEST', ['\uffee', '😀'], '😀'],
    ['HEX', ['Sample Text'], '53616D706C652054657874'],
    ['HEX', [-1], 'FFFFFFFFFFFFFFFF'],
    ['HEX', [Infinity], null],
    ['COT', [0], Infinity],
    ['RAND', [], 0.5],
    ['RAND', [null], null],
  ])('%s of %j is %j', (name, args, result) => {
    expect(call(name, ...args)).toBe(result);
  });

  test('ROUND is never further away than half a place', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(number, fc.integer({ min: -3, max: 4 }), (value, digits) => {
        const rounded = call('ROUND', value, digits) as number;
        const place = 10 ** -digits;
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual((place / 2) * (1 + 1e-9) + 1e-6);
        expect(call('ROUND', rounded, digits)).toBe(rounded);
        expect(Math.abs(call('TRUNC', value, digits) as number)).toBeLessThanOrEqual(
          Math.abs(value),
        );
      }),
    );
  });

  test('RAND of a seed lies from 0 up to 1, and differs from seed to seed', () => {
    const numbers = Array.from({ length: 1000 }, (_, seed) => call('RAND', seed) as number);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(new Set(numbers).size).toBe(1000);
  });

  test('HASHBYTES gives what other implementations give', () => {
    const names = {
      MD5: 'md5',
      SHA1: 'sha1',
      SHA2_256: 'sha256',
      SHA2_512: 'sha512',
      SHA3_256: 'sha3-256',
    };
    fc.assert(
      fc.property(fc.constantFrom(...Object.entries(names)), fc.string(), ([name, other], text) => {
        const expected = createHash(other).update(text).digest('hex').toUpperCase();
        expect(call('HASHBYTES', name, text)).toBe(expected);
      }),
    );
    expect(() => call('HASHBYTES', 'MD6', 'x')).toThrow('it knows MD5');
  });
});

describe('in SQLite', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase();
  });
  afterAll(() => database.close());

  test.each([
    ['ROUND(5) / 2', 2.5],
    ['TRUNC(5.5, 0) / 2', 2.5],
    ['LEN(12345) / 2', 2],
    ['typeof(SQUARE(2))', 'real'],
    ['typeof(LEN(12))', 'integer'],
  ])('%s is %s', (expression, result) => {
    expect(database.value(expression)).toBe(result);
  });

  test('FILESIZE says why it cannot work', () => {
    expect(() => database.value("FILESIZE('x')")).toThrow('SQL here never reads');
  });

  test('aggregates keep their groups apart', () => {
    const rows = database.rows(
      'SELECT g, STDEVP(x) FROM (SELECT 1 g, 2 x UNION ALL SELECT 2, 5 UNION ALL SELECT 1, 4) GROUP BY g',
    );
    expect(rows).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });

  test('a spread needs values: two for a sample, one for all', () => {
    const [row] = database.rows('SELECT VAR(x), VARP(x), STDEVP(NULL) FROM (SELECT 3 x)');
    expect(row).toEqual([null, 0, null]);
  });

  test('the spread of large numbers close together is exact', () => {
    const varp = aggregates.find(({ name }) => name === 'VARP')!;
    const rows = [1e9 + 1, 1e9 + 2, 1e9 + 3];
    const group = varp.begin();
    for (const row of rows) group.add([row]);
    expect(group.result()).toBeCloseTo(2 / 3, 9);
  });
});
