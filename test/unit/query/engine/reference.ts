import type { Row } from '../../../../src/core/column';
import {
  declaredColumns,
  quoteName,
  declaration,
} from '../../../../src/query/engine/declared-columns';
import type { Sqlite } from '../../../../src/query/engine/sqlite';
import { bindValue } from '../../../../src/query/engine/sql-value';
import { Registered } from '../../../../src/query/engine/registered';
import { Prepared } from '../../../../src/query/engine/prepared';
import { decoded, type Held } from './company';

/** SQLite with real tables of the same rows: what every answer must be. */
export class Reference {
  private readonly db: number;
  /** Other names of columns: a real table cannot have hidden ones. */
  private readonly names = new Map<string, string>();

  constructor(
    private readonly sqlite: Sqlite,
    held: readonly Held[],
  ) {
    const { capi, memory } = sqlite;
    const place = memory.zeros(4);
    capi.sqlite3_open_v2(':memory:', place, capi.SQLITE_OPEN_READWRITE, 0);
    this.db = memory.int(place);
    memory.free(place);
    new Registered(sqlite, { functions: [], aggregates: [] }, 'en').register(this.db);
    for (const { table, rows } of held) {
      const declared = declaredColumns(table);
      const name = quoteName(table.name);
      const own = declared.filter(({ hidden }) => !hidden);
      for (const { name: other, column } of declared) this.names.set(other, column.name);
      this.query(declaration(own).replace('TABLE x', `TABLE ${name}`));
      const marks = table.columns.map(() => '?').join(', ');
      const list = table.columns.map((column) => quoteName(column.name)).join(', ');
      for (const row of rows)
        this.query(`INSERT INTO ${name}(${list}) VALUES (${marks})`, decoded(table, row));
    }
  }

  query(sql: string, values: Row = []): Row[] {
    const { calls, memory } = this.sqlite;
    const place = memory.zeros(4);
    const text = memory.newCString(
      sql.replace(/[a-z]+_[a-z]+/g, (name) => this.names.get(name) ?? name),
    );
    const failure = () => new Error(`${memory.cString(calls.sqlite3_errmsg(this.db))}: ${sql}`);
    if (calls.sqlite3_prepare_v3(this.db, text, -1, 0, place, 0) !== 0) throw failure();
    const pointer = memory.int(place);
    const prepared = new Prepared(this.sqlite, pointer, failure);
    values.forEach((value, index) => bindValue(this.sqlite, pointer, index + 1, value));
    const rows: Row[] = [];
    while (prepared.step()) rows.push(prepared.row());
    prepared.finalize();
    memory.free(text);
    memory.free(place);
    return rows;
  }
}
