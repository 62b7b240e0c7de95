import { localStorageStore } from '../connection/local-storage';
import type { SettingsStore } from '../connection/store';

/**
 * Storage of this device. `OfficeRuntime.storage` is shared by pane, functions and commands and
 * survives what clears a web view's own storage; where it is missing, localStorage under the
 * partition that Office assigns (undefined on the desktop and in older builds).
 * Source: Office docs, "Persist add-in state and settings".
 */
export function deviceStore(): SettingsStore {
  const runtime = typeof OfficeRuntime === 'undefined' ? undefined : OfficeRuntime.storage;
  return runtime
    ? runtimeStore(runtime)
    : localStorageStore(localStorage, Office.context.partitionKey ?? '');
}

function runtimeStore(storage: OfficeRuntime.Storage): SettingsStore {
  return {
    place: 'device',
    get: async (key) => (await storage.getItem(key)) ?? undefined,
    set: (key, value) => storage.setItem(key, value),
    remove: (key) => storage.removeItem(key),
    keys: () => storage.getKeys(),
  };
}
