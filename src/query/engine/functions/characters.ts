/** Characters are code points, as in SQLite: an emoji is one, though JavaScript counts two units. */

const wide = /[\uD800-\uDFFF]/;

export function characterCount(text: string): number {
  return wide.test(text) ? [...text].length : text.length;
}

/** Part of a text between two characters, counted from 0; `end` may lie behind the last. */
export function slice(text: string, start: number, end = Infinity): string {
  return wide.test(text) ? [...text].slice(start, end).join('') : text.slice(start, end);
}

/** The place of a text in another, counted from 1; 0 where it does not occur from `from` on. */
export function position(text: string, found: string, from = 1): number {
  const start = Math.max(from, 1) - 1;
  if (!wide.test(text)) return text.indexOf(found, start) + 1;
  const skipped = slice(text, 0, start).length;
  const index = text.indexOf(found, skipped);
  return index < 0 ? 0 : characterCount(text.slice(0, index)) + 1;
}

/** The order of SQLite: numbers before texts, texts by code point. */
export function compareValues(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'number') return -1;
  if (typeof other === 'number') return 1;
  if (wide.test(one) || wide.test(other)) return comparePoints([...one], [...other]);
  return one < other ? -1 : Number(one > other);
}

function comparePoints(one: readonly string[], other: readonly string[]): number {
  const index = one.findIndex((character, at) => character !== other[at]);
  if (index < 0) return one.length - other.length;
  const point = other[index]?.codePointAt(0);
  return point === undefined ? 1 : one[index]!.codePointAt(0)! - point;
}
