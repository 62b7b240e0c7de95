/**
 * The pieces of a formula that point at cells, found without a full parse: enough to move them when
 * cells move and to know what a formula depends on. Everything else is passed through as text.
 */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** `A1`, `$A$1:B2`, `A:B`, `1:2`; `sheet` as written, with its `!` and quotes, '' if none. */
  | { readonly kind: 'area'; readonly sheet: string; readonly area: string }
  /** `Table[...]`; `table` is '' inside the table itself. */
  | { readonly kind: 'table'; readonly table: string; readonly specifier: string }
  | { readonly kind: 'name'; readonly name: string; readonly sheet: string };

const sheetPrefix = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const cell = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const area = String.raw`${cell}(?::${cell})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7}`;
const afterArea = String.raw`(?![\p{L}\p{N}_.([!\\])`;
const name = String.raw`[\p{L}_\\][\p{L}\p{N}_.\\]*`;

const patterns = {
  string: /"(?:[^"]|"")*"/y,
  error: /#(?:[A-Z]+\/?[A-Z0]*[!?]?)/iy,
  area: new RegExp(`(${sheetPrefix})?(${area})${afterArea}`, 'yu'),
  table: new RegExp(`(${name})?\\[`, 'yu'),
  name: new RegExp(`(${sheetPrefix})?(${name})(?![\\p{L}\\p{N}_.\\\\(])`, 'yu'),
  word: new RegExp(`${name}|\\d[\\d.]*(?:[eE][+-]?\\d+)?`, 'yu'),
};

/** Cuts a formula (with or without its `=`) into pieces; joined they are the formula again. */
export function piecesOf(formula: string): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(formula);
  };
  const push = (piece: Piece, length: number): void => {
    if (text) pieces.push({ kind: 'text', text });
    text = '';
    pieces.push(piece);
    at += length;
  };
  const pass = (length: number): void => {
    text += formula.slice(at, at + length);
    at += length;
  };
  while (at < formula.length) {
    const literal = match(patterns.string) ?? match(patterns.error);
    if (literal) {
      pass(literal[0].length);
      continue;
    }
    const found = match(patterns.area);
    if (found) {
      push({ kind: 'area', sheet: found[1] ?? '', area: found[2]! }, found[0].length);
      continue;
    }
    const table = match(patterns.table);
    const specifier = table && bracketed(formula, at + table[0].length - 1);
    if (table && specifier !== undefined && specifier !== null) {
      const length = table[0].length + specifier.length + 1;
      push({ kind: 'table', table: table[1] ?? '', specifier }, length);
      continue;
    }
    const named = match(patterns.name);
    if (named && !/^(?:TRUE|FALSE)$/i.test(named[0])) {
      push({ kind: 'name', sheet: named[1] ?? '', name: named[2]! }, named[0].length);
      continue;
    }
    pass((match(patterns.word)?.[0] ?? formula.charAt(at)).length);
  }
  if (text) pieces.push({ kind: 'text', text });
  return pieces;
}

/** What stands between a `[` and its `]`; an apostrophe escapes the character after it. */
function bracketed(formula: string, open: number): string | undefined {
  let depth = 0;
  for (let at = open; at < formula.length; at++) {
    const character = formula[at];
    if (character === "'") at++;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return formula.slice(open + 1, at);
  }
  return undefined;
}

export function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'area':
      return piece.sheet + piece.area;
    case 'table':
      return `${piece.table}[${piece.specifier}]`;
    case 'name':
      return piece.sheet + piece.name;
  }
}

/** The parts of a structured reference: `[#All]`, `[@Name]`, `[[#Headers],[First]:[Last]]`. */
export interface TableSpecifier {
  readonly items: readonly string[];
  /** First and last column; undefined is every column. */
  readonly columns: readonly [string, string] | undefined;
}

export function readSpecifier(specifier: string): TableSpecifier {
  const items: string[] = [];
  const columns: string[] = [];
  let text = specifier.trim();
  if (text.startsWith('@')) {
    items.push('#This Row');
    text = text.slice(1);
  }
  const parts = text.startsWith('[')
    ? [...text.matchAll(/\[((?:'.|[^\]'])*)\]/g)].map((m) => m[1]!)
    : [text];
  for (const part of parts) {
    if (part.startsWith('#')) items.push(part);
    else if (part.startsWith('@')) {
      items.push('#This Row');
      if (part.length > 1) columns.push(part.slice(1));
    } else if (part !== '') columns.push(part.replace(/'(.)/g, '$1'));
  }
  const [first, last = first] = columns;
  return { items, columns: first === undefined ? undefined : [first, last!] };
}

/** A column's name inside of brackets: special characters behind an apostrophe. */
export const escapeColumn = (name: string): string => name.replace(/['[\]#@]/g, "'$&");

const unescapeColumn = (text: string): string => text.replace(/'(.)/gs, '$1');

/** The specifier with columns renamed; `names`: new names by old ones in lower case. */
export function renamedColumns(specifier: string, names: ReadonlyMap<string, string>): string {
  const renamed = (text: string): string | undefined =>
    names.get(unescapeColumn(text).toLowerCase());
  if (specifier.includes('[')) {
    return specifier.replace(/\[((?:'.|[^[\]'])*)\]/gs, (found, text: string) => {
      const name = renamed(text);
      return name === undefined ? found : `[${escapeColumn(name)}]`;
    });
  }
  const [, row = '', text = ''] = /^(\s*@?)(.*)$/s.exec(specifier)!;
  const name = renamed(text.trim());
  if (name === undefined) return specifier;
  const plain = /^[\p{L}\p{N}_]+$/u.test(name);
  return `${row}${plain || row === '' ? escapeColumn(name) : `[${escapeColumn(name)}]`}`;
}

/** Whether a specifier names one of the columns (lower case). */
export function usesColumn(specifier: string, names: ReadonlySet<string>): boolean {
  const { columns } = readSpecifier(specifier);
  return columns?.some((name) => names.has(name.toLowerCase())) ?? false;
}
