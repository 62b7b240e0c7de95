import type { Sheet } from '../../model/sheet';
import { maxColumns, maxRows, type Rect } from '../../model/rect';

export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** One step of an arrow key. */
export const steps: Readonly<Record<string, CellAt>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** The cell some rows and columns on, kept inside the sheet; hidden rows and columns are passed over. */
export function moved(sheet: Sheet, { row, column }: CellAt, by: CellAt, count = 1): CellAt {
  return {
    row: visible(sheet.layout.rows.hidden, row, by.row * count, maxRows),
    column: visible(sheet.layout.columns.hidden, column, by.column * count, maxColumns),
  };
}

function visible(hidden: ReadonlySet<number>, from: number, by: number, count: number): number {
  const step = Math.sign(by);
  let index = Math.min(Math.max(from + by, 0), count - 1);
  while (step !== 0 && hidden.has(index) && index > 0 && index < count - 1) index += step;
  return hidden.has(index) ? from : index;
}

/**
 * Where Ctrl+arrow leads, as in Excel: to the last filled cell of a block, or over the gap to the next
 * block, or to the edge of the sheet.
 */
export function jumped(sheet: Sheet, from: CellAt, by: CellAt): CellAt {
  const edge = {
    row: by.row === 0 ? from.row : by.row < 0 ? 0 : maxRows - 1,
    column: by.column === 0 ? from.column : by.column < 0 ? 0 : maxColumns - 1,
  };
  // No filled cell lies beyond the used rectangle: the search ends there, not a million rows later.
  const used = sheet.usedRect(true);
  const filled = ({ row, column }: CellAt) => sheet.value(row, column) !== undefined;
  const next = (at: CellAt): CellAt => ({ row: at.row + by.row, column: at.column + by.column });
  let at = next(from);
  if (!used || !within(at)) return edge;
  if (filled(from) && filled(at)) {
    while (within(next(at)) && filled(next(at))) at = next(at);
    return at;
  }
  while (!filled(at)) {
    at = next(at);
    if (beyond(used, at, by)) return edge;
  }
  return at;
}

const within = ({ row, column }: CellAt): boolean =>
  row >= 0 && column >= 0 && row < maxRows && column < maxColumns;

const beyond = (used: Rect, at: CellAt, by: CellAt): boolean =>
  (by.row < 0 && at.row < used.top) ||
  (by.row > 0 && at.row > used.bottom) ||
  (by.column < 0 && at.column < used.left) ||
  (by.column > 0 && at.column > used.right);

/** The rectangle between two cells. */
export const between = (a: CellAt, b: CellAt): Rect => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
});

/** Where a key leads out of the editor, undefined if it stays inside: arrow keys leave only what was begun by typing. */
export function leavingStep(
  { key, shiftKey, altKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>,
  typed: boolean,
): CellAt | undefined {
  if (key === 'Escape') return { row: 0, column: 0 };
  if (key === 'Enter' && !altKey) return { row: shiftKey ? -1 : 1, column: 0 };
  if (key === 'Tab') return { row: 0, column: shiftKey ? -1 : 1 };
  return typed ? steps[key] : undefined;
}
