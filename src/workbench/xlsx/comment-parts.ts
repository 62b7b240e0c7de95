import { columnName, parseRect } from '../model/address';
import { livingComments, type Reply } from '../model/comment';
import { livingNotes } from '../model/note';
import type { SavedSheet } from '../model/saved';
import type { Sheet } from '../model/sheet';
import { child, children, type XmlElement } from '../xml';
import { escapeString, tag, unescapeString } from './markup';
import type { PackageReader } from './package-reader';
import type { PackageWriter } from './package-writer';
import { stringOf } from './shared-strings';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Threaded comments and their authors (MS-XLSX, 2.6.205 and following). */
const threaded = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments';
const threadedRelationship =
  'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment';
const personRelationship = 'http://schemas.microsoft.com/office/2017/10/relationships/person';

/** Authors of threaded comments, each once, with ids made of their numbers. */
export class People {
  readonly #ids = new Map<string, string>();

  id(name: string): string {
    let id = this.#ids.get(name);
    if (id === undefined) {
      const number = String(this.#ids.size + 1).padStart(12, '0');
      this.#ids.set(name, (id = `{00000000-0000-4000-8000-${number}}`));
    }
    return id;
  }

  write(file: PackageWriter, workbookPath: string): void {
    if (this.#ids.size === 0) return;
    const path = 'xl/persons/person.xml';
    const people = [...this.#ids].map(([displayName, id]) =>
      tag('person', { displayName, id, userId: displayName, providerId: 'None' }),
    );
    file.add(
      path,
      'application/vnd.ms-excel.person+xml',
      tag('personList', { xmlns: threaded }, people),
    );
    file.relate(workbookPath, personRelationship, path);
  }
}

export function readPeople(file: PackageReader, workbookPath: string): ReadonlyMap<string, string> {
  const root = file.firstRelated(workbookPath, 'person')?.root;
  return new Map(
    children(root, 'person').map(({ attributes }) => [
      attributes['id'] ?? '',
      attributes['displayName'] ?? '',
    ]),
  );
}

/** One entry of the old kind: a note, or the stand-in for a threaded comment. */
interface Entry {
  readonly row: number;
  readonly column: number;
  readonly author: string;
  readonly text: string;
}

/** Writes notes and comments of a sheet; returns the id of the drawing that shows them. */
export function writeComments(
  sheet: Sheet,
  sheetPath: string,
  file: PackageWriter,
  people: People,
): string | undefined {
  const notes = livingNotes(sheet).map(({ cell: { rect }, author, text }): Entry => ({
    row: rect.top,
    column: rect.left,
    author,
    text,
  }));
  const comments = livingComments(sheet);
  const standIns = comments.map(({ cell: { rect }, id, content, replies }): Entry => ({
    row: rect.top,
    column: rect.left,
    // The author's name ties it to the comment, as Excel does it.
    author: `tc=${id}`,
    text: [
      '[Threaded comment]\n\nYour version of Excel does not show threaded comments.\n\nComment:',
      content,
      ...replies.map((reply) => `Reply:\n${reply.content}`),
    ].join('\n'),
  }));
  const entries = [...notes, ...standIns];
  if (entries.length === 0) return undefined;
  const number = sheet.position + 1;
  const path = `xl/comments${number}.xml`;
  file.add(
    path,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
    entriesMarkup(entries),
  );
  file.relate(sheetPath, 'comments', path);
  if (comments.length > 0) {
    const threads = `xl/threadedComments/threadedComment${number}.xml`;
    const elements = comments.flatMap((comment) => {
      const { rect } = comment.cell;
      const ref = `${columnName(rect.left)}${rect.top + 1}`;
      const done = comment.resolved || undefined;
      return [
        threadMarkup(comment, ref, people, { done }),
        ...comment.replies.map((reply) =>
          threadMarkup(reply, ref, people, { parentId: comment.id }),
        ),
      ];
    });
    file.add(
      threads,
      'application/vnd.ms-excel.threadedcomments+xml',
      tag('ThreadedComments', { xmlns: threaded }, elements),
    );
    file.relate(sheetPath, threadedRelationship, threads);
  }
  const drawing = `xl/drawings/vmlDrawing${number}.vml`;
  file.addRaw(drawing, vmlMarkup(entries));
  return file.relate(sheetPath, 'vmlDrawing', drawing);
}

function entriesMarkup(entries: readonly Entry[]): string {
  const authors = [...new Set(entries.map(({ author }) => author))];
  return tag('comments', { xmlns: main }, [
    tag(
      'authors',
      {},
      authors.map((author) => `<author>${escapeString(author)}</author>`),
    ),
    tag(
      'commentList',
      {},
      entries.map(({ row, column, author, text }) =>
        tag(
          'comment',
          { ref: `${columnName(column)}${row + 1}`, authorId: authors.indexOf(author) },
          `<text><r><t xml:space="preserve">${escapeString(text)}</t></r></text>`,
        ),
      ),
    ),
  ]);
}

const threadMarkup = (
  { id, author, content, created }: Reply,
  ref: string,
  people: People,
  more: { parentId?: string; done?: true | undefined },
): string =>
  tag(
    'threadedComment',
    {
      ref,
      dT: new Date(created).toISOString().replace('Z', ''),
      personId: people.id(author),
      id,
      ...more,
    },
    `<text xml:space="preserve">${escapeString(content)}</text>`,
  );

/** Excel draws notes from this part; without it they do not show. */
function vmlMarkup(entries: readonly Entry[]): string {
  const shapes = entries.map(({ row, column }, index) =>
    [
      `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`,
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>',
      '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>',
      `<x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 3}, 15, ${row + 4}, 4</x:Anchor>`,
      `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
    ].join(''),
  );
  return [
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">',
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>',
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>',
    ...shapes,
    '</xml>',
  ].join('');
}

export function readComments(
  file: PackageReader,
  sheetPath: string,
  people: ReadonlyMap<string, string>,
): Pick<SavedSheet, 'notes' | 'comments'> {
  const root = file.firstRelated(sheetPath, 'comments')?.root;
  const authors = children(child(root, 'authors'), 'author').map(({ text }) =>
    unescapeString(text),
  );
  const entries = children(child(root, 'commentList'), 'comment').map((element) => ({
    ...cellOf(element),
    author: authors[Number(element.attributes['authorId'])] ?? '',
    text: stringOf(child(element, 'text')),
  }));
  const threads = children(
    file.firstRelated(sheetPath, 'threadedComment')?.root,
    'threadedComment',
  );
  const reply = (element: XmlElement): Reply => ({
    id: element.attributes['id'] ?? '',
    author: people.get(element.attributes['personId'] ?? '') ?? '',
    content: unescapeString(child(element, 'text')?.text ?? ''),
    created: Date.parse(`${element.attributes['dT'] ?? '1970-01-01T00:00:00'}Z`),
  });
  const parentOf = ({ attributes }: XmlElement): string | undefined => attributes['parentId'];
  const roots = threads.filter((element) => parentOf(element) === undefined);
  return {
    notes: entries.filter(({ author }) => !author.startsWith('tc=')),
    comments: roots.map((element) => ({
      ...reply(element),
      ...cellOf(element),
      resolved: element.attributes['done'] === '1',
      replies: threads.filter((one) => parentOf(one) === element.attributes['id']).map(reply),
    })),
  };
}

function cellOf({ attributes }: XmlElement): { row: number; column: number } {
  const rect = parseRect(attributes['ref'] ?? 'A1')!;
  return { row: rect.top, column: rect.left };
}
