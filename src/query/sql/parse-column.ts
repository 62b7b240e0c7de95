import { isOneOf, type Cursor } from './cursor';
import { Unexpressed, type Named } from './selection';

/** A column, maybe behind the name of its table. */
export interface Qualified extends Named {
  readonly table?: string;
}

export const joins = new Set([
  'JOIN',
  'INNER',
  'LEFT',
  'RIGHT',
  'FULL',
  'CROSS',
  'NATURAL',
  'OUTER',
]);
const notColumns = new Set(
  'CASE CAST NOT EXISTS NULL TRUE FALSE SELECT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP'.split(
    ' ',
  ),
);
/** Words and symbols with which no expression begins. */
export const stoppers = new Set(
  'FROM WHERE AND OR ORDER GROUP HAVING LIMIT BY JOIN ON AS THEN ELSE END UNION ASC DESC SET'.split(
    ' ',
  ),
);

/** A column by its name. Throws `sql-syntax` where no value can begin, Unexpressed for other values. */
export function columnName(cursor: Cursor): Qualified {
  const token = cursor.peek();
  const isSymbol = token?.kind === 'symbol' && !['(', '-', '+', '~'].includes(token.value);
  if (!token || isSymbol || isOneOf(token, stoppers)) throw cursor.error('a column');
  const isName = token.kind === 'name' || (token.kind === 'word' && !isOneOf(token, notColumns));
  if (!isName) throw unexpressed(cursor, 'an expression');
  if (cursor.seesSymbol('(', 1))
    throw unexpressed(cursor, `the function ${token.value.toUpperCase()}`);
  cursor.take();
  if (!cursor.acceptSymbol('.')) return { name: token.value, at: token.start };
  if (cursor.seesSymbol('*')) throw unexpressed(cursor, `all columns of ${token.value}`);
  const column = cursor.expectName('a column');
  return { table: token.value, name: column.value, at: column.start };
}

/** The column without its table, which must be the one that is read. */
export function own({ table: prefix, name, at }: Qualified, table: string, alias?: string): Named {
  const isOwn = prefix === undefined || prefix.toLowerCase() === (alias ?? table).toLowerCase();
  if (!isOwn) throw new Unexpressed(`the table ${prefix}`, at);
  return { name, at };
}

/** What stands here is not for the builder. */
export function unexpressed(cursor: Cursor, what?: string): Unexpressed {
  return new Unexpressed(what ?? nameOf(cursor), cursor.offset);
}

function nameOf(cursor: Cursor): string {
  const token = cursor.peek();
  if (isOneOf(token, joins) || token?.value === ',') return 'several tables';
  if (cursor.peek(1)?.value.toUpperCase() === 'BY') return `${token!.value.toUpperCase()} BY`;
  return token?.kind === 'word' ? token.value.toUpperCase() : 'an expression';
}
