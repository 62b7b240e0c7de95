import { intersection, type Rect } from '../model/rect';
import type { Sheet } from '../model/sheet';

export interface Summary {
  /** Cells that hold something. */
  readonly count: number;
  /** Cells that hold a number. */
  readonly numbers: number;
  readonly sum: number;
}

/** What the status bar says of a selection; undefined for fewer than two filled cells. */
export function summary(sheet: Sheet, rect: Rect): Summary | undefined {
  const used = sheet.usedRect(true);
  const part = used && intersection(used, rect);
  if (!part) return undefined;
  let count = 0;
  let numbers = 0;
  let sum = 0;
  for (let column = part.left; column <= part.right; column++) {
    for (let row = part.top; row <= part.bottom; row++) {
      const value = sheet.value(row, column);
      if (value === undefined) continue;
      count++;
      if (typeof value !== 'number') continue;
      numbers++;
      sum += value;
    }
  }
  return count > 1 ? { count, numbers, sum } : undefined;
}
