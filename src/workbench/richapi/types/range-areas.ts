import { formatAddress, quoteSheetName } from '../../model/address';
import { clearCells, clearChoices } from '../../model/edit';
import { ExcelError } from '../../model/error';
import type { LiveRange } from '../../model/live-range';
import { cellsOf, coversColumns, coversRows, type Rect } from '../../model/rect';
import type { Sheet } from '../../model/sheet';
import { specialCells, specialCellTypes } from '../../model/special-cells';
import { choice, integer, text } from '../argument';
import { wrap, type Facade, type ObjectType } from '../facade';
import { worksheetType } from './worksheet';

/** Several rectangles of one sheet. */
interface Areas {
  readonly sheet: Sheet;
  readonly rects: readonly Rect[];
}

const address = ({ sheet, rects }: Areas): string =>
  rects.map((rect) => `${quoteSheetName(sheet.name)}!${formatAddress(rect)}`).join(',');

const areasType: ObjectType<Areas> = {
  name: 'RangeAreas',
  properties: {
    Address: { get: address },
    AddressLocal: { get: address },
    AreaCount: { get: ({ rects }) => rects.length },
    CellCount: { get: ({ rects }) => rects.reduce((sum, rect) => sum + cellsOf(rect), 0) },
    IsEntireColumn: { get: ({ rects }) => rects.every(coversColumns) },
    IsEntireRow: { get: ({ rects }) => rects.every(coversRows) },
    Style: { get: () => 'Normal' },
  },
  navigations: {
    Areas: (areas) => wrap(rangesType, areas),
    Worksheet: ({ sheet }) => wrap(worksheetType, sheet),
  },
  methods: {
    Clear: ({ sheet, rects }, [what]) => {
      for (const rect of rects) clearCells(sheet, rect, choice(what, clearChoices, 'All'));
    },
    Calculate: ({ sheet, rects }) => {
      for (const rect of rects) sheet.workbook.calculation.cellsChanged(sheet, rect);
    },
  },
};

const rangesType: ObjectType<Areas> = {
  name: 'RangeCollection',
  items: ({ sheet, rects }, host) => rects.map((rect) => host.range(sheet, rect)),
  methods: {
    GetCount: ({ rects }) => rects.length,
    GetItemAt: ({ sheet, rects }, [index], host) => {
      const rect = rects[integer(index)];
      if (!rect) throw new ExcelError('InvalidArgument');
      return host.range(sheet, rect);
    },
  },
};

/** `range.getSpecialCells`: null where there are none. */
export function specialAreas(
  { sheet, rect }: LiveRange,
  type: unknown,
  kinds: unknown,
): Facade<Areas> | null {
  const wanted = choice(type, specialCellTypes);
  const rects = specialCells(sheet, rect, wanted, text(kinds, 'All'));
  return rects.length > 0 ? wrap(areasType, { sheet, rects }) : null;
}

/** `worksheet.getRanges`: addresses separated by commas. */
export const areasOf = (sheet: Sheet, addresses: string): Facade<Areas> =>
  wrap(areasType, { sheet, rects: addresses.split(',').map((one) => sheet.parse(one)) });
