const word = /^[\p{L}_][\p{L}\p{N}_$]*$/u;
const cell = /^(.+)!\$?([A-Za-z]{1,3})\$?([1-9]\d*)$/s;

/**
 * What a person writes for a cell, as a parameter of SQL: `Sheet1!b2` becomes `@Sheet1!B2`, names of
 * sheets get the quotes they need, `@target` stands for a named cell. Undefined for anything else.
 */
export function cellParameter(text: string): string | undefined {
  const name = text.trim().replace(/^[@=]/, '');
  const match = cell.exec(name);
  if (!match) return word.test(name) ? `@${name}` : undefined;
  const [, sheet, column, row] = match;
  const bare = /^'.*'$/s.test(sheet!) ? sheet!.slice(1, -1).replaceAll("''", "'") : sheet!;
  const written = word.test(bare) ? bare : `'${bare.replaceAll("'", "''")}'`;
  return `@${written}!${column!.toUpperCase()}${row}`;
}
