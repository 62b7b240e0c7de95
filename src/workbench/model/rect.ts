/** Excel specifications: worksheet size. */
export const maxRows = 1_048_576;
export const maxColumns = 16_384;

/** A rectangle of cells: zero-based, both ends included. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const wholeSheet: Rect = { top: 0, left: 0, bottom: maxRows - 1, right: maxColumns - 1 };

export const cellRect = (row: number, column: number): Rect => sizedRect(row, column, 1, 1);

export const sizedRect = (top: number, left: number, rows: number, columns: number): Rect => ({
  top,
  left,
  bottom: top + rows - 1,
  right: left + columns - 1,
});

export const rowsOf = (rect: Rect): number => rect.bottom - rect.top + 1;
export const columnsOf = (rect: Rect): number => rect.right - rect.left + 1;
export const cellsOf = (rect: Rect): number => rowsOf(rect) * columnsOf(rect);
export const isCell = (rect: Rect): boolean => rect.top === rect.bottom && rect.left === rect.right;
export const coversRows = (rect: Rect): boolean => rect.left === 0 && rect.right === maxColumns - 1;
export const coversColumns = (rect: Rect): boolean => rect.top === 0 && rect.bottom === maxRows - 1;

/** Whether the rectangle is one that a worksheet can hold. */
export const fitsSheet = (rect: Rect): boolean =>
  contains(wholeSheet, rect) && rect.top <= rect.bottom && rect.left <= rect.right;

export const sameRect = (a: Rect, b: Rect): boolean =>
  a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;

export const contains = (outer: Rect, inner: Rect): boolean =>
  outer.top <= inner.top &&
  outer.left <= inner.left &&
  outer.bottom >= inner.bottom &&
  outer.right >= inner.right;

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

export const intersection = (a: Rect, b: Rect): Rect | undefined =>
  overlaps(a, b)
    ? {
        top: Math.max(a.top, b.top),
        left: Math.max(a.left, b.left),
        bottom: Math.min(a.bottom, b.bottom),
        right: Math.min(a.right, b.right),
      }
    : undefined;

export const boundingRect = (a: Rect, b: Rect): Rect => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

export const offsetRect = (rect: Rect, rows: number, columns: number): Rect => ({
  top: rect.top + rows,
  left: rect.left + columns,
  bottom: rect.bottom + rows,
  right: rect.right + columns,
});
