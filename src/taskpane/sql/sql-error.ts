import type { AppError } from '../../core/error';
import type { ErrorCode } from '../../core/sentence';
import { isSymbol } from '../../query/sql/cursor';
import { parameterTokens } from '../../query/sql/parameter';
import type { Token } from '../../query/sql/token';
import type { SqlMark } from './error-mark';
import { namedTables, ownerOf } from './named-tables';
import { readableTokens } from './readable-tokens';

/** Something wrong with a text, at its place, and what would put it right. */
export interface SqlError {
  readonly code: ErrorCode;
  /** With line and column where the place is known: `Line 8, column 7: ...`. */
  readonly text: string;
  readonly mark?: SqlMark;
  /** What the marked piece was probably meant to be. */
  readonly fix?: string;
  /** The table whose columns may stand there. */
  readonly table?: string;
}

type Details = AppError['details'];

/** What is wrong with the text itself, and the detail that holds what stands there. */
const named: Readonly<Partial<Record<ErrorCode, string | undefined>>> = {
  'sql-syntax': undefined,
  'sql-invalid': undefined,
  'sql-changes': undefined,
  'sql-call': undefined,
  'sql-one-statement': undefined,
  'query-costly': undefined,
  'limit-invalid': undefined,
  'column-unknown': 'column',
  'column-ambiguous': 'column',
  'table-unknown': 'table',
  'saved-filter-unknown': undefined,
  'saved-filter-ambiguous': undefined,
  'filter-required': 'table',
  'input-required': 'table',
  'filter-value-missing': 'column',
  'filter-value-invalid': 'value',
  'function-argument': 'function',
  'function-unavailable': 'function',
  'parameter-missing': 'parameter',
  'parameter-invalid': 'parameter',
  'parameter-empty': undefined,
  'parameter-cell-missing': undefined,
};

/** Whether changing the text helps; otherwise something else failed. */
export const isTextError = ({ code }: AppError): boolean => code in named;

/** An error of planning a text, with its place in the text if that can be found. */
export function sqlError(sql: string, { code, message, details }: AppError): SqlError {
  const tokens = readableTokens(sql).tokens;
  const mark = placeOf(sql, tokens, details, named[code]);
  const fix = fixOf(code, details);
  const isColumn = code === 'column-unknown' && typeof details['table'] === 'string';
  return {
    code,
    // The sentence of a syntax error says where by itself.
    text: mark && code !== 'sql-syntax' ? `${position(sql, mark.from)}: ${message}` : message,
    ...(mark ? { mark } : {}),
    ...(mark && fix ? { fix } : {}),
    ...(mark && isColumn ? { table: String(details['table']) } : {}),
  };
}

function fixOf(code: ErrorCode, { nearest }: Details): string | undefined {
  if (typeof nearest !== 'string' || nearest === '') return undefined;
  return code === 'saved-filter-unknown' ? `Filter: ${nearest}` : nearest;
}

function placeOf(
  sql: string,
  tokens: readonly Token[],
  details: Details,
  name: string | undefined,
): SqlMark | undefined {
  const { offset, near, nth, sheet, address, cell } = details;
  if (typeof offset === 'number') {
    const token = tokens.find(({ end }) => end > offset);
    const from = token ? Math.max(token.start, offset) : offset;
    return { from, to: token?.end ?? Math.max(sql.length, from + 1) };
  }
  if (near !== undefined) {
    const all = tokens.filter(({ value }) => same(value, near));
    return markOf(all[Number(nth)] ?? all[0]);
  }
  if (address !== undefined || cell !== undefined)
    return markOf(
      parameterTokens(tokens).find(({ token, parameter }) =>
        cell === undefined
          ? parameter.cell?.sheet === sheet && parameter.cell?.address === address
          : same(token.raw, `@${cell}`),
      )?.token,
    );
  if (name === undefined || details[name] === undefined) return undefined;
  return markOf(nameIn(tokens, String(details[name]), details['table']));
}

/** The name as it stands in the text: with the table it is looked for in, if it says one. */
function nameIn(tokens: readonly Token[], name: string, table: unknown): Token | undefined {
  const all = tokens.flatMap((token, index) => (same(token.value, name) ? [index] : []));
  const tables = namedTables(tokens);
  const fits = all.find((index) => {
    if (!isSymbol(tokens[index - 1], '.')) return true;
    const owner = ownerOf(tokens[index - 2]?.value ?? '', tables);
    return owner === undefined || same(owner.name, table ?? owner.name);
  });
  return tokens[fits ?? all[0] ?? -1];
}

const markOf = (token: Token | undefined): SqlMark | undefined =>
  token && { from: token.start, to: token.end };

const same = (one: unknown, other: unknown): boolean =>
  String(one).toLowerCase() === String(other).toLowerCase();

function position(sql: string, offset: number): string {
  const lines = sql.slice(0, offset).split('\n');
  return `Line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
}
