import type { Workbench } from '../workbench';
import { neededWidth } from './cell-look';
import { measureText } from './element';
import { pointsOf } from './viewport';

const minimumWidth = 8;

/** Rows beyond this many do not count when a column is fitted. */
const fittedRows = 1000;

/** Makes a column of the active sheet so many pixels wide. */
export function sizeColumn(workbench: Workbench, column: number, width: number): void {
  const sheet = workbench.workbook.activeSheet;
  workbench.attempt(() => {
    sheet.assertAllowed('allowFormatColumns');
    const size = pointsOf(Math.max(minimumWidth, width));
    sheet.layout.columns.resize(column, column, size, false);
    sheet.workbook.emit({ kind: 'layout', sheet });
  });
}

/** Makes a column as wide as its widest cell, among the first thousand. */
export function fitColumn(workbench: Workbench, column: number): void {
  const sheet = workbench.workbook.activeSheet;
  const used = sheet.usedRect(true);
  if (!used) return;
  let width = minimumWidth;
  for (let row = used.top; row <= Math.min(used.bottom, used.top + fittedRows); row++) {
    width = Math.max(width, neededWidth(sheet, row, column, measureText));
  }
  sizeColumn(workbench, column, width);
}
