import type { Token } from './token';

/** A function call in the tokens of a statement, by the indexes of its tokens. */
export interface Call {
  /** The name of the function, in capitals. */
  readonly name: string;
  /** Index of the name; the opening parenthesis follows. */
  readonly at: number;
  readonly close: number;
  /** The arguments, each from its first token to the one behind its last. */
  readonly args: readonly (readonly [from: number, to: number])[];
}

/** What follows these is a name of a column or an alias, never a function or a keyword. */
const qualifiers = new Set(['.', 'AS']);

/** Whether a bare word at an index may be a keyword or a function. */
export function isFree(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === 'word' && !qualifiers.has(upper(tokens, at - 1));
}

/** A token in capitals; empty beyond the ends, and for texts and names in quotes. */
export function upper(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token && token.kind !== 'text' && token.kind !== 'name' ? token.raw.toUpperCase() : '';
}

/** All calls of a statement, the inner ones after those they stand in. One never closed is left out. */
export function callsOf(tokens: readonly Token[]): Call[] {
  const calls: Call[] = [];
  const open: { at: number; commas: number[] }[] = [];
  tokens.forEach((_, index) => {
    const raw = upper(tokens, index);
    if (raw === '(') open.push({ at: index - 1, commas: [] });
    else if (raw === ',') open.at(-1)?.commas.push(index);
    else if (raw === ')') {
      const { at, commas } = open.pop() ?? { at: -1, commas: [] };
      if (isFree(tokens, at)) calls.push(callOf(tokens, at, index, commas));
    }
  });
  return calls.sort((one, other) => one.at - other.at);
}

function callOf(tokens: readonly Token[], at: number, close: number, commas: number[]): Call {
  const ends = [...commas, close];
  const starts = [at + 2, ...commas.map((comma) => comma + 1)];
  const empty = close === at + 2;
  const args = empty ? [] : starts.map((start, index) => [start, ends[index]!] as const);
  return { name: upper(tokens, at), at, close, args };
}

/** Index of a word within a range, outside all parentheses; undefined where there is none. */
export function findWord(
  tokens: readonly Token[],
  word: string,
  from: number,
  to: number,
): number | undefined {
  let depth = 0;
  for (let index = from; index < to; index++) {
    const raw = upper(tokens, index);
    if (raw === '(') depth++;
    else if (raw === ')') depth--;
    else if (depth === 0 && raw === word) return index;
  }
  return undefined;
}
