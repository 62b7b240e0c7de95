import { toAppError } from '../../core/error';
import { tokenize, type Token } from '../../query/sql/token';

/** What can be read of a text that may have errors. */
export interface Readable {
  readonly tokens: readonly Token[];
  /** Where a quote begins that is never closed, in UTF-16 units. */
  readonly open?: number;
}

const openers = new Set(["'", '"', '[', '`']);

/** Cuts a text into tokens as far as it goes: a character that begins none is passed over. */
export function readableTokens(sql: string): Readable {
  const tokens: Token[] = [];
  let open: number | undefined;
  let from = 0;
  while (from < sql.length) {
    const rest = sql.slice(from);
    try {
      tokens.push(...shifted(tokenize(rest), from));
      break;
    } catch (error) {
      const offset = Number(toAppError(error).details['offset']);
      tokens.push(...shifted(tokenize(rest.slice(0, offset)), from));
      from += offset;
      if (openers.has(sql.charAt(from))) open ??= from;
      from += String.fromCodePoint(sql.codePointAt(from)!).length;
    }
  }
  return { tokens, ...(open === undefined ? {} : { open }) };
}

function shifted(tokens: readonly Token[], by: number): Token[] {
  return tokens.map((token) => ({ ...token, start: token.start + by, end: token.end + by }));
}
