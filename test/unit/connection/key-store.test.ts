import { indexedDbKeyStore, memoryKeyStore } from '../../../src/connection/key-store';

const newKey = () =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

test('the first key claimed is the one that is kept', async () => {
  const keys = memoryKeyStore();
  const [first, second] = await Promise.all([newKey(), newKey()]);
  expect(await keys.get()).toBeUndefined();
  expect(await keys.claim(first)).toBe(first);
  expect(await keys.claim(second)).toBe(first);
  expect(await keys.get()).toBe(first);
});

test('where the browser blocks IndexedDB, the key is storage-denied', async () => {
  const keys = indexedDbKeyStore(() => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  });
  await expect(keys.get()).rejects.toMatchObject({ code: 'storage-denied' });
  await expect(keys.claim(await newKey())).rejects.toMatchObject({ code: 'storage-denied' });
});
