import type { Row } from '../../core/column';
import type { IndexChoice } from './index-choice';
import { IndexInfo } from './index-info';
import { rowChange } from './row-change';
import { giveValue, readList, readValue } from './sql-value';
import type { Sqlite } from './sqlite';
import type { TableSource } from './table-source';

interface Cursor {
  readonly source: TableSource;
  rows: readonly Row[];
  at: number;
}

/** A database's tables, and what went wrong inside a callback: errors cannot cross C. */
export interface Mount {
  readonly sources: ReadonlyMap<string, TableSource>;
  /** What xBestIndex answered, by the number it gave. */
  readonly choices: { readonly source: TableSource; readonly choice: IndexChoice }[];
  failure: unknown;
}

const codes = { ok: 0, error: 1, constraint: 19 } as const;
export const moduleName = 'pipedrive';

/** SQLite's virtual table module, made once for a loaded SQLite; databases mount their tables in it. */
export class VirtualTables {
  private readonly mounts = new Map<number, Mount>();
  private readonly tables = new Map<number, { source: TableSource; mount: Mount }>();
  private readonly cursors = new Map<number, Cursor>();
  private readonly module;
  private last = 0;
  private lastCursor: Cursor | undefined;

  constructor(private readonly sqlite: Sqlite) {
    const { capi } = sqlite;
    this.module = new capi.sqlite3_module();
    const connect = this.connect.bind(this);
    const disconnect = this.disconnect.bind(this);
    this.module.installMethods(
      {
        xCreate: connect,
        xConnect: connect,
        xDestroy: disconnect,
        xDisconnect: disconnect,
        xBestIndex: this.bestIndex.bind(this),
        xOpen: this.open.bind(this),
        xClose: this.close.bind(this),
        xFilter: this.filter.bind(this),
        xNext: this.next.bind(this),
        xEof: this.eof.bind(this),
        xColumn: this.column.bind(this),
        xRowid: this.rowid.bind(this),
        xUpdate: this.update.bind(this),
      },
      false,
    );
  }

  mount(db: number, mount: Mount): void {
    this.mounts.set(db, mount);
    this.sqlite.capi.sqlite3_create_module(db, moduleName, this.module, 0);
  }

  unmount(db: number): void {
    this.mounts.delete(db);
  }

  /** Runs what may throw; an error is kept for the caller of SQLite. */
  private guarded(mount: Mount, run: () => number): number {
    try {
      return run();
    } catch (error) {
      mount.failure ??= error;
      return codes.error;
    }
  }

  private connect(db: number, _aux: number, _count: number, args: number, table: number): number {
    const { memory, calls } = this.sqlite;
    const mount = this.mounts.get(db)!;
    // Arguments: module, database, table.
    const source = mount.sources.get(memory.cString(memory.int(args + 8))!)!;
    const sql = memory.newCString(source.declaration);
    const code = calls.sqlite3_declare_vtab(db, sql);
    memory.free(sql);
    if (code !== codes.ok) return code;
    // struct sqlite3_vtab: module, references, message.
    const pointer = memory.zeros(12);
    this.tables.set(pointer, { source, mount });
    memory.setInt(table, pointer);
    return codes.ok;
  }

  private disconnect(table: number): number {
    this.tables.delete(table);
    this.sqlite.memory.free(table);
    return codes.ok;
  }

  private bestIndex(table: number, pointer: number): number {
    const { source, mount } = this.tables.get(table)!;
    return this.guarded(mount, () => {
      const info = new IndexInfo(this.sqlite, pointer);
      const answer = source.choose({
        offered: info.constraints(),
        order: info.order(),
        constant: ({ index }) => {
          const value = info.constant(index);
          return value === undefined ? undefined : readValue(this.sqlite, value);
        },
      });
      if (!answer) return codes.constraint;
      answer.wanted.forEach((constraint, argument) => info.want(constraint, argument));
      const number = mount.choices.push({ source, choice: answer.choice }) - 1;
      info.answer(number, answer.cost, answer.rows);
      return codes.ok;
    });
  }

  private open(table: number, cursor: number): number {
    const { memory } = this.sqlite;
    // struct sqlite3_vtab_cursor: its table.
    const pointer = memory.zeros(4);
    this.cursors.set(pointer, { source: this.tables.get(table)!.source, rows: [], at: 0 });
    memory.setInt(cursor, pointer);
    return codes.ok;
  }

  private close(cursor: number): number {
    this.cursors.delete(cursor);
    this.last = 0;
    this.sqlite.memory.free(cursor);
    return codes.ok;
  }

  private filter(
    pointer: number,
    number: number,
    _text: number,
    count: number,
    args: number,
  ): number {
    const cursor = this.cursors.get(pointer)!;
    const { memory } = this.sqlite;
    const { mount } = this.tables.get(memory.int(pointer))!;
    return this.guarded(mount, () => {
      const { choice } = mount.choices[number]!;
      const values = Array.from({ length: count }, (_, index) => {
        const value = memory.int(args + 4 * index);
        const isList = choice.conditions[index]?.operator === 'in';
        return isList ? readList(this.sqlite, value) : readValue(this.sqlite, value);
      });
      cursor.rows = cursor.source.look(choice, values);
      cursor.at = 0;
      return codes.ok;
    });
  }

  // These run once a row or a value: no guards, no allocations.

  private cursor(pointer: number): Cursor {
    if (pointer !== this.last) {
      this.last = pointer;
      this.lastCursor = this.cursors.get(pointer);
    }
    return this.lastCursor!;
  }

  private next(pointer: number): number {
    this.cursor(pointer).at++;
    return codes.ok;
  }

  private eof(pointer: number): number {
    const { rows, at } = this.cursor(pointer);
    return at >= rows.length ? 1 : 0;
  }

  private column(pointer: number, context: number, index: number): number {
    const { source, rows, at } = this.cursor(pointer);
    const place = source.places[index]!;
    const { calls } = this.sqlite;
    // No result at all is how a column is marked as unchanged.
    if (source.writing && calls.sqlite3_vtab_nochange(context) !== 0) return codes.ok;
    const value = place < 0 ? null : rows[at]![place]!;
    if (typeof value === 'number' && source.real[index])
      calls.sqlite3_result_double(context, value);
    else giveValue(this.sqlite, context, value);
    return codes.ok;
  }

  private rowid(pointer: number, number: number): number {
    const { source, rows, at } = this.cursor(pointer);
    this.sqlite.memory.setBigInt(number, BigInt(source.numberOf(rows[at]!)));
    return codes.ok;
  }

  private update(table: number, count: number, args: number): number {
    const { source, mount } = this.tables.get(table)!;
    return this.guarded(mount, () => {
      source.changes.push(rowChange(this.sqlite, source, count, args));
      return codes.ok;
    });
  }
}
