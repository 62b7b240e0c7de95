import { isSymbol, isWord } from '../../query/sql/cursor';
import { tablesIn } from '../../query/sql/table-use';
import type { Token } from '../../query/sql/token';
import { isKeyword } from './sql-words';

/** A table that a text reads, with the short name it has there. */
export interface NamedTable {
  readonly name: string;
  readonly alias?: string;
}

/** The tables that tokens name, in their order, each name of one once. */
export function namedTables(tokens: readonly Token[]): NamedTable[] {
  const found = new Map<string, NamedTable>();
  for (const { name, end, temporary } of tablesIn(tokens)) {
    if (temporary) continue;
    const index = tokens.findIndex((token) => token.end === end);
    const alias = aliasAt(tokens, isWord(tokens[index + 1], 'AS') ? index + 2 : index + 1);
    const key = (alias ?? name).toLowerCase();
    if (!found.has(key)) found.set(key, { name, ...(alias === undefined ? {} : { alias }) });
  }
  return [...found.values()];
}

/** The table that `name.` speaks of. */
export function ownerOf(qualifier: string, tables: readonly NamedTable[]): NamedTable | undefined {
  const wanted = qualifier.toLowerCase();
  return tables.find(({ name, alias }) => (alias ?? name).toLowerCase() === wanted);
}

function aliasAt(tokens: readonly Token[], index: number): string | undefined {
  const token = tokens[index];
  const isName = token?.kind === 'name' || (token?.kind === 'word' && !isKeyword(token.value));
  return isName && !isSymbol(tokens[index + 1], '(') ? token.value : undefined;
}
