import { tables } from '../../../../src/pipedrive/catalogue';
import { searchTables, shownTables } from '../../../../src/taskpane/get-data/table-search';

const names = (text: string) => searchTables(tables, text).map(({ entry }) => entry.name);

test('without text all tables are found, in the order of the catalogue', () => {
  expect(names(' ')).toEqual(tables.map(({ name }) => name));
});

test('names that start with the text come before those that hold it', () => {
  const found = names('deal');
  expect(found[0]).toBe('Deals');
  const starts = found.map((name) => name.toLowerCase().startsWith('deal'));
  expect(starts.lastIndexOf(true)).toBeLessThan(
    starts.includes(false) ? starts.indexOf(false) : starts.length,
  );
});

test('the found part is marked, whatever the case', () => {
  const [match] = searchTables(tables, 'DEALS');
  expect(match!.entry.name.slice(match!.start, match!.end)).toBe('Deals');
});

test('nothing like it finds nothing', () => {
  expect(names('zzz')).toEqual([]);
});

test('a connection can narrow the tables it shows', () => {
  const shown = shownTables(tables, { tables: ['deals'], views: [] });
  expect(shown.filter(({ kind }) => kind === 'table').map(({ name }) => name)).toEqual(['Deals']);
  expect(shownTables(tables, { tables: [], views: [] })).toEqual(tables);
});
