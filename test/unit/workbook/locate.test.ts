import type { StoredDefinition } from '../../../src/workbook/definitions';
import { locateQueries, placeColumns } from '../../../src/workbook/locate';
import type { TableInfo } from '../../../src/workbook/table-sheet';
import { aDefinition } from './a-definition';

const columns = aDefinition.columns.map(({ column, header }) => ({ id: column, name: header }));
const table = (id: string, name: string, sheet = 'Deals'): TableInfo => ({
  id,
  name,
  sheet,
  columns,
});
const stored = (id: string, tableId: string, name: string): StoredDefinition => ({
  part: `part ${id}`,
  definition: { ...aDefinition, id, table: { id: tableId, name } },
});
const found = (definitions: StoredDefinition[], tables: TableInfo[]) =>
  Object.fromEntries(
    locateQueries(definitions, tables).queries.map((query) => [
      query.definition.id,
      query.table?.name,
    ]),
  );

test('a table is found by its id after a rename, and by its name where ids are new', () => {
  expect(found([stored('a', '1', 'Deals')], [table('1', 'Pipeline')])).toEqual({ a: 'Pipeline' });
  expect(found([stored('a', '1', 'Deals')], [table('9', 'DEALS')])).toEqual({ a: 'DEALS' });
});

test('two tables that took each other’s names keep their queries', () => {
  const swapped = [table('1', 'Persons'), table('2', 'Deals')];
  const other = { ...swapped[1]!, columns: [{ id: 1, name: 'Name' }] };
  expect(found([stored('a', '1', 'Deals')], [swapped[0]!, other])).toEqual({ a: 'Persons' });
});

test('a table belongs to one query', () => {
  const twice = [stored('a', '1', 'Deals'), stored('b', '1', 'Deals')];
  expect(found(twice, [table('1', 'Deals')])).toEqual({ a: 'Deals', b: undefined });
});

test('a copy is told and left alone; a table of others is neither', () => {
  const strange = { ...table('7', 'Mine'), columns: [{ id: 1, name: 'Mine' }] };
  const tables = [table('1', 'Deals'), table('5', 'Deals2', 'Deals (2)'), strange];
  const { copies, queries } = locateQueries([stored('a', '1', 'Deals')], tables);
  expect(queries[0]!.table!.name).toBe('Deals');
  expect(copies.map(({ table: { name }, of }) => [name, of.id])).toEqual([['Deals2', 'a']]);
});

test('columns are placed by id whatever their headers, then by header, else they are gone', () => {
  const moved = [
    { id: 3, name: 'Zone' },
    { id: 8, name: 'Mine' },
    { id: 9, name: 'Title' },
  ];
  expect(placeColumns(aDefinition.columns, moved)).toEqual([undefined, 2, 0]);
});
