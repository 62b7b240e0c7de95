import { AppError } from '../core/error';
import { isDefinition } from './definition-check';
import { definitionVersion, type QueryDefinition } from './definition';

/** Namespace of the custom XML parts that hold a query each. */
export const definitionNamespace = 'urn:excel-add-in-for-pipedrive:query';

/**
 * A definition as a custom XML part: the version and the id as attributes, the rest as JSON text, so
 * that a part can be told and kept by a version that does not understand it.
 */
export function definitionXml(definition: QueryDefinition): string {
  const json = escapeXml(JSON.stringify(definition));
  return `<query xmlns="${definitionNamespace}" version="${definitionVersion}" id="${escapeXml(definition.id)}">${json}</query>`;
}

/**
 * The definition in a part. Whoever saved the workbook may have written the XML anew, with another
 * prefix, entities or CDATA. Throws `definition-newer` or `definition-damaged`.
 */
export function parseDefinition(xml: string): QueryDefinition {
  const { start, text } = rootOf(xml);
  const version = Number(attribute(start, 'version'));
  if (version > definitionVersion) throw new AppError('definition-newer');
  const parsed = parseJson(text);
  if (version !== definitionVersion || !isDefinition(parsed))
    throw new AppError('definition-damaged');
  return parsed;
}

/** The query's id, also where the rest cannot be read. */
export function definitionId(xml: string): string | undefined {
  return attribute(rootOf(xml).start, 'id');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('definition-damaged', {}, error);
  }
}

/** The start tag of the root element and the text within it. */
export function rootOf(xml: string): { readonly start: string; readonly text: string } {
  const body = xml.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  const start = /<[^\s/>?!]+(?:"[^"]*"|'[^']*'|[^>"'])*>/.exec(body);
  const end = body.lastIndexOf('</');
  if (!start || end < 0) return { start: start?.[0] ?? '', text: '' };
  return { start: start[0], text: unescapeXml(body.slice(start.index + start[0].length, end)) };
}

export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

/** JSON escapes control characters itself; these two are all else that XML 1.0 forbids. */
const forbidden: Readonly<Record<string, string>> = { '\uFFFE': '\\ufffe', '\uFFFF': '\\uffff' };
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"\uFFFE\uFFFF]/g, (char) => entities[char] ?? forbidden[char]!);
}

const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescapeXml(text: string): string {
  return text.replace(
    /<!\[CDATA\[([\s\S]*?)\]\]>|&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (all, cdata?: string, hex?: string, decimal?: string, name?: string) => {
      if (cdata !== undefined) return cdata;
      if (hex ?? decimal) return fromCode(hex ? parseInt(hex, 16) : Number(decimal), all);
      return characters[name!] ?? all;
    },
  );
}

const fromCode = (code: number, otherwise: string): string =>
  code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
