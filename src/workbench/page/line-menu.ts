import { maxColumns, maxRows, type Rect } from '../model/rect';
import { deleteCells, insertCells } from '../model/structure';
import type { MenuItem } from './chrome/menu-list';
import type { Workbench } from './workbench';

/** Rows or columns that the selection touches. */
export type Axis = 'rows' | 'columns';

/** The whole lines of the selection. */
function lines({ cursor: { rect } }: Workbench, axis: Axis): Rect {
  return axis === 'rows'
    ? { ...rect, left: 0, right: maxColumns - 1 }
    : { ...rect, top: 0, bottom: maxRows - 1 };
}

export function insertLines(workbench: Workbench, axis: Axis): void {
  const { rect } = workbench.cursor;
  const whole = lines(workbench, axis);
  workbench.attempt(() => {
    insertCells(workbench.workbook.activeSheet, whole, axis);
    // What is selected are the new lines; those that were move away.
    workbench.cursor.selectRect(rect);
  });
}

export function deleteLines(workbench: Workbench, axis: Axis): void {
  workbench.attempt(() =>
    deleteCells(workbench.workbook.activeSheet, lines(workbench, axis), axis),
  );
}

/** Hides the selected lines, or shows those within and right beside the selection. */
export function hideLines(workbench: Workbench, axis: Axis, hidden: boolean): void {
  const sheet = workbench.workbook.activeSheet;
  const { rect } = workbench.cursor;
  const [first, last] = axis === 'rows' ? [rect.top, rect.bottom] : [rect.left, rect.right];
  // A hidden column cannot be selected: it is shown again from its neighbours.
  const reach = hidden ? 0 : 1;
  workbench.attempt(() => {
    sheet.assertAllowed(axis === 'rows' ? 'allowFormatRows' : 'allowFormatColumns');
    const all = sheet.layout[axis].hidden;
    if (hidden) sheet.layout[axis].hide(first, last, true);
    else {
      for (const index of [...all]) {
        const near = neighbours(all, index);
        if (near[0] >= first - reach && near[1] <= last + reach) all.delete(index);
      }
    }
    sheet.workbook.calculation.cellsChanged(sheet, lines(workbench, axis));
    sheet.workbook.emit({ kind: 'layout', sheet });
  });
}

/** The run of hidden lines around one of them. */
function neighbours(hidden: ReadonlySet<number>, index: number): [first: number, last: number] {
  let [first, last] = [index, index];
  while (hidden.has(first - 1)) first--;
  while (hidden.has(last + 1)) last++;
  return [first, last];
}

/** What can be done with the selected rows or columns. */
export function lineItems(workbench: Workbench, axis: Axis): MenuItem[] {
  const name = axis === 'rows' ? 'rows' : 'columns';
  return [
    { id: `insert-${axis}`, label: `Insert ${name}`, run: () => insertLines(workbench, axis) },
    { id: `delete-${axis}`, label: `Delete ${name}`, run: () => deleteLines(workbench, axis) },
    { id: `hide-${axis}`, label: `Hide ${name}`, run: () => hideLines(workbench, axis, true) },
    { id: `unhide-${axis}`, label: `Unhide ${name}`, run: () => hideLines(workbench, axis, false) },
  ];
}
