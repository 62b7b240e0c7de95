import { tokenize } from '../sql/token';

/** The word at which a statement goes wrong, and how many like it stand before. */
export interface ErrorPlace {
  readonly near: string;
  readonly nth: number;
}

/**
 * The word at a place of a statement, counted in bytes of UTF-8, as SQLite tells it. Statements reach
 * SQLite translated: the same word, counted in the same way, finds its place in what was written.
 */
export function errorPlace(sql: string, bytes: number): ErrorPlace | undefined {
  const offset = new TextDecoder().decode(new TextEncoder().encode(sql).subarray(0, bytes)).length;
  const tokens = tokenize(sql);
  const at = tokens.findIndex(({ end }) => end > offset);
  if (bytes < 0 || at < 0) return undefined;
  const near = tokens[at]!.value;
  const nth = tokens.slice(0, at).filter(({ value }) => same(value, near)).length;
  return { near, nth };
}

/** Case and quotes make no difference. */
export const same = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();
