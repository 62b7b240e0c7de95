import { systemClock, type Clock } from '../core/clock';
import { AppError } from '../core/error';
import type { Profile } from './profile';
import { canonicalProperties, profileErrors, sameName } from './profile';
import { openProfile, sealProfile } from './profile-entry';
import type { SettingsStore } from './store';
import { tokensKey } from './token-store';
import { turns } from './turns';
import type { Vault } from './vault';

/** The connections kept in a store. Every method reads anew: other panes write the same store. */
export interface Profiles {
  /** Where they are kept, for the pane to say. */
  readonly place: SettingsStore['place'];
  /** Sorted by name. Never fails on a single bad entry: see `unreadable` and `sealed` of Profile. */
  list(): Promise<Profile[]>;
  get(id: string): Promise<Profile | undefined>;
  /** Throws `connection-missing`, or why the entry cannot be used: `connection-newer`, `connection-damaged`. */
  find(name: string): Promise<Profile>;
  /**
   * Checks, normalises and stores a profile, and returns it as stored; without id it is a new one.
   * Throws the first of `profileErrors`, `connection-changed` when its revision is not the stored
   * one, `connection-newer` or `connection-damaged` rather than overwrite such an entry.
   * `incomplete` lets a profile lack required properties: one imported without its secrets, or one
   * that has signed out.
   */
  save(profile: Profile, options?: { readonly incomplete?: boolean }): Promise<Profile>;
  /** A copy named `Name copy`, `Name copy 2`, ... Throws `connection-gone`, or what `save` throws. */
  duplicate(id: string): Promise<Profile>;
  /**
   * Forgets the profile, its secrets and, unless told otherwise, the tokens kept beside it; nothing
   * happens when it is gone already.
   */
  remove(id: string, options?: { readonly keepTokens?: boolean }): Promise<void>;
  /** Calls back after a change, made here or in another pane; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

const prefix = 'connection.';

export interface ProfilesOptions {
  readonly store: SettingsStore;
  readonly vault: Vault;
  readonly newId?: () => string;
  readonly clock?: Clock;
}

export function createProfiles({
  store,
  vault,
  newId = () => crypto.randomUUID(),
  clock = systemClock,
}: ProfilesOptions): Profiles {
  const listeners = new Set<() => void>();
  const notify = () => listeners.forEach((listener) => listener());
  let stopWatching: (() => void) | undefined;

  const get = async (id: string): Promise<Profile | undefined> => {
    const text = await store.get(prefix + id);
    return text === undefined ? undefined : openProfile(id, text, vault);
  };

  const list = async (): Promise<Profile[]> => {
    const keys = (await store.keys()).filter((key) => key.startsWith(prefix));
    const found = await Promise.all(keys.map((key) => get(key.slice(prefix.length))));
    return found.filter((profile) => profile !== undefined).sort(byName);
  };

  const save = async (
    profile: Profile,
    { incomplete = false }: { readonly incomplete?: boolean } = {},
  ): Promise<Profile> => {
    const all = await list();
    const stored = all.find(({ id }) => id === profile.id);
    if (stored) refuseOverwrite(stored, profile);
    for (const error of profileErrors(profile, all).values())
      if (!incomplete || error.code !== 'property-required') throw error;
    const next: Profile = {
      id: profile.id || newId(),
      name: profile.name.trim(),
      properties: canonicalProperties(profile.properties),
      revision: (stored?.revision ?? 0) + 1,
      changed: clock.now(),
    };
    await store.set(prefix + next.id, await sealProfile(next, vault));
    notify();
    return next;
  };

  const duplicate = async (id: string): Promise<Profile> => {
    const all = await list();
    const original = all.find((profile) => profile.id === id);
    if (!original) throw new AppError('connection-gone');
    refuseSealed(original);
    const { name, properties, unreadable } = original;
    if (unreadable) throw new AppError('connection-unreadable', { name });
    return save({ id: '', name: copyName(name, all), properties });
  };

  const inTurn = turns();
  return {
    place: store.place,
    list,
    get,
    async find(name) {
      const found = (await list()).find((profile) => sameName(profile.name, name));
      if (!found) throw new AppError('connection-missing', { name });
      refuseSealed(found);
      return found;
    },
    save: (profile, options) => inTurn(() => save(profile, options)),
    duplicate: (id) => inTurn(() => duplicate(id)),
    remove: (id, { keepTokens = false } = {}) =>
      inTurn(async () => {
        if (!keepTokens) await store.remove(tokensKey(id));
        await store.remove(prefix + id);
        notify();
      }),
    subscribe(listener) {
      listeners.add(listener);
      stopWatching ??= store.onChangeElsewhere?.(notify);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopWatching?.();
        stopWatching = undefined;
      };
    },
  };
}

function refuseOverwrite(stored: Profile, profile: Profile): void {
  refuseSealed(stored);
  if (profile.revision !== undefined && profile.revision !== stored.revision)
    throw new AppError('connection-changed', { name: stored.name });
}

/** Throws `connection-newer` or `connection-damaged` for an entry that cannot be used. */
export function refuseSealed({ name, sealed }: Profile): void {
  if (sealed) throw new AppError(`connection-${sealed}`, { name });
}

function copyName(name: string, all: readonly Profile[]): string {
  const base = `${name.replace(/ copy( \d+)?$/, '')} copy`;
  let candidate = base;
  for (let count = 2; all.some((other) => sameName(other.name, candidate)); count++)
    candidate = `${base} ${count}`;
  return candidate;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The order in which profiles are listed. */
export function byName(a: Profile, b: Profile): number {
  return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}
