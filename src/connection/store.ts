/**
 * Where settings are kept: named texts. Adapters: local-storage.ts here, the host's own storages in
 * `office/` and `cli/`, roaming-settings-store.ts. Methods reject with `storage-full` or
 * `storage-denied`, where settings roam also with the `roaming-` codes, on the command line with the
 * `file-` codes, and with nothing else.
 */
export interface SettingsStore {
  readonly place: 'device' | 'roaming' | 'memory';
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<string[]>;
  /**
   * Calls back when another pane or window has changed the store, never for its own changes;
   * returns how to stop. Absent where the storage tells nobody.
   */
  onChangeElsewhere?(listener: () => void): () => void;
}

/** A store that lasts as long as the page. */
export function memoryStore(): SettingsStore {
  const values = new Map<string, string>();
  return {
    place: 'memory',
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
    keys: async () => [...values.keys()],
  };
}
