/** Any one character, as an item of a piece. */
export const anyCharacter = Symbol('any character');

export type PieceItem = string | typeof anyCharacter;

/**
 * A text of so many characters to look for in others. Letters are compared by the simple case folding
 * of Unicode, one character by one: that is what the flags `iu` do.
 */
export interface TextPiece {
  /** Characters (code points). */
  readonly length: number;
  /** Where it ends if it stands exactly there, or -1. */
  endAt(text: string, from: number): number;
  /** Where it ends if it stands there or further on, as far left as it occurs, or -1. */
  endFrom(text: string, from: number): number;
}

/** V8 compiles no expression of some ten thousand characters ("Stack overflow"): several then. */
const mostItems = 1_000;

const escapable = /[\\^$.*+?()[\]{}|/]/;

/** `items`: a character each. */
export function textPiece(items: readonly PieceItem[]): TextPiece {
  const sources = items.map((item) =>
    item === anyCharacter ? '[^]' : escapable.test(item) ? `\\${item}` : item,
  );
  const count = Math.max(1, Math.ceil(sources.length / mostItems));
  const parts = Array.from({ length: count }, (_, part) =>
    sources.slice(part * mostItems, (part + 1) * mostItems).join(''),
  );
  const anchored = parts.map((source) => new RegExp(source, 'iuy'));
  const search = new RegExp(parts[0]!, 'giu');

  const endAfter = (text: string, from: number, expressions: readonly RegExp[]): number => {
    let end = from;
    for (const expression of expressions) {
      expression.lastIndex = end;
      if (!expression.test(text)) return -1;
      end = expression.lastIndex;
    }
    return end;
  };
  const rest = anchored.slice(1);
  return {
    length: items.length,
    endAt: (text, from) => endAfter(text, from, anchored),
    endFrom: (text, from) => {
      search.lastIndex = from;
      for (let found = search.exec(text); found; found = search.exec(text)) {
        const end = endAfter(text, search.lastIndex, rest);
        if (end >= 0) return end;
        search.lastIndex = found.index + characterAt(text, found.index);
      }
      return -1;
    },
  };
}

/** Code units of the character that begins there. */
const characterAt = (text: string, index: number): number =>
  (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;

/** Where the last `count` characters of a text begin; -1 where it has fewer. */
export function startOfLast(text: string, count: number): number {
  let index = text.length;
  for (let left = count; left > 0; left--) {
    if (index === 0) return -1;
    index -= index > 1 ? characterAt(text, index - 2) : 1;
  }
  return index;
}
