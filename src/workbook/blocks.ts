import type { Cell } from '../core/cell';

/** One write of `range.values`. */
export interface Block {
  readonly first: number;
  readonly rows: Cell[][];
}

/**
 * Characters of JSON per write. Excel on the web refuses requests over 5 MB (documented) and a
 * character takes up to three bytes; a smaller block also keeps every main-thread task short.
 */
export const blockCharacters = 700_000;

/** Characters a cell takes in the request: quotes, comma, and a guess for a number. */
const weight = (cell: Cell): number => (typeof cell === 'string' ? cell.length + 3 : 12);

/**
 * Cuts rows into blocks of about `budget` characters, at least one row each. `encode` turns a row
 * into cells and is called once per row, when its block is built.
 */
export function* blocks<R>(
  rows: readonly R[],
  encode: (row: R) => Cell[],
  budget = blockCharacters,
): Generator<Block> {
  let first = 0;
  let block: Cell[][] = [];
  let size = 0;
  for (const row of rows) {
    const cells = encode(row);
    let cost = 2;
    for (const cell of cells) cost += weight(cell);
    if (block.length > 0 && size + cost > budget) {
      yield { first, rows: block };
      first += block.length;
      block = [];
      size = 0;
    }
    block.push(cells);
    size += cost;
  }
  if (block.length > 0) yield { first, rows: block };
}
