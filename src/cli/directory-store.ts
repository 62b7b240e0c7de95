import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SettingsStore } from '../connection/store';
import { AppError } from '../core/error';
import { codeOf, readText, writeText } from './text-file';

/**
 * Settings as files of a directory, one each: programs that run at the same time never overwrite
 * each other's. Keys are file names. Rejects with the errors of text-file.ts.
 */
export function directoryStore(directory: string): SettingsStore {
  const path = (key: string) => join(directory, key);
  return {
    place: 'device',
    get: (key) => readText(path(key)),
    async set(key, value) {
      await makeDirectory(directory);
      await writeText(path(key), value);
    },
    async remove(key) {
      await rm(path(key), { force: true }).catch((error: unknown) => {
        throw new AppError('file-unwritable', { path: path(key) }, error);
      });
    },
    async keys() {
      try {
        // What begins with a dot is a file being written.
        return (await readdir(directory)).filter((name) => !name.startsWith('.'));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return [];
        throw new AppError('file-unreadable', { path: directory }, error);
      }
    },
  };
}

/** Makes it where it is missing, for the owner alone. */
export async function makeDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new AppError('file-unwritable', { path: directory }, error);
  });
}
