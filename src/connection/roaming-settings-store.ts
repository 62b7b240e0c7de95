import type { Clock } from '../core/clock';
import type { RoamingSettings } from './roaming-settings';
import { singleFlight } from './single-flight';
import type { SettingsStore } from './store';
import { turns } from './turns';

/** Reading single settings this soon after a load asks nobody: listing reads them one by one. */
const lifetimeMs = 15_000;

/** Roaming settings as a settings store, so that whatever is kept on a device can roam. */
export function roamingSettingsStore(settings: RoamingSettings, clock: Clock): SettingsStore {
  let loadedAt = -Infinity;
  const load = singleFlight(async () => {
    await settings.load();
    loadedAt = clock.now();
  });
  const loadIfOld = async () => {
    const age = clock.now() - loadedAt;
    if (age >= lifetimeMs || age < 0) await load();
  };
  const inTurn = turns();
  const write = (change: () => void) =>
    inTurn(async () => {
      await loadIfOld();
      change();
      await settings.saveAsync();
    });
  return {
    place: settings.place,
    async get(key) {
      await loadIfOld();
      return settings.get(key);
    },
    set: (key, value) => write(() => settings.set(key, value)),
    remove: (key) =>
      write(() => {
        // A trace of what was never there would only take room.
        if (settings.get(key) !== undefined) settings.remove(key);
      }),
    async keys() {
      await load();
      return settings.names();
    },
  };
}
