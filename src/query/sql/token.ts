import { AppError } from '../../core/error';

export type TokenKind =
  /** A keyword or a bare name: which of the two, its place decides. */
  | 'word'
  /** A name in brackets, double quotes or backticks. */
  | 'name'
  | 'text'
  | 'number'
  /** `@name`, `@Sheet!A2`, `@'My Sheet'!$A$2`, `:name` or `?`. */
  | 'parameter'
  | 'symbol';

export interface Token {
  readonly kind: TokenKind;
  /** As written. */
  readonly raw: string;
  /** What it means: names and texts without their quotes, words as written. */
  readonly value: string;
  /** Where it begins and ends in the SQL, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const word = String.raw`[\p{L}_][\p{L}\p{N}_$]*`;
const patterns: readonly (readonly [TokenKind | 'space', string])[] = [
  ['space', String.raw`\s+|--[^\n]*|/\*[\s\S]*?\*/`],
  ['text', String.raw`'(?:[^']|'')*'`],
  ['name', String.raw`\[(?:[^\]]|\]\])*\]|"(?:[^"]|"")*"|` + '`(?:[^`]|``)*`'],
  ['parameter', String.raw`@(?:'(?:[^']|'')+'|${word})!\$?[A-Za-z]{1,3}\$?\d+|[@:]${word}|\?`],
  ['number', String.raw`0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`],
  // `Deals#TEMP` is one word: the name of a table in memory.
  ['word', String.raw`${word}(?:#[Tt][Ee][Mm][Pp]\b)?`],
  ['symbol', String.raw`<=|>=|<>|!=|==|\|\||<<|>>|->>|->|[-+*/%&|~<>=(),.;]`],
];
const scanner = new RegExp(patterns.map(([, source]) => `(${source})`).join('|'), 'uy');

/** What a quote that is never closed should have been followed by. */
const openers: Readonly<Record<string, string>> = {
  "'": "a closing '",
  '"': 'a closing "',
  '[': 'a closing ]',
  '`': 'a closing `',
};

/**
 * Cuts SQL into tokens; comments and spaces are left out. Throws `sql-syntax` with line, column and
 * what was expected.
 */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  scanner.lastIndex = 0;
  while (scanner.lastIndex < sql.length) {
    const start = scanner.lastIndex;
    const match = scanner.exec(sql);
    if (!match) {
      const character = String.fromCodePoint(sql.codePointAt(start)!);
      const expected = openers[character] ?? (sql.startsWith('/*', start) ? 'a closing */' : 'SQL');
      throw syntaxError(sql, start, expected, character);
    }
    const kind = patterns[match.slice(1).findIndex((group) => group !== undefined)]![0];
    if (kind === 'space') continue;
    const raw = match[0];
    tokens.push({ kind, raw, value: meaning(kind, raw), start, end: start + raw.length });
  }
  return tokens;
}

function meaning(kind: TokenKind, raw: string): string {
  if (kind !== 'name' && kind !== 'text') return raw;
  const close = raw.at(-1)!;
  return raw.slice(1, -1).replaceAll(close + close, close);
}

/** `sql-syntax` at an offset: what was expected there, and what was found. */
export function syntaxError(
  sql: string,
  offset: number,
  expected: string,
  found?: string,
): AppError {
  const before = sql.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - (before.lastIndexOf('\n') + 1) + 1;
  return new AppError('sql-syntax', {
    line,
    column,
    offset,
    expected,
    found: found ?? (offset >= sql.length ? 'the end' : sql.slice(offset, offset + 20)),
  });
}
