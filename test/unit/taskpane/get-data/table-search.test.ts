import { tables } from '../../../../src/pipedrive/catalogue';
import { tableItems } from '../../../../src/pipedrive/system/table-items';
import { listedFilter, listedTable } from '../../../../src/taskpane/get-data/listed-tables';
import { searchTables } from '../../../../src/taskpane/get-data/table-search';

const filter = listedFilter({
  id: 12,
  name: 'Rotting deals over 30 days',
  table: 'Deals',
  source: 'Filter: Rotting deals over 30 days',
});
const everywhere = { tables: [], views: [], browsableSchemas: [], readonly: false };
const all = [...tableItems(everywhere).map(listedTable), filter];
const found = (text: string) => searchTables(all, text);
const names = (text: string) => found(text).map(({ table }) => table.name);

test('without text all but the system tables are found, in the order of the catalogue', () => {
  expect(names(' ')).toEqual([...tables.map(({ name }) => name), filter.name]);
});

test('a system table is found by those who look for it', () => {
  expect(names('sys_tab')).toEqual(['sys_tables', 'sys_tablecolumns']);
});

test('names that start with the text come before those that hold it', () => {
  const matches = found('deal');
  expect(matches[0]!.table.name).toBe('Deals');
  const starts = matches.map(({ table }) => table.label.toLowerCase().startsWith('deal'));
  expect(starts.lastIndexOf(true)).toBeLessThan(starts.indexOf(false));
});

test('a table is found by its description too, behind those whose name holds the text', () => {
  const matches = found('inbox');
  expect(matches.map(({ table }) => table.name)).toContain('Leads');
  const ranks = matches.map(({ start, end }) => (end > start ? 0 : 1));
  expect(ranks).toEqual([...ranks].sort());
});

test('the found part is marked, whatever the case', () => {
  const [match] = found('DEALS');
  expect(match!.table.label.slice(match!.start, match!.end)).toBe('Deals');
});

test('a saved filter is found by its own name and opens by its source', () => {
  const match = found('rotting').find(({ table }) => table.kind === 'filter');
  expect(match?.table).toMatchObject({ label: 'Rotting deals over 30 days', name: filter.name });
});

test('saved filters with one name are told apart by their numbers', () => {
  const { label } = listedFilter({ id: 7, name: 'Mine', table: 'Deals', source: 'Filter: 7' });
  expect(label).toBe('Mine (7)');
});

test('nothing like it finds nothing', () => {
  expect(names('zzz')).toEqual([]);
});
