import { localStorageStore } from '../connection/local-storage';
import { storageError } from '../connection/storage-error';
import type { SettingsStore } from '../connection/store';

/**
 * Storage of this device. `OfficeRuntime.storage` survives what clears a web view's own storage;
 * where it is missing, localStorage under the partition that Office assigns (undefined on the
 * desktop and in older builds). Source: Office docs, "Persist add-in state and settings".
 */
export function deviceStore(): SettingsStore {
  const runtime = typeof OfficeRuntime === 'undefined' ? undefined : OfficeRuntime.storage;
  return runtime
    ? runtimeStore(runtime)
    : localStorageStore(() => localStorage, {
        partitionKey: Office.context.partitionKey,
        events: window,
      });
}

/** `OfficeRuntime.storage` is shared by all add-ins of the domain and has no events. */
function runtimeStore(storage: OfficeRuntime.Storage): SettingsStore {
  const prefix = 'pipedrive.';
  const use = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw storageError(error);
    }
  };
  return {
    place: 'device',
    get: async (key) => (await use(storage.getItem(prefix + key))) ?? undefined,
    set: (key, value) => use(storage.setItem(prefix + key, value)),
    remove: (key) => use(storage.removeItem(prefix + key)),
    keys: async () =>
      (await use(storage.getKeys()))
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  };
}
