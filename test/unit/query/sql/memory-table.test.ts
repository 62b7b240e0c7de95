import type { Row } from '../../../../src/core/column';
import type { FetchRequest, FetchRows } from '../../../../src/query/engine/port';
import { MemoryTable, withMemory } from '../../../../src/query/sql/memory-table';

const request = (table: string, columns: readonly string[]): FetchRequest => ({
  table,
  columns,
  filters: [],
});

async function fetched(fetch: FetchRows, wanted: FetchRequest): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of fetch(wanted)) rows.push(...page);
  return rows;
}

function made(): MemoryTable {
  const table = new MemoryTable('T#TEMP', [
    { name: 'Name', type: 'text' },
    { name: 'Size', type: 'text' },
  ]);
  const given = [
    { name: 'size', type: 'integer' as const },
    { name: 'NAME', type: 'text' as const },
  ];
  table.add(given, [
    [1, 'a'],
    [2, 'b'],
  ]);
  return table;
}

test('values find their columns by name, whatever the case; what is not given is NULL', () => {
  const table = made();
  table.add([{ name: 'Name', type: 'text' }], [['c']]);
  expect(table.rows(['Name', 'Size'])).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', null],
  ]);
});

test('a column has the type of what it holds', () => {
  const table = made();
  const types = () => table.columns.map(({ type }) => type);
  expect(types()).toEqual(['text', 'integer']);
  table.add([{ name: 'Size', type: 'number' }], [[1.5]]);
  expect(types()).toEqual(['text', 'number']);
  table.add([{ name: 'Size', type: 'text' }], []);
  expect(types()).toEqual(['text', 'number']);
  table.add([{ name: 'Size', type: 'date' }], [['2026-01-01']]);
  expect(types()).toEqual(['text', 'text']);
});

test('rows keep their numbers, by which the engine changes them', () => {
  const table = made();
  const { key } = table.engineTable;
  table.apply({ table: table.name, kind: 'delete', key: 1, values: {} });
  table.apply({ table: table.name, kind: 'insert', key: null, values: { Name: 'c' } });
  table.apply({ table: table.name, kind: 'update', key: 2, values: { Size: null } });
  expect(table.rows(['Name', 'Size', key])).toEqual([
    ['b', null, 2],
    ['c', null, 3],
  ]);
  expect(table.size).toBe(2);
});

test('other tables are fetched as before', async () => {
  const other: FetchRows = async function* ({ table }) {
    yield [[table]];
  };
  const fetch = withMemory(other, [made()]);
  expect(await fetched(fetch, request('Deals', ['Id']))).toEqual([['Deals']]);
  expect(await fetched(fetch, request('T#TEMP', ['Size']))).toEqual([[1], [2]]);
});
