/** Values of attributes: flags become 1 and 0; undefined leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An element as text. Content is markup already; without any the element is empty. */
export function tag(
  name: string,
  attributes: Attributes = {},
  content: string | readonly string[] = '',
): string {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    start += ` ${key}="${typeof value === 'boolean' ? Number(value) : escapeXml(String(value))}"`;
  }
  const inner = typeof content === 'string' ? content : content.join('');
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Text for an attribute or an element. What XML cannot hold at all is left out. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\n\r\t]/g, (character) => entities[character]!).replace(forbidden, '');

/** Control characters and halves of surrogate pairs (XML 1.0, 2.2). */
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const coded = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/**
 * Text as `ST_Xstring` (ECMA-376 part 1, 22.9.2.19): what XML cannot hold is written as `_xHHHH_`, and
 * so is an underscore that would begin such an escape.
 */
export const encodeString = (text: string): string =>
  text
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(/\r/g, coded)
    .replace(forbidden, coded);

/** The text of a cell, as the content of an element. */
export const escapeString = (text: string): string => escapeXml(encodeString(text));

export const unescapeString = (text: string): string =>
  text.replace(/_x([\dA-Fa-f]{4})_/g, (_found, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );

/** `<t>` with its text; spaces at its ends count. */
export const textElement = (name: string, text: string): string =>
  tag(name, /^\s|\s$|\n/.test(text) ? { 'xml:space': 'preserve' } : {}, escapeString(text));
