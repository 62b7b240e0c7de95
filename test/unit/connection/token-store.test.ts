import { memoryKeyStore } from '../../../src/connection/key-store';
import { memoryStore } from '../../../src/connection/store';
import {
  encryptedTokens,
  memoryTokens,
  tokenStoreAt,
  type KeptTokens,
} from '../../../src/connection/token-store';
import { createVault } from '../../../src/connection/vault';
import { AppError } from '../../../src/core/error';

const kept: KeptTokens = { accessToken: 'access', refreshToken: 'refresh', origin: 'x' };
const vault = createVault(memoryKeyStore());

test.each([
  ['memory', memoryTokens('1')],
  ['a settings store', encryptedTokens('1', memoryStore(), vault)],
])('tokens in %s are kept until they are removed', async (_, tokens) => {
  expect(await tokens.load()).toBeUndefined();
  await tokens.save(kept);
  expect(await tokens.load()).toEqual(kept);
  await tokens.remove();
  expect(await tokens.load()).toBeUndefined();
});

test('what cannot be decrypted or understood counts as no sign-in', async () => {
  const store = memoryStore();
  await encryptedTokens('1', store, vault).save(kept);
  expect(await encryptedTokens('1', store, createVault(memoryKeyStore())).load()).toBeUndefined();
  await store.set('tokens.2', (await store.get('tokens.1'))!);
  expect(await encryptedTokens('2', store, vault).load()).toBeUndefined();
  for (const content of ['5', '{"accessToken":5}', 'no JSON']) {
    await store.set('tokens.1', await vault.encrypt(content, 'tokens.1'));
    expect(await encryptedTokens('1', store, vault).load()).toBeUndefined();
  }
});

test('a storage that lets nobody in is not taken for a missing sign-in', async () => {
  const denied = {
    ...memoryStore(),
    get: async () => {
      throw new AppError('storage-denied');
    },
  };
  await expect(encryptedTokens('1', denied, vault).load()).rejects.toMatchObject({
    code: 'storage-denied',
  });
});

describe('the location in the properties', () => {
  const device = memoryTokens('device');
  const memory = memoryTokens('memory');

  test('names the place', () => {
    const roaming = memoryTokens('roaming');
    const places = { device, memory, roaming, file: (path: string) => memoryTokens(path) };
    expect(tokenStoreAt('device', places)).toBe(device);
    expect(tokenStoreAt('memory', places)).toBe(memory);
    expect(tokenStoreAt('roaming', places)).toBe(roaming);
    expect(tokenStoreAt('./OAuthSettings.txt', places).name).toContain('./OAuthSettings.txt');
  });

  test.each(['roaming', './OAuthSettings.txt'])('%p must be there', (location) => {
    expect(() => tokenStoreAt(location, { device, memory })).toThrow(
      expect.objectContaining({ code: 'token-place-missing' }),
    );
  });
});
