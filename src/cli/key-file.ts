import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fromBase64Url, toBase64Url } from '../connection/base64url';
import type { KeyStore } from '../connection/key-store';
import { AppError } from '../core/error';
import { makeDirectory } from './directory-store';
import { codeOf, ownerOnly, readText } from './text-file';

/**
 * The device's key in a file that its owner alone can read. Unlike a browser, Node has no place for
 * a key that cannot be read: this one protects against whoever has the connections without the key.
 * Rejects with the errors of text-file.ts, and `key-file-damaged`.
 */
export function fileKeyStore(path: string): KeyStore {
  const get = async (): Promise<CryptoKey | undefined> => {
    const text = await readText(path);
    return text === undefined ? undefined : importKey(text, path);
  };
  return {
    get,
    // The offered key cannot be written: its bytes are out of reach. One of our own takes its place.
    async claim() {
      await makeDirectory(dirname(path));
      await createOnce(path, `${toBase64Url(randomBytes(32))}\n`);
      const key = await get();
      if (!key) throw new AppError('file-unreadable', { path });
      return key;
    },
  };
}

async function importKey(text: string, path: string): Promise<CryptoKey> {
  try {
    const bytes = fromBase64Url(text.trim());
    return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  } catch (error) {
    throw new AppError('key-file-damaged', { path }, error);
  }
}

/** A link appears whole, and only where nothing is: of two programs, both then read the same key. */
async function createOnce(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', ownerOnly);
    await file.writeFile(text).finally(() => file.close());
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new AppError('file-unwritable', { path }, error);
  } finally {
    await rm(draft, { force: true });
  }
}
