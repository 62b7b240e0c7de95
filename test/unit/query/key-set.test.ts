import fc from 'fast-check';
import { KeySet } from '../../../src/query/key-set';

test('knows the same keys as a set, of any kind and size', () => {
  const key = fc.oneof(
    fc.nat(100),
    fc.nat(),
    fc.constantFrom(2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 5, -1, 0.5),
    fc.uuid(),
    fc.constantFrom('5', null, undefined),
  );
  fc.assert(
    fc.property(fc.array(key), fc.array(key), (added, asked) => {
      const keys = new KeySet();
      const set = new Set<unknown>();
      for (const one of added) {
        expect(keys.has(one)).toBe(set.has(one));
        keys.add(one);
        set.add(one);
      }
      for (const one of [...added, ...asked]) expect(keys.has(one)).toBe(set.has(one));
    }),
  );
});
