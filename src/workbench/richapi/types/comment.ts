import {
  addComment,
  addReply,
  commentAt,
  livingComments,
  removeComment,
  type Comment,
  type Reply,
} from '../../model/comment';
import { ExcelError } from '../../model/error';
import type { Sheet } from '../../model/sheet';
import type { Workbook } from '../../model/workbook';
import { flag, integer, place, text } from '../argument';
import { wrap, wrapOrNull, type Facade, type ObjectType, type Property } from '../facade';

/** A reply with the comment that it answers; a comment answers itself. */
interface Entry {
  readonly comment: Comment;
  readonly reply: Reply;
}

const changed = ({ comment }: Entry): void => {
  const { sheet } = comment.cell;
  sheet.workbook.emit({ kind: 'annotations', sheet });
};

const properties: Readonly<Record<string, Property<Entry>>> = {
  Id: { get: ({ reply }) => reply.id },
  Content: {
    get: ({ reply }) => reply.content,
    set: (entry, content) => {
      entry.reply.content = text(content);
      changed(entry);
    },
  },
  AuthorName: { get: ({ reply }) => reply.author },
  AuthorEmail: { get: () => '' },
  CreationDate: { get: ({ reply }) => new Date(reply.created).toISOString() },
  Resolved: { get: ({ comment }) => comment.resolved },
  RichContent: { get: ({ reply }) => reply.content },
  Mentions: { get: () => [] },
  ContentType: { get: () => 'Plain' },
};

const replyType: ObjectType<Entry> = {
  name: 'CommentReply',
  properties,
  methods: {
    Delete: (entry) => {
      const { replies } = entry.comment;
      replies.splice(replies.indexOf(entry.reply), 1);
      changed(entry);
    },
    GetLocation: ({ comment: { cell } }, _args, host) => host.range(cell.sheet, cell.rect),
    GetParentComment: ({ comment }) => wrap(commentType, { comment, reply: comment }),
  },
  alive: ({ comment, reply }) => comment.replies.includes(reply),
};

const replyAt = (comment: Comment, reply: Reply | undefined): Facade<Entry> | undefined =>
  reply && wrap(replyType, { comment, reply });

const replyCollectionType: ObjectType<Comment> = {
  name: 'CommentReplyCollection',
  items: (comment) => comment.replies.map((reply) => wrap(replyType, { comment, reply })),
  item: (comment, id) =>
    replyAt(
      comment,
      comment.replies.find((reply) => reply.id === id),
    ),
  methods: {
    Add: (comment, [content]) => replyAt(comment, addReply(comment, text(content))),
    GetCount: ({ replies }) => replies.length,
    GetItemAt: (comment, [index]) =>
      replyAt(comment, comment.replies[integer(index)]) ?? notFound(),
    GetItemOrNullObject: (comment, [id]) =>
      replyAt(
        comment,
        comment.replies.find((reply) => reply.id === id),
      ) ?? null,
  },
};

export const commentType: ObjectType<Entry> = {
  name: 'Comment',
  properties: {
    ...properties,
    Resolved: {
      ...properties['Resolved']!,
      set: (entry, resolved) => {
        entry.comment.resolved = flag(resolved);
        changed(entry);
      },
    },
  },
  navigations: { Replies: ({ comment }) => wrap(replyCollectionType, comment) },
  methods: {
    Delete: ({ comment }) => removeComment(comment),
    GetLocation: ({ comment: { cell } }, _args, host) => host.range(cell.sheet, cell.rect),
  },
  alive: ({ comment }) => comment.cell.alive && comment.cell.sheet.comments.includes(comment),
};

/** The comments of the workbook or of one sheet. */
interface Comments {
  readonly workbook: Workbook;
  readonly sheet: Sheet | undefined;
}

const list = ({ workbook, sheet }: Comments): Comment[] =>
  sheet ? livingComments(sheet) : workbook.sheets.flatMap(livingComments);

const asFacade = (comment: Comment | undefined): Facade<Entry> | null =>
  wrapOrNull(commentType, comment && { comment, reply: comment });

export const commentsOf = (workbook: Workbook, sheet: Sheet | undefined): Facade<Comments> =>
  wrap(commentCollectionType, { workbook, sheet });

const commentCollectionType: ObjectType<Comments> = {
  name: 'CommentCollection',
  items: (comments) => list(comments).map((comment) => asFacade(comment)!),
  item: (comments, id) => asFacade(list(comments).find((one) => one.id === id)) ?? undefined,
  methods: {
    Add: ({ workbook, sheet }, [address, content], host) => {
      const at = place(address, host, sheet ?? workbook.activeSheet);
      return asFacade(addComment(at.sheet, at.rect.top, at.rect.left, text(content)));
    },
    GetCount: (comments) => list(comments).length,
    GetItemAt: (comments, [index]) => asFacade(list(comments)[integer(index)]) ?? notFound(),
    GetItemByCell: ({ workbook, sheet }, [address], host) => {
      const at = place(address, host, sheet ?? workbook.activeSheet);
      return asFacade(commentAt(at.sheet, at.rect.top, at.rect.left)) ?? notFound();
    },
    GetItemByReplyId: (comments, [id]) =>
      asFacade(list(comments).find(({ replies }) => replies.some((reply) => reply.id === id))) ??
      notFound(),
    GetItemOrNullObject: (comments, [id]) => asFacade(list(comments).find((one) => one.id === id)),
  },
  eventTarget: ({ sheet }) => sheet?.id ?? 'Workbook',
};

function notFound(): never {
  throw new ExcelError('ItemNotFound');
}
