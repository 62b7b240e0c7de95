import type { Clock } from '../core/clock';
import { AppError } from '../core/error';
import {
  emptyDocument,
  formatDocument,
  mergeDocuments,
  parseDocument,
  type RoamingDocument,
} from './roaming-document';
import type { RoamingKey } from './roaming-key';
import type { RoamingBlob, RoamingService } from './roaming-service';
import type { RoamingBackend } from './roaming-settings';

export interface RoamingStore extends RoamingBackend {
  /** Makes the store where there is none yet. */
  create(): Promise<void>;
  /** Deletes it for all devices. */
  destroy(): Promise<void>;
}

/** Each try loses only to a write that went through, so few are ever needed. */
const mostTries = 6;

/**
 * The roaming store of the service, which sees ciphertext under a random id and nothing else. A
 * stale write is merged with what is there and tried again. Rejects with `roaming-missing` where
 * there is none, `roaming-busy` after six lost races, and the errors of the service and document.
 */
export function roamingStore(
  { id, document: vault }: RoamingKey,
  service: RoamingService,
  clock: Clock,
): RoamingStore {
  /** What this device saw last: saves a read before most writes. */
  let seen: { readonly version: number; readonly document: RoamingDocument } | undefined;

  const seal = async (document: RoamingDocument): Promise<string> =>
    toBlob(await vault.encrypt(formatDocument(document, clock.now()), id));

  const open = async ({ version, data }: RoamingBlob) => {
    const text = await vault.decrypt(fromBlob(data), id).catch((error: unknown) => {
      throw new AppError('roaming-damaged', {}, error);
    });
    return (seen = { version, document: parseDocument(text) });
  };

  const load = async () => {
    const blob = await service.read(id);
    if (!blob) throw new AppError('roaming-missing');
    return open(blob);
  };

  return {
    place: 'roaming',
    load: async () => (await load()).document,

    async save(changes) {
      let base = seen ?? (await load());
      for (let tries = 1; tries <= mostTries; tries++) {
        const document = mergeDocuments(base.document, changes);
        const written = await service.write(id, await seal(document), base.version);
        if (written.done) {
          seen = { version: written.version, document };
          return document;
        }
        base = await open(written.current);
      }
      throw new AppError('roaming-busy');
    },

    async create() {
      const written = await service.write(id, await seal(emptyDocument), undefined);
      if (!written.done) await open(written.current);
    },

    destroy: () => service.remove(id),
  };
}

/** The service takes base64url alone; the vault marks its format with `v1:`. */
function toBlob(encrypted: string): string {
  return encrypted.replace(':', '_');
}

function fromBlob(data: string): string {
  const format = /^v(\d{1,5})_/.exec(data);
  if (Number(format?.[1]) > 1) throw new AppError('roaming-newer');
  return data.replace('_', ':');
}
