import type { AppError } from '../../core/error';
import type { ErrorCode } from '../../core/sentence';
import { tokenize, type Token } from '../../query/sql/token';
import type { SqlMark } from './sql-editor';

/** Something wrong with a text, at its place, and what would put it right. */
export interface SqlError {
  readonly code: ErrorCode;
  /** With line and column where the place is known: `Line 8, column 7: ...`. */
  readonly text: string;
  readonly mark?: SqlMark;
  /** What the marked piece was probably meant to be. */
  readonly fix?: string;
}

/** Names that are wrong, by the detail that holds them. */
const named: Readonly<Partial<Record<ErrorCode, string>>> = {
  'column-unknown': 'column',
  'column-ambiguous': 'column',
  'table-unknown': 'table',
  'parameter-missing': 'parameter',
  'parameter-invalid': 'parameter',
  'filter-value-invalid': 'value',
};

/** An error of planning a text, with its place in the text if that can be found. */
export function sqlError(sql: string, { code, message, details }: AppError): SqlError {
  const mark = placeOf(sql, details, named[code]);
  const fix = details['nearest'];
  return {
    code,
    // The sentence of a syntax error says where by itself.
    text: mark && code !== 'sql-syntax' ? `${position(sql, mark.from)}: ${message}` : message,
    ...(mark ? { mark } : {}),
    ...(mark && typeof fix === 'string' && fix !== '' ? { fix } : {}),
  };
}

function placeOf(
  sql: string,
  details: AppError['details'],
  name: string | undefined,
): SqlMark | undefined {
  const tokens = readable(sql);
  const { offset } = details;
  if (typeof offset === 'number') {
    const token = tokens.find(({ end }) => end > offset);
    const from = token ? Math.max(token.start, offset) : offset;
    return { from, to: token?.end ?? Math.max(sql.length, from + 1) };
  }
  const wanted = name === undefined ? undefined : String(details[name]).toLowerCase();
  const found = tokens.find(({ value }) => value.toLowerCase() === wanted);
  return found && { from: found.start, to: found.end };
}

/** What can be cut into tokens: all of it, or nothing. */
function readable(sql: string): readonly Token[] {
  try {
    return tokenize(sql);
  } catch {
    return [];
  }
}

function position(sql: string, offset: number): string {
  const lines = sql.slice(0, offset).split('\n');
  return `Line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
}
