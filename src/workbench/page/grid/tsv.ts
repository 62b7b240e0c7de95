/**
 * Cells as the tab-separated text that spreadsheets exchange over the clipboard. A cell that holds a
 * tab, a line break or a quote is quoted, its quotes doubled, as Excel does.
 */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quote).join('\t')).join('\r\n');
}

const quote = (text: string): string =>
  /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** The reverse; rows may differ in length. A last line break ends the text, it starts no further row. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(cell)) {
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  const last = rows.at(-1)!;
  if (rows.length > 1 && (last.length === 0 || (last.length === 1 && last[0] === ''))) rows.pop();
  return rows;
}

/** A quoted or a plain cell, and the tab, line break or end after it. */
const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/g;
