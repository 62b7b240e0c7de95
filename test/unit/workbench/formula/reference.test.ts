import fc from 'fast-check';
import { pieceText, piecesOf, readSpecifier } from '../../../../src/workbench/formula/reference';

const kinds = (formula: string) =>
  piecesOf(formula)
    .filter((piece) => piece.kind !== 'text')
    .map(pieceText);

test.each([
  ['=A1+$B$2', ['A1', '$B$2']],
  ["='My ''sheet'''!A1:B2", ["'My ''sheet'''!A1:B2"]],
  ['=SUM(A:B,1:3)', ['A:B', '1:3']],
  ['="A1"&B1', ['B1']],
  ['=LOG10(A1)', ['A1']],
  ['=Rate*2+x.y', ['Rate', 'x.y']],
  ["=SUM(Deals[[#All],[Val]:[Qty '[kg']]])", ["Deals[[#All],[Val]:[Qty '[kg']]]"]],
  ['=[@Price]*TRUE', ['[@Price]']],
  ['=1E5+#REF!', []],
  ['=Sheet2!Rate', ['Sheet2!Rate']],
])('the references of %s are %p', (formula, expected) => expect(kinds(formula)).toEqual(expected));

test('the pieces of any text are the text again', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'A1',
          '$',
          ':',
          '[',
          ']',
          "'",
          '"',
          '!',
          'SUM(',
          ')',
          '#REF!',
          '1',
          'x_',
          ' ',
          '@',
          'é',
        ),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (formula) => expect(piecesOf(formula).map(pieceText).join('')).toBe(formula)),
  );
});

test.each([
  ['', [], undefined],
  ['#All', ['#All'], undefined],
  ['Price', [], ['Price', 'Price']],
  ['@Price', ['#This Row'], ['Price', 'Price']],
  ['@[Unit price]', ['#This Row'], ['Unit price', 'Unit price']],
  ['[#Headers],[First]:[Last]', ['#Headers'], ['First', 'Last']],
])('the specifier %p is read', (specifier, items, columns) => {
  expect(readSpecifier(specifier)).toEqual({ items, columns });
});
