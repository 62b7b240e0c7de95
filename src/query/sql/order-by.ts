import { findColumn, type SchemaColumn, type TableSchema } from '../../pipedrive/schema';
import { isOneOf, isSymbol, isWord } from './cursor';
import { orderTerms, setOperationsIn, type Frame, type OrderTerm } from './frame';
import type { Replacement } from './function-syntax';
import { tablesIn } from './table-use';
import type { Token } from './token';

/**
 * What every term of ORDER BY needs to sort as a sheet does: the collation LANGUAGE, and empty cells
 * last. Both are left out where they change nothing, because with them SQLite does not pass the order
 * on, and no table could be read only as far as a limit needs.
 */
export function orderReplacements(
  tokens: readonly Token[],
  frames: readonly Frame[],
  schemas: readonly TableSchema[],
): Replacement[] {
  const isAlone = tablesIn(tokens).length === 1 && schemas.length === 1;
  return frames.flatMap((frame) => {
    const isCompound = setOperationsIn(frame, tokens).length > 0;
    return orderTerms(frame, tokens).flatMap((term) => {
      const columns = isCompound ? [] : plainColumns(tokens, term, schemas);
      const isText = columns.length === 0 || columns.some(({ type }) => type === 'text');
      const isNullable = !isAlone || columns.length === 0 || columns[0]!.nullable;
      return termReplacements(tokens, term, isText, isNullable && !term.descending);
    });
  });
}

function termReplacements(
  tokens: readonly Token[],
  { from, to, end, hasNulls }: OrderTerm,
  isText: boolean,
  isNullsFirst: boolean,
): Replacement[] {
  const replacements: Replacement[] = [];
  const [first, last] = [tokens[from]!, tokens[to - 1]!];
  const isCollated = tokens.slice(from, to).some((token) => isWord(token, 'COLLATE'));
  if (isText && !isCollated) {
    // COLLATE binds closer than any operator.
    const isSimple = to - from === 1 || (to - from === 3 && isSymbol(tokens[from + 1], '.'));
    if (!isSimple) replacements.push({ start: first.start, end: first.start, text: '(' });
    const text = `${isSimple ? '' : ')'} COLLATE LANGUAGE`;
    replacements.push({ start: last.end, end: last.end, text });
  }
  if (isNullsFirst && !hasNulls) {
    const at = tokens[end - 1]!.end;
    replacements.push({ start: at, end: at, text: ' NULLS LAST' });
  }
  return replacements;
}

/** The columns that a bare or qualified name can mean; none where it may be a name made in the statement. */
function plainColumns(
  tokens: readonly Token[],
  { from, to }: OrderTerm,
  schemas: readonly TableSchema[],
): SchemaColumn[] {
  const isQualified = to - from === 3 && isSymbol(tokens[from + 1], '.');
  const token = tokens[to - 1];
  if ((to - from !== 1 && !isQualified) || !token || !isName(token)) return [];
  if (hasNamedColumns(tokens) || tokens.some((_, index) => isAlias(tokens, index, token.value)))
    return [];
  return schemas.flatMap((schema) => findColumn(schema, token.value) ?? []);
}

/** `WITH name (columns) AS (`: columns that are called otherwise than in their tables. */
function hasNamedColumns(tokens: readonly Token[]): boolean {
  return tokens.some((token, index) => isWord(token, 'AS') && isSymbol(tokens[index - 1], ')'));
}

/** Words behind which a name is a column, not another name for what stands before it. */
const beforeColumns = new Set(
  'SELECT DISTINCT ALL BY WHERE AND OR NOT ON HAVING CASE WHEN THEN ELSE IN LIKE BETWEEN IS ESCAPE GLOB USING'.split(
    ' ',
  ),
);

function isAlias(tokens: readonly Token[], index: number, name: string): boolean {
  const token = tokens[index]!;
  const before = tokens[index - 1];
  if (!isName(token) || token.value.toLowerCase() !== name.toLowerCase() || !before) return false;
  if (before.kind === 'symbol') return before.value === ')';
  const isBehindTop = before.kind === 'number' && isWord(tokens[index - 2], 'TOP');
  return !isBehindTop && !isOneOf(before, beforeColumns);
}

function isName({ kind }: Token): boolean {
  return kind === 'word' || kind === 'name';
}
