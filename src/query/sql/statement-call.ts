import type { Cursor } from './cursor';
import { parameterTokens, type StatementParameter } from './parameter';
import type { StatementText } from './statement';
import type { TableUse } from './table-use';

/** A value of a call: as written, or given from outside. */
export type Argument = string | number | boolean | null | StatementParameter;

/** `EXEC procedure name = value, ...` */
export interface ExecStatement extends StatementText {
  readonly kind: 'exec';
  readonly procedure: string;
  readonly arguments: readonly { readonly name: string; readonly value: Argument }[];
}

/** `GETDELETED FROM table [WHERE UpdateTime >= value]`: the keys of rows deleted since then. */
export interface DeletedStatement extends StatementText {
  readonly kind: 'getdeleted';
  readonly table: TableUse;
  readonly since?: Argument;
}

/** EXEC or EXECUTE. Names may have the `@` of SQL Server. Throws `sql-syntax`. */
export function readExec(cursor: Cursor, text: StatementText): ExecStatement {
  cursor.take();
  const procedure = cursor.expectName('a procedure').value;
  const given: { name: string; value: Argument }[] = [];
  if (cursor.peek())
    do {
      given.push({ name: argumentName(cursor), value: argument(cursor) });
    } while (cursor.acceptSymbol(','));
  if (cursor.peek()) throw cursor.error(', or the end');
  return { kind: 'exec', ...text, parameters: parametersOf(given), procedure, arguments: given };
}

/** Those that stand for values: a name may look like one. */
function parametersOf(given: ExecStatement['arguments']): StatementParameter[] {
  const found = new Map<string, StatementParameter>();
  for (const { value } of given)
    if (typeof value === 'object' && value !== null) found.set(value.key, value);
  return [...found.values()];
}

function argumentName(cursor: Cursor): string {
  const token = cursor.peek();
  const isMarked = token?.kind === 'parameter' && /^@[^!]+$/.test(token.raw);
  const name = isMarked ? cursor.take()!.raw.slice(1) : cursor.expectName('a parameter').value;
  cursor.expect('=');
  return name;
}

const sinceColumns = new Set(['updatetime', 'update_time']);

/** GETDELETED. Throws `sql-syntax`. */
export function readDeleted(cursor: Cursor, text: StatementText): DeletedStatement {
  cursor.take();
  cursor.expect('FROM');
  cursor.expectName('a table');
  const [table] = text.tables;
  if (!table) throw cursor.error('a table');
  const statement = { kind: 'getdeleted' as const, ...text, table };
  if (!cursor.peek()) return statement;
  cursor.expect('WHERE');
  if (!sinceColumns.has(cursor.peek()?.value.toLowerCase() ?? '')) throw cursor.error('UpdateTime');
  cursor.take();
  cursor.expect('>=');
  const since = argument(cursor);
  if (cursor.peek()) throw cursor.error('the end');
  return { ...statement, since };
}

const words: Readonly<Record<string, boolean | null>> = { TRUE: true, FALSE: false, NULL: null };

/** A literal or a parameter. Throws `sql-syntax`. */
function argument(cursor: Cursor): Argument {
  const sign = cursor.seesSymbol('-') && cursor.peek(1)?.kind === 'number' ? -1 : 1;
  if (sign === -1) cursor.take();
  const token = cursor.peek();
  const word = token?.kind === 'word' ? words[token.value.toUpperCase()] : undefined;
  const isValue = token?.kind === 'text' || token?.kind === 'number' || token?.kind === 'parameter';
  if (!token || (word === undefined && !isValue)) throw cursor.error('a value');
  cursor.take();
  if (word !== undefined) return word;
  if (token.kind === 'parameter') return parameterTokens([token])[0]!.parameter;
  return token.kind === 'number' ? sign * Number(token.value) : token.value;
}
