import type { LiveRange } from './live-range';
import { cellRect } from './rect';
import type { Sheet } from './sheet';

/** A note (the yellow kind) on a cell, which it follows. */
export interface Note {
  readonly cell: LiveRange;
  readonly author: string;
  readonly text: string;
}

export interface SavedNote {
  readonly row: number;
  readonly column: number;
  readonly author: string;
  readonly text: string;
}

/** The note on a cell. */
export const noteAt = (sheet: Sheet, row: number, column: number): Note | undefined =>
  livingNotes(sheet).find(({ cell }) => cell.rect.top === row && cell.rect.left === column);

/** The notes whose cells are still there. */
export const livingNotes = (sheet: Sheet): Note[] => sheet.notes.filter(({ cell }) => cell.alive);

/** Puts a note on a cell, in the place of the one there; '' takes it away. */
export function setNote(
  sheet: Sheet,
  row: number,
  column: number,
  text: string,
  author = '',
): void {
  const old = noteAt(sheet, row, column);
  old?.cell.release();
  sheet.notes = livingNotes(sheet).filter((note) => note !== old);
  if (text !== '') sheet.notes.push({ cell: sheet.range(cellRect(row, column)), author, text });
  sheet.workbook.emit({ kind: 'annotations', sheet });
}
