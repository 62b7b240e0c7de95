import fc from 'fast-check';
import { memoryKeyStore } from '../../../src/connection/key-store';
import { createVault } from '../../../src/connection/vault';

const unreadable = { code: 'secret-unreadable' };

test('what is encrypted is decrypted unchanged, in its context', async () => {
  const vault = createVault(memoryKeyStore());
  const text = fc.string({ unit: 'grapheme' });
  await fc.assert(
    fc.asyncProperty(text, text, async (secret, context) => {
      expect(await vault.decrypt(await vault.encrypt(secret, context), context)).toBe(secret);
    }),
    { numRuns: 1000 },
  );
});

test('a leading byte order mark is part of the text', async () => {
  const vault = createVault(memoryKeyStore());
  expect(await vault.decrypt(await vault.encrypt('\ufeffa'))).toBe('\ufeffa');
});

test('another context does not decrypt', async () => {
  const vault = createVault(memoryKeyStore());
  const encrypted = await vault.encrypt('secret', '1/APIToken');
  await expect(vault.decrypt(encrypted, '2/APIToken')).rejects.toMatchObject(unreadable);
  await expect(vault.decrypt(encrypted)).rejects.toMatchObject(unreadable);
});

test('another device does not decrypt, with or without a key of its own', async () => {
  const encrypted = await createVault(memoryKeyStore()).encrypt('secret');
  const other = createVault(memoryKeyStore());
  await expect(other.decrypt(encrypted)).rejects.toMatchObject(unreadable);
  await other.encrypt('something');
  await expect(other.decrypt(encrypted)).rejects.toMatchObject(unreadable);
});

test('a change anywhere is noticed', async () => {
  const vault = createVault(memoryKeyStore());
  const encrypted = await vault.encrypt('secret');
  // The last character holds two or four bits that decoders ignore.
  for (let index = 0; index < encrypted.length - 1; index++) {
    const other = encrypted[index] === 'A' ? 'B' : 'A';
    const changed = encrypted.slice(0, index) + other + encrypted.slice(index + 1);
    await expect(vault.decrypt(changed)).rejects.toMatchObject(unreadable);
  }
});

test.each(['', 'v1:', 'v1:AAAA', 'v1:not base64!', 'v2:AAAA', 'secret'])(
  '%p is unreadable',
  async (text) => {
    const vault = createVault(memoryKeyStore());
    await vault.encrypt('makes the key');
    await expect(vault.decrypt(text)).rejects.toMatchObject(unreadable);
  },
);

test('the stored form names its version, is safe in any text, and never repeats', async () => {
  const vault = createVault(memoryKeyStore());
  const all = await Promise.all(Array.from({ length: 200 }, () => vault.encrypt('secret')));
  expect(new Set(all).size).toBe(200);
  for (const encrypted of all) expect(encrypted).toMatch(/^v1:[A-Za-z0-9_-]+$/);
});

test('first secrets encrypted at the same time share one key', async () => {
  const keys = memoryKeyStore();
  const panes = [createVault(keys), createVault(keys)];
  const encrypted = await Promise.all(panes.map((vault) => vault.encrypt('secret')));
  for (const text of encrypted) expect(await panes[0]!.decrypt(text)).toBe('secret');
});

test('no script can read the key', async () => {
  const keys = memoryKeyStore();
  await createVault(keys).encrypt('secret');
  const key = await keys.get();
  expect(key?.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key!)).rejects.toThrow();
});
