import { deviceRoaming } from '../../../src/connection/device-roaming';
import { hostRoaming, type HostRoamingSettings } from '../../../src/connection/host-roaming';
import { memoryKeyStore } from '../../../src/connection/key-store';
import { createProfiles } from '../../../src/connection/profiles';
import {
  createRoamingSettings,
  type RoamingBackend,
} from '../../../src/connection/roaming-settings';
import { roamingSettingsStore } from '../../../src/connection/roaming-settings-store';
import { memoryStore } from '../../../src/connection/store';
import { createVault } from '../../../src/connection/vault';
import { ManualClock } from './manual-clock';

const clock = new ManualClock();

/** Outlook's object: what is set is there at once, and stored by saveAsync. */
function mailbox(stored: Map<string, unknown>): HostRoamingSettings & { failing: boolean } {
  const values = new Map(stored);
  return {
    failing: false,
    get: (name) => values.get(name),
    set: (name, value) => void values.set(name, value),
    saveAsync(callback) {
      if (this.failing) return callback({ status: 'failed', error: { code: 9019 } });
      for (const [name, value] of values) stored.set(name, value);
      callback({ status: 'succeeded' });
    },
  };
}

const store = memoryStore();
const stored = new Map<string, unknown>();

describe.each<[string, () => RoamingBackend]>([
  ['the host', () => hostRoaming(mailbox(stored), clock)],
  ['this device', () => deviceRoaming(store, clock)],
])('settings kept by %s', (_, backend) => {
  test('are there in the next pane, and gone once removed', async () => {
    const settings = createRoamingSettings(backend(), clock);
    await settings.load();
    settings.set('a', '1');
    settings.set('b', '2');
    settings.remove('b');
    expect([settings.get('a'), settings.get('b')]).toEqual(['1', undefined]);
    await settings.saveAsync();
    const next = createRoamingSettings(backend(), clock);
    expect(next.names()).toEqual([]);
    await next.load();
    expect(next.names()).toEqual(['a']);
    expect([next.get('a'), next.get('b'), next.get('constructor')]).toEqual([
      '1',
      undefined,
      undefined,
    ]);
  });

  test('hold connections like any other store', async () => {
    const place = roamingSettingsStore(createRoamingSettings(backend(), clock), clock);
    const profiles = createProfiles({ store: place, vault: createVault(memoryKeyStore()) });
    const properties = { APIToken: 's3cr3t', CompanyDomain: 'acme' };
    const saved = await profiles.save({ id: '', name: 'Ops', properties });
    expect(await profiles.list()).toEqual([saved]);
    await profiles.remove(saved.id);
    expect(await profiles.list()).toEqual([]);
  });
});

test('where nothing roams, the pane can say so', () => {
  const place = (backend: RoamingBackend) => createRoamingSettings(backend, clock).place;
  expect(place(deviceRoaming(store, clock))).toBe('device');
  expect(place(hostRoaming(mailbox(stored), clock))).toBe('roaming');
});

describe('a host', () => {
  test('that cannot save keeps the old settings', async () => {
    const host = mailbox(new Map());
    const settings = createRoamingSettings(hostRoaming(host, clock), clock);
    settings.set('a', '1');
    await settings.saveAsync();
    host.failing = true;
    settings.set('a', '2');
    await expect(settings.saveAsync()).rejects.toMatchObject({ code: 'roaming-unreachable' });
    expect(settings.get('a')).toBe('1');
    await settings.load();
    expect(settings.get('a')).toBe('1');
  });

  test('takes 32 KB, and more is told before it is tried', async () => {
    const settings = createRoamingSettings(hostRoaming(mailbox(new Map()), clock), clock);
    settings.set('a', 'x'.repeat(32_000));
    await expect(settings.saveAsync()).rejects.toMatchObject({ code: 'roaming-full' });
    expect(settings.names()).toEqual([]);
  });
});

test('single settings are read again after 15 seconds, and lists always', async () => {
  let loads = 0;
  const backend = deviceRoaming(memoryStore(), clock);
  const counted = { ...backend, load: () => (loads++, backend.load()) };
  const place = roamingSettingsStore(createRoamingSettings(counted, clock), clock);
  await Promise.all([place.get('a'), place.get('b'), place.get('c')]);
  expect(loads).toBe(1);
  clock.time += 14_999;
  await place.get('a');
  expect(loads).toBe(1);
  clock.time += 1;
  await place.get('a');
  expect(loads).toBe(2);
  await place.keys();
  expect(loads).toBe(3);
});
