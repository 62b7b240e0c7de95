/** A piece of SQL: keywords and literals are coloured. */
export interface SqlToken {
  readonly kind: 'keyword' | 'literal' | 'plain';
  readonly text: string;
}

const keywords =
  'SELECT|DISTINCT|FROM|WHERE|AND|OR|NOT|IN|IS|NULL|LIKE|ESCAPE|BETWEEN|ORDER BY|ASC|DESC|LIMIT|OFFSET|AS|TRUE|FALSE|DATE|TIMESTAMP|TIME';
const pattern = new RegExp(
  [
    String.raw`(?<name>\[[^\]]*\]|"[^"]*")`,
    String.raw`(?<literal>'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b)`,
    String.raw`(?<keyword>\b(?:${keywords})\b)`,
  ].join('|'),
  'gi',
);

/** Cuts SQL into pieces whose texts join to the same SQL. Bracketed and quoted names stay plain. */
export function sqlTokens(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  let end = 0;
  for (const match of sql.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: sql.slice(end, match.index) });
    const { literal, keyword } = match.groups ?? {};
    tokens.push({ kind: literal ? 'literal' : keyword ? 'keyword' : 'plain', text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < sql.length) tokens.push({ kind: 'plain', text: sql.slice(end) });
  return tokens;
}
