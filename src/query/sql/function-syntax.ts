import { isDatePart } from '../engine/functions/date-part';
import { dayOf, readMoment, writeMoment, type Moment } from '../engine/functions/moment';
import { callsOf, findWord, isFree, upper, type Call } from './call';
import { castTo, type Cast } from './cast-type';
import { syntaxError, type Token } from './token';

/** A part of the SQL and what comes in its place; `start` and `end` are equal for an insertion. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Statement {
  readonly sql: string;
  readonly tokens: readonly Token[];
}
type Rewrite = (statement: Statement, call: Call) => readonly Replacement[];

const over = (from: Token, to: Token, text: string): Replacement => ({
  start: from.start,
  end: to.end,
  text,
});
const instead = (token: Token, text: string): Replacement => over(token, token, text);

const renamed =
  (name: string): Rewrite =>
  ({ tokens }, { at }) => [instead(tokens[at]!, name)];

/** A word between two arguments as a comma: `POSITION(x IN y)`. */
const asComma =
  (...words: readonly string[]): Rewrite =>
  ({ tokens }, { at, close, args }) => {
    if (args.length !== 1) return [];
    return words.flatMap((word) => {
      const found = findWord(tokens, word, at + 2, close);
      return found === undefined ? [] : [instead(tokens[found]!, ',')];
    });
  };

/** `SUBSTRING(x FOR n)` begins at the first character. */
const substring: Rewrite = (statement, call) => {
  const { tokens } = statement;
  const from = findWord(tokens, 'FROM', call.at + 2, call.close);
  const length = findWord(tokens, 'FOR', call.at + 2, call.close);
  return from === undefined && length !== undefined && call.args.length === 1
    ? [instead(tokens[length]!, ', 1,')]
    : asComma('FROM', 'FOR')(statement, call);
};

/** `EXTRACT(month FROM x)` is DATEPART with its part in front of FROM. */
const extract: Rewrite = (statement, call) => [
  ...renamed('DATEPART')(statement, call),
  ...asComma('FROM')(statement, call),
  ...quotedPart(statement, call.at + 2),
];

const sides: Readonly<Record<string, { readonly blanks: string; readonly chosen: string }>> = {
  BOTH: { blanks: 'TRIM', chosen: 'TRIM_BOTH' },
  LEADING: { blanks: 'LTRIM', chosen: 'TRIM_LEADING' },
  TRAILING: { blanks: 'RTRIM', chosen: 'TRIM_TRAILING' },
};

const trim: Rewrite = ({ tokens }, { at, close }) => {
  const from = findWord(tokens, 'FROM', at + 2, close);
  if (from === undefined) return [];
  const given = sides[upper(tokens, at + 2)];
  const { blanks, chosen } = given ?? sides['BOTH']!;
  const characters = at + 2 + (given ? 1 : 0);
  const first = tokens[at + 2]!;
  if (characters === from) return [instead(tokens[at]!, blanks), over(first, tokens[from]!, '')];
  return [
    instead(tokens[at]!, chosen),
    ...(given ? [instead(first, '')] : []),
    instead(tokens[from]!, ','),
  ];
};

/** A bare date part, alone in its argument, in quotes. */
function quotedPart({ tokens }: Statement, at: number): Replacement[] {
  const token = tokens[at];
  return token?.kind === 'word' && isDatePart(token.raw) ? [instead(token, `'${token.raw}'`)] : [];
}

function partArgument(statement: Statement, { args }: Call, index: number): Replacement[] {
  const [from, to] = args[index] ?? [0, 0];
  return to === from + 1 ? quotedPart(statement, from) : [];
}

const partFirst: Rewrite = (statement, call) => partArgument(statement, call, 0);

/** The part of DATE_TRUNC stands last; where it does not, first, as in PostgreSQL. */
const partLast: Rewrite = (statement, call) => {
  const last = partArgument(statement, call, 1);
  return last.length > 0 ? last : partArgument(statement, call, 0);
};

/** The cast to the type in a range of tokens: words, then perhaps sizes in parentheses. */
function castIn({ tokens }: Statement, from: number, to: number): Cast | undefined {
  const range = tokens.slice(from, to);
  const words = range.filter(({ kind, raw }) => kind === 'word' && raw.toUpperCase() !== 'MAX');
  const size = range.filter(({ kind }) => kind === 'number').map(({ raw }) => raw);
  return castTo(words.map(({ raw }) => raw.toUpperCase()).join(' '), size);
}

const cast: Rewrite = (statement, { at, close }) => {
  const { tokens } = statement;
  const as = findWord(tokens, 'AS', at + 2, close);
  const found = as === undefined ? undefined : castIn(statement, as + 1, close);
  if (as === undefined || !found) return [instead(tokens[at]!, 'CAST')];
  return [
    over(tokens[at]!, tokens[at + 1]!, found.before),
    over(tokens[as]!, tokens[close - 1]!, found.after.trimStart()),
  ];
};

const convert: Rewrite = (statement, { at, close, args }) => {
  const { sql, tokens } = statement;
  const [type, value, style] = args;
  if (!type || !value) return [];
  const found = castIn(statement, ...type);
  if (!found) throw syntaxError(sql, tokens[type[0]]!.start, 'a type such as INT or DATE');
  if (style)
    throw syntaxError(sql, tokens[value[1]]!.start, ') (FORMAT writes dates in other ways)');
  return [
    over(tokens[at]!, tokens[value[0] - 1]!, found.before),
    { start: tokens[close]!.start, end: tokens[close]!.start, text: found.after },
  ];
};

const rewrites: Readonly<Record<string, Rewrite>> = {
  ISNULL: renamed('IFNULL'),
  POSITION: asComma('IN'),
  SUBSTRING: substring,
  TRIM: trim,
  EXTRACT: extract,
  DATEADD: partFirst,
  DATEDIFF: partFirst,
  DATEPART: partFirst,
  DATENAME: partFirst,
  DATE_TRUNC2: partFirst,
  DATE_TRUNC: partLast,
  CAST: cast,
  TRY_CAST: cast,
  CONVERT: convert,
  TRY_CONVERT: convert,
};

/** Keywords of the present, which SQLite would write in its own form. */
const present: Readonly<Record<string, string>> = {
  CURRENT_TIMESTAMP: 'GETUTCDATE()',
  CURRENT_DATE: 'TO_DATE(GETUTCDATE())',
  CURRENT_TIME: 'TO_TIME(GETUTCDATE())',
};

const literals: Readonly<Record<string, Moment['kind']>> = {
  DATE: 'date',
  TIMESTAMP: 'datetime',
  TIME: 'time',
};

/** `DATE '2026-01-31'` and its kin: the text alone, as the columns hold it. */
function literal({ sql, tokens }: Statement, at: number): Replacement[] {
  const word = tokens[at]!;
  const text = tokens[at + 1];
  const kind = literals[upper(tokens, at)];
  // A text that begins with another character is the name of a column called Date.
  if (!kind || text?.kind !== 'text' || !/^\d/.test(text.value)) return [];
  const found = readMoment(text.value);
  const time = (found?.kind === 'time') === (kind === 'time');
  if (!found || !time) throw syntaxError(sql, text.start, `a ${kind} such as ${examples[kind]}`);
  const written = writeMoment(kind === 'date' ? dayOf(found.ms) : { kind, ms: found.ms });
  return [over(word, text, `'${written}'`)];
}

const examples: Readonly<Record<Moment['kind'], string>> = {
  date: "'2026-01-31'",
  datetime: "'2026-01-31 08:30:00'",
  time: "'08:30:00'",
};

function keyword(statement: Statement, at: number): Replacement[] {
  const { tokens } = statement;
  if (!isFree(tokens, at)) return [];
  const now = present[upper(tokens, at)];
  if (now === undefined) return literal(statement, at);
  const empty = upper(tokens, at + 1) === '(' && upper(tokens, at + 2) === ')';
  return [over(tokens[at]!, tokens[empty ? at + 2 : at]!, now)];
}

/**
 * Function syntaxes of the dialect that SQLite's parser does not take, as replacements in the SQL, in
 * their order and apart from each other: those of nested calls are all among them. Texts and quoted
 * names stay as they are. Throws `sql-syntax` where a date literal is none or CONVERT names no type.
 */
export function functionSyntax(sql: string, tokens: readonly Token[]): Replacement[] {
  const statement = { sql, tokens };
  return [
    ...callsOf(tokens).flatMap((call) => rewrites[call.name]?.(statement, call) ?? []),
    ...tokens.flatMap((_, at) => keyword(statement, at)),
  ].sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The SQL with replacements made. */
export function replaced(sql: string, replacements: readonly Replacement[]): string {
  let at = 0;
  const pieces = replacements.map(({ start, end, text }) => {
    const piece = sql.slice(at, start) + text;
    at = end;
    return piece;
  });
  return pieces.join('') + sql.slice(at);
}
