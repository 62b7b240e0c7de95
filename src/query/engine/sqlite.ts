import init from '@sqlite.org/sqlite-wasm';
import { Memory } from './memory';

type Pointer = number;

/** The C functions that are called without conversions: they run once a value, a row or a statement. */
export interface SqliteCalls {
  sqlite3_malloc(bytes: number): Pointer;
  sqlite3_free(pointer: Pointer): void;
  sqlite3_close_v2(db: Pointer): number;
  sqlite3_errmsg(db: Pointer): Pointer;
  sqlite3_error_offset(db: Pointer): number;
  sqlite3_prepare_v3(
    db: Pointer,
    sql: Pointer,
    bytes: number,
    flags: number,
    statement: Pointer,
    tail: Pointer,
  ): number;
  sqlite3_step(statement: Pointer): number;
  sqlite3_reset(statement: Pointer): number;
  sqlite3_finalize(statement: Pointer): number;
  sqlite3_stmt_readonly(statement: Pointer): number;
  sqlite3_expanded_sql(statement: Pointer): Pointer;
  sqlite3_column_count(statement: Pointer): number;
  sqlite3_column_name(statement: Pointer, column: number): Pointer;
  sqlite3_column_table_name(statement: Pointer, column: number): Pointer;
  sqlite3_column_origin_name(statement: Pointer, column: number): Pointer;
  sqlite3_column_type(statement: Pointer, column: number): number;
  sqlite3_column_double(statement: Pointer, column: number): number;
  sqlite3_column_blob(statement: Pointer, column: number): Pointer;
  sqlite3_column_bytes(statement: Pointer, column: number): number;
  sqlite3_bind_parameter_count(statement: Pointer): number;
  sqlite3_bind_parameter_name(statement: Pointer, index: number): Pointer;
  sqlite3_bind_null(statement: Pointer, index: number): number;
  sqlite3_bind_int64(statement: Pointer, index: number, value: bigint): number;
  sqlite3_bind_double(statement: Pointer, index: number, value: number): number;
  sqlite3_bind_text(
    statement: Pointer,
    index: number,
    text: Pointer,
    bytes: number,
    lifetime: number,
  ): number;
  sqlite3_value_type(value: Pointer): number;
  sqlite3_value_double(value: Pointer): number;
  sqlite3_value_int64(value: Pointer): bigint;
  sqlite3_value_text(value: Pointer): Pointer;
  sqlite3_value_bytes(value: Pointer): number;
  sqlite3_value_nochange(value: Pointer): number;
  sqlite3_result_null(context: Pointer): void;
  sqlite3_result_int(context: Pointer, value: number): void;
  sqlite3_result_int64(context: Pointer, value: bigint): void;
  sqlite3_result_double(context: Pointer, value: number): void;
  sqlite3_result_text(context: Pointer, text: Pointer, bytes: number, lifetime: number): void;
  sqlite3_result_error(context: Pointer, text: Pointer, bytes: number): void;
  sqlite3_create_function_v2(
    db: Pointer,
    name: Pointer,
    arguments_: number,
    flags: number,
    data: Pointer,
    call: Pointer,
    step: Pointer,
    final: Pointer,
    destroy: Pointer,
  ): number;
  sqlite3_create_collation_v2(
    db: Pointer,
    name: Pointer,
    encoding: number,
    data: Pointer,
    compare: Pointer,
    destroy: Pointer,
  ): number;
  sqlite3_aggregate_context(context: Pointer, bytes: number): Pointer;
  sqlite3_set_authorizer(db: Pointer, call: Pointer, data: Pointer): number;
  sqlite3_declare_vtab(db: Pointer, sql: Pointer): number;
  sqlite3_vtab_rhs_value(info: Pointer, constraint: number, value: Pointer): number;
  sqlite3_vtab_in(info: Pointer, constraint: number, handle: number): number;
  sqlite3_vtab_in_first(list: Pointer, value: Pointer): number;
  sqlite3_vtab_in_next(list: Pointer, value: Pointer): number;
  sqlite3_vtab_collation(info: Pointer, constraint: number): Pointer;
  sqlite3_vtab_nochange(context: Pointer): number;
}

type Api = Awaited<ReturnType<typeof init>>;

/** SQLite as it was loaded: one for a thread. */
export interface Sqlite {
  readonly calls: SqliteCalls;
  readonly memory: Memory;
  /** The library's own, converting interface: for what is not called often. */
  readonly capi: Api['capi'];
  /** Makes a function callable from C; the signature is the library's (`ipp`). It must not throw. */
  readonly install: (signature: string, call: (...args: number[]) => number | void) => Pointer;
}

/** Where the wasm file is, if not beside the library. */
export interface LoadOptions {
  readonly wasmUrl?: string;
}

/** Loads SQLite, in Node or in a browser. Rejects where the wasm file cannot be read. */
export async function loadSqlite({ wasmUrl }: LoadOptions = {}): Promise<Sqlite> {
  // The declaration hides the options on purpose (sqlite-wasm, pull request 129).
  const load: (options: object) => Promise<Api> = init;
  const api = await load({
    print: () => undefined,
    printErr: () => undefined,
    ...(wasmUrl === undefined ? {} : { locateFile: () => wasmUrl }),
  });
  const silent = () => undefined;
  Object.assign(api.config, { warn: silent, error: silent });
  const calls: SqliteCalls = api.wasm.exports;
  return {
    calls,
    memory: new Memory(api.config.memory, calls),
    capi: api.capi,
    install: (signature, call) => api.wasm.installFunction(signature, call),
  };
}
