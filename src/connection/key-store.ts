import { storageError } from './storage-error';

/** Where the device's key is kept. Methods reject with `storage-denied` or `storage-full`. */
export interface KeyStore {
  get(): Promise<CryptoKey | undefined>;
  /**
   * Keeps the key unless one is already kept, and returns the one that is: two panes that start
   * together must not encrypt with two keys.
   */
  claim(key: CryptoKey): Promise<CryptoKey>;
}

/** A key that is forgotten with the page. */
export function memoryKeyStore(): KeyStore {
  let kept: CryptoKey | undefined;
  return {
    get: async () => kept,
    claim: async (key) => (kept ??= key),
  };
}

const table = 'keys';
const deviceKey = 'device';

/**
 * The key in IndexedDB, which stores a non-extractable CryptoKey as such: no script can read its
 * bytes. `open` gives the factory, since the mere access throws where site data is blocked.
 */
export function indexedDbKeyStore(open: () => IDBFactory, database = 'pipedrive-vault'): KeyStore {
  const inStore = <T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore, resolve: (value: T) => void) => void,
  ): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const opening = open().open(database, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(table);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction(table, mode);
        // Settled at the end of the transaction: only then is a write on the disk.
        let result: { value: T } | undefined;
        transaction.oncomplete = () => {
          opening.result.close();
          if (result) resolve(result.value);
        };
        transaction.onabort = () => {
          opening.result.close();
          reject(transaction.error);
        };
        work(transaction.objectStore(table), (value) => (result = { value }));
      };
    }).catch((error: unknown) => {
      throw storageError(error);
    });

  return {
    get: () =>
      inStore<CryptoKey | undefined>('readonly', (store, resolve) => {
        const reading = store.get(deviceKey);
        reading.onsuccess = () => resolve(reading.result);
      }),
    claim: (key) =>
      inStore<CryptoKey>('readwrite', (store, resolve) => {
        const reading = store.get(deviceKey);
        reading.onsuccess = () => {
          if (!reading.result) store.put(key, deviceKey);
          resolve(reading.result ?? key);
        };
      }),
  };
}
