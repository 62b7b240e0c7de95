import type { Value } from '../../core/column';
import type { EngineColumn, RowChange } from './port';
import type { SqlValue } from './function';
import { readValue } from './sql-value';
import type { Sqlite } from './sqlite';
import type { TableSource } from './table-source';

/** What precedes the columns among the arguments of xUpdate: the row's number, old and new. */
const leading = 2;

/** The change that the arguments of xUpdate stand for (https://www.sqlite.org/vtab.html#xupdate). */
export function rowChange(
  sqlite: Sqlite,
  source: TableSource,
  count: number,
  args: number,
): RowChange {
  const { memory, calls } = sqlite;
  const table = source.table.name;
  const number = readValue(sqlite, memory.int(args));
  const identity = number === null ? { key: null } : source.identityAt(Number(number));
  if (count === 1) return { table, kind: 'delete', ...identity, values: {} };
  const values: Record<string, Value> = {};
  for (const [index, { column }] of source.declared.entries()) {
    const pointer = memory.int(args + 4 * (leading + index));
    const value = readValue(sqlite, pointer);
    // A new row has no unchanged columns: those that nothing was said of are NULL.
    const isSet = number === null ? value !== null : calls.sqlite3_value_nochange(pointer) === 0;
    if (isSet) values[column.name] = written(value, column);
  }
  return { table, kind: number === null ? 'insert' : 'update', ...identity, values };
}

function written(value: SqlValue, { type }: EngineColumn): Value {
  return type === 'boolean' && (value === 0 || value === 1) ? value === 1 : value;
}
