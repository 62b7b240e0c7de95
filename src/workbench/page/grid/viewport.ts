import { maxColumns, maxRows } from '../../model/rect';
import type { Sheet } from '../../model/sheet';
import { Axis } from './axis';

export const headerHeight = 22;
export const headerWidth = 52;

/** Excel measures in points, the page in pixels. */
export const pixels = (points: number): number => Math.round((points * 4) / 3);
export const pointsOf = (size: number): number => (size * 3) / 4;

/** Rows or columns of one sheet on the screen: the frozen ones, then what is scrolled to. */
export interface Span {
  readonly frozen: number;
  readonly first: number;
  readonly last: number;
}

/** Geometry of a sheet in a window of some size, scrolled somewhere. */
export class Viewport {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly #frozen: { readonly rows: number; readonly columns: number };

  constructor({ layout }: Sheet) {
    this.rows = axisOf(layout.rows, maxRows);
    this.columns = axisOf(layout.columns, maxColumns);
    this.#frozen = layout.frozen;
  }

  rowSpan(scrollTop: number, height: number): Span {
    return span(this.rows, this.#frozen.rows, scrollTop, height - headerHeight);
  }

  columnSpan(scrollLeft: number, width: number): Span {
    return span(this.columns, this.#frozen.columns, scrollLeft, width - headerWidth);
  }

  /** Pixels from the window's top edge to a row. */
  y(row: number, scrollTop: number): number {
    return headerHeight + this.rows.offset(row) - (row < this.#frozen.rows ? 0 : scrollTop);
  }

  x(column: number, scrollLeft: number): number {
    return (
      headerWidth + this.columns.offset(column) - (column < this.#frozen.columns ? 0 : scrollLeft)
    );
  }

  /** The scroll position nearest to the present one that shows all of a row. */
  scrollToRow(row: number, scrollTop: number, height: number): number {
    return reveal(this.rows, this.#frozen.rows, row, scrollTop, height - headerHeight);
  }

  scrollToColumn(column: number, scrollLeft: number, width: number): number {
    return reveal(this.columns, this.#frozen.columns, column, scrollLeft, width - headerWidth);
  }
}

function axisOf(lines: Sheet['layout']['rows'], count: number): Axis {
  const sizes = new Map([...lines.sizes].map(([index, size]) => [index, pixels(size)]));
  for (const index of lines.hidden) sizes.set(index, 0);
  return new Axis(count, pixels(lines.defaultSize), sizes);
}

function span(axis: Axis, frozen: number, scroll: number, size: number): Span {
  const first = Math.max(frozen, axis.at(axis.offset(frozen) + scroll));
  return { frozen, first, last: Math.max(first, axis.at(scroll + size - 1)) };
}

function reveal(axis: Axis, frozen: number, index: number, scroll: number, size: number): number {
  if (index < frozen) return scroll;
  const start = axis.offset(index) - axis.offset(frozen);
  const end = axis.offset(index) + axis.size(index) - size;
  return Math.max(0, Math.min(start, Math.max(scroll, end)));
}

/** The indexes of a span, in order. */
export function indexes({ frozen, first, last }: Span): number[] {
  const scrolled = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return [...Array.from({ length: frozen }, (_, i) => i), ...scrolled];
}
