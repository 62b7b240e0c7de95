import { Collection } from '../../../src/sandbox/collection';

const entry = (id: number) => ({ id, values: { id, parent: id % 3 }, custom: new Map() });

function later(count: number): { collection: Collection; filled: () => number } {
  const collection = new Collection();
  let times = 0;
  collection.fillLater(() => {
    times += 1;
    for (let id = 1; id <= count; id += 1) collection.add(entry(id));
  });
  return { collection, filled: () => times };
}

test('records that are made later are not made before somebody asks', () => {
  expect(later(5).filled()).toBe(0);
});

test.each([
  ['their number', (collection: Collection) => collection.size],
  ['one of them', (collection: Collection) => collection.get(5)],
  ['all of them', (collection: Collection) => [...collection.all()]],
  ['a group of them', (collection: Collection) => collection.having('parent', 1)],
  ['the next id', (collection: Collection) => collection.nextId()],
  ['a place for a new one', (collection: Collection) => collection.add(entry(6))],
])('asking for %s makes them, once', (_, question) => {
  const { collection, filled } = later(5);
  question(collection);
  question(collection);
  expect(filled()).toBe(1);
  expect(collection.get(5)?.id).toBe(5);
});

test('a new record comes after those that are made later', () => {
  const { collection } = later(5);
  expect(collection.add(entry(collection.nextId())).id).toBe(6);
});
