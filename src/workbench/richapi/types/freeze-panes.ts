import { ExcelError } from '../../model/error';
import { maxColumns, maxRows, type Rect } from '../../model/rect';
import type { Sheet } from '../../model/sheet';
import { integer, place } from '../argument';
import type { ObjectType } from '../facade';

function freeze(sheet: Sheet, rows: number, columns: number): void {
  if (rows < 0 || columns < 0) throw new ExcelError('InvalidArgument');
  sheet.layout.frozen = { rows, columns };
  sheet.workbook.emit({ kind: 'layout', sheet });
}

function location({ layout }: Sheet): Rect | undefined {
  const { rows, columns } = layout.frozen;
  if (rows === 0 && columns === 0) return undefined;
  return { top: 0, left: 0, bottom: (rows || maxRows) - 1, right: (columns || maxColumns) - 1 };
}

export const freezePanesType: ObjectType<Sheet> = {
  name: 'WorksheetFreezePanes',
  methods: {
    FreezeRows: (sheet, [count]) => freeze(sheet, integer(count, 1), 0),
    FreezeColumns: (sheet, [count]) => freeze(sheet, 0, integer(count, 1)),
    FreezeAt: (sheet, [range], host) => {
      const { rect } = place(range, host, sheet);
      freeze(sheet, rect.bottom + 1, rect.right + 1);
    },
    Unfreeze: (sheet) => freeze(sheet, 0, 0),
    GetLocation: (sheet, _args, host) => {
      const rect = location(sheet);
      if (!rect) throw new ExcelError('ItemNotFound');
      return host.range(sheet, rect);
    },
    GetLocationOrNullObject: (sheet, _args, host) => {
      const rect = location(sheet);
      return rect ? host.range(sheet, rect) : null;
    },
  },
};
