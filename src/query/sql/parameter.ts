import type { Value } from '../../core/column';
import { AppError } from '../../core/error';
import type { Token } from './token';

/** A value that a statement is given from outside. */
export interface StatementParameter {
  /** Under which its value is given: `stage`, `sheet1!a2`, and `1`, `2` for question marks. */
  readonly key: string;
  /** As written. */
  readonly raw: string;
  /** The worksheet cell it stands for. */
  readonly cell?: { readonly sheet: string; readonly address: string };
}

/** Values by key (see StatementParameter); numbers, and dates as ISO text. */
export type ParameterValues = Readonly<Record<string, Value>>;

const cellPattern = /^@(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Za-z]{1,3})\$?(\d+)$/;

/** The parameters of a statement, each once, in their order. */
export function parametersIn(tokens: readonly Token[]): StatementParameter[] {
  const found = new Map<string, StatementParameter>();
  for (const { parameter } of parameterTokens(tokens))
    if (!found.has(parameter.key)) found.set(parameter.key, parameter);
  return [...found.values()];
}

/** The parameters among tokens, as often as they occur: question marks are counted. */
export function parameterTokens(
  tokens: readonly Token[],
): { readonly token: Token; readonly parameter: StatementParameter }[] {
  let marks = 0;
  return tokens
    .filter(({ kind }) => kind === 'parameter')
    .map((token) => ({ token, parameter: readParameter(token.raw, () => ++marks) }));
}

/**
 * What `@name`, `:name` or `@Sheet!A2` stands for; case, `$` and quotes do not matter. `count` numbers
 * question marks.
 */
export function readParameter(raw: string, count: () => number = () => 1): StatementParameter {
  if (raw === '?') return { key: String(count()), raw };
  const match = cellPattern.exec(raw);
  if (!match) return { key: raw.slice(1).toLowerCase(), raw };
  const [, quoted, bare, column, row] = match;
  const sheet = quoted === undefined ? bare! : quoted.replaceAll("''", "'");
  const address = `${column!.toUpperCase()}${row}`;
  return { key: `${sheet}!${address}`.toLowerCase(), raw, cell: { sheet, address } };
}

/**
 * The value of a parameter. Throws `parameter-empty` where its cell is empty, `parameter-missing`
 * where nothing was given.
 */
export function parameterValue(
  { key, raw, cell }: StatementParameter,
  values: ParameterValues,
): Exclude<Value, null> {
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  if (value !== undefined && value !== null && value !== '') return value;
  if (cell) throw new AppError('parameter-empty', { ...cell });
  throw new AppError('parameter-missing', { parameter: raw });
}
