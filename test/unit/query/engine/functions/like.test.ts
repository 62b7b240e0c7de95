import fc from 'fast-check';
import { isLike } from '../../../../../src/query/engine/functions/like';
import { call } from './call';
import { openDatabase, type Database } from './database';

/** LIKE as its definition reads, without any care for speed. */
function reference(text: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return text.length === 0;
  if (first === '%')
    return reference(text, rest) || (text.length > 0 && reference(text.slice(1), pattern));
  const [character, ...others] = text;
  if (character === undefined) return false;
  const same = first === '_' || first.toLowerCase() === character.toLowerCase();
  return same && reference(others, rest);
}

const letters = fc.constantFrom('a', 'A', 'b', 'é', 'É', 'я', 'Я', '😀', '.', '*', '\n', '\\');
const word = fc.array(letters, { maxLength: 8 });
const pattern = fc.array(fc.oneof(letters, fc.constantFrom('%', '_')), { maxLength: 8 });

describe('LIKE', () => {
  test('matches as its definition says', () => {
    fc.assert(
      fc.property(word, pattern, (text, like) => {
        expect(isLike(text.join(''), like.join(''))).toBe(reference(text, like));
      }),
      { numRuns: 2000 },
    );
  });

  test('a pattern as long as a note is no obstacle', () => {
    const note = 'Decision in two weeks. '.repeat(2_000);
    expect(isLike(note, note.toUpperCase())).toBe(true);
    expect(isLike(`He said: ${note}`, `%${note.replaceAll('two', '___')}`)).toBe(true);
    expect(isLike(`${note}x`, `%${note}`)).toBe(false);
  });

  test('every text is like itself in capitals and with its wildcards escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        const escaped = text.replace(/[%_!]/g, '!$&');
        expect(isLike(text, escaped.toUpperCase(), '!')).toBe(true);
        expect(isLike(`x${text}y`, `%${escaped}%`, '!')).toBe(true);
      }),
    );
  });

  test.each([
    ['ΟΔΟΣ', 'οδος', true],
    ['ΟΔΟΣ', 'οδοσ', true],
    ['STRAẞE', 'straße', true],
    ['STRASSE', 'straße', false],
    ['İ', 'i', false],
    ['Łódź', 'łÓDŹ', true],
    ['a😀b', 'a_b', true],
    ['line\nbreak', 'line%break', true],
    ['(a+b)', '(A+B)', true],
    ['', '%', true],
    ['', '_', false],
    ['abcabc', '%abc', true],
    ['aXbXc', 'a%X%c', true],
    ['aa', 'a%a', true],
    ['a', 'a%a', false],
  ])('%j like %j is %s', (text, like, result) => {
    expect(isLike(text, like)).toBe(result);
  });

  test('a pattern that ends in its escape character matches nothing', () => {
    expect(isLike('50%', '50!', '!')).toBe(false);
  });

  test('NULL on either side gives NULL, a number is compared as text', () => {
    expect(call('LIKE', null, 'a')).toBeNull();
    expect(call('LIKE', 'a', null)).toBeNull();
    expect(call('LIKE', '1%', 12)).toBe(1);
  });

  test.each(['', '!!'])('ESCAPE %j says that it takes one character', (escape) => {
    expect(() => call('LIKE', 'a', 'a', escape)).toThrow('ESCAPE takes one character');
  });

  describe('in SQLite', () => {
    let database: Database;
    beforeAll(async () => {
      database = await openDatabase();
      database.rows('CREATE TABLE t (name TEXT)');
      database.rows("INSERT INTO t VALUES ('Élan'), ('elan'), ('50%'), (NULL)");
    });
    afterAll(() => database.close());

    test.each([
      ["name LIKE 'él%'", ['Élan']],
      ["name NOT LIKE 'él%'", ['elan', '50%']],
      [String.raw`name LIKE '%\%' ESCAPE '\'`, ['50%']],
    ])('WHERE %s', (condition, names) => {
      const rows = database.rows(`SELECT name FROM t WHERE ${condition}`);
      expect(rows.flat()).toEqual(names);
    });
  });
});
