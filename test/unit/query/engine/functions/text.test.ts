import fc from 'fast-check';
import { call } from './call';

const anyText = fc.string({ unit: 'binary' });
const size = (text: unknown) => call('LEN', String(text)) as number;

describe('text functions', () => {
  test('LEFT and RIGHT give as many characters as asked for, and together the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), (text, count) => {
        const length = size(text);
        const kept = Math.min(count, length);
        expect(size(call('LEFT', text, count))).toBe(kept);
        expect(size(call('RIGHT', text, count))).toBe(kept);
        expect(`${call('LEFT', text, kept)}${call('RIGHT', text, length - kept)}`).toBe(text);
      }),
    );
  });

  test('REVERSE twice is the text, and never tears a character apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(call('REVERSE', call('REVERSE', text))).toBe(text);
      }),
    );
  });

  test('what is found at a place stands there', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, found, after) => {
        const text = before + found + after;
        const place = call('CHARINDEX', found, text) as number;
        const behind = call('RIGHT', text, size(text) - place + 1);
        expect(String(behind).startsWith(found)).toBe(true);
        expect(place).toBeLessThanOrEqual(size(before) + 1);
      }),
    );
  });

  test('STUFF puts one text in the place of another', () => {
    fc.assert(
      fc.property(anyText, fc.string({ minLength: 1 }), anyText, (before, old, after) => {
        const stuffed = call('STUFF', before + old + after, size(before) + 1, size(old), 'new');
        expect(stuffed).toBe(`${before}new${after}`);
      }),
    );
  });

  test('SPLIT counts from both ends', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]*$/), { minLength: 1 }), (parts) => {
        const text = parts.join('/');
        expect(parts.map((_, index) => call('SPLIT', text, '/', index + 1))).toEqual(parts);
        expect(parts.map((_, index) => call('SPLIT', text, '/', -index - 1)).reverse()).toEqual(
          parts,
        );
      }),
    );
  });

  test.each<[string, (string | number | null)[], string | number | null]>([
    ['LEFT', ['abc', -1], ''],
    ['RIGHT', ['abc', 0], ''],
    ['LEFT', ['abc', 'x'], null],
    ['LEFT', [null, 1], null],
    ['ASCII', [''], null],
    ['NCHAR', [-1], null],
    ['NCHAR', [0x110000], null],
    ['REPLICATE', ['ab', -1], null],
    ['STUFF', ['abc', 0, 1, 'x'], null],
    ['STUFF', ['abc', 4, 1, 'x'], null],
    ['STUFF', ['abc', 3, 9, 'x'], 'abx'],
    ['STUFF', ['abc', 1, -1, 'x'], null],
    ['MASK', ['123', '*', 2, 2], '123'],
    ['MASK', ['1234', 'xy'], 'xxxx'],
    ['QUOTENAME', ['x'.repeat(129)], null],
    ['QUOTENAME', ["it's", "'"], "'it''s'"],
    ['QUOTENAME', ['a', '#'], null],
    ['SPLIT', ['a/b', '/', 0], null],
    ['SPLIT', ['a/b', '/', 3], null],
    ['SPLIT', ['a/b', '', 1], null],
    ['STR', [123.456], '123'],
    ['STR', [123.456, 2], '**'],
    ['STR', [-0.5, 5, 1], '-0.5'],
    ['STR', [123.456, 5, 2], '123.5'],
    ['STR', [123.456, 0], null],
    ['SOUNDEX', ['Robert'], 'R163'],
    ['SOUNDEX', ['Rupert'], 'R163'],
    ['SOUNDEX', ['Ashcraft'], 'A261'],
    ['SOUNDEX', ['Tymczak'], 'T522'],
    ['SOUNDEX', ['Pfister'], 'P236'],
    ['SOUNDEX', ['123'], '0000'],
    ['CHARINDEX', ['', 'abc'], 1],
    ['CHARINDEX', ['b', 'abcb', 3], 4],
    ['CHARINDEX', ['b', '😀b'], 2],
    ['CHARINDEX', ['b', '😀b😀b', 3], 4],
    ['CHARINDEX', ['B', 'abc'], 0],
    ['PATINDEX', ['123%', '1234567890'], 1],
    ['PATINDEX', ['%890', '1234567890'], 8],
    ['PATINDEX', ['%45_7%', '1234567890'], 4],
    ['PATINDEX', ['b', 'abc'], 0],
    ['PATINDEX', ['%[^0-9]%', '12x'], 3],
    ['PATINDEX', ['%[.]%', 'a.b'], 2],
    ['PATINDEX', ['%[%', 'a[b'], 2],
    ['PATINDEX', ['%B%', '😀b'], 2],
    ['TRIM_BOTH', ['-+', '-+a-b+-'], 'a-b'],
    ['TRIM_TRAILING', ['x', 'xxx'], ''],
  ])('%s of %j is %j', (name, args, result) => {
    expect(call(name, ...args)).toBe(result);
  });

  test('a text too long for the memory is an error, not a crash', () => {
    expect(() => call('REPLICATE', 'x', 1e9)).toThrow('longer than 1000000 characters');
    expect(() => call('SPACE', 1e9)).toThrow('SPACE cannot use 1000000000');
  });

  test('a set that runs backwards is named', () => {
    expect(() => call('PATINDEX', '%[z-a]%', 'm')).toThrow('a set in it runs backwards');
  });
});
