import { AppError, toAppError } from '../core/error';
import { profileErrors, sameName, type Profile } from './profile';
import { byName, refuseSealed, type Profiles } from './profiles';
import type { SettingsStore } from './store';

type Place = SettingsStore['place'];

/**
 * The connections of this device and of the roaming store as one set, with unique names. While the
 * roaming store cannot be reached, those of the device still can.
 */
export interface PlacedProfiles extends Profiles {
  /** The list with where each connection is kept. */
  listPlaced(): Promise<{ readonly profile: Profile; readonly place: Place }[]>;
  /** Where a connection is kept, for the pane to say; undefined where there is none. */
  placeOf(id: string): Promise<Place | undefined>;
  /**
   * "Keep on this device only" and "Roam to my other devices". The tokens stay where they are. Throws
   * `roaming-left`, `connection-gone`, `connection-unreadable`, and what `save` throws.
   */
  move(id: string, to: 'device' | 'roaming'): Promise<Profile>;
  /** Why connections of the roaming store are missing from the last list. */
  readonly problem: AppError | undefined;
}

export interface PlacedProfilesOptions {
  readonly device: Profiles;
  /** Undefined while this device has not joined a roaming store. */
  readonly roaming: () => Promise<Profiles | undefined>;
}

interface Placed {
  readonly profile: Profile;
  readonly home: Profiles;
}

export function createPlacedProfiles({ device, roaming }: PlacedProfilesOptions): PlacedProfiles {
  let problem: AppError | undefined;
  const listeners = new Set<() => void>();
  const notify = () => listeners.forEach((listener) => listener());
  const watched = new Map<Profiles, () => void>();
  const watch = (home: Profiles) => {
    if (listeners.size > 0 && !watched.has(home)) watched.set(home, home.subscribe(notify));
  };

  const placed = async (home: Profiles): Promise<Placed[]> =>
    (await home.list()).map((profile) => ({ profile, home }));

  const roamed = async (): Promise<Placed[]> => {
    try {
      const home = await roaming();
      problem = undefined;
      if (!home) return [];
      watch(home);
      return await placed(home);
    } catch (error) {
      problem = toAppError(error);
      return [];
    }
  };

  /** A move that was cut short leaves two copies: the one saved last is meant. */
  const all = async (): Promise<Placed[]> => {
    const found = new Map<string, Placed>();
    for (const one of [...(await placed(device)), ...(await roamed())]) {
      const other = found.get(one.profile.id);
      const isNewer = (one.profile.changed ?? 0) >= (other?.profile.changed ?? 0);
      if (!other || isNewer) found.set(one.profile.id, one);
    }
    return [...found.values()].sort((a, b) => byName(a.profile, b.profile));
  };

  const find = async (id: string): Promise<Placed | undefined> =>
    (await all()).find(({ profile }) => profile.id === id);

  const homeNamed = async (name: 'device' | 'roaming'): Promise<Profiles> => {
    const home = name === 'device' ? device : await roaming();
    if (!home) throw new AppError('roaming-left');
    return home;
  };

  return {
    place: device.place,
    get problem() {
      return problem;
    },
    listPlaced: async () =>
      (await all()).map(({ profile, home }) => ({ profile, place: home.place })),
    list: async () => (await all()).map(({ profile }) => profile),
    get: async (id) => (await find(id))?.profile,
    async find(name) {
      const found = (await all()).find(({ profile }) => sameName(profile.name, name))?.profile;
      if (!found) throw new AppError('connection-missing', { name });
      refuseSealed(found);
      return found;
    },
    async save(profile, options) {
      const others = await all();
      const home = others.find((one) => one.profile.id === profile.id)?.home ?? device;
      const nameError = profileErrors(
        profile,
        others.map((one) => one.profile),
      ).get('Name');
      if (nameError) throw nameError;
      return home.save(profile, options);
    },
    async duplicate(id) {
      const original = await find(id);
      if (!original) throw new AppError('connection-gone');
      return original.home.duplicate(id);
    },
    async remove(id, options) {
      // From both places (see `all`); tokens of a roaming connection may lie on the device.
      await device.remove(id, options);
      const copy = (await roamed()).find(({ profile }) => profile.id === id);
      await copy?.home.remove(id, options);
    },
    placeOf: async (id) => (await find(id))?.home.place,
    async move(id, to) {
      const target = await homeNamed(to);
      const found = await find(id);
      if (!found) throw new AppError('connection-gone');
      const { profile, home } = found;
      if (home === target) return profile;
      refuseSealed(profile);
      if (profile.unreadable) throw new AppError('connection-unreadable', { name: profile.name });
      const { name, properties } = profile;
      // Written there before it is removed here: what stops between them loses nothing.
      const moved = await target.save({ id, name, properties }, { incomplete: true });
      await home.remove(id, { keepTokens: true });
      return moved;
    },
    subscribe(listener) {
      listeners.add(listener);
      watch(device);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        watched.forEach((stop) => stop());
        watched.clear();
      };
    },
  };
}
