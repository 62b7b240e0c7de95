/** An element of a manifest: local name (prefix dropped), attributes as written, child elements, text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** A comment, instruction or doctype | CDATA | closing tag | opening tag, attributes, slash | text. */
const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/[^>]+>|<([^\s/>]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>|([^<]+)/g;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads a small, trusted, well-formed document (our own manifest) in Node and in the browser alike.
 * Namespaces are not resolved: manifest elements are told apart by local name. Throws SyntaxError when
 * tags do not balance.
 */
export function parseXml(text: string): XmlElement {
  const document = node('', {});
  const open = [document];
  for (const match of text.matchAll(token)) {
    const [tag, cdata, name, attributes, slash, plain] = match;
    const parent = open.at(-1)!;
    if (name !== undefined) {
      const element = node(localName(name), readAttributes(attributes!));
      parent.children.push(element);
      if (!slash) open.push(element);
    } else if (tag.startsWith('</')) {
      const closed = open.pop();
      if (closed?.name !== localName(tag.slice(2, -1).trim()) || open.length === 0) {
        throw new SyntaxError(`Unbalanced ${tag}`);
      }
    } else {
      parent.text += cdata ?? decode(plain ?? '');
    }
  }
  const [root] = document.children;
  if (open.length !== 1 || !root) throw new SyntaxError('The document does not end properly');
  return root;
}

/** First child element of that name, or undefined. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name);
}

/** Child elements of that name. */
export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((each) => each.name === name) ?? [];
}

/** All elements of that name below, in document order. */
export function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((each) => [
    ...(each.name === name ? [each] : []),
    ...descendants(each, name),
  ]);
}

const node = (name: string, attributes: Record<string, string>) => ({
  name,
  attributes,
  children: [] as XmlElement[],
  text: '',
});

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(attribute)) {
    found[localName(name!)] = decode(double ?? single ?? '');
  }
  return found;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name as string] ?? whole;
    return String.fromCodePoint(hex ? parseInt(hex as string, 16) : Number(decimal));
  });
}
