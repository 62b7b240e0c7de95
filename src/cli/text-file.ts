import { randomUUID } from 'node:crypto';
import { open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { TextFile } from '../connection/file-tokens';
import { AppError } from '../core/error';

/** For the owner alone. Windows knows no modes: there the folder's rights decide. */
export const ownerOnly = 0o600;

/** A file by its path. Rejects with `file-unreadable` and `file-unwritable`. */
export function textFile(path: string): TextFile {
  const name = resolve(path);
  return { name, read: () => readText(name), write: (text) => writeText(name, text) };
}

/** The file's text; undefined where there is no such file. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new AppError('file-unreadable', { path }, error);
  }
}

/**
 * Replaces the file in one step, so that whoever reads it, or a computer that loses its power, finds
 * the old text or the new one. A link keeps pointing to its file.
 */
export async function writeText(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    const file = await open(draft, 'wx', ownerOnly);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new AppError('file-unwritable', { path }, error);
  }
}

/** `ENOENT` and the like, as Node's file functions throw them. */
export function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null | undefined)?.code;
}
