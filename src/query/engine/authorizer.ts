import type { Sqlite } from './sqlite';

/** SQLITE_... action codes of the authorizer (sqlite3.h). */
const actions = {
  createTable: 2,
  createTempTable: 4,
  delete: 9,
  dropTable: 11,
  dropTempTable: 13,
  insert: 18,
  read: 20,
  select: 21,
  update: 23,
  function: 31,
  recursive: 33,
} as const;
const allowed: ReadonlySet<number> = new Set(Object.values(actions));
const writes: ReadonlySet<number> = new Set([actions.insert, actions.update, actions.delete]);
const ok = 0;
const deny = 1;

/** What a statement reads, and what it may do. */
export interface Permit {
  /** Tables that must not be written. */
  readonly readonly: (table: string) => boolean;
  readonly read: (table: string, column: string) => void;
}

/** Asked by SQLite while it prepares a statement: only then does it know what each name stands for. */
export class Authorizer {
  private readonly call: number;
  private permit: Permit | undefined;

  constructor(private readonly sqlite: Sqlite) {
    const { memory, install } = sqlite;
    this.call = install('ipipppp', (_data, action, first, second) => {
      if (!this.permit) return ok;
      const table = memory.cString(first!);
      if (action === actions.read) this.permit.read(table ?? '', memory.cString(second!) ?? '');
      if (!allowed.has(action!)) return deny;
      return writes.has(action!) && this.permit.readonly(table ?? '') ? deny : ok;
    });
  }

  /** Runs a preparation under the permit. */
  watch<T>(db: number, permit: Permit, prepare: () => T): T {
    this.sqlite.calls.sqlite3_set_authorizer(db, this.call, 0);
    this.permit = permit;
    try {
      return prepare();
    } finally {
      this.permit = undefined;
      this.sqlite.calls.sqlite3_set_authorizer(db, 0, 0);
    }
  }
}
