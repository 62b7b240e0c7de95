import type { AppError } from '../../core/error';
import { syntaxError, type Token } from './token';

/** A place among the tokens of a statement, for readers that go from left to right. */
export class Cursor {
  #index = 0;

  constructor(
    readonly sql: string,
    readonly tokens: readonly Token[],
  ) {}

  /** The token here, or one further on; undefined behind the last. */
  peek(ahead = 0): Token | undefined {
    return this.tokens[this.#index + ahead];
  }

  take(): Token | undefined {
    const token = this.peek();
    if (token) this.#index++;
    return token;
  }

  /** Where the token here begins; behind the last, where the SQL ends. */
  get offset(): number {
    return this.peek()?.start ?? this.tokens.at(-1)?.end ?? this.sql.length;
  }

  /** Whether these keywords stand here. */
  sees(...words: readonly string[]): boolean {
    return words.every((word, ahead) => isWord(this.peek(ahead), word));
  }

  seesSymbol(symbol: string, ahead = 0): boolean {
    return isSymbol(this.peek(ahead), symbol);
  }

  /** Passes these keywords if they stand here. */
  accept(...words: readonly string[]): boolean {
    if (!this.sees(...words)) return false;
    this.#index += words.length;
    return true;
  }

  acceptSymbol(symbol: string): boolean {
    if (!this.seesSymbol(symbol)) return false;
    this.#index++;
    return true;
  }

  /** Passes a keyword or symbol that must stand here. Throws `sql-syntax`. */
  expect(text: string): void {
    if (!this.accept(text) && !this.acceptSymbol(text)) throw this.error(text);
  }

  /** Passes a name, bare or quoted, and returns it. Throws `sql-syntax`. */
  expectName(what: string): Token {
    const token = this.peek();
    if (!token || (token.kind !== 'word' && token.kind !== 'name')) throw this.error(what);
    return this.take()!;
  }

  /** `sql-syntax` at this place. */
  error(expected: string): AppError {
    const token = this.peek();
    return syntaxError(this.sql, this.offset, expected, token?.raw ?? 'the end');
  }
}

/** Whether a token is this keyword, whatever its case. */
export function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value.toUpperCase() === word;
}

export function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.value === symbol;
}

/** Whether a token is one of these keywords. */
export function isOneOf(token: Token | undefined, words: ReadonlySet<string>): boolean {
  return token?.kind === 'word' && words.has(token.value.toUpperCase());
}
