import { ExcelError } from './error';

/** A custom XML part: a document of its own inside the workbook file. */
export class XmlPart {
  readonly id: string;
  private text: string;

  /** Throws InvalidArgument if the text is not well-formed XML. */
  constructor(id: string, xml: string) {
    this.id = id;
    this.text = checked(xml);
  }

  get xml(): string {
    return this.text;
  }

  set xml(xml: string) {
    this.text = checked(xml);
  }

  /** The namespace of the root element, '' if it has none. */
  get namespaceUri(): string {
    const root = /<([^\s/>?!]+)((?:"[^"]*"|'[^']*'|[^>"'])*)>/.exec(withoutProlog(this.text));
    const prefix = root?.[1]?.includes(':') ? `:${root[1].split(':')[0]}` : '';
    const uri = new RegExp(String.raw`\sxmlns${prefix}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(
      root?.[2] ?? '',
    );
    return uri?.[1] ?? uri?.[2] ?? '';
  }
}

const withoutProlog = (xml: string): string =>
  xml.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/g, '').trim();

/** Tags must nest and close, with one root and no text around it; that is all that is checked. */
function checked(xml: string): string {
  const open: string[] = [];
  let roots = 0;
  const body = withoutProlog(xml).replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, 'x');
  const rest = body.replace(
    /<(\/?)([^\s/>!?]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<>]+/g,
    (
      text,
      close: string | undefined,
      name: string | undefined,
      _attributes,
      empty: string | undefined,
    ) => {
      if (name === undefined) return open.length > 0 || text.trim() === '' ? '' : '!';
      if (close) return open.pop() === name ? '' : '!';
      if (open.length === 0) roots++;
      if (!empty) open.push(name);
      return '';
    },
  );
  if (rest !== '' || open.length > 0 || roots !== 1) throw new ExcelError('InvalidArgument');
  return xml;
}
