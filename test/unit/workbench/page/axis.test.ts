import fc from 'fast-check';
import { Axis } from '../../../../src/workbench/page/grid/axis';

const sizes = fc.uniqueArray(fc.tuple(fc.nat(99), fc.nat(300)), { selector: ([index]) => index });

test('an offset is the sum of the sizes before it, hidden and resized ones included', () => {
  fc.assert(
    fc.property(sizes, fc.nat(100), (own, index) => {
      const axis = new Axis(100, 20, own);
      const plain = Array.from({ length: index }, (_, i) => new Map(own).get(i) ?? 20);
      expect(axis.offset(index)).toBe(plain.reduce((sum, size) => sum + size, 0));
    }),
  );
});

test('every pixel of a visible row leads back to that row', () => {
  fc.assert(
    fc.property(sizes, fc.nat(99), fc.nat(299), (own, index, within) => {
      const axis = new Axis(100, 20, own);
      fc.pre(within < axis.size(index));
      expect(axis.at(axis.offset(index) + within)).toBe(index);
    }),
  );
});

test('a pixel beyond the sheet leads to its last row', () => {
  expect(new Axis(10, 20).at(10_000)).toBe(9);
});
