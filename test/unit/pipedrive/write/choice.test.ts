import * as fc from 'fast-check';
import { chooseOne, chooseSeveral, listed } from '../../../../src/pipedrive/write/choice';

const options = [
  { id: '1', label: 'Hot' },
  { id: '2', label: 'Warm' },
  { id: '3', label: 'Hot' },
  { id: '4', label: '1' },
];

test('a label means its option, an id where no label is so', () => {
  expect(chooseOne('Warm', options)).toEqual({ found: '2' });
  expect(chooseOne(2, options)).toEqual({ found: '2' });
  expect(chooseOne('1', options)).toEqual({ found: '4' });
});

test('a label that two options have means neither', () => {
  expect(chooseOne('Hot', options)).toEqual({ several: ['1', '3'] });
});

test('upper and lower case count, and a slip is answered with the name most like it', () => {
  expect(chooseOne('warm', options)).toEqual({ nearest: 'Warm' });
  expect(chooseOne('Cold front', options)).toEqual({ nearest: undefined });
});

test('labels with commas in them are found in a list', () => {
  const steel = [
    { id: '1', label: 'Steel, cold' },
    { id: '2', label: 'Wood' },
  ];
  expect(chooseSeveral('Wood, Steel, cold', steel)).toEqual({ found: ['2', '1'] });
});

test('a list that can be read in two ways is refused', () => {
  const both = [
    { id: '1', label: 'A, B' },
    { id: '2', label: 'A' },
    { id: '3', label: 'B' },
  ];
  expect(chooseSeveral('A, B', both)).toEqual({ several: ['1', '2', '3'], part: 'A, B' });
});

test('what is not an option of a list is named', () => {
  expect(chooseSeveral('Warm, Warn', options)).toEqual({ nearest: 'Warm', part: 'Warn' });
  expect(chooseSeveral('Warm, Hot', options)).toEqual({ several: ['1', '3'], part: 'Hot' });
});

test('any choice of options is found again in the list of their labels', () => {
  const many = Array.from({ length: 8 }, (_, index) => ({
    id: String(index),
    label: `${'abcdefgh'[index]}${index % 2 ? ', x' : ''}`,
  }));
  fc.assert(
    fc.property(fc.subarray(many), (some) => {
      const text = some.map(({ label }) => label).join(', ');
      expect(chooseSeveral(text, many)).toEqual({ found: some.map(({ id }) => id) });
    }),
  );
});

test('commas, semicolons and line breaks separate', () => {
  expect(listed('a, b;c\nd,,')).toEqual(['a', 'b', 'c', 'd']);
});
