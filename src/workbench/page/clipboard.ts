import { clearCells, readCells, writeCells } from '../model/edit';
import {
  cellsOf,
  columnsOf,
  fitsSheet,
  intersection,
  rowsOf,
  sizedRect,
  type Rect,
} from '../model/rect';
import type { Sheet } from '../model/sheet';
import { ExcelError } from '../model/error';
import { formatTsv, parseTsv } from './grid/tsv';

/** The selected cells as text, as they are shown; nothing beyond the used ones. */
export function copyText(sheet: Sheet, rect: Rect): string {
  const used = sheet.usedRect(true);
  const part = used && intersection(rect, { ...used, top: rect.top, left: rect.left });
  if (!part) return '';
  return formatTsv(readCells(part, (row, column) => sheet.text(row, column)));
}

export function cutText(sheet: Sheet, rect: Rect): string {
  const text = copyText(sheet, rect);
  clearCells(sheet, rect, 'Contents');
  return text;
}

/**
 * Writes text into the sheet as if typed cell by cell, and returns the rectangle it filled. One value
 * fills the whole selection. Throws InvalidArgument where it does not fit the sheet.
 */
export function pasteText(sheet: Sheet, selection: Rect, text: string): Rect {
  const rows = parseTsv(text);
  const width = Math.max(...rows.map((row) => row.length));
  const isOne = rows.length === 1 && width === 1;
  if (isOne && cellsOf(selection) > 1) {
    writeCells(sheet, selection, rows[0]![0]);
    return selection;
  }
  const rect = sizedRect(selection.top, selection.left, rows.length, width);
  if (!fitsSheet(rect)) {
    throw new ExcelError(
      'InvalidArgument',
      `What you paste has ${rowsOf(rect)} rows and ${columnsOf(rect)} columns, more than the sheet has from here on.`,
    );
  }
  writeCells(
    sheet,
    rect,
    rows.map((row) => [...row, ...new Array<string>(width - row.length).fill('')]),
  );
  return rect;
}
