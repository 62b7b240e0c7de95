import type { Rect } from './rect';
import type { Shift } from './shift';

/** Points. 64 pixels wide and 20 high, as a new sheet in Excel on the web. */
export const standardWidth = 48;
export const standardHeight = 15;

/** Sizes and visibility of rows or of columns; what is not set has the default. */
export class Lines {
  defaultSize: number;
  readonly sizes = new Map<number, number>();
  readonly hidden = new Set<number>();

  constructor(defaultSize: number) {
    this.defaultSize = defaultSize;
  }

  size(index: number): number {
    return this.sizes.get(index) ?? this.defaultSize;
  }

  /** Points before a line; hidden ones count nothing. */
  before(index: number): number {
    let points = index * this.defaultSize;
    for (const [at, size] of this.sizes) if (at < index) points += size - this.defaultSize;
    for (const at of this.hidden) if (at < index) points -= this.size(at);
    return points;
  }

  /** The line that a point lies in, and how far in. */
  at(points: number): { readonly index: number; readonly offset: number } {
    let rest = Math.max(0, points);
    for (let index = 0; ; index++) {
      const size = this.hidden.has(index) ? 0 : this.size(index);
      if (rest < size) return { index, offset: rest };
      rest -= size;
    }
  }

  /** Sizes the lines `first` to `last`; all of a sheet at once changes the default instead. */
  resize(first: number, last: number, size: number, all: boolean): void {
    if (all) {
      this.defaultSize = size;
      this.sizes.clear();
    } else for (let index = first; index <= last; index++) this.sizes.set(index, size);
  }

  hide(first: number, last: number, hidden: boolean): void {
    for (let index = first; index <= last; index++) {
      if (hidden) this.hidden.add(index);
      else this.hidden.delete(index);
    }
  }

  shift({ kind, at, count }: Shift): void {
    const moved = (index: number): number | undefined => {
      if (index < at) return index;
      if (kind === 'insert') return index + count;
      return index < at + count ? undefined : index - count;
    };
    const sizes = [...this.sizes];
    const hidden = [...this.hidden];
    this.sizes.clear();
    this.hidden.clear();
    for (const [index, size] of sizes) {
      const to = moved(index);
      if (to !== undefined) this.sizes.set(to, size);
    }
    for (const index of hidden) {
      const to = moved(index);
      if (to !== undefined) this.hidden.add(to);
    }
  }
}

/** How a sheet is laid out: sizes, frozen panes, gridlines, merged cells, its tab. */
export class Layout {
  readonly columns = new Lines(standardWidth);
  readonly rows = new Lines(standardHeight);
  /** Number of rows and columns that stay in place while scrolling. */
  frozen = { rows: 0, columns: 0 };
  showGridlines = true;
  showHeadings = true;
  /** '#RRGGBB', or '' for none. */
  tabColor = '';
  merged: Rect[] = [];
}
