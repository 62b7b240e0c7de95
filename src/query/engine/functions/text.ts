import { AppError } from '../../../core/error';
import type { SqlFunction } from '../function';
import { characterCount, slice } from './characters';
import { define } from './definition';
import { roundTo } from './rounding';
import { soundex } from './soundex';

/** What a text function may make at most: a typing error must not fill the memory. */
const longest = 1_000_000;

function repeated(name: string, text: string, count: number): string | null {
  if (count < 0) return null;
  if (text.length * count <= longest) return text.repeat(count);
  throw new AppError('function-argument', {
    function: name,
    value: count,
    rule: `the text would be longer than ${longest} characters`,
  });
}

/** The delimiters of QUOTENAME, by either of the two. */
const quotes: Readonly<Record<string, readonly [string, string]>> = Object.fromEntries(
  ['[]', '()', '<>', '{}', "''", '""', '``'].flatMap(([open = '', close = '']) => [
    [open, [open, close]],
    [close, [open, close]],
  ]),
);
/** Longer names are none in SQL Server. */
const longestName = 128;

function quoteName(name: string, quote = '['): string | null {
  const pair = quotes[quote];
  if (!pair || characterCount(name) > longestName) return null;
  const [open, close] = pair;
  return `${open}${name.replaceAll(close, close + close)}${close}`;
}

/** Rounded, in so many characters at most; asterisks where the whole part has no room, as in SQL Server. */
function numberText(value: number, length = 10, decimals = 0): string | null {
  if (length < 1 || !Number.isFinite(value)) return null;
  const whole = String(Math.trunc(value)).length + (value > -1 && value < 0 ? 1 : 0);
  const room = Math.max(0, Math.min(decimals, 16, length - whole - 1));
  const text = roundTo(value, room).toFixed(room);
  return text.length > length ? '*'.repeat(length) : text;
}

function masked(text: string, mask: string, start = 0, end = 0): string {
  const count = characterCount(text);
  const from = Math.min(Math.max(start, 0), count);
  const to = Math.max(count - Math.max(end, 0), from);
  return slice(text, 0, from) + slice(mask, 0, 1).repeat(to - from) + slice(text, to);
}

function stuffed(text: string, start: number, length: number, inserted: string): string | null {
  if (start < 1 || length < 0 || start > characterCount(text)) return null;
  return slice(text, 0, start - 1) + inserted + slice(text, start - 1 + length);
}

function part(text: string, delimiter: string, offset: number): string | null {
  if (delimiter === '' || offset === 0) return null;
  return text.split(delimiter).at(offset > 0 ? offset - 1 : offset) ?? null;
}

function trimmed(name: string, start: boolean, end: boolean): SqlFunction {
  return define(name, ['text', 'text'], (characters, text) => {
    const all = [...text];
    const dropped = new Set(characters);
    let from = 0;
    let to = all.length;
    while (start && from < to && dropped.has(all[from]!)) from++;
    while (end && to > from && dropped.has(all[to - 1]!)) to--;
    return all.slice(from, to).join('');
  });
}

const length = (name: string) => define(name, ['text'], characterCount);
const codePoint = (value: number) =>
  value >= 0 && value <= 0x10ffff ? String.fromCodePoint(value) : null;

/** Functions of texts. Characters are counted from 1. */
export const textFunctions: readonly SqlFunction[] = [
  define('ASCII', ['text'], (text) => text.codePointAt(0) ?? null),
  define('NCHAR', ['integer'], codePoint),
  length('CHAR_LENGTH'),
  length('CHARACTER_LENGTH'),
  length('LEN'),
  define('LOWER', ['text'], (text) => text.toLowerCase()),
  define('UPPER', ['text'], (text) => text.toUpperCase()),
  define('LEFT', ['text', 'integer'], (text, count) => slice(text, 0, Math.max(count, 0))),
  define('RIGHT', ['text', 'integer'], (text, count) =>
    slice(text, Math.max(characterCount(text) - Math.max(count, 0), 0)),
  ),
  define('REVERSE', ['text'], (text) => [...text].reverse().join('')),
  define('REPLICATE', ['text', 'integer'], (text, count) => repeated('REPLICATE', text, count)),
  define('SPACE', ['integer'], (count) => repeated('SPACE', ' ', count)),
  define('STUFF', ['text', 'integer', 'integer', 'text'], stuffed),
  define('MASK', ['text', 'text', 'integer?', 'integer?'], masked),
  define('QUOTENAME', ['text', 'text?'], quoteName),
  define('SPLIT', ['text', 'text', 'integer'], part),
  define('STR', ['number', 'integer?', 'integer?'], numberText),
  define('TOSTRING', ['text'], (text) => text),
  define('SOUNDEX', ['text'], soundex),
  // What TRIM(BOTH '-' FROM x) and its kin become: see sql/function-syntax.ts.
  trimmed('TRIM_BOTH', true, true),
  trimmed('TRIM_LEADING', true, false),
  trimmed('TRIM_TRAILING', false, true),
];
