import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BlobStore } from './blob-store';
import { openLibsqlStore } from './libsql-store';
import { openPostgresStore } from './postgres-store';

export interface StoreOptions {
  /** `postgres://...`. Unset: the embedded store. */
  readonly databaseUrl?: string | undefined;
  /** Where the embedded store lies. Unset: in memory. */
  readonly dataDir?: string | undefined;
}

/** Opens the store the options name. Rejects with a plain sentence that holds no password. */
export async function openStore({ databaseUrl, dataDir }: StoreOptions): Promise<BlobStore> {
  if (databaseUrl !== undefined)
    return openPostgresStore(databaseUrl).catch(() => {
      throw new Error(
        'The database at DATABASE_URL cannot be used. Check that it runs, and the name and password in the address.',
      );
    });
  if (dataDir === undefined) return openLibsqlStore(':memory:');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return openLibsqlStore(join(dataDir, 'roaming.db'));
  } catch (cause) {
    throw new Error(`DATA_DIR must be a folder this program can write to, not ${dataDir}.`, {
      cause,
    });
  }
}
