import { ExcelError } from '../../model/error';
import type { LiveRange } from '../../model/live-range';
import {
  boundingRect,
  cellRect,
  fitsSheet,
  intersection,
  maxColumns,
  maxRows,
  offsetRect,
  sizedRect,
  type Rect,
} from '../../model/rect';
import { directions, rangeEdge, surroundingRegion } from '../../model/region';
import { choice, flag, integer, place } from '../argument';
import type { Facade, Host, ObjectType } from '../facade';

function sub({ sheet }: LiveRange, rect: Rect, host: Host): Facade<LiveRange> {
  if (!fitsSheet(rect)) throw new ExcelError('InvalidArgument');
  return host.range(sheet, rect);
}

type RangeMethod = (range: LiveRange, args: readonly unknown[], host: Host) => unknown;

/** A method that answers with another rectangle of the same sheet. */
const derived =
  (rectOf: (rect: Rect, args: readonly unknown[]) => Rect): RangeMethod =>
  (range, args, host) =>
    sub(range, rectOf(range.rect, args), host);

/** Rows or columns next to the range; a negative count reaches the other way. */
const beside = (axis: 'row' | 'column', after: boolean): RangeMethod =>
  derived((rect, args) => {
    const count = integer(args[0], 1);
    if (count === 0) throw new ExcelError('InvalidArgument');
    const size = Math.abs(count);
    const [first, last] = axis === 'row' ? [rect.top, rect.bottom] : [rect.left, rect.right];
    const start = after
      ? count > 0
        ? last + 1
        : last - size + 1
      : count > 0
        ? first - size
        : first;
    const end = start + size - 1;
    return axis === 'row'
      ? { ...rect, top: start, bottom: end }
      : { ...rect, left: start, right: end };
  });

const intersect: RangeMethod = (range, [other], host) => {
  const { sheet, rect } = place(other, host, range.sheet);
  const common = sheet === range.sheet ? intersection(range.rect, rect) : undefined;
  return common ? host.range(sheet, common) : null;
};

const used: RangeMethod = (range, [valuesOnly], host) => {
  const rect = range.sheet.usedRect(flag(valuesOnly, false), range.rect);
  return rect ? host.range(range.sheet, rect) : null;
};

const edge = ({ sheet, rect }: LiveRange, direction: unknown): Rect =>
  rangeEdge(sheet, rect, choice(direction, directions));

function notFound(): never {
  throw new ExcelError('ItemNotFound');
}

/** Methods that lead from a range to another one. */
export const geometryMethods: NonNullable<ObjectType<LiveRange>['methods']> = {
  GetCell: derived((rect, [row, column]) =>
    cellRect(rect.top + integer(row), rect.left + integer(column)),
  ),
  GetRow: derived((rect, [row]) => ({
    ...rect,
    top: rect.top + integer(row),
    bottom: rect.top + integer(row),
  })),
  GetColumn: derived((rect, [column]) => ({
    ...rect,
    left: rect.left + integer(column),
    right: rect.left + integer(column),
  })),
  GetLastRow: derived((rect) => ({ ...rect, top: rect.bottom })),
  GetLastColumn: derived((rect) => ({ ...rect, left: rect.right })),
  GetLastCell: derived((rect) => cellRect(rect.bottom, rect.right)),
  GetEntireRow: derived((rect) => ({ ...rect, left: 0, right: maxColumns - 1 })),
  GetEntireColumn: derived((rect) => ({ ...rect, top: 0, bottom: maxRows - 1 })),
  GetOffsetRange: derived((rect, [rows, columns]) =>
    offsetRect(rect, integer(rows), integer(columns)),
  ),
  GetResizedRange: derived((rect, [rows, columns]) => ({
    ...rect,
    bottom: rect.bottom + integer(rows),
    right: rect.right + integer(columns),
  })),
  GetAbsoluteResizedRange: derived((rect, [rows, columns]) =>
    sizedRect(rect.top, rect.left, integer(rows), integer(columns)),
  ),
  GetRowsAbove: beside('row', false),
  GetRowsBelow: beside('row', true),
  GetColumnsBefore: beside('column', false),
  GetColumnsAfter: beside('column', true),
  GetBoundingRect: (range, [other], host) => {
    const { sheet, rect } = place(other, host, range.sheet);
    if (sheet !== range.sheet) throw new ExcelError('InvalidArgument');
    return sub(range, boundingRect(range.rect, rect), host);
  },
  GetIntersection: (range, args, host) => intersect(range, args, host) ?? notFound(),
  GetIntersectionOrNullObject: intersect,
  GetUsedRange: (range, args, host) => used(range, args, host) ?? sub(range, range.firstCell, host),
  GetUsedRangeOrNullObject: used,
  GetSurroundingRegion: (range, _args, host) =>
    sub(range, surroundingRegion(range.sheet, range.rect), host),
  GetRangeEdge: (range, [direction], host) => sub(range, edge(range, direction), host),
  GetExtendedRange: (range, [direction], host) =>
    sub(range, boundingRect(range.rect, edge(range, direction)), host),
};
