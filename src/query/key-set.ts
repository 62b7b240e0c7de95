import type { Seen } from '../pipedrive/read';

/** Keys that fit into one block: 4 KB of bits. */
const blockBits = 15;

/**
 * The keys of rows seen so far. Ids count up, so a bit each is enough: a million take an eighth of a
 * megabyte. Keys of another kind are kept as they are.
 */
export class KeySet implements Seen {
  readonly #blocks = new Map<number, Uint32Array>();
  readonly #others = new Set<unknown>();

  has(key: unknown): boolean {
    if (!isId(key)) return this.#others.has(key);
    const word = this.#blocks.get(Math.floor(key / 2 ** blockBits))?.[(key >>> 5) & 1023];
    return word !== undefined && (word & (1 << (key & 31))) !== 0;
  }

  add(key: unknown): this {
    if (!isId(key)) {
      this.#others.add(key);
      return this;
    }
    const index = Math.floor(key / 2 ** blockBits);
    const block = this.#blocks.get(index) ?? new Uint32Array(2 ** blockBits / 32);
    this.#blocks.set(index, block);
    block[(key >>> 5) & 1023]! |= 1 << (key & 31);
    return this;
  }
}

/** Ids up to 2^32: beyond, bit operations would take one for another. */
function isId(key: unknown): key is number {
  return typeof key === 'number' && Number.isInteger(key) && key >= 0 && key < 2 ** 32;
}
