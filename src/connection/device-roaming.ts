import type { Clock } from '../core/clock';
import { emptyDocument, formatDocument, mergeDocuments, parseDocument } from './roaming-document';
import type { RoamingBackend } from './roaming-settings';
import type { SettingsStore } from './store';

const key = 'roaming.document';

/** Last resort where nothing roams: the document on this device. */
export function deviceRoaming(store: SettingsStore, clock: Clock): RoamingBackend {
  const load = async () => {
    const text = await store.get(key);
    return text === undefined ? emptyDocument : parseDocument(text);
  };
  return {
    place: 'device',
    load,
    async save(changes) {
      const merged = mergeDocuments(await load(), changes);
      await store.set(key, formatDocument(merged, clock.now()));
      return merged;
    },
  };
}
