import { formatAddress, quoteSheetName } from './address';
import { ExcelError } from './error';
import { cellRect, columnsOf, rowsOf, type Rect } from './rect';
import type { Sheet } from './sheet';
import { shiftRect, type Shift } from './shift';

/**
 * A rectangle that stays on its cells while rows and columns come and go around it, as `Excel.Range`
 * does. The sheet keeps it up to date until it is released.
 */
export class LiveRange {
  readonly sheet: Sheet;
  private current: Rect | undefined;

  constructor(sheet: Sheet, rect: Rect) {
    this.sheet = sheet;
    this.current = rect;
    sheet.liveRanges.add(this);
  }

  /** Where the cells are now. Throws InvalidReference once the cells or the sheet are gone. */
  get rect(): Rect {
    if (!this.current || this.sheet.deleted) throw new ExcelError('InvalidReference');
    return this.current;
  }

  get alive(): boolean {
    return this.current !== undefined && !this.sheet.deleted;
  }

  /** Address with the sheet's name. */
  get address(): string {
    return `${quoteSheetName(this.sheet.name)}!${formatAddress(this.rect)}`;
  }

  get rows(): number {
    return rowsOf(this.rect);
  }

  get columns(): number {
    return columnsOf(this.rect);
  }

  get firstCell(): Rect {
    return cellRect(this.rect.top, this.rect.left);
  }

  /** Points it at other cells of the same sheet. */
  moveTo(rect: Rect): void {
    this.current = rect;
  }

  shift(shift: Shift): void {
    this.current &&= shiftRect(this.current, shift);
  }

  release(): void {
    this.sheet.liveRanges.delete(this);
  }
}
