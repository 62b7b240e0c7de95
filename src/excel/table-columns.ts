import type { TablePatch } from '../workbook/table-sheet';
import type { Target } from './table-target';

/** Adds columns at the right end, formats before any value; returns the wider target. */
export function addColumns(target: Target, { addColumns: added = [] }: TablePatch): Target {
  const { table, sheet, top, left, width, height } = target;
  for (const [index, { header, format }] of added.entries()) {
    // What stands beside the table moves aside.
    table.columns.add(undefined, undefined, header);
    const body = sheet.getRangeByIndexes(top, left + width + index, height, 1);
    Object.assign(body, { numberFormat: format });
  }
  return { ...target, width: width + added.length };
}

/** Removes columns, from the right, for each moves those beyond it. */
export function dropColumns({ table }: Target, { dropColumns: dropped = [] }: TablePatch): void {
  for (const place of [...dropped].sort((a, b) => b - a)) table.columns.getItemAt(place).delete();
}
