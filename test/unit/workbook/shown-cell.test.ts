import fc from 'fast-check';
import { textCell } from '../../../src/core/cell';
import { keyText, sameCell, shownCell, writtenCell } from '../../../src/workbook/shown-cell';

test('what is written for a shown text is shown as that text', () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (text, asText) => {
      expect(shownCell(writtenCell(text, asText))).toBe(text);
    }),
  );
});

test('a text is shown as Pipedrive has it, whatever it starts with', () => {
  for (const text of ['=1+1', '+49 30', '-', '@a', "'quoted'", '\ttab', 'plain'])
    expect(shownCell(textCell(text))).toBe(text);
});

test.each([
  [0.1 + 0.2, 0.3, true],
  [46024.512345678, 46024.5123456781, true],
  [46024.5, 46024.5001, false],
  ['a\r\nb', 'a\nb', true],
  ['a', 'A', false],
  [5, '5', false],
  ['', 0, false],
  [true, true, true],
])('%j and %j: the same cell is %j', (a, b, same) => {
  expect(sameCell(a, b)).toBe(same);
});

test('a text in a column that is not formatted as text is guarded, an empty cell never is', () => {
  expect(writtenCell('00123', true)).toBe("'00123");
  expect(writtenCell('00123', false)).toBe('00123');
  expect(writtenCell('', true)).toBe('');
  expect(writtenCell(5, true)).toBe(5);
});

test('a key is the same as number and as text; nothing is no key', () => {
  expect(keyText(5)).toBe(keyText(' 5 '));
  expect([null, undefined, ''].map(keyText)).toEqual(['', '', '']);
});
