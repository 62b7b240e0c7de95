import { isSymbol, type Cursor } from './cursor';
import type { StatementText } from './statement';
import type { TableUse } from './table-use';

/** A part of the script, in UTF-16 units: an expression, or a whole SELECT. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Rows to be written: lists of expressions, or a SELECT that gives them. */
export interface NewRows {
  readonly target: TableUse;
  /** Columns that the rows name; empty where all are meant. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Span[])[] | Span;
}

export interface InsertStatement extends StatementText, NewRows {
  readonly kind: 'insert';
}

/** Updates the rows that agree in the key, else the columns of `on`; inserts the others. */
export interface UpsertStatement extends StatementText, NewRows {
  readonly kind: 'upsert';
  /** `UPSERT INTO t (...) ON (Email) VALUES ...`; empty for the table's own key. */
  readonly on: readonly string[];
}

export interface UpdateStatement extends StatementText {
  readonly kind: 'update';
  readonly target: TableUse;
}

export interface DeleteStatement extends StatementText {
  readonly kind: 'delete';
  readonly target: TableUse;
}

export type WriteStatement = InsertStatement | UpsertStatement | UpdateStatement | DeleteStatement;

type Verb = WriteStatement['kind'];

/** INSERT, UPSERT, UPDATE or DELETE. Throws `sql-syntax`; expressions are left to the engine. */
export function readWrite(cursor: Cursor, text: StatementText): WriteStatement {
  const kind = cursor.take()!.value.toLowerCase() as Verb;
  return verbs[kind](cursor, text);
}

const verbs: Readonly<Record<Verb, (cursor: Cursor, text: StatementText) => WriteStatement>> = {
  insert: (cursor, text) => {
    cursor.expect('INTO');
    const target = targetTable(cursor, text);
    return { kind: 'insert', ...text, target, columns: names(cursor), rows: newRows(cursor) };
  },
  upsert: (cursor, text) => {
    cursor.expect('INTO');
    const target = targetTable(cursor, text);
    const columns = names(cursor);
    if (columns.length === 0) throw cursor.error('( and the columns');
    const on = cursor.accept('ON') ? names(cursor) : [];
    return { kind: 'upsert', ...text, target, columns, on, rows: newRows(cursor) };
  },
  update: (cursor, text) => {
    const target = targetTable(cursor, text);
    skipAlias(cursor);
    cursor.expect('SET');
    cursor.expectName('a column');
    cursor.expect('=');
    if (!cursor.peek()) throw cursor.error('a value');
    return { kind: 'update', ...text, target };
  },
  delete: (cursor, text) => {
    cursor.expect('FROM');
    const target = targetTable(cursor, text);
    skipAlias(cursor);
    if (cursor.peek() && !cursor.sees('WHERE')) throw cursor.error('WHERE or the end');
    return { kind: 'delete', ...text, target };
  },
};

function targetTable(cursor: Cursor, { tables }: StatementText): TableUse {
  const at = cursor.offset;
  cursor.expectName('a table');
  while (cursor.acceptSymbol('.')) cursor.expectName('a table');
  const found = tables.find(({ start }) => start === at);
  if (!found) throw cursor.error('a table');
  return found;
}

/** `UPDATE Deals AS d`. */
function skipAlias(cursor: Cursor): void {
  if (cursor.accept('AS')) cursor.expectName('a name');
}

/** Names in parentheses; none where there are no parentheses. */
function names(cursor: Cursor): string[] {
  if (!cursor.seesSymbol('(')) return [];
  cursor.take();
  const found: string[] = [];
  do found.push(cursor.expectName('a column').value);
  while (cursor.acceptSymbol(','));
  cursor.expect(')');
  return found;
}

function newRows(cursor: Cursor): NewRows['rows'] {
  const start = cursor.offset;
  if (cursor.sees('SELECT') || cursor.sees('WITH')) {
    let end = start;
    for (let token = cursor.take(); token; token = cursor.take()) end = token.end;
    return { start, end };
  }
  cursor.expect('VALUES');
  const rows: Span[][] = [];
  do {
    cursor.expect('(');
    const row = [expression(cursor)];
    while (cursor.acceptSymbol(',')) row.push(expression(cursor));
    cursor.expect(')');
    rows.push(row);
  } while (cursor.acceptSymbol(','));
  if (cursor.peek()) throw cursor.error(', or the end');
  return rows;
}

/** Up to the comma or parenthesis that ends it. */
function expression(cursor: Cursor): Span {
  const start = cursor.offset;
  let end = start;
  let depth = 0;
  for (let token = cursor.peek(); token; token = cursor.peek()) {
    if (depth === 0 && (isSymbol(token, ',') || isSymbol(token, ')'))) break;
    if (isSymbol(token, '(')) depth++;
    if (isSymbol(token, ')')) depth--;
    end = cursor.take()!.end;
  }
  if (end === start) throw cursor.error('a value');
  return { start, end };
}
