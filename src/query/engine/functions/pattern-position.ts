import { AppError } from '../../../core/error';
import { characterCount } from './characters';
import { memo } from './memo';

/** `[a-z]`, `[^a-z]` or a single character of a PATINDEX pattern. */
const piece = /\[(\^?)(\]?[^\]]*)\]|[^]/gu;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** `%` in the midst is lazy: the first occurrence is what counts, and how long it is does not. */
const compiled = memo((pattern: string): RegExp => {
  const inner = pattern.replace(/^%+/, '').replace(/%+$/, '');
  const source = [...inner.matchAll(piece)].map(([raw, not, set]) => {
    if (set !== undefined) return `[${not}${set.replace(/[\\[\]^]/g, '\\$&')}]`;
    if (raw === '%') return '[^]*?';
    return raw === '_' ? '[^]' : escaped(raw);
  });
  const start = pattern.startsWith('%') ? '' : '^';
  const end = pattern.endsWith('%') ? '' : '$';
  try {
    return new RegExp(`${start}(?:${source.join('')})${end}`, 'iu');
  } catch (cause) {
    const rule = 'a set in it runs backwards, such as [z-a]';
    throw new AppError('function-argument', { function: 'PATINDEX', value: pattern, rule }, cause);
  }
});

/**
 * The place, from 1, of what a pattern describes: `%`, `_` and sets as `[0-9]` or `[^a-z]`, as in SQL
 * Server. Without a `%` in front it must begin the text, without one behind it must end it. 0 for none.
 */
export function patternPosition(pattern: string, text: string): number {
  const index = text.search(compiled(pattern));
  return index < 0 ? 0 : characterCount(text.slice(0, index)) + 1;
}
