import * as fc from 'fast-check';
import { startOfLast, textPiece } from '../../../src/query/text-piece';

/** Texts that hold one another often: few letters, some beyond the first plane, some that fold. */
const texts = fc
  .array(fc.constantFrom('a', 'A', 'ß', 'ẞ', 'İ', 'k', 'K', '😀', '𐐀', '𐐨', '.', '\uD83D'), {
    maxLength: 12,
  })
  .map((letters) => letters.join(''));
const escaped = (text: string) => text.replaceAll('.', '\\.');

test('a piece is found where an expression finds it', () => {
  fc.assert(
    fc.property(texts, texts, (text, wanted) => {
      const found = new RegExp(escaped(wanted), 'iu').exec(text);
      const end = textPiece([...wanted]).endFrom(text, 0);
      expect(end).toBe(found ? found.index + found[0].length : -1);
    }),
  );
});

test('a piece stands at a place where an expression stands there', () => {
  fc.assert(
    fc.property(texts, texts, (text, wanted) => {
      const found = new RegExp(`^${escaped(wanted)}`, 'iu').exec(text);
      expect(textPiece([...wanted]).endAt(text, 0)).toBe(found ? found[0].length : -1);
    }),
  );
});

test('the last characters of a text begin where so many are left', () => {
  fc.assert(
    fc.property(texts, fc.nat(14), (text, count) => {
      const letters = [...text];
      const before = letters.slice(0, Math.max(0, letters.length - count)).join('');
      expect(startOfLast(text, count)).toBe(count > letters.length ? -1 : before.length);
    }),
  );
});

test('a text as long as a note is found, also behind one that only begins like it', () => {
  const long = 'Decision in two weeks. '.repeat(2_000);
  const piece = textPiece([...long.toUpperCase()]);
  const almost = long.slice(0, -1);
  expect(piece.endFrom(`${almost}!${long}`, 0)).toBe(almost.length + 1 + long.length);
  expect(piece.endFrom(almost, 0)).toBe(-1);
  expect(piece.endAt(long, 0)).toBe(long.length);
});
