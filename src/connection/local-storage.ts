import { storageError } from './storage-error';
import type { SettingsStore } from './store';

export interface LocalStorageOptions {
  /** `Office.context.partitionKey`: browsers partition storage, and Office says by what. */
  readonly partitionKey?: string | undefined;
  /** The window, whose `storage` events tell of changes in other panes. */
  readonly events?: EventTarget;
}

/**
 * Settings in `localStorage`, under keys of their own. `open` gives the storage, since the mere
 * access throws where site data is blocked.
 */
export function localStorageStore(
  open: () => Storage,
  { partitionKey = '', events }: LocalStorageOptions = {},
): SettingsStore {
  const prefix = `${partitionKey}pipedrive.`;
  const use = async <T>(work: (storage: Storage) => T): Promise<T> => {
    try {
      return work(open());
    } catch (error) {
      throw storageError(error);
    }
  };
  const store: SettingsStore = {
    place: 'device',
    get: (key) => use((storage) => storage.getItem(prefix + key) ?? undefined),
    set: (key, value) => use((storage) => storage.setItem(prefix + key, value)),
    remove: (key) => use((storage) => storage.removeItem(prefix + key)),
    keys: () =>
      use((storage) =>
        Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
          .filter((key) => key.startsWith(prefix))
          .map((key) => key.slice(prefix.length)),
      ),
  };
  return events
    ? { ...store, onChangeElsewhere: (listener) => listen(events, prefix, listener) }
    : store;
}

function listen(events: EventTarget, prefix: string, listener: () => void): () => void {
  const onStorage = (event: Event) => {
    // A null key means that everything was cleared.
    const { key } = event as StorageEvent;
    if (key === null || key.startsWith(prefix)) listener();
  };
  events.addEventListener('storage', onStorage);
  return () => events.removeEventListener('storage', onStorage);
}
