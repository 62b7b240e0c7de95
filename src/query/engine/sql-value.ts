import type { Value } from '../../core/column';
import type { SqlValue } from './function';
import type { Sqlite } from './sqlite';

const types = { integer: 1, double: 2, text: 3, blob: 4 } as const;
/** SQLite copies the text before it goes on. */
export const transient = -1;

/** What an `sqlite3_value` holds. Integers beyond 2^53 lose their last digits; bytes are read as UTF-8. */
export function readValue({ calls, memory }: Sqlite, value: number): SqlValue {
  const type = calls.sqlite3_value_type(value);
  if (type === types.integer || type === types.double) return calls.sqlite3_value_double(value);
  if (type !== types.text && type !== types.blob) return null;
  const text = calls.sqlite3_value_text(value);
  return memory.text(text, calls.sqlite3_value_bytes(value));
}

/** The values of an argument list (`sqlite3_value**`). */
export function readValues(sqlite: Sqlite, count: number, list: number): SqlValue[] {
  const values: SqlValue[] = [];
  for (let index = 0; index < count; index++)
    values.push(readValue(sqlite, sqlite.memory.int(list + 4 * index)));
  return values;
}

/** The values of an IN list that xFilter got as a whole. */
export function readList(sqlite: Sqlite, list: number): SqlValue[] {
  const { calls, memory } = sqlite;
  const place = memory.zeros(4);
  const values: SqlValue[] = [];
  for (
    let code = calls.sqlite3_vtab_in_first(list, place);
    code === 0 && memory.int(place) !== 0;
    code = calls.sqlite3_vtab_in_next(list, place)
  )
    values.push(readValue(sqlite, memory.int(place)));
  memory.free(place);
  return values;
}

/** Hands a value to SQLite as the result of a function or a column. Booleans become 1 and 0. */
export function giveValue({ calls, memory }: Sqlite, context: number, value: Value): void {
  if (typeof value === 'string') {
    const { pointer, length } = memory.lend(value);
    calls.sqlite3_result_text(context, pointer, length, transient);
  } else if (typeof value === 'number') {
    if ((value | 0) === value) calls.sqlite3_result_int(context, value);
    else if (Number.isSafeInteger(value)) calls.sqlite3_result_int64(context, BigInt(value));
    else calls.sqlite3_result_double(context, value);
  } else if (value === null) calls.sqlite3_result_null(context);
  else calls.sqlite3_result_int(context, value ? 1 : 0);
}

/** Binds a value to a parameter. */
export function bindValue(sqlite: Sqlite, statement: number, index: number, value: Value): void {
  const { calls, memory } = sqlite;
  if (typeof value === 'string') {
    const { pointer, length } = memory.lend(value);
    calls.sqlite3_bind_text(statement, index, pointer, length, transient);
  } else if (value === null) calls.sqlite3_bind_null(statement, index);
  else if (typeof value === 'number' && !Number.isSafeInteger(value))
    calls.sqlite3_bind_double(statement, index, value);
  else calls.sqlite3_bind_int64(statement, index, BigInt(value));
}
