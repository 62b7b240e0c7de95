import { Cursor, isOneOf } from './cursor';
import { parseConditions } from './parse-condition';
import { columnName, joins, own, stoppers, unexpressed, type Qualified } from './parse-column';
import { Unexpressed, type Named, type Selection, type Sorted } from './selection';
import { tokenize, type Token } from './token';

const setOperations = new Set(['UNION', 'INTERSECT', 'EXCEPT']);
const clauses = new Set([
  'WHERE',
  'ORDER',
  'LIMIT',
  'GROUP',
  'HAVING',
  'WINDOW',
  'OFFSET',
  'INDEXED',
]);
const afterCondition = new Set(
  'AND OR COLLATE BETWEEN IS NOT LIKE IN ISNULL NOTNULL GLOB REGEXP MATCH ESCAPE'.split(' '),
);

/**
 * Reads a SELECT as far as the builder can show it. Anything else comes back as the first thing that
 * the builder cannot show; it may still be SQL that the engine runs. Throws `sql-syntax` where no SQL
 * could go on.
 */
export function parseSelection(
  sql: string,
  tokens: readonly Token[] = tokenize(sql),
): Selection | Unexpressed {
  const cursor = new Cursor(sql, tokens);
  try {
    return selection(cursor);
  } catch (thrown) {
    if (thrown instanceof Unexpressed) return thrown;
    throw thrown;
  }
}

function selection(cursor: Cursor): Selection {
  if (cursor.sees('WITH') || cursor.sees('VALUES')) throw unexpressed(cursor);
  cursor.expect('SELECT');
  if (cursor.sees('DISTINCT')) throw unexpressed(cursor);
  cursor.accept('ALL');
  const top = cursor.accept('TOP') ? topCount(cursor) : undefined;
  const list = selectList(cursor);
  cursor.expect('FROM');
  const table = tableName(cursor);
  const alias = tableAlias(cursor);
  const columns = list === '*' ? list : list.map((column) => own(column, table.name, alias));
  const conditions = cursor.accept('WHERE')
    ? parseConditions(cursor, (column) => own(column, table.name, alias))
    : [];
  const sort = cursor.accept('ORDER', 'BY') ? sortTerms(cursor, table.name, alias) : [];
  const limit = cursor.accept('LIMIT') ? rowCount(cursor) : top;
  if (top !== undefined && limit !== top) throw new Unexpressed('TOP with LIMIT', cursor.offset);
  cursor.acceptSymbol(';');
  end(cursor, conditions.length > 0 && sort.length === 0 && limit === undefined);
  return { table, columns, conditions, sort, ...(limit === undefined ? {} : { limit }) };
}

function selectList(cursor: Cursor): '*' | readonly Qualified[] {
  if (cursor.acceptSymbol('*')) {
    if (cursor.seesSymbol(',')) throw new Unexpressed('columns beside *', cursor.offset);
    return '*';
  }
  const columns: Qualified[] = [];
  do {
    columns.push(columnName(cursor));
    if (!cursor.seesSymbol(',') && !cursor.sees('FROM')) {
      if (!cursor.peek()) throw cursor.error('FROM');
      const isAlias = cursor.sees('AS') || cursor.peek()!.kind !== 'symbol';
      throw new Unexpressed(isAlias ? 'another name for a column' : 'an expression', cursor.offset);
    }
  } while (cursor.acceptSymbol(','));
  return columns;
}

function tableName(cursor: Cursor): Named {
  if (cursor.seesSymbol('(')) throw unexpressed(cursor, 'a sub-query');
  if (isOneOf(cursor.peek(), stoppers)) throw cursor.error('a table');
  const token = cursor.expectName('a table');
  if (/#TEMP$/i.test(token.value)) throw new Unexpressed('a table in memory', token.start);
  if (cursor.seesSymbol('.') || cursor.seesSymbol('('))
    throw unexpressed(cursor, 'a table of another kind');
  return { name: token.value, at: token.start };
}

function tableAlias(cursor: Cursor): string | undefined {
  const isMarked = cursor.accept('AS');
  const token = cursor.peek();
  const isName =
    token?.kind === 'name' ||
    (token?.kind === 'word' &&
      ![setOperations, joins, clauses].some((words) => isOneOf(token, words)) &&
      !isOneOf(token, stoppers));
  if (isName) return cursor.take()!.value;
  if (isMarked) throw cursor.error('a name');
  return undefined;
}

function sortTerms(cursor: Cursor, table: string, alias?: string): Sorted[] {
  const terms: Sorted[] = [];
  do {
    const at = cursor.offset;
    const place = cursor.peek()?.kind === 'number' ? Number(cursor.take()!.value) : undefined;
    const column = place ?? own(columnName(cursor), table, alias);
    const descending = cursor.accept('DESC') || (cursor.accept('ASC') && false);
    if (cursor.sees('COLLATE')) throw unexpressed(cursor);
    const nulls = cursor.accept('NULLS', 'FIRST')
      ? 'first'
      : cursor.accept('NULLS', 'LAST')
        ? 'last'
        : undefined;
    terms.push({ column, descending, at, ...(nulls ? { nulls } : {}) });
  } while (cursor.acceptSymbol(','));
  return terms;
}

function topCount(cursor: Cursor): number {
  const isWrapped = cursor.acceptSymbol('(');
  const count = rowCount(cursor);
  if (isWrapped) cursor.expect(')');
  if (cursor.sees('PERCENT') || cursor.sees('WITH', 'TIES')) throw cursor.error('a column');
  return count;
}

function rowCount(cursor: Cursor): number {
  const token = cursor.peek();
  if (!token || isOneOf(token, stoppers)) throw cursor.error('a number of rows');
  const count = token.kind === 'number' ? Number(token.value) : NaN;
  if (!Number.isSafeInteger(count) || count < 1) throw unexpressed(cursor, 'this row limit');
  cursor.take();
  if (cursor.seesSymbol(',') || cursor.sees('OFFSET')) throw unexpressed(cursor, 'OFFSET');
  return count;
}

/** Nothing may follow. What is no clause of any SELECT is an error. */
function end(cursor: Cursor, isCondition: boolean): void {
  const token = cursor.peek();
  if (!token) return;
  const isClause =
    [setOperations, joins, clauses].some((words) => isOneOf(token, words)) ||
    (isCondition && isOneOf(token, afterCondition));
  const isOperator = token.kind === 'symbol' && ![')', '(', ';', '.'].includes(token.value);
  if (isClause || isOperator) throw unexpressed(cursor);
  throw cursor.error('WHERE, ORDER BY, LIMIT or the end');
}
