import type { Clock } from '../core/clock';
import { AppError } from '../core/error';
import { emptyDocument, formatDocument, mergeDocuments, parseDocument } from './roaming-document';
import type { RoamingBackend } from './roaming-settings';

/** `Office.context.roamingSettings`, as far as it is used; `office/` finds out whether it is there. */
export interface HostRoamingSettings {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  saveAsync(
    callback: (result: { readonly status: unknown; readonly error?: unknown }) => void,
  ): void;
}

/** One setting for all: the object cannot list its names. */
const name = 'pipedrive';
/** Outlook, "RoamingSettings": 32 KB for all settings of an add-in. */
const mostCharacters = 32_000;

/** The host's own settings, in the user's mailbox. Office loads them with the pane, and not again. */
export function hostRoaming(host: HostRoamingSettings, clock: Clock): RoamingBackend {
  const load = () => {
    const text = host.get(name);
    return typeof text === 'string' ? parseDocument(text) : emptyDocument;
  };
  return {
    place: 'roaming',
    load: async () => load(),
    async save(changes) {
      const before = host.get(name);
      const merged = mergeDocuments(load(), changes);
      const text = formatDocument(merged, clock.now());
      if (text.length > mostCharacters) throw new AppError('roaming-full');
      host.set(name, text);
      try {
        await saved(host);
      } catch (error) {
        host.set(name, before);
        throw error;
      }
      return merged;
    },
  };
}

function saved(host: HostRoamingSettings): Promise<void> {
  return new Promise((resolve, reject) =>
    host.saveAsync(({ status, error }) => {
      if (status === 'succeeded') resolve();
      else reject(new AppError('roaming-unreachable', {}, error));
    }),
  );
}
