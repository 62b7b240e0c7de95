import { systemTables, tables } from '../../../../src/pipedrive/catalogue';
import { listedFilter, listedTable } from '../../../../src/taskpane/get-data/listed-tables';
import { searchTables, shownTables } from '../../../../src/taskpane/get-data/table-search';

const filter = listedFilter({
  id: 12,
  name: 'Rotting deals over 30 days',
  table: 'Deals',
  source: 'Filter: Rotting deals over 30 days',
});
const all = [...tables.map(listedTable), filter, ...systemTables.map(listedTable)];
const found = (text: string) => searchTables(all, text);
const names = (text: string) => found(text).map(({ table }) => table.name);
const everywhere = { tables: [], views: [], browsableSchemas: [] };

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

test('a connection can narrow the tables and views it shows', () => {
  const shown = shownTables(all, { ...everywhere, tables: ['deals'], views: ['dealsfiles'] });
  const kept = shown.filter(({ kind }) => kind !== 'system').map(({ name }) => name);
  expect(kept).toEqual(['Deals', 'DealsFiles']);
  expect(shownTables(all, everywhere)).toEqual(all);
});

test('a connection that browses other schemas only shows nothing', () => {
  expect(shownTables(all, { ...everywhere, browsableSchemas: ['Other'] })).toEqual([]);
  expect(shownTables(all, { ...everywhere, browsableSchemas: ['PIPEDRIVE'] })).toEqual(all);
});
