import init from '@sqlite.org/sqlite-wasm';
import { systemClock } from '../../../src/core/clock';
import type { ColumnType, Row } from '../../../src/core/column';
import type { SqlFunction, SqlValue } from '../../../src/query/engine/function';
import { functions } from '../../../src/query/engine/functions/library';

export interface LoadedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly rows: readonly Row[];
}

export interface LoadedTables {
  /** Runs SQLite's own SQL: all rows as arrays, and the names of the columns. */
  query(sql: string): { readonly columns: string[]; readonly rows: SqlValue[][] };
  close(): void;
}

const affinities: Readonly<Record<ColumnType, string>> = {
  integer: 'INTEGER',
  number: 'REAL',
  money: 'REAL',
  boolean: 'INTEGER',
  text: 'TEXT',
  date: 'TEXT',
  datetime: 'TEXT',
  time: 'TEXT',
};

/** Plain SQLite with whole tables in it, the functions of the dialect and its collation: the yardstick. */
export async function loadTables(
  tables: readonly LoadedTable[],
  locale = 'en',
): Promise<LoadedTables> {
  const sqlite = await init();
  const db = new sqlite.oo1.DB(':memory:');
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  for (const { name, arity, deterministic, call } of functions(systemClock, locale))
    for (const count of counts(arity))
      db.createFunction({
        name,
        arity: count,
        deterministic,
        xFunc: (_context, ...args) => call(args as SqlValue[]),
      });
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const { capi, wasm } = sqlite;
  const text = (length: number, pointer: number) =>
    new TextDecoder().decode(wasm.heap8u().slice(pointer, pointer + length));
  capi.sqlite3_create_collation_v2(
    db.pointer!,
    'LANGUAGE',
    capi.SQLITE_UTF8,
    0,
    (_: number, aLength: number, a: number, bLength: number, b: number) =>
      compare(text(aLength, a), text(bLength, b)),
    0,
  );
  for (const { name, columns, rows } of tables) {
    const list = columns.map((column) => `${quoted(column.name)} ${affinities[column.type]}`);
    db.exec(`CREATE TABLE ${quoted(name)} (${list.join(', ')})`);
    const insert = db.prepare(
      `INSERT INTO ${quoted(name)} VALUES (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of rows) insert.bind([...row]).stepReset();
    insert.finalize();
  }
  return {
    query(sql) {
      const columns: string[] = [];
      const rows: SqlValue[][] = [];
      db.exec({ sql, rowMode: 'array', resultRows: rows, columnNames: columns });
      return { columns, rows };
    },
    close: () => db.close(),
  };
}

function counts(arity: SqlFunction['arity']): number[] {
  const [min, max] = typeof arity === 'number' ? [arity, arity] : arity;
  // -1 is any number.
  if (max === Infinity) return [-1];
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}
