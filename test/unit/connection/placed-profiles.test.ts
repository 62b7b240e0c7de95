import { memoryKeyStore } from '../../../src/connection/key-store';
import { createPlacedProfiles, type PlacedProfiles } from '../../../src/connection/placed-profiles';
import { createProfiles, type Profiles } from '../../../src/connection/profiles';
import { memoryStore, type SettingsStore } from '../../../src/connection/store';
import { encryptedTokens } from '../../../src/connection/token-store';
import { createVault, type Vault } from '../../../src/connection/vault';
import { AppError } from '../../../src/core/error';

const properties = { APIToken: 's3cr3t', CompanyDomain: 'acme' };
const fresh = (name: string) => ({ id: '', name, properties });

let deviceStore: SettingsStore;
let vault: Vault;
let device: Profiles;
let roaming: Profiles | undefined;
let down: boolean;
let profiles: PlacedProfiles;

const placeIn = (place: SettingsStore['place']): SettingsStore => ({ ...memoryStore(), place });

beforeEach(() => {
  deviceStore = placeIn('device');
  vault = createVault(memoryKeyStore());
  device = createProfiles({ store: deviceStore, vault });
  roaming = createProfiles({
    store: placeIn('roaming'),
    vault: createVault(memoryKeyStore()),
  });
  down = false;
  profiles = createPlacedProfiles({
    device,
    roaming: async () => {
      if (down) throw new AppError('roaming-unreachable');
      return roaming;
    },
  });
});

const names = async (of: Profiles = profiles) => (await of.list()).map(({ name }) => name);

test('both places are one set, sorted, and each says where it lives', async () => {
  const zoo = await device.save(fresh('Zoo'));
  const ops = await roaming!.save(fresh('Ops'));
  expect(await names()).toEqual(['Ops', 'Zoo']);
  expect(await profiles.placeOf(zoo.id)).toBe('device');
  expect(await profiles.placeOf(ops.id)).toBe('roaming');
  expect(await profiles.placeOf('none')).toBeUndefined();
  expect(await profiles.find('ops')).toEqual(ops);
  expect(await profiles.get(zoo.id)).toEqual(zoo);
});

test('a new connection is kept on the device, an edited one where it lives', async () => {
  const ops = await roaming!.save(fresh('Ops'));
  await profiles.save(fresh('New'));
  await profiles.save({ ...ops, name: 'Ops 2' });
  expect(await names(device)).toEqual(['New']);
  expect(await names(roaming)).toEqual(['Ops 2']);
  await profiles.duplicate(ops.id);
  expect(await names(roaming)).toEqual(['Ops 2', 'Ops 2 copy']);
});

test('a name is taken in both places', async () => {
  await roaming!.save(fresh('Ops'));
  await expect(profiles.save(fresh('ops'))).rejects.toMatchObject({
    code: 'connection-name-taken',
  });
});

test('a connection moves with its secrets, and back', async () => {
  const { id } = await profiles.save(fresh('Ops'));
  await profiles.move(id, 'roaming');
  expect([await names(device), await names(roaming)]).toEqual([[], ['Ops']]);
  expect(await profiles.get(id)).toMatchObject({ id, name: 'Ops', properties });
  await profiles.move(id, 'device');
  await profiles.move(id, 'device');
  expect([await names(device), await names(roaming)]).toEqual([['Ops'], []]);
  expect(await profiles.get(id)).toMatchObject({ id, properties });
});

test('moving keeps the sign-in, deleting does not', async () => {
  const { id } = await profiles.save(fresh('Ops'));
  const tokens = encryptedTokens(id, deviceStore, vault);
  await tokens.save({ accessToken: 'access', refreshToken: 'refresh', origin: '' });
  await profiles.move(id, 'roaming');
  expect(await tokens.load()).toBeDefined();
  await profiles.remove(id);
  expect(await tokens.load()).toBeUndefined();
  expect(await names()).toEqual([]);
});

test('of a move that was cut short, the copy saved last is shown, and both are deleted', async () => {
  const saved = await device.save(fresh('Ops'));
  await roaming!.save({ id: saved.id, name: 'Ops moved', properties });
  expect(await names()).toEqual(['Ops moved']);
  await profiles.remove(saved.id);
  expect([await names(device), await names(roaming)]).toEqual([[], []]);
});

test('while the roaming store is down, the device works and the reason is told', async () => {
  await device.save(fresh('Zoo'));
  await roaming!.save(fresh('Ops'));
  down = true;
  expect(await names()).toEqual(['Zoo']);
  expect(profiles.problem).toMatchObject({ code: 'roaming-unreachable' });
  const saved = await profiles.save(fresh('New'));
  await profiles.remove((await profiles.duplicate(saved.id)).id);
  down = false;
  expect(await names()).toEqual(['New', 'Ops', 'Zoo']);
  expect(profiles.problem).toBeUndefined();
});

test.each([
  ['to a store that was not joined', 'roaming-left', 'Ops'],
  ['when it is gone', 'connection-gone', undefined],
])('a connection cannot move %s', async (_, code, name) => {
  const id = name ? (await profiles.save(fresh(name))).id : 'none';
  if (name) roaming = undefined;
  await expect(profiles.move(id, 'roaming')).rejects.toMatchObject({ code });
});

test('a connection whose secret cannot be read stays where it is', async () => {
  const { id } = await profiles.save(fresh('Ops'));
  const other = createPlacedProfiles({
    device: createProfiles({ store: deviceStore, vault: createVault(memoryKeyStore()) }),
    roaming: async () => roaming,
  });
  await expect(other.move(id, 'roaming')).rejects.toMatchObject({ code: 'connection-unreadable' });
  expect(await names(roaming)).toEqual([]);
});

test('listeners hear of changes in both places, until they stop', async () => {
  let heard = 0;
  const stop = profiles.subscribe(() => heard++);
  await profiles.list();
  await device.save(fresh('Zoo'));
  await roaming!.save(fresh('Ops'));
  expect(heard).toBe(2);
  stop();
  await device.save(fresh('New'));
  expect(heard).toBe(2);
});
