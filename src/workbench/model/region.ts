import {
  boundingRect,
  cellRect,
  intersection,
  maxColumns,
  maxRows,
  sameRect,
  wholeSheet,
  type Rect,
} from './rect';
import type { Sheet } from './sheet';

/** The block of filled cells around a range, bounded by empty rows and columns (Ctrl+A). */
export function surroundingRegion(sheet: Sheet, rect: Rect): Rect {
  let region = rect;
  for (;;) {
    const around = intersection(
      {
        top: region.top - 1,
        left: region.left - 1,
        bottom: region.bottom + 1,
        right: region.right + 1,
      },
      wholeSheet,
    )!;
    const grown = boundingRect(region, sheet.usedRect(true, around) ?? region);
    if (sameRect(grown, region)) return region;
    region = grown;
  }
}

export const directions = ['Up', 'Down', 'Left', 'Right'] as const;
export type Direction = (typeof directions)[number];

const steps: Readonly<Record<Direction, readonly [down: number, right: number]>> = {
  Up: [-1, 0],
  Down: [1, 0],
  Left: [0, -1],
  Right: [0, 1],
};

/** Where Ctrl+arrow goes from a range. */
export function rangeEdge(sheet: Sheet, rect: Rect, direction: Direction): Rect {
  const [down, right] = steps[direction];
  let row = down > 0 ? rect.bottom : rect.top;
  let column = right > 0 ? rect.right : rect.left;
  const extent = sheet.usedRect(true) ?? cellRect(0, 0);
  const last = { Up: 0, Left: 0, Down: maxRows - 1, Right: maxColumns - 1 }[direction];
  const filled = (): boolean => sheet.value(row, column) !== undefined;
  const nextFilled = (): boolean => sheet.value(row + down, column + right) !== undefined;
  const inside = (): boolean =>
    row <= extent.bottom && column <= extent.right && row >= 0 && column >= 0;
  if (filled() && nextFilled()) {
    while (nextFilled()) [row, column] = [row + down, column + right];
    return cellRect(row, column);
  }
  do [row, column] = [row + down, column + right];
  while (inside() && !filled());
  if (inside() && filled()) return cellRect(row, column);
  return down !== 0 ? cellRect(last, column) : cellRect(row, last);
}
