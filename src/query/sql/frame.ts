import { isOneOf, isSymbol, isWord } from './cursor';
import type { Token } from './token';

/** The inside of a pair of parentheses, or a whole statement. */
export interface Frame {
  /** Indexes of its tokens, and of the parentheses directly in it. */
  readonly direct: readonly number[];
  /** Index behind its last token. */
  readonly end: number;
  /** Whether it is a SELECT. */
  readonly isSelect: boolean;
}

interface OpenFrame {
  readonly direct: number[];
  end: number;
  readonly isSelect: boolean;
}

const selects = new Set(['SELECT', 'WITH', 'VALUES']);

/** All frames of a statement, the whole first. */
export function framesOf(tokens: readonly Token[]): Frame[] {
  const frames: OpenFrame[] = [];
  const open = (at: number) => {
    const frame: OpenFrame = {
      direct: [],
      end: tokens.length,
      isSelect: isOneOf(tokens[at], selects),
    };
    frames.push(frame);
    return frame;
  };
  const stack = [open(0)];
  tokens.forEach((token, index) => {
    if (isSymbol(token, ')') && stack.length > 1) stack.pop()!.end = index;
    stack.at(-1)!.direct.push(index);
    if (isSymbol(token, '(')) stack.push(open(index + 1));
  });
  return frames;
}

const setOperations = new Set(['UNION', 'INTERSECT', 'EXCEPT']);

/** The places in a frame where UNION, INTERSECT or EXCEPT stand. */
export function setOperationsIn({ direct }: Frame, tokens: readonly Token[]): number[] {
  return direct.filter((index) => isOneOf(tokens[index], setOperations));
}

/** Whether a keyword stands directly in a frame. */
export function hasWord({ direct }: Frame, tokens: readonly Token[], word: string): boolean {
  return direct.some((index) => isWord(tokens[index], word));
}

/** A term of ORDER BY: its expression, and how it is sorted. Indexes of tokens, the last one behind. */
export interface OrderTerm {
  readonly from: number;
  readonly to: number;
  readonly descending: boolean;
  /** Index behind the whole term. */
  readonly end: number;
  readonly hasNulls: boolean;
}

const behindTerms = new Set(['LIMIT', 'OFFSET', 'ROWS', 'RANGE', 'GROUPS']);

/** The terms of the frame's ORDER BY. */
export function orderTerms(frame: Frame, tokens: readonly Token[]): OrderTerm[] {
  const { direct, end } = frame;
  const place = direct.findIndex(
    (index) => isWord(tokens[index], 'ORDER') && isWord(tokens[index + 1], 'BY'),
  );
  if (place < 0) return [];
  const terms: OrderTerm[] = [];
  let from = direct[place]! + 2;
  for (const index of [...direct.slice(place + 2), end]) {
    const isLast = index === end || isOneOf(tokens[index], behindTerms);
    if (!isLast && !isSymbol(tokens[index], ',')) continue;
    if (index > from) terms.push(term(tokens, from, index));
    from = index + 1;
    if (isLast) break;
  }
  return terms;
}

function term(tokens: readonly Token[], from: number, end: number): OrderTerm {
  const hasNulls =
    isWord(tokens[end - 2], 'NULLS') && isOneOf(tokens[end - 1], new Set(['FIRST', 'LAST']));
  const last = hasNulls ? end - 2 : end;
  const descending = isWord(tokens[last - 1], 'DESC');
  const isMarked = descending || isWord(tokens[last - 1], 'ASC');
  return { from, to: isMarked && last - 1 > from ? last - 1 : last, descending, end, hasNulls };
}
