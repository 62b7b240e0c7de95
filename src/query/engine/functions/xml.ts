import { DOMParser } from '@xmldom/xmldom';
import { select } from 'xpath';
import { AppError } from '../../../core/error';
import type { SqlFunction } from '../function';
import { define } from './definition';

function failed(value: string, rule: string, cause: unknown): AppError {
  const shown = value.length > 30 ? `${value.slice(0, 30)}...` : value;
  return new AppError('function-argument', { function: 'XML_EXTRACT', value: shown, rule }, cause);
}

function parsed(xml: string): Document {
  const stop = (message: string): never => {
    throw failed(xml, 'it is not XML', message);
  };
  // Entities of a document's own are not expanded by this parser, so a small text stays small.
  const parser = new DOMParser({ errorHandler: { warning: stop, error: stop, fatalError: stop } });
  const document = parser.parseFromString(xml, 'text/xml');
  // A text without any tag is no error to the parser.
  return document.documentElement ? document : stop('no element');
}

function selected(document: Document, path: string): string[] {
  try {
    const found = select(path, document);
    return Array.isArray(found) ? found.map((node) => node.textContent ?? '') : [String(found)];
  } catch (cause) {
    throw failed(path, 'it is not an XPath', cause);
  }
}

/** The texts an XPath selects, joined; NULL where it selects nothing. */
export const xmlExtract: SqlFunction = define(
  'XML_EXTRACT',
  ['text', 'text', 'text?'],
  (xml, path, separator = ',') => {
    const texts = selected(parsed(xml), path);
    return texts.length > 0 ? texts.join(separator) : null;
  },
);
