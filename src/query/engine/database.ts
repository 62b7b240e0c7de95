import { AppError } from '../../core/error';
import type { Value } from '../../core/column';
import { quoteName } from './declared-columns';
import { errorPlace } from './error-place';
import type { EngineStatement } from './port';
import type { Library } from './library';
import { Prepared } from './prepared';
import { sqliteError } from './sqlite-error';
import { TableSource } from './table-source';
import { moduleName, type Mount } from './virtual-table';

export interface DatabaseOptions {
  readonly pushDown: boolean;
  /** Whether the statement's own tables may be written: changes are noted, not made. */
  readonly writing: boolean;
}

/** A database in memory for one script, with its tables mounted. */
export class Database {
  readonly sources: ReadonlyMap<string, TableSource>;
  private readonly mount: Mount;
  private readonly db: number;
  private readonly time: number;

  constructor(
    private readonly library: Library,
    private readonly statement: EngineStatement,
    private readonly options: DatabaseOptions,
  ) {
    this.sources = new Map(
      statement.tables.map((table) => [table.name, new TableSource(table, options.pushDown)]),
    );
    this.mount = { sources: this.sources, choices: [], failure: undefined };
    this.time = library.clock.now();
    const { capi, memory } = library.sqlite;
    const place = memory.zeros(4);
    capi.sqlite3_open_v2(':memory:', place, capi.SQLITE_OPEN_READWRITE, 0);
    this.db = memory.int(place);
    memory.free(place);
    library.registered.register(this.db);
    library.tables.mount(this.db, this.mount);
    for (const [name, source] of this.sources) {
      source.writing = options.writing;
      this.execute(`CREATE VIRTUAL TABLE ${quoteName(name)} USING ${moduleName}`);
    }
  }

  /**
   * The statements of a script, each prepared when those before it have run. Throws what SQLite says
   * of them, and `filter-required` where no plan names a view's parent.
   */
  *statements(sql: string): Generator<Prepared> {
    const { calls, memory } = this.library.sqlite;
    const text = memory.newCString(sql);
    const places = memory.zeros(8);
    try {
      for (let at = text; memory.byte(at) !== 0; at = memory.int(places + 4)) {
        memory.setInt(places, 0);
        const reads = new Map<string, Set<string>>();
        const code = this.library.authorizer.watch(this.db, this.permit(reads), () =>
          calls.sqlite3_prepare_v3(this.db, at, -1, 0, places, places + 4),
        );
        if (code !== 0) throw this.failure();
        const pointer = memory.int(places);
        // A comment or a lone semicolon.
        if (pointer === 0) continue;
        const prepared = new Prepared(this.library.sqlite, pointer, () => this.failure());
        try {
          for (const [table, columns] of reads) this.sources.get(table)?.need([...columns]);
          prepared.bind(this.valuesOf(prepared));
          yield prepared;
        } finally {
          prepared.finalize();
        }
      }
    } finally {
      memory.free(text);
      memory.free(places);
    }
  }

  /** Before each computation: other runs have other times. */
  holdTime(): void {
    this.library.time = this.time;
  }

  /** Runs a statement of our own. */
  execute(sql: string): void {
    this.library.sqlite.capi.sqlite3_exec(this.db, sql, 0, 0, 0);
  }

  /** The choices made so far, in order, by the numbers SQLite has for them. */
  get choices(): Mount['choices'] {
    return this.mount.choices;
  }

  /** The rows of a statement of our own about the user's. Throws what SQLite says of it. */
  query(sql: string): Value[][] {
    const { calls, memory, capi } = this.library.sqlite;
    const place = memory.zeros(4);
    const text = memory.newCString(sql);
    const code = calls.sqlite3_prepare_v3(this.db, text, -1, 0, place, 0);
    const pointer = memory.int(place);
    memory.free(text);
    memory.free(place);
    if (code !== capi.SQLITE_OK) throw this.failure();
    const prepared = new Prepared(this.library.sqlite, pointer, () => this.failure());
    const rows: Value[][] = [];
    this.holdTime();
    while (prepared.step()) rows.push(prepared.row());
    prepared.finalize();
    return rows;
  }

  close(): void {
    this.library.tables.unmount(this.db);
    this.library.sqlite.calls.sqlite3_close_v2(this.db);
  }

  private permit(reads: Map<string, Set<string>>) {
    const { sources, options } = this;
    return {
      readonly: (table: string) => !options.writing && sources.has(table),
      read: (table: string, name: string) => {
        const lower = name.toLowerCase();
        const found = sources
          .get(table)
          ?.declared.find((each) => each.name.toLowerCase() === lower);
        if (!found) return;
        const columns = reads.get(table) ?? new Set<string>();
        reads.set(table, columns.add(found.column.name));
      },
    };
  }

  private valuesOf({ parameters }: Prepared): Value[] {
    const { parameters: given } = this.statement;
    return parameters.map((name) => {
      if (Object.hasOwn(given, name)) return given[name]!;
      throw new AppError('sql-invalid', { reason: `the parameter ${name} has no value` });
    });
  }

  /** What went wrong inside a callback, or what SQLite says. */
  private failure(): unknown {
    const { failure } = this.mount;
    this.mount.failure = undefined;
    if (failure !== undefined) return failure;
    const { calls, memory } = this.library.sqlite;
    const message = memory.cString(calls.sqlite3_errmsg(this.db)) ?? 'unknown';
    const place = errorPlace(this.statement.sql, calls.sqlite3_error_offset(this.db));
    return sqliteError(message, this.statement.tables, place);
  }
}
