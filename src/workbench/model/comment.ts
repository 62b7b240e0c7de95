import { ExcelError } from './error';
import type { LiveRange } from './live-range';
import { cellRect } from './rect';
import type { Sheet } from './sheet';

/** An answer below a comment. */
export interface Reply {
  readonly id: string;
  readonly author: string;
  content: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
}

/** A threaded comment on a cell, which it follows. */
export interface Comment extends Reply {
  readonly cell: LiveRange;
  resolved: boolean;
  readonly replies: Reply[];
}

export interface SavedComment extends Reply {
  readonly row: number;
  readonly column: number;
  readonly resolved: boolean;
  readonly replies: readonly Reply[];
}

/** Who writes comments: the workbench has no accounts. */
export const commentAuthor = 'You';

/** The comments whose cells are still there. */
export const livingComments = (sheet: Sheet): Comment[] =>
  sheet.comments.filter(({ cell }) => cell.alive);

export const commentAt = (sheet: Sheet, row: number, column: number): Comment | undefined =>
  livingComments(sheet).find(({ cell }) => cell.rect.top === row && cell.rect.left === column);

/** Throws InvalidArgument for an empty text, InvalidOperation where there is a comment already. */
export function addComment(sheet: Sheet, row: number, column: number, content: string): Comment {
  const { workbook } = sheet;
  if (content === '') throw new ExcelError('InvalidArgument');
  if (commentAt(sheet, row, column)) throw new ExcelError('InvalidOperation');
  const comment: Comment = {
    id: workbook.guid(),
    cell: sheet.range(cellRect(row, column)),
    author: commentAuthor,
    content,
    created: workbook.environment.now(),
    resolved: false,
    replies: [],
  };
  sheet.comments.push(comment);
  workbook.emit({ kind: 'annotations', sheet });
  return comment;
}

export function addReply(comment: Comment, content: string): Reply {
  const { workbook } = comment.cell.sheet;
  if (content === '') throw new ExcelError('InvalidArgument');
  const created = workbook.environment.now();
  const reply = { id: workbook.guid(), author: commentAuthor, content, created };
  comment.replies.push(reply);
  workbook.emit({ kind: 'annotations', sheet: comment.cell.sheet });
  return reply;
}

export function removeComment(comment: Comment): void {
  const { sheet } = comment.cell;
  comment.cell.release();
  sheet.comments = sheet.comments.filter((one) => one !== comment);
  sheet.workbook.emit({ kind: 'annotations', sheet });
}
