const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Words that would end a clause, or begin a value, if they stood there as a name. */
const reserved = new Set(
  'all and as asc between by case cast collate cross current_date current_time current_timestamp desc distinct else end escape except exec execute exists false from full getdeleted glob group having in inner insert intersect into is isnull join left like limit match natural not notnull null offset on or order outer regexp right select set then top true union update upsert using values when where window with'.split(
    ' ',
  ),
);

/** A name as SQL writes it: bare where possible, else in brackets with `]` doubled. */
export function writtenName(text: string): string {
  return plainName.test(text) && !reserved.has(text.toLowerCase())
    ? text
    : `[${text.replaceAll(']', ']]')}]`;
}

/** Text as SQL writes it. */
export function writtenText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
