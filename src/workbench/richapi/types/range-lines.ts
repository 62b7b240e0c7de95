import type { LiveRange } from '../../model/live-range';
import { flag } from '../argument';
import type { Property } from '../facade';

/** True or false where all agree, null where they do not. */
const allAgree = (flags: readonly boolean[]): boolean | null =>
  flags.every(Boolean) ? true : flags.some(Boolean) ? null : false;

const lineFlags = (hidden: ReadonlySet<number>, first: number, last: number): boolean | null => {
  if (hidden.size === 0) return false;
  return allAgree(
    Array.from({ length: last - first + 1 }, (_, index) => hidden.has(first + index)),
  );
};

const rowHidden = ({ sheet, rect }: LiveRange): boolean | null =>
  lineFlags(sheet.layout.rows.hidden, rect.top, rect.bottom);
const columnHidden = ({ sheet, rect }: LiveRange): boolean | null =>
  lineFlags(sheet.layout.columns.hidden, rect.left, rect.right);

/** Where the rows and columns of a range are on the sheet, and whether they are shown. */
export const rangeLineProperties: Readonly<Record<string, Property<LiveRange>>> = {
  Hidden: {
    get: (range) => {
      const flags = [rowHidden(range), columnHidden(range)];
      return flags.includes(true) ? true : flags.includes(null) ? null : false;
    },
  },
  RowHidden: {
    get: rowHidden,
    set: ({ sheet, rect }, value) => {
      sheet.assertAllowed('allowFormatRows');
      sheet.layout.rows.hide(rect.top, rect.bottom, flag(value));
      // Totals leave hidden rows out.
      sheet.workbook.calculation.cellsChanged(sheet, rect);
      sheet.workbook.emit({ kind: 'layout', sheet });
    },
  },
  ColumnHidden: {
    get: columnHidden,
    set: ({ sheet, rect }, value) => {
      sheet.assertAllowed('allowFormatColumns');
      sheet.layout.columns.hide(rect.left, rect.right, flag(value));
      sheet.workbook.emit({ kind: 'layout', sheet });
    },
  },
  Top: { get: ({ sheet, rect }) => sheet.layout.rows.before(rect.top) },
  Left: { get: ({ sheet, rect }) => sheet.layout.columns.before(rect.left) },
  Height: {
    get: ({ sheet, rect }) =>
      sheet.layout.rows.before(rect.bottom + 1) - sheet.layout.rows.before(rect.top),
  },
  Width: {
    get: ({ sheet, rect }) =>
      sheet.layout.columns.before(rect.right + 1) - sheet.layout.columns.before(rect.left),
  },
};
