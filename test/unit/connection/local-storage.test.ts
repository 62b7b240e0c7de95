import { localStorageStore } from '../../../src/connection/local-storage';
import { webStorage } from './web-storage';

test('a local store gives back what was set, until it is removed', async () => {
  const storage = webStorage();
  const kept = localStorageStore(() => storage);
  expect(kept.place).toBe('device');
  await kept.set('a', '1');
  expect(await kept.get('a')).toBe('1');
  expect(await kept.keys()).toEqual(['a']);
  await kept.remove('a');
  expect(await kept.get('a')).toBeUndefined();
});

test('two partitions and other programs of the same origin do not see each other', async () => {
  const storage = webStorage();
  storage.setItem('theme', 'dark');
  const first = localStorageStore(() => storage, { partitionKey: 'one' });
  const second = localStorageStore(() => storage, { partitionKey: 'two' });
  await first.set('a', '1');
  await second.set('a', '2');
  expect(await first.get('a')).toBe('1');
  expect(await second.keys()).toEqual(['a']);
  await second.remove('a');
  expect(await first.get('a')).toBe('1');
  expect(storage.getItem('theme')).toBe('dark');
});

test('a full storage is storage-full, and keeps what it held', async () => {
  const storage = webStorage(40);
  const store = localStorageStore(() => storage);
  await store.set('a', 'small');
  await expect(store.set('b', 'x'.repeat(40))).rejects.toMatchObject({ code: 'storage-full' });
  expect(await store.keys()).toEqual(['a']);
});

test('a blocked storage is storage-denied, whatever is asked of it', async () => {
  const store = localStorageStore(() => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  });
  const denied = { code: 'storage-denied' };
  await expect(store.get('a')).rejects.toMatchObject(denied);
  await expect(store.set('a', '1')).rejects.toMatchObject(denied);
  await expect(store.remove('a')).rejects.toMatchObject(denied);
  await expect(store.keys()).rejects.toMatchObject(denied);
});

test('changes of other panes are told, those of other programs are not', () => {
  const window = new EventTarget();
  const change = (key: string | null) =>
    window.dispatchEvent(Object.assign(new Event('storage'), { key }));
  const store = localStorageStore(webStorage, { partitionKey: 'p', events: window });
  let told = 0;
  const stop = store.onChangeElsewhere?.(() => told++);
  change('ppipedrive.connection.1');
  change('theme');
  expect(told).toBe(1);
  change(null);
  expect(told).toBe(2);
  stop?.();
  change('ppipedrive.connection.1');
  expect(told).toBe(2);
});
