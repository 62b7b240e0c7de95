import { memoryStore } from '../../../src/connection/store';
import { AppError } from '../../../src/core/error';
import type { Query } from '../../../src/query/query';
import { loadPreferences } from '../../../src/taskpane/preferences';

const query = (table: string): Query => ({ table, columns: ['Id'], filters: [], sort: [] });

test('choices come back in the same workbook and in no other', async () => {
  const store = memoryStore();
  const before = await loadPreferences(store, 'a.xlsx');
  before.useTable('c1', 'Deals');
  before.useDestination('c1', 'selected-cell');
  before.useQuery('c1', query('Deals'));

  const after = await loadPreferences(store, 'a.xlsx');
  expect(after.connection).toBe('c1');
  expect(after.of('c1')).toEqual({
    table: 'Deals',
    destination: 'selected-cell',
    queries: { Deals: query('Deals') },
  });
  expect((await loadPreferences(store, 'b.xlsx')).connection).toBeUndefined();
});

test('the SQL written last comes back for its connection, in its workbook', async () => {
  const store = memoryStore();
  (await loadPreferences(store, 'a.xlsx')).useSql('c1', 'SELECT 1');
  expect((await loadPreferences(store, 'a.xlsx')).of('c1').sql).toBe('SELECT 1');
  expect((await loadPreferences(store, 'a.xlsx')).of('c2').sql).toBeUndefined();
  expect((await loadPreferences(store, 'b.xlsx')).of('c1').sql).toBeUndefined();
});

test('each connection has choices of its own', async () => {
  const preferences = await loadPreferences(memoryStore(), '');
  preferences.useTable('c1', 'Deals');
  preferences.useTable('c2', 'Persons');
  expect(preferences.of('c1').table).toBe('Deals');
  expect(preferences.of('c2').table).toBe('Persons');
  expect(preferences.of('c3')).toEqual({});
});

test('only the twenty tables used last are remembered', async () => {
  const preferences = await loadPreferences(memoryStore(), '');
  for (let table = 1; table <= 25; table += 1) preferences.useQuery('c', query(`T${table}`));
  preferences.useQuery('c', query('T10'));
  const tables = Object.keys(preferences.of('c').queries ?? {});
  expect(tables).toHaveLength(20);
  expect(tables.at(-1)).toBe('T10');
  expect(tables).not.toContain('T5');
});

test.each(['', 'not json', '[]', 'null', '{"other":1}'])(
  'a store that holds %j starts with no choices',
  async (text) => {
    const store = memoryStore();
    await store.set('choices:', text);
    const preferences = await loadPreferences(store, '');
    expect(preferences.of('c')).toEqual({});
  },
);

test('a store that refuses costs the memory, not the work', async () => {
  const refuse = () => Promise.reject(new AppError('storage-denied'));
  const store = { ...memoryStore(), get: refuse, set: refuse };
  const preferences = await loadPreferences(store, '');
  preferences.useTable('c', 'Deals');
  expect(preferences.of('c').table).toBe('Deals');
});
