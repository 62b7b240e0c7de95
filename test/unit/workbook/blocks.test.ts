import fc from 'fast-check';
import { blocks } from '../../../src/workbook/blocks';

const row = fc.array(fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean()), {
  minLength: 1,
  maxLength: 5,
});

test('every row is in exactly one block, in order', () => {
  fc.assert(
    fc.property(fc.array(row), fc.integer({ min: 1, max: 200 }), (rows, budget) => {
      const made = [...blocks(rows, (cells) => cells, budget)];
      expect(made.flatMap((block) => block.rows)).toEqual(rows);
      let next = 0;
      for (const block of made) {
        expect(block.first).toBe(next);
        next += block.rows.length;
      }
    }),
  );
});

test('a block keeps to its size unless a single row is larger', () => {
  fc.assert(
    fc.property(fc.array(row), fc.integer({ min: 1, max: 200 }), (rows, budget) => {
      for (const block of blocks(rows, (cells) => cells, budget)) {
        const size = block.rows
          .flat()
          .reduce<number>(
            (sum, cell) => sum + (typeof cell === 'string' ? cell.length + 3 : 12),
            2 * block.rows.length,
          );
        expect(block.rows.length === 1 || size <= budget).toBe(true);
      }
    }),
  );
});

test('a row is encoded once, when its block is built', () => {
  let encoded = 0;
  const made = blocks([[1], [2], [3]], (cells) => ((encoded += 1), cells), 14);
  made.next();
  expect(encoded).toBeLessThan(3);
  expect([...made].length).toBe(2);
  expect(encoded).toBe(3);
});
