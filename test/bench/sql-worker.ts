import { systemClock } from '../../src/core/clock';
import { declaration, declaredColumns, quoteName } from '../../src/query/engine/declared-columns';
import { LocalEngine } from '../../src/query/engine/local-engine';
import { Prepared } from '../../src/query/engine/prepared';
import { bindValue } from '../../src/query/engine/sql-value';
import { loadSqlite, type Sqlite } from '../../src/query/engine/sqlite';
import { deals, fetchFromMemory, organizations, rows, statements } from './sql-data';

/** Milliseconds: of the engine, and of SQLite on real tables of the same rows. */
export interface SqlTimes {
  readonly engine: Readonly<Record<string, number>>;
  readonly tables: Readonly<Record<string, number>>;
  /** To put the rows into the real tables. */
  readonly load: number;
}

const rounds = 5;
const wasmUrl = new URL('@sqlite.org/sqlite-wasm/sqlite3.wasm', import.meta.url).href;

const sqlite = await loadSqlite({ wasmUrl });
const engine = new LocalEngine(sqlite, {
  functions: () => [],
  aggregates: [],
  clock: systemClock,
});
const plain = openTables(sqlite);
const result: { engine: Record<string, number>; tables: Record<string, number>; load: number } = {
  engine: {},
  tables: {},
  load: plain.load,
};
for (const [name, sql] of Object.entries(statements)) {
  const statement = { sql, parameters: {}, tables: [deals, organizations] };
  result.engine[name] = await least(() => engine.run(statement, fetchFromMemory));
  result.tables[name] = await least(() => Promise.resolve(plain.query(sql)));
}
self.postMessage(result);

/** The shortest of some rounds: what else the machine does only adds. */
async function least(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await run();
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}

function openTables({ capi, calls, memory }: Sqlite) {
  const place = memory.zeros(4);
  capi.sqlite3_open_v2(':memory:', place, capi.SQLITE_OPEN_READWRITE, 0);
  const db = memory.int(place);
  const prepare = (sql: string) => {
    const text = memory.newCString(sql);
    calls.sqlite3_prepare_v3(db, text, -1, 0, place, 0);
    memory.free(text);
    const pointer = memory.int(place);
    const fail = () => new Error(memory.cString(calls.sqlite3_errmsg(db)));
    return { pointer, prepared: new Prepared(sqlite, pointer, fail) };
  };
  const query = (sql: string) => {
    const { prepared } = prepare(sql);
    const found = [];
    while (prepared.step()) found.push(prepared.row());
    prepared.finalize();
    return found;
  };
  const started = performance.now();
  for (const table of [deals, organizations]) {
    const name = quoteName(table.name);
    query(declaration(declaredColumns(table)).replace('TABLE x', `TABLE ${name}`));
    query('BEGIN');
    const marks = table.columns.map(() => '?').join(', ');
    const { pointer, prepared } = prepare(`INSERT INTO ${name} VALUES (${marks})`);
    for (const row of rows[table.name]!) {
      row.forEach((value, index) => bindValue(sqlite, pointer, index + 1, value));
      prepared.step();
      prepared.reset();
    }
    prepared.finalize();
    query('COMMIT');
  }
  return { query, load: performance.now() - started };
}
