import type { CellValue } from './cell-value';
import type { Rect } from './rect';
import type { Sheet } from './sheet';
import type { Table } from './table';

/** Who changed the workbook: the person at the grid or the add-in through Office.js. */
export type Origin = 'user' | 'add-in';

/** Excel.DataChangeType, as far as a workbook of ours changes. */
export type DataChange =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted';

/** Excel.InsertDeleteCellsShiftDirection. */
export type ShiftDirection =
  'None' | 'ShiftCellLeft' | 'ShiftCellUp' | 'ShiftCellRight' | 'ShiftCellDown';

/** Everything that can happen to a workbook, in one bus. */
export type Change =
  | {
      readonly kind: 'data';
      readonly sheet: Sheet;
      readonly rect: Rect;
      readonly type: DataChange;
      readonly shift: ShiftDirection;
      /** Only for a single edited cell. */
      readonly before?: CellValue | undefined;
      readonly after?: CellValue | undefined;
    }
  | { readonly kind: 'format'; readonly sheet: Sheet; readonly rect: Rect }
  /** Column widths, hidden rows, frozen panes, gridlines, merged cells, tab colour. */
  | { readonly kind: 'layout'; readonly sheet: Sheet }
  | { readonly kind: 'calculated'; readonly sheet: Sheet }
  | { readonly kind: 'protection'; readonly sheet: Sheet }
  | { readonly kind: 'selection'; readonly sheet: Sheet; readonly rect: Rect }
  | { readonly kind: 'sheet-added'; readonly sheet: Sheet }
  | { readonly kind: 'sheet-deleted'; readonly sheet: Sheet }
  | { readonly kind: 'sheet-activated'; readonly sheet: Sheet; readonly previous: Sheet }
  | { readonly kind: 'sheet-renamed'; readonly sheet: Sheet; readonly before: string }
  | { readonly kind: 'sheet-moved'; readonly sheet: Sheet; readonly before: number }
  | { readonly kind: 'sheet-visibility'; readonly sheet: Sheet; readonly before: Visibility }
  | { readonly kind: 'table-added'; readonly table: Table }
  | { readonly kind: 'table-deleted'; readonly table: Table }
  /** Name, size, style or options of a table. */
  | { readonly kind: 'table-changed'; readonly table: Table }
  /** The filters of a table were applied: rows came or went. */
  | { readonly kind: 'table-filtered'; readonly table: Table }
  | { readonly kind: 'charts'; readonly sheet: Sheet }
  /** Notes, comments, data validation. */
  | { readonly kind: 'annotations'; readonly sheet: Sheet }
  | { readonly kind: 'names' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'xml-parts' }
  | { readonly kind: 'cell-edit'; readonly editing: boolean };

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';

export type ChangeListener = (change: Change, origin: Origin) => void;
