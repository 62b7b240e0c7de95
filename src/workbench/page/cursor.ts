import { signal } from '@preact/signals';
import { sameRect, type Rect } from '../model/rect';
import type { Workbook } from '../model/workbook';
import { between, type CellAt } from './grid/navigation';

/**
 * The selection as a person moves it: the active cell, where it began, and the corner that moves with
 * Shift or the mouse. The workbook itself knows only the rectangle, which an add-in may set too.
 */
export class Cursor {
  readonly place = signal<{ readonly active: CellAt; readonly end: CellAt }>({
    active: { row: 0, column: 0 },
    end: { row: 0, column: 0 },
  });
  readonly #workbook: Workbook;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
    workbook.onChange((change) => {
      if (change.kind === 'selection') this.#follow(change.rect);
    });
  }

  get active(): CellAt {
    return this.place.value.active;
  }

  get end(): CellAt {
    return this.place.value.end;
  }

  get rect(): Rect {
    return this.#workbook.selection.rect;
  }

  /** Makes a cell the active one and selects up to `end` (only the cell, if none is given). */
  select(active: CellAt, end: CellAt = active): void {
    this.place.value = { active, end };
    this.#workbook.select(this.#workbook.activeSheet, between(active, end));
  }

  /** Selects a rectangle whose active cell is its first. */
  selectRect({ top, left, bottom, right }: Rect): void {
    this.select({ row: top, column: left }, { row: bottom, column: right });
  }

  /** Whether a cell, or with -1 the header of a row or column, lies in the selection. */
  covers({ row, column }: CellAt): boolean {
    const { top, left, bottom, right } = this.rect;
    return (
      (row < 0 || (row >= top && row <= bottom)) &&
      (column < 0 || (column >= left && column <= right))
    );
  }

  extend(end: CellAt): void {
    this.select(this.active, end);
  }

  #follow(rect: Rect): void {
    const { active, end } = this.place.value;
    if (sameRect(rect, between(active, end))) return;
    this.place.value = {
      active: { row: rect.top, column: rect.left },
      end: { row: rect.bottom, column: rect.right },
    };
  }
}
