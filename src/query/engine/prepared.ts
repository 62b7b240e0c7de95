import type { Value } from '../../core/column';
import { bindValue } from './sql-value';
import type { Sqlite } from './sqlite';

const rowCode = 100;
const doneCode = 101;
const types = { integer: 1, double: 2, text: 3, blob: 4 } as const;

/** A result column as SQLite names it: where it comes from, if it is a table's column unchanged. */
export interface ResultColumn {
  readonly name: string;
  readonly table?: string;
  readonly origin?: string;
}

/** One prepared statement. Whoever prepares it finalizes it. */
export class Prepared {
  readonly columns: readonly ResultColumn[];

  constructor(
    private readonly sqlite: Sqlite,
    private readonly pointer: number,
    /** The error of a step that failed. */
    private readonly failure: () => unknown,
  ) {
    const { calls, memory } = sqlite;
    this.columns = Array.from({ length: calls.sqlite3_column_count(pointer) }, (_, index) => {
      const table = memory.cString(calls.sqlite3_column_table_name(pointer, index));
      const origin = memory.cString(calls.sqlite3_column_origin_name(pointer, index));
      return {
        name: memory.cString(calls.sqlite3_column_name(pointer, index)) ?? '',
        ...(table !== undefined && origin !== undefined ? { table, origin } : {}),
      };
    });
  }

  /** Whether it leaves the database as it is. */
  get readonly(): boolean {
    return this.sqlite.calls.sqlite3_stmt_readonly(this.pointer) !== 0;
  }

  /** Names of its parameters, without their sign; `?` stays a question mark. */
  get parameters(): string[] {
    const { calls, memory } = this.sqlite;
    return Array.from({ length: calls.sqlite3_bind_parameter_count(this.pointer) }, (_, index) => {
      const name = memory.cString(calls.sqlite3_bind_parameter_name(this.pointer, index + 1));
      return name === undefined ? '?' : name.slice(1);
    });
  }

  bind(values: readonly Value[]): void {
    for (const [index, value] of values.entries())
      bindValue(this.sqlite, this.pointer, index + 1, value);
  }

  /** The statement with its parameters' values in their places. */
  get expanded(): string {
    const { calls, memory } = this.sqlite;
    const pointer = calls.sqlite3_expanded_sql(this.pointer);
    const sql = memory.cString(pointer) ?? '';
    memory.free(pointer);
    return sql;
  }

  /** To the next row; false at the end. Throws what went wrong. */
  step(): boolean {
    const code = this.sqlite.calls.sqlite3_step(this.pointer);
    if (code === rowCode) return true;
    if (code !== doneCode) throw this.failure();
    return false;
  }

  /** The row that `step` came to. */
  row(): Value[] {
    const { pointer, sqlite } = this;
    const { calls, memory } = sqlite;
    const { length } = this.columns;
    const row = new Array<Value>(length);
    for (let index = 0; index < length; index++) {
      const type = calls.sqlite3_column_type(pointer, index);
      if (type === types.integer || type === types.double)
        row[index] = calls.sqlite3_column_double(pointer, index);
      else if (type === types.text || type === types.blob) {
        const text = calls.sqlite3_column_blob(pointer, index);
        row[index] = memory.text(text, calls.sqlite3_column_bytes(pointer, index));
      } else row[index] = null;
    }
    return row;
  }

  reset(): void {
    this.sqlite.calls.sqlite3_reset(this.pointer);
  }

  finalize(): void {
    this.sqlite.calls.sqlite3_finalize(this.pointer);
  }
}
