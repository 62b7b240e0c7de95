import { AppError } from '../../../core/error';
import type { SqlFunction } from '../function';
import { memo } from './memo';

type Match = (text: string) => boolean;

/** A pattern between two `%`: characters and `_` alone, so it always matches as many characters. */
type Segment = string;

const escapable = /[\\^$.*+?()[\]{}|/]/;

/**
 * Cuts a pattern at its `%`. Undefined where it ends in the escape character: such a pattern matches
 * nothing in SQLite.
 */
function segments(pattern: string, escape: string): Segment[] | undefined {
  const found = [''];
  const characters = [...pattern];
  for (let index = 0; index < characters.length; index++) {
    let character = characters[index]!;
    const literal = character === escape;
    if (literal) {
      const next = characters[++index];
      if (next === undefined) return undefined;
      character = next;
    }
    if (!literal && character === '%') found.push('');
    else found[found.length - 1] += source(character, literal);
  }
  return found;
}

function source(character: string, literal: boolean): string {
  if (!literal && character === '_') return '[^]';
  return escapable.test(character) ? `\\${character}` : character;
}

/**
 * The test of a LIKE pattern. Letters are compared by the simple case folding of Unicode (that is what
 * the flags `iu` do), one character by one. The parts between `%` are looked for one after the other,
 * each as far left as it occurs: no pattern takes longer than its length times that of the text.
 */
const matchers = memo((escape: string) =>
  memo((pattern: string): Match => {
    const parts = segments(pattern, escape);
    if (!parts) return () => false;
    const [first = '', ...rest] = parts;
    const last = rest.pop();
    if (last === undefined) return test(`^${first}$`);
    const inner = rest.filter((part) => part !== '');
    if (inner.length === 0 && first === '') return test(`${last}$`, last === '');
    if (inner.length === 0 && last === '') return test(`^${first}`);
    if (inner.length === 1 && first === '' && last === '') return test(inner[0]!);
    return sequence([`^${first}`, ...inner, `${last}$`]);
  }),
);

function test(pattern: string, always = false): Match {
  if (always) return () => true;
  const expression = new RegExp(pattern, 'iu');
  return (text) => expression.test(text);
}

function sequence(patterns: readonly string[]): Match {
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'giu'));
  return (text) => {
    let from = 0;
    for (const expression of expressions) {
      expression.lastIndex = from;
      if (!expression.test(text)) return false;
      from = expression.lastIndex;
    }
    return true;
  };
}

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
