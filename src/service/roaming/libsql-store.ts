import Libsql from 'libsql';
import type { BlobStore, StoredBlob, Written } from './blob-store';

/** AUTOINCREMENT: SQLite then never gives out a row id twice (sqlite.org/autoinc.html). */
const schema = `create table if not exists roaming (
  version integer primary key autoincrement,
  id text not null unique,
  data text not null,
  written integer not null default (unixepoch())
)`;

interface Job {
  work(): void;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * The embedded store: one SQLite file, or `:memory:`. Each commit waits for the disk (a few
 * milliseconds), so the writes that arrive together share one.
 */
export function openLibsqlStore(file: string): BlobStore {
  const database = new Libsql(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL'); // what was acknowledged survives a power cut
  database.pragma('busy_timeout = 5000'); // another process may have the file open
  database.exec(schema);
  const select = database.prepare('select version, data from roaming where id = ?');
  const insert = database.prepare(
    'insert into roaming (id, data) values (?, ?) on conflict (id) do nothing returning version',
  );
  const replace = database.prepare(
    `replace into roaming (id, data)
       select id, ? from roaming where id = ? and version = ? returning version`,
  );
  const remove = database.prepare(
    'delete from roaming where id = ?1 and version = ifnull(?2, version)',
  );

  const find = (id: string): StoredBlob | undefined => {
    const row = select.get(id) as StoredBlob | undefined;
    return row && { version: row.version, data: row.data };
  };

  let waiting: Job[] = [];
  const transaction = database.transaction((jobs: Job[]) => {
    for (const job of jobs) job.work();
  });
  const commit = () => {
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return; // closed meanwhile
    try {
      transaction.immediate(jobs);
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const job of jobs) job.resolve();
  };
  const write = <Result>(work: () => Result): Promise<Result> =>
    new Promise((resolve, reject) => {
      let result: Result;
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ work: () => (result = work()), resolve: () => resolve(result), reject });
    });

  return {
    get: async (id) => find(id),
    put: (id, data, expected) =>
      write((): Written => {
        const row = (
          expected === undefined ? insert.get(id, data) : replace.get(data, id, expected)
        ) as { version: number } | undefined;
        return row ? { done: true, version: row.version } : { done: false, current: find(id) };
      }),
    remove: (id, expected) =>
      write(() => {
        remove.run(id, expected ?? null);
        return find(id);
      }),
    close: async () => {
      commit();
      database.pragma('wal_checkpoint(TRUNCATE)'); // the one file is whole, and may be copied
      database.close();
    },
  };
}
