import type { Value } from '../../core/column';
import { AppError } from '../../core/error';
import { zoneOffset } from '../../core/zone';
import { instantText } from '../day';
import { literalTypes } from '../literal';
import { isSymbol } from './cursor';
import { replaced, type Replacement } from './function-syntax';
import { writtenText } from './name';
import { parameterTokens, parameterValue, type ParameterValues } from './parameter';
import { syntaxError, type Token } from './token';

/**
 * The tokens with literals in the places of parameters, all at the places of what they stand for.
 * Throws `parameter-missing`, `parameter-empty`.
 */
export function boundTokens(tokens: readonly Token[], values: ParameterValues): Token[] {
  const given = valuesByToken(tokens, values);
  return tokens.flatMap((token) => {
    const value = given.get(token);
    return value === undefined ? [token] : literalTokens(token, value);
  });
}

function valuesByToken(tokens: readonly Token[], values: ParameterValues) {
  return new Map(
    parameterTokens(tokens).map(({ token, parameter }) => [
      token,
      parameterValue(parameter, values),
    ]),
  );
}

function literalTokens({ start, end }: Token, value: Exclude<Value, null>): Token[] {
  const token = (kind: Token['kind'], raw: string, meaning = raw): Token => ({
    kind,
    raw,
    value: meaning,
    start,
    end,
  });
  if (typeof value === 'string') return [token('text', writtenText(value), value)];
  if (typeof value === 'boolean') return [token('word', String(value))];
  const amount = token('number', String(Math.abs(value)));
  return value < 0 ? [token('symbol', '-'), amount] : [amount];
}

/**
 * A statement as text, with literals in the places of parameters (SQLite's planner knows the values
 * then, and more can be pushed down) and of DAYSTART, DAYEND and LIKETEXT. Days are those of `zone`.
 * Throws `parameter-missing`, `parameter-empty`, `parameter-invalid`, `sql-syntax`.
 */
export function boundText(
  sql: string,
  tokens: readonly Token[],
  values: ParameterValues,
  zone: string,
): string {
  const given = valuesByToken(tokens, values);
  const replacements: Replacement[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const fold = token.kind === 'word' ? folds[token.value.toUpperCase()] : undefined;
    if (fold && isSymbol(tokens[index + 1], '(')) {
      const argument = tokens[index + 2];
      const value =
        argument && (given.get(argument) ?? (argument.kind === 'text' && argument.value));
      if (!argument || value === undefined || value === false || !isSymbol(tokens[index + 3], ')'))
        throw syntaxError(sql, argument?.start ?? token.end, 'a parameter or a text alone');
      const text = fold(String(value), zone);
      if (text === undefined)
        throw new AppError('parameter-invalid', {
          parameter: argument.raw,
          value: String(value),
          type: 'date',
        });
      replacements.push({ start: token.start, end: tokens[index + 3]!.end, text: literal(text) });
      index += 3;
    } else if (given.has(token))
      replacements.push({ start: token.start, end: token.end, text: literal(given.get(token)!) });
  }
  const [first, last] = [tokens[0]!.start, tokens.at(-1)!.end];
  return replaced(sql.slice(0, last), replacements).slice(first);
}

/** What is worked out before the engine sees the statement: these need the zone, or only the value. */
const folds: Readonly<Record<string, (text: string, zone: string) => string | undefined>> = {
  DAYSTART: (text, zone) => {
    const literal = literalTypes.datetime.read(text, zoneOffset(zone));
    return literal && instantText(Math.ceil(Number(literal.low) / 1000) * 1000);
  },
  DAYEND: (text, zone) => {
    const literal = literalTypes.datetime.read(text, zoneOffset(zone));
    return literal && instantText(Math.floor(Number(literal.high) / 1000) * 1000);
  },
  LIKETEXT: (text) => text.replace(/[\\%_]/g, '\\$&'),
};

/** A value as SQL that can stand anywhere: no sign may meet another, and no text ends at a NUL. */
function literal(value: Exclude<Value, null>): string {
  if (typeof value === 'number') return value < 0 ? `(${value})` : String(value);
  if (typeof value === 'boolean') return String(value);
  const parts = value.split('\0').map(writtenText);
  return parts.length === 1 ? parts[0]! : `(${parts.join(' || CHAR(0) || ')})`;
}
