import fc from 'fast-check';
import { formatTsv, parseTsv } from '../../../../src/workbench/page/grid/tsv';

test('any cells survive the way over the clipboard', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\t', '\n', '\r', '=') });
  const width = fc.integer({ min: 2, max: 4 });
  const rows = width.chain((columns) =>
    fc.array(fc.array(text, { minLength: columns, maxLength: columns }), { minLength: 1 }),
  );
  fc.assert(fc.property(rows, (cells) => expect(parseTsv(formatTsv(cells))).toEqual(cells)));
});

test('a last line break does not add a row', () => {
  expect(parseTsv('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('an empty line between rows stays a row with one empty cell', () => {
  expect(parseTsv('a\n\nb')).toEqual([['a'], [''], ['b']]);
});
