import { memoryStore } from '../../../src/connection/store';

test('a memory store gives back what was set, until it is removed', async () => {
  const store = memoryStore();
  await store.set('a', '1');
  await store.set('b', '');
  await store.set('a', '2');
  expect(await store.get('a')).toBe('2');
  expect(await store.get('b')).toBe('');
  expect(await store.keys()).toEqual(['a', 'b']);
  await store.remove('a');
  expect(await store.get('a')).toBeUndefined();
  expect(await store.keys()).toEqual(['b']);
});

test('what was never set is undefined, and removing it is no error', async () => {
  const store = memoryStore();
  await store.remove('toString');
  expect(await store.get('toString')).toBeUndefined();
});
