/** The texts among them. */
export const documentFields = [
  'title',
  'subject',
  'author',
  'keywords',
  'comments',
  'category',
  'manager',
  'company',
  'lastAuthor',
] as const;

/** `Excel.DocumentProperties`: what the file says about itself. */
export class DocumentProperties {
  title = '';
  subject = '';
  author = '';
  keywords = '';
  comments = '';
  category = '';
  manager = '';
  company = '';
  lastAuthor = '';
  revisionNumber = 0;
  /** Milliseconds since the epoch. */
  readonly creationDate: number;
  readonly custom = new Map<string, string | number | boolean>();

  constructor(creationDate: number) {
    this.creationDate = creationDate;
  }
}
