import type { SqlFunction } from '../function';
import { position } from './characters';
import { define } from './definition';
import { patternPosition } from './pattern-position';

/** The place of the first text in the second. */
const needleFirst = (name: string): SqlFunction =>
  define(name, ['text', 'text', 'integer?'], (found, text, from) => position(text, found, from));

/**
 * Functions that look for a text in another. Places are counted from 1, and 0 means nowhere. They
 * tell capitals from small letters, as `=` does; PATINDEX does not, as LIKE does not.
 */
export const textSearches: readonly SqlFunction[] = [
  needleFirst('CHARINDEX'),
  needleFirst('LOCATE'),
  needleFirst('POSITION'),
  define('INDEXOF', ['text', 'text', 'integer?'], position),
  define('CONTAINS', ['text', 'text'], (text, found) => Number(text.includes(found))),
  define('STARTSWITH', ['text', 'text'], (text, prefix) => Number(text.startsWith(prefix))),
  define('ENDSWITH', ['text', 'text'], (text, suffix) => Number(text.endsWith(suffix))),
  define('PATINDEX', ['text', 'text'], patternPosition),
];
