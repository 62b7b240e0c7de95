import type { TableSchema } from '../../pipedrive/schema';
import { isSymbol, isWord } from './cursor';
import { framesOf, hasWord, setOperationsIn, type Frame } from './frame';
import { functionSyntax, replaced, type Replacement } from './function-syntax';
import { orderReplacements } from './order-by';
import { tablesIn, type TableUse } from './table-use';
import { syntaxError, tokenize, type Token } from './token';

export interface TranslateOptions {
  /** The tables that the statement names, with their columns. */
  readonly schemas: readonly TableSchema[];
  /** The same by the names that the statement has for them, in lower case. */
  readonly byName?: ReadonlyMap<string, TableSchema>;
  /** Rows at most, for a statement that has no limit of its own. */
  readonly cap?: number | undefined;
}

/**
 * A SELECT of the users' dialect as SQLite's: functions by function-syntax.ts, TOP as LIMIT, names in
 * brackets, tables in memory, and ORDER BY with the order of the language and empty cells last.
 * Throws `sql-syntax`.
 */
export function translate(sql: string, { schemas, byName, cap }: TranslateOptions): string {
  const written = replaced(sql, functionSyntax(sql, tokenize(sql)));
  const tokens = tokenize(written);
  const frames = framesOf(tokens);
  const order = orderReplacements(tokens, frames, schemas);
  const limits = frames.flatMap((frame) => topReplacements(written, tokens, frame));
  const edits = [...nameReplacements(tokens, byName), ...order, ...limits];
  // The sort is stable: at one place, an ORDER BY comes before the LIMIT behind it.
  const text = replaced(
    written,
    edits.sort((one, other) => one.start - other.start || one.end - other.end),
  );
  return cap !== undefined && isUnlimited(frames[0]!, tokens) ? `${text}\nLIMIT ${cap}` : text;
}

/** Names that SQLite would read otherwise: `]` in brackets, `#`, a schema before the table. */
function nameReplacements(
  tokens: readonly Token[],
  byName: TranslateOptions['byName'],
): Replacement[] {
  const isOne = ({ start, end }: TableUse) =>
    tokens.some((token) => token.start === start && token.end === end);
  // `Filter: 12` is called by the filter's name.
  const tables = tablesIn(tokens).map((use) => ({
    use,
    name: byName?.get(use.name.toLowerCase())?.entry.name ?? use.name,
  }));
  const qualified = tables
    .filter(({ use, name }) => !isOne(use) || use.name.toLowerCase() !== name.toLowerCase())
    .map(({ use: { start, end }, name }) => ({ start, end, text: quotedName(name) }));
  const isWithin = ({ start, end }: Token) =>
    qualified.some((table) => table.start <= start && end <= table.end);
  const odd = tokens.filter(
    (token) =>
      !isWithin(token) &&
      ((token.kind === 'name' && token.raw.startsWith('[') && token.value.includes(']')) ||
        (token.kind === 'word' && token.value.includes('#'))),
  );
  return [
    ...qualified,
    ...odd.map(({ start, end, value }) => ({ start, end, text: quotedName(value) })),
  ];
}

function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function isUnlimited(frame: Frame, tokens: readonly Token[]): boolean {
  return (
    !hasWord(frame, tokens, 'LIMIT') &&
    !isWord(tokens[0], 'VALUES') &&
    frame.direct.every((index) => topAt(tokens, index) === undefined)
  );
}

/** The count behind `SELECT [DISTINCT] TOP`, and the tokens of all of it. */
interface Top {
  readonly from: number;
  readonly to: number;
  readonly count: string;
}

function topAt(tokens: readonly Token[], index: number): Top | undefined {
  if (!isWord(tokens[index], 'SELECT')) return undefined;
  const isMarked = isWord(tokens[index + 1], 'DISTINCT') || isWord(tokens[index + 1], 'ALL');
  const from = index + (isMarked ? 2 : 1);
  const number = tokens[from + 1];
  if (!isWord(tokens[from], 'TOP')) return undefined;
  if (number?.kind === 'number') return { from, to: from + 2, count: number.raw };
  const wrapped = tokens[from + 2];
  const isWrapped = isSymbol(number, '(') && wrapped?.kind === 'number';
  return isWrapped && isSymbol(tokens[from + 3], ')')
    ? { from, to: from + 4, count: wrapped.raw }
    : undefined;
}

/** TOP counts the rows of its own SELECT; LIMIT those of all that UNION puts together. */
function topReplacements(sql: string, tokens: readonly Token[], frame: Frame): Replacement[] {
  const tops = frame.direct.flatMap((index) => {
    const top = topAt(tokens, index);
    return top ? [{ ...top, select: index }] : [];
  });
  const operations = setOperationsIn(frame, tokens);
  return tops.flatMap(({ select, from, to, count }) => {
    const [first, next] = [tokens[from]!, tokens[to]];
    checkTop(sql, next, hasWord(frame, tokens, 'LIMIT'));
    const removed = { start: first.start, end: next?.start ?? tokens[to - 1]!.end, text: '' };
    if (operations.length === 0)
      return [removed, insertion(tokens[frame.end - 1]!.end, ` LIMIT ${count}`)];
    const end = operations.find((index) => index > select) ?? armEnd(frame, tokens);
    return [
      insertion(tokens[select]!.start, 'SELECT * FROM ('),
      removed,
      insertion(tokens[end - 1]!.end, ` LIMIT ${count})`),
    ];
  });
}

function checkTop(sql: string, next: Token | undefined, hasLimit: boolean): void {
  if (!next) return;
  if (isWord(next, 'PERCENT') || isWord(next, 'WITH'))
    throw syntaxError(sql, next.start, 'a column (TOP takes a number of rows)', next.raw);
  if (hasLimit) throw syntaxError(sql, next.start, 'TOP or LIMIT, not both', next.raw);
}

/** Where the last SELECT of a UNION ends: its ORDER BY and LIMIT belong to the whole. */
function armEnd({ direct, end }: Frame, tokens: readonly Token[]): number {
  return direct.find((index) => isWord(tokens[index], 'ORDER')) ?? end;
}

function insertion(at: number, text: string): Replacement {
  return { start: at, end: at, text };
}
