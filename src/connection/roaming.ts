import type { Clock } from '../core/clock';
import { AppError, isAppError } from '../core/error';
import {
  formatRecoveryKey,
  newRecoveryKey,
  parseRecoveryKey,
  type RecoveryKey,
} from './recovery-key';
import { roamingKey } from './roaming-key';
import { joinedKeyName } from './roaming-joined';
import type { RoamingService } from './roaming-service';
import { createRoamingSettings } from './roaming-settings';
import { roamingSettingsStore } from './roaming-settings-store';
import { roamingStore, type RoamingStore } from './roaming-store';
import type { SettingsStore } from './store';
import type { Vault } from './vault';

/** A place for profiles and tokens: what `createProfiles` and `encryptedTokens` take. */
export interface SettingsPlace {
  readonly store: SettingsStore;
  readonly vault: Vault;
}

/** This device's share in a roaming store of the service. */
export interface Roaming {
  /** Undefined while this device has not joined one. */
  place(): Promise<SettingsPlace | undefined>;
  /**
   * Makes a store, joins it, and resolves with the recovery key to show: once, it is not told again.
   * A key of one's own (from a passphrase) whose store is there already just joins.
   */
  setUp(key?: RecoveryKey): Promise<string>;
  /** Joins the store of another device. Throws `roaming-missing` where there is none under this key. */
  join(key: RecoveryKey): Promise<void>;
  /** Forgets the key on this device; the store stays for the others. */
  leave(): Promise<void>;
  /** Deletes the store for all devices, and leaves. Throws `roaming-left` where none was joined. */
  destroy(): Promise<void>;
}

export interface RoamingOptions {
  /** Where the device keeps the recovery key, encrypted. */
  readonly device: SettingsPlace;
  readonly service: RoamingService;
  readonly clock: Clock;
}

interface Joined {
  readonly text: string;
  readonly store: RoamingStore;
  readonly place: SettingsPlace;
}

export function createRoaming({ device, service, clock }: RoamingOptions): Roaming {
  let joined: Joined | undefined;

  const open = async (key: RecoveryKey): Promise<Joined> => {
    const derived = await roamingKey(key);
    const store = roamingStore(derived, service, clock);
    const settings = createRoamingSettings(store, clock);
    const place = { store: roamingSettingsStore(settings, clock), vault: derived.secrets };
    return { text: await formatRecoveryKey(key), store, place };
  };

  const remember = async (opened: Joined): Promise<void> => {
    await device.store.set(joinedKeyName, await device.vault.encrypt(opened.text, joinedKeyName));
    joined = opened;
  };

  /** The store joined now: another pane may have joined or left since. */
  const current = async (): Promise<Joined | undefined> => {
    const text = await rememberedKey(device);
    if (text === undefined) joined = undefined;
    else if (text !== joined?.text) joined = await open(await parseRecoveryKey(text));
    return joined;
  };

  const leave = async () => {
    await device.store.remove(joinedKeyName);
    joined = undefined;
  };

  return {
    place: async () => (await current())?.place,
    async setUp(key = newRecoveryKey()) {
      const opened = await open(key);
      await opened.store.create();
      await remember(opened);
      return opened.text;
    },
    async join(key) {
      const opened = await open(key);
      await opened.store.load();
      await remember(opened);
    },
    leave,
    async destroy() {
      const opened = await current();
      if (!opened) throw new AppError('roaming-left');
      await opened.store.destroy();
      await leave();
    },
  };
}

/** Undefined also where the device's own key is lost: then the user joins again. */
async function rememberedKey({ store, vault }: SettingsPlace): Promise<string | undefined> {
  const encrypted = await store.get(joinedKeyName);
  if (encrypted === undefined) return undefined;
  try {
    return await vault.decrypt(encrypted, joinedKeyName);
  } catch (error) {
    if (isAppError(error) && error.code === 'secret-unreadable') return undefined;
    throw error;
  }
}
