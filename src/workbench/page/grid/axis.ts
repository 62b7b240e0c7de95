/**
 * Geometry of the rows or of the columns of a sheet: most have the default size, a few their own
 * (0: hidden). Offsets are found in the time of a binary search over those few.
 */
export class Axis {
  readonly count: number;
  readonly #default: number;
  readonly #indexes: readonly number[];
  readonly #sizes: readonly number[];
  /** By how much the sizes up to and including `#indexes[i]` exceed the default. */
  readonly #excess: readonly number[];

  /** `sizes`: pixels by index, for those that differ from the default. */
  constructor(count: number, defaultSize: number, sizes: Iterable<readonly [number, number]> = []) {
    this.count = count;
    this.#default = defaultSize;
    const sorted = [...sizes].sort(([a], [b]) => a - b);
    this.#indexes = sorted.map(([index]) => index);
    this.#sizes = sorted.map(([, size]) => size);
    let excess = 0;
    this.#excess = this.#sizes.map((size) => (excess += size - defaultSize));
  }

  size(index: number): number {
    const place = this.#before(index + 1) - 1;
    return this.#indexes[place] === index ? this.#sizes[place]! : this.#default;
  }

  /** Pixels from the start to the start of `index`. */
  offset(index: number): number {
    const place = this.#before(index);
    return index * this.#default + (place > 0 ? this.#excess[place - 1]! : 0);
  }

  /** The index that covers a pixel, within 0 and count - 1. */
  at(pixel: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offset(middle) <= pixel) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** How many of the indexes with a size of their own lie before `index`. */
  #before(index: number): number {
    let low = 0;
    let high = this.#indexes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#indexes[middle]! < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
