import { maxColumns, maxRows, type Rect } from './rect';

/** Cells opened or taken out: whole rows, whole columns, or a block whose neighbours move. */
export interface Shift {
  readonly kind: 'insert' | 'delete';
  /** Cells move along this axis: `rows` is down or up, `columns` is right or left. */
  readonly axis: 'rows' | 'columns';
  /** First row (or column) opened or taken out. */
  readonly at: number;
  readonly count: number;
  /** The columns (or rows) across the axis that move, both ends included. */
  readonly from: number;
  readonly to: number;
}

/** The shift that inserting or deleting a rectangle's cells means. */
export function shiftOf(kind: Shift['kind'], axis: Shift['axis'], rect: Rect): Shift {
  return axis === 'rows'
    ? {
        kind,
        axis,
        at: rect.top,
        count: rect.bottom - rect.top + 1,
        from: rect.left,
        to: rect.right,
      }
    : {
        kind,
        axis,
        at: rect.left,
        count: rect.right - rect.left + 1,
        from: rect.top,
        to: rect.bottom,
      };
}

/** Where a referenced rectangle is after the shift; undefined when all of it was deleted. */
export function shiftRect(rect: Rect, shift: Shift): Rect | undefined {
  if (shift.axis === 'rows') {
    if (rect.left < shift.from || rect.right > shift.to) return rect;
    const span = shiftSpan(rect.top, rect.bottom, shift, maxRows);
    return span && { ...rect, top: span[0], bottom: span[1] };
  }
  if (rect.top < shift.from || rect.bottom > shift.to) return rect;
  const span = shiftSpan(rect.left, rect.right, shift, maxColumns);
  return span && { ...rect, left: span[0], right: span[1] };
}

type Span = readonly [first: number, last: number];

function shiftSpan(first: number, last: number, shift: Shift, size: number): Span | undefined {
  const { kind, at, count } = shift;
  // A whole column stays a whole column, however many rows come and go.
  if (first === 0 && last === size - 1) return [first, last];
  if (kind === 'insert') {
    const start = first >= at ? first + count : first;
    const end = last >= at ? last + count : last;
    return start < size ? [start, Math.min(end, size - 1)] : undefined;
  }
  const end = at + count;
  const start = first >= end ? first - count : Math.min(first, at);
  const stop = last >= end ? last - count : Math.min(last, at - 1);
  return start <= stop ? [start, stop] : undefined;
}
