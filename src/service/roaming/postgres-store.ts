import pg from 'pg';
import type { BlobStore, StoredBlob } from './blob-store';

/** The lock keeps services that start at the same time from making the table twice. */
const schema = `
  select pg_advisory_xact_lock(hashtext('pipedrive-excel roaming'));
  create table if not exists roaming (
    id text primary key,
    version bigserial,
    data text not null,
    written timestamptz not null default now()
  )`;
const statements = {
  select: 'select version, data from roaming where id = $1',
  insert: `insert into roaming (id, data) values ($1, $2) on conflict (id) do nothing
    returning version`,
  // One statement: of two that replace the same version the second waits for the first, looks again
  // at the row and finds it changed (PostgreSQL, Read Committed isolation).
  replace: `update roaming set version = default, data = $2, written = default
    where id = $1 and version = $3 returning version`,
  remove: 'delete from roaming where id = $1 and version = coalesce($2::bigint, version)',
};
const patience = 10_000;

/** bigint arrives as text. A version stays far below 2^53. */
interface VersionRow {
  readonly version: string;
}

/**
 * The shared store, for several services over one PostgreSQL database. Rejects when the database
 * cannot be reached.
 */
export async function openPostgresStore(databaseUrl: string): Promise<BlobStore> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  });
  // A connection that breaks while idle is replaced with the next query; unheard it ends the process.
  pool.on('error', () => undefined);
  try {
    await pool.query(schema);
  } catch (error) {
    await pool.end();
    throw error;
  }

  const find = async (id: string): Promise<StoredBlob | undefined> => {
    const { rows } = await pool.query<VersionRow & { data: string }>(statements.select, [id]);
    const [row] = rows;
    return row && { version: Number(row.version), data: row.data };
  };
  return {
    get: find,
    put: async (id, data, expected) => {
      const { rows } = await (expected === undefined
        ? pool.query<VersionRow>(statements.insert, [id, data])
        : pool.query<VersionRow>(statements.replace, [id, data, expected]));
      const [row] = rows;
      return row
        ? { done: true, version: Number(row.version) }
        : { done: false, current: await find(id) };
    },
    remove: async (id, expected) => {
      await pool.query(statements.remove, [id, expected ?? null]);
      return find(id);
    },
    close: () => pool.end(),
  };
}
