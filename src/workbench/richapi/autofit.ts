import { standardHeight } from '../model/layout';
import type { Rect } from '../model/rect';
import type { Sheet } from '../model/sheet';

/** Points of a digit of Calibri 11 at 96 dpi (7 pixels), and of the gaps left and right of a text. */
const digitWidth = 5.25;
const padding = 3.75;
/** Excel's widest column is 255 characters. */
const widest = 255 * digitWidth + padding;
/** Measuring beyond this many rows changes a width hardly ever and takes long. */
const measuredRows = 10_000;

/** Widens or narrows columns to their longest text, counting characters (there is no font here). */
export function autofitColumns(sheet: Sheet, rect: Rect): void {
  sheet.assertAllowed('allowFormatColumns');
  const used = sheet.usedRect(true, rect);
  for (let column = used?.left ?? 0; used && column <= used.right; column++) {
    let longest = 0;
    let bold = false;
    for (let row = used.top; row <= Math.min(used.bottom, used.top + measuredRows); row++) {
      const { length } = sheet.text(row, column);
      if (length <= longest) continue;
      longest = length;
      bold = sheet.format(row, column).bold;
    }
    if (longest === 0) continue;
    const width = longest * digitWidth * (bold ? 1.1 : 1) + padding;
    sheet.layout.columns.sizes.set(column, Math.min(widest, Math.round(width * 4) / 4));
  }
  sheet.workbook.emit({ kind: 'layout', sheet });
}

/** Gives rows the height of their tallest cell: its lines of text, if it wraps. */
export function autofitRows(sheet: Sheet, rect: Rect): void {
  sheet.assertAllowed('allowFormatRows');
  const used = sheet.usedRect(true, rect);
  for (let row = used?.top ?? 0; used && row <= used.bottom; row++) {
    let lines = 1;
    for (let column = used.left; column <= used.right; column++) {
      if (!sheet.format(row, column).wrapText) continue;
      const perLine = Math.max(1, (sheet.layout.columns.size(column) - padding) / digitWidth);
      const needed = sheet
        .text(row, column)
        .split('\n')
        .map((line) => Math.max(1, Math.ceil(line.length / perLine)));
      lines = Math.max(
        lines,
        needed.reduce((sum, count) => sum + count, 0),
      );
    }
    if (lines === 1) sheet.layout.rows.sizes.delete(row);
    else sheet.layout.rows.sizes.set(row, Math.min(409, lines * standardHeight));
  }
  sheet.workbook.emit({ kind: 'layout', sheet });
}
