import fc from 'fast-check';
import { nearest } from '../../../src/connection/nearest';

test('the candidate with the fewest edits is suggested', () => {
  expect(nearest('kitten', ['sitting', 'mitten', 'kitchen'])).toBe('mitten');
});

test('the first of equally near candidates is suggested', () => {
  expect(nearest('cat', ['bat', 'hat'])).toBe('bat');
});

test('nothing is suggested when more than a third of the letters differ', () => {
  expect(nearest('abcdef', ['abcdxy'])).toBe('abcdxy');
  expect(nearest('abcdef', ['abcxyz'])).toBeUndefined();
  expect(nearest('', ['a'])).toBeUndefined();
});

test('a text among the candidates is nearest to itself', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (candidates) =>
      candidates.every((text) => nearest(text, candidates) === text),
    ),
  );
});

test('one letter added anywhere is forgiven in words of three letters and more', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 3 }),
      fc.nat(),
      fc.string({ minLength: 1, maxLength: 1 }),
      (text, at, letter) => {
        const index = at % (text.length + 1);
        const mistyped = text.slice(0, index) + letter + text.slice(index);
        expect(nearest(mistyped, [text])).toBe(text);
      },
    ),
  );
});
