import { AppError } from '../../../core/error';
import {
  anyCharacter,
  startOfLast,
  textPiece,
  type PieceItem,
  type TextPiece,
} from '../../text-piece';
import type { SqlFunction } from '../function';
import { memo } from './memo';

type Match = (text: string) => boolean;

/**
 * Cuts a pattern at its `%`. Undefined where it ends in the escape character: such a pattern matches
 * nothing in SQLite.
 */
function piecesOf(pattern: string, escape: string): TextPiece[] | undefined {
  const found: PieceItem[][] = [[]];
  const characters = [...pattern];
  for (let index = 0; index < characters.length; index++) {
    let character = characters[index]!;
    const literal = character === escape;
    if (literal) {
      const next = characters[++index];
      if (next === undefined) return undefined;
      character = next;
    }
    if (!literal && character === '%') found.push([]);
    else found.at(-1)!.push(!literal && character === '_' ? anyCharacter : character);
  }
  return found.map(textPiece);
}

/**
 * The test of a LIKE pattern. The pieces between `%` are looked for one after the other, each as far
 * left as it occurs: no pattern takes longer than its length times that of the text.
 */
const matchers = memo((escape: string) =>
  memo((pattern: string): Match => {
    const [first, ...rest] = piecesOf(pattern, escape) ?? [];
    if (!first) return () => false;
    const last = rest.pop();
    if (!last) return (text) => first.endAt(text, 0) === text.length;
    const inner = rest.filter(({ length }) => length > 0);
    return (text) => {
      let end = first.endAt(text, 0);
      for (const piece of inner) if (end >= 0) end = piece.endFrom(text, end);
      if (end < 0 || last.length === 0) return end >= 0;
      const start = startOfLast(text, last.length);
      return start >= end && last.endAt(text, start) === text.length;
    };
  }),
);

/** Whether a text is like a pattern: `%` any characters, `_` one, capitals like small letters. */
export function isLike(text: string, pattern: string, escape = ''): boolean {
  return matchers(escape)(pattern)(text);
}

/** `text LIKE pattern ESCAPE escape`, as SQLite calls it. */
export const like: SqlFunction = {
  name: 'LIKE',
  arity: [2, 3],
  deterministic: true,
  call: ([pattern, text, escape]) => {
    if (pattern == null || text == null || escape === null) return null;
    const mark = escape === undefined ? '' : oneCharacter(String(escape));
    return Number(isLike(String(text), String(pattern), mark));
  },
};

function oneCharacter(value: string): string {
  if ([...value].length === 1) return value;
  throw new AppError('function-argument', {
    function: 'LIKE',
    value: `'${value}'`,
    rule: 'ESCAPE takes one character',
  });
}
