import fc from 'fast-check';
import type { Value } from '../../../src/core/column';
import { snapshotOf } from '../../../src/workbook/snapshot';
import { packSnapshot, unpackSnapshot } from '../../../src/workbook/snapshot-text';

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
);

test('a snapshot comes back as it was, in however many chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(value, { minLength: 2, maxLength: 2 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 60 }),
      async (rows, size) => {
        const keys = rows.map((_, index) => index + 1);
        const snapshot = {
          ...snapshotOf(['Id', 'Title'], keys, rows),
          bases: [{ key: 1, field: 'Title', value: 'old' }],
          gone: ['a'],
          parked: [{ key: 1, column: 4, cell: 'mine' }],
        };
        expect(await unpackSnapshot(await packSnapshot(snapshot, size))).toEqual(snapshot);
      },
    ),
    { numRuns: 50 },
  );
});

const many = () => {
  const rows = Array.from({ length: 2_000 }, (_, id) => [id, `Deal ${id} of ${id * 7919}`]);
  return snapshotOf(
    ['Id', 'Title'],
    rows.map((_, id) => id),
    rows,
  );
};

test('chunks stay below their size', async () => {
  const chunks = await packSnapshot(many(), 1_000);
  expect(chunks.length).toBeGreaterThan(1);
  expect(Math.max(...chunks.map(({ length }) => length))).toBe(1_000);
});

test('a snapshot with a chunk missing, swapped or changed is not taken for a whole one', async () => {
  const [first, second, ...rest] = await packSnapshot(many(), 1_000);
  for (const damaged of [
    [first!, ...rest],
    [second!, first!, ...rest],
    [first!, second!.slice(0, -1) + (second!.endsWith('A') ? 'B' : 'A'), ...rest],
    [],
  ])
    expect(await unpackSnapshot(damaged)).toBeUndefined();
});

test('a web view that cannot compress keeps snapshots all the same', async () => {
  const { CompressionStream } = globalThis;
  Reflect.deleteProperty(globalThis, 'CompressionStream');
  try {
    const chunks = await packSnapshot(many());
    expect(chunks[0]).toMatch(/^json:/);
    expect(await unpackSnapshot(chunks)).toEqual(many());
  } finally {
    Object.assign(globalThis, { CompressionStream });
  }
});
