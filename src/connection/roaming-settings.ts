import type { Clock } from '../core/clock';
import {
  emptyDocument,
  mergeDocuments,
  nextEntry,
  type RoamingDocument,
  type RoamingEntry,
} from './roaming-document';

/**
 * Settings that follow the user, in the shape of `Office.context.roamingSettings`: `get`, `set` and
 * `remove` work on what was loaded, `saveAsync` writes. Office has that object in Outlook alone, so
 * it is one of three adapters: host-roaming.ts, roaming-store.ts, device-roaming.ts.
 */
export interface RoamingSettings {
  /** Where they really are. */
  readonly place: 'roaming' | 'device';
  /** Reads what other devices have written. */
  load(): Promise<void>;
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  remove(name: string): void;
  names(): string[];
  /** Writes the changes made since; if it rejects, they are undone. */
  saveAsync(): Promise<void>;
}

/** What an adapter has to do. Rejects with the `roaming-` and `storage-` errors. */
export interface RoamingBackend {
  readonly place: RoamingSettings['place'];
  load(): Promise<RoamingDocument>;
  /** Merges the changes into what is there now, and resolves with the result. */
  save(changes: RoamingDocument): Promise<RoamingDocument>;
}

export function createRoamingSettings(backend: RoamingBackend, clock: Clock): RoamingSettings {
  let saved = emptyDocument;
  let changes = new Map<string, RoamingEntry>();
  const current = (): RoamingDocument => mergeDocuments(saved, changes);
  const change = (name: string, value: string | null) =>
    void changes.set(name, nextEntry(current().get(name), value, clock.now()));

  return {
    place: backend.place,
    async load() {
      saved = await backend.load();
    },
    get: (name) => current().get(name)?.value ?? undefined,
    set: change,
    remove: (name) => change(name, null),
    names: () => [...current()].filter(([, { value }]) => value !== null).map(([name]) => name),
    async saveAsync() {
      const written = changes;
      changes = new Map();
      if (written.size > 0) saved = await backend.save(written);
    },
  };
}
