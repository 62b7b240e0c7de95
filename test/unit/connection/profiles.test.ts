import fc from 'fast-check';
import { memoryKeyStore } from '../../../src/connection/key-store';
import { localStorageStore } from '../../../src/connection/local-storage';
import type { Properties } from '../../../src/connection/profile';
import type { Profiles } from '../../../src/connection/profiles';
import { createProfiles } from '../../../src/connection/profiles';
import type { SettingsStore } from '../../../src/connection/store';
import { memoryStore } from '../../../src/connection/store';
import { encryptedTokens } from '../../../src/connection/token-store';
import { createVault } from '../../../src/connection/vault';
import { webStorage } from './web-storage';

const secret = 's3cr3t';
const basic: Properties = { APIToken: secret, CompanyDomain: 'acme' };
const fresh = (name: string, properties = basic) => ({ id: '', name, properties });
const names = async (profiles: Profiles) => (await profiles.list()).map(({ name }) => name);

let store: SettingsStore;
let profiles: Profiles;
const vault = createVault(memoryKeyStore());

beforeEach(() => {
  store = memoryStore();
  profiles = createProfiles({ store, vault });
});

describe('saving', () => {
  test('a saved profile is there for every pane of this device', async () => {
    const saved = await profiles.save(fresh('Ops'));
    const elsewhere = createProfiles({ store, vault });
    expect(await elsewhere.list()).toEqual([saved]);
    expect(await elsewhere.get(saved.id)).toEqual(saved);
    expect(await elsewhere.find(' OPS ')).toEqual(saved);
    expect(saved).toMatchObject({ name: 'Ops', properties: basic });
  });

  test('names, domains and values are stored in their one spelling, without defaults', async () => {
    const saved = await profiles.save(
      fresh(' Ops ', {
        ...basic,
        CompanyDomain: 'https://Acme.pipedrive.com/',
        Timeout: '60',
        Readonly: 'TRUE',
      }),
    );
    expect(saved.name).toBe('Ops');
    expect(saved.properties).toEqual({ ...basic, Readonly: 'true' });
  });

  test('a profile keeps its id when it is renamed', async () => {
    const saved = await profiles.save(fresh('Ops'));
    const renamed = await profiles.save({ ...saved, name: 'Sales' });
    expect(renamed.id).toBe(saved.id);
    expect(await names(profiles)).toEqual(['Sales']);
  });

  test.each([
    ['connection-name-missing', fresh(' ')],
    ['connection-name-taken', fresh('OPS')],
    ['property-required', fresh('Sales', {})],
    ['property-invalid', fresh('Sales', { ...basic, Pagesize: '0' })],
    ['company-domain-invalid', fresh('Sales', { ...basic, CompanyDomain: 'alder finch' })],
  ])(
    'a profile that is not right is refused with %s, and nothing is stored',
    async (code, profile) => {
      await profiles.save(fresh('Ops'));
      await expect(profiles.save(profile)).rejects.toMatchObject({ code });
      expect(await names(profiles)).toEqual(['Ops']);
    },
  );

  test('two saves at the same time cannot take the same name', async () => {
    const results = await Promise.allSettled([
      profiles.save(fresh('Ops')),
      profiles.save(fresh('ops')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  test('a change made in another pane is not overwritten', async () => {
    const saved = await profiles.save(fresh('Ops'));
    const elsewhere = createProfiles({ store, vault });
    await elsewhere.save({ ...saved, name: 'Ops of Ada' });
    await expect(profiles.save({ ...saved, name: 'Ops of Bob' })).rejects.toMatchObject({
      code: 'connection-changed',
    });
    expect(await names(profiles)).toEqual(['Ops of Ada']);
  });

  test('panes that save different profiles keep both', async () => {
    const elsewhere = createProfiles({ store, vault });
    await Promise.all([profiles.save(fresh('Ops')), elsewhere.save(fresh('Sales'))]);
    expect(await names(profiles)).toEqual(['Ops', 'Sales']);
  });

  test('a full storage is reported and leaves the old profile as it was', async () => {
    const storage = webStorage(400);
    profiles = createProfiles({ store: localStorageStore(() => storage), vault });
    const saved = await profiles.save(fresh('Ops'));
    const long = { ...saved, properties: { ...basic, Other: 'x'.repeat(400) } };
    await expect(profiles.save(long)).rejects.toMatchObject({ code: 'storage-full' });
    expect(await profiles.list()).toEqual([saved]);
  });
});

describe('listing', () => {
  test('profiles stand in the order of their names', async () => {
    for (const name of ['ops 10', 'Zoo', 'Ops 2', 'anna']) await profiles.save(fresh(name));
    expect(await names(profiles)).toEqual(['anna', 'Ops 2', 'ops 10', 'Zoo']);
  });

  test('other settings of the same store are no profiles', async () => {
    await store.set('lastConnection', 'Ops');
    expect(await profiles.list()).toEqual([]);
  });

  test('a connection that does not exist is undefined by id, an error by name', async () => {
    expect(await profiles.get('none')).toBeUndefined();
    await expect(profiles.find('Ops')).rejects.toMatchObject({
      code: 'connection-missing',
      details: { name: 'Ops' },
    });
  });
});

describe('duplicating and removing', () => {
  test('a copy has the same properties, a name and an id of its own', async () => {
    const saved = await profiles.save(fresh('Ops'));
    const copy = await profiles.duplicate(saved.id);
    expect(copy).toMatchObject({ name: 'Ops copy', properties: basic });
    expect(copy.id).not.toBe(saved.id);
    expect((await profiles.duplicate(saved.id)).name).toBe('Ops copy 2');
    expect((await profiles.duplicate(copy.id)).name).toBe('Ops copy 3');
    expect((await profiles.list()).every(({ unreadable }) => !unreadable)).toBe(true);
  });

  test('a connection deleted meanwhile cannot be duplicated', async () => {
    await expect(profiles.duplicate('none')).rejects.toMatchObject({ code: 'connection-gone' });
  });

  test('a removed connection leaves nothing behind, and may be removed again', async () => {
    const saved = await profiles.save(fresh('Ops'));
    const tokens = { accessToken: 'access', refreshToken: 'refresh', origin: '' };
    await encryptedTokens(saved.id, store, vault).save(tokens);
    await profiles.remove(saved.id);
    await profiles.remove(saved.id);
    expect(await store.keys()).toEqual([]);
  });
});

describe('secrets', () => {
  const stored = async () =>
    (await Promise.all((await store.keys()).map((key) => store.get(key)))).join();

  test('everything but the secrets is readable in the store', async () => {
    await profiles.save(fresh('Ops', { ...basic, ProxyPassword: 'hidden', Timeout: '5' }));
    const entry = JSON.parse(await stored());
    expect(entry).toMatchObject({
      version: 2,
      name: 'Ops',
      properties: { CompanyDomain: 'acme', Timeout: '5' },
    });
    expect(Object.keys(entry.secrets)).toEqual(['APIToken', 'ProxyPassword']);
    expect(await stored()).not.toMatch(/s3cr3t|hidden/);
  });

  test('a profile whose secret cannot be decrypted is listed without it', async () => {
    const saved = await profiles.save(fresh('Ops', { ...basic, Timeout: '5' }));
    const otherDevice = createProfiles({ store, vault: createVault(memoryKeyStore()) });
    const [listed] = await otherDevice.list();
    expect(listed).toEqual({
      ...saved,
      properties: { CompanyDomain: 'acme', Timeout: '5' },
      unreadable: true,
    });
    await expect(otherDevice.save(listed!)).rejects.toMatchObject({ code: 'property-required' });
    await expect(otherDevice.duplicate(saved.id)).rejects.toMatchObject({
      code: 'connection-unreadable',
    });
  });

  test('entering the secret again makes the profile readable', async () => {
    await profiles.save(fresh('Ops'));
    const otherDevice = createProfiles({ store, vault: createVault(memoryKeyStore()) });
    const [listed] = await otherDevice.list();
    await otherDevice.save({ ...listed!, properties: basic });
    expect((await otherDevice.list())[0]).not.toHaveProperty('unreadable');
  });

  test('a secret copied into the entry of another profile is not decrypted there', async () => {
    const [one, two] = [await profiles.save(fresh('One')), await profiles.save(fresh('Two'))];
    const entry = await store.get(`connection.${one.id}`);
    await store.set(`connection.${two.id}`, entry!);
    expect((await profiles.get(two.id))?.unreadable).toBe(true);
  });

  test('no error holds a secret', async () => {
    const refused = profiles.save(
      fresh('Ops', { APIToken: 's3cr3t s3cr3t', CompanyDomain: 'acme' }),
    );
    const error = await refused.catch((thrown: Error) => thrown);
    expect(JSON.stringify([error, (error as Error).message])).not.toContain(secret);
  });
});

describe('entries that this version does not understand', () => {
  const newer = JSON.stringify({ version: 3, name: 'Ops', vault: 'other' });
  const extended = JSON.stringify({
    version: 2,
    name: 'Ops',
    revision: 1,
    changed: 1,
    properties: { Colour: 'blue' },
    secrets: {},
  });

  test.each([
    ['newer', 'Ops', newer],
    ['newer', 'Ops', extended],
    ['damaged', 'Ops', JSON.stringify({ version: 1, name: 'Ops', properties: 5 })],
    ['damaged', 'Damaged connection', '{"version":1,"na'],
    ['damaged', 'Damaged connection', 'null'],
    ['damaged', 'Damaged connection', '[]'],
    ['damaged', 'Damaged connection', ''],
  ] as const)(
    'a %s entry is listed as %p, never overwritten, and can be deleted',
    async (sealed, name, text) => {
      await store.set('connection.1', text);
      const [listed] = await profiles.list();
      expect(listed).toEqual({ id: '1', name, properties: {}, unreadable: true, sealed });
      const code = `connection-${sealed}`;
      await expect(profiles.save({ ...listed!, properties: basic })).rejects.toMatchObject({
        code,
      });
      await expect(profiles.duplicate('1')).rejects.toMatchObject({ code });
      await expect(profiles.find(name)).rejects.toMatchObject({ code });
      expect(await store.get('connection.1')).toBe(text);
      await profiles.remove('1');
      expect(await profiles.list()).toEqual([]);
    },
  );

  test('one bad entry does not hide the others', async () => {
    await store.set('connection.1', 'bad');
    await profiles.save(fresh('Ops'));
    expect(await names(profiles)).toEqual(['Damaged connection', 'Ops']);
  });

  test('any stored text at all is listed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        await store.set('connection.1', text);
        expect(await profiles.list()).toHaveLength(1);
      }),
    );
  });
});

describe('entries of an older version', () => {
  test('of version 1 are read with everything they hold, and saved in the new form', async () => {
    const properties = { CompanyDomain: 'acme', Timeout: '5' };
    const secrets = { APIToken: await vault.encrypt(secret, '1/APIToken') };
    const old = { version: 1, name: 'Ops', revision: 3, properties, secrets };
    await store.set('connection.1', JSON.stringify(old));
    const [listed] = await profiles.list();
    expect(listed).toEqual({
      id: '1',
      name: 'Ops',
      revision: 3,
      changed: 0,
      properties: { ...properties, APIToken: secret },
    });
    const saved = await profiles.save(listed!);
    expect(saved.revision).toBe(4);
    expect(await profiles.list()).toEqual([saved]);
    expect(JSON.parse((await store.get('connection.1'))!).version).toBe(2);
  });

  test('reading alone changes nothing: older panes still understand it', async () => {
    const text = JSON.stringify({
      version: 1,
      name: 'Ops',
      revision: 1,
      properties: { CompanyDomain: 'acme' },
      secrets: {},
    });
    await store.set('connection.1', text);
    await profiles.list();
    expect(await store.get('connection.1')).toBe(text);
  });
});

describe('profiles that are not complete', () => {
  test('are stored if that is asked for, and their name and values are checked all the same', async () => {
    const saved = await profiles.save(fresh('Ops', { CompanyDomain: 'acme' }), {
      incomplete: true,
    });
    expect(await profiles.list()).toEqual([saved]);
    const save = (name: string, properties: Properties) =>
      profiles.save(fresh(name, properties), { incomplete: true });
    await expect(save('Ops', {})).rejects.toMatchObject({ code: 'connection-name-taken' });
    await expect(save('Other', { Pagesize: '0' })).rejects.toMatchObject({
      code: 'property-invalid',
    });
  });
});

describe('changes', () => {
  test('listeners hear of saves, copies and removals, until they stop', async () => {
    let heard = 0;
    const stop = profiles.subscribe(() => heard++);
    const saved = await profiles.save(fresh('Ops'));
    await profiles.duplicate(saved.id);
    await profiles.remove(saved.id);
    expect(heard).toBe(3);
    await expect(profiles.save(fresh(''))).rejects.toThrow();
    expect(heard).toBe(3);
    stop();
    await profiles.save(fresh('Sales'));
    expect(heard).toBe(3);
  });

  test('listeners hear of changes in other panes, and let go of the store when they stop', async () => {
    const elsewhere = new Set<() => void>();
    profiles = createProfiles({
      vault,
      store: {
        ...store,
        onChangeElsewhere(listener) {
          elsewhere.add(listener);
          return () => elsewhere.delete(listener);
        },
      },
    });
    let heard = 0;
    const stops = [profiles.subscribe(() => heard++), profiles.subscribe(() => heard++)];
    elsewhere.forEach((tell) => tell());
    expect(heard).toBe(2);
    stops.forEach((stop) => stop());
    expect(elsewhere.size).toBe(0);
  });

  test('the pane can say where connections are kept', () => {
    expect(profiles.place).toBe('memory');
  });
});
