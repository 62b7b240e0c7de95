import { tableEntry, tables } from '../../../src/pipedrive/catalogue';

describe('tables', () => {
  test.each(tables.map((entry) => [entry.name, entry] as const))(
    '%s has distinct column names, among them its key, and ticks some of them',
    (_name, { columns, key }) => {
      const names = columns.map(({ name }) => name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      expect(names).toContain(key.toLowerCase());
      expect(columns.some(({ selected }) => selected)).toBe(true);
    },
  );

  test.each(tables.map((entry) => [entry.name, entry] as const))(
    '%s never leaves sorting by a column with empty cells to Pipedrive',
    (_name, { columns }) => {
      for (const column of columns) if (column.sort) expect(column.nullable).toBe(false);
    },
  );

  test('no two tables have one name', () => {
    const names = tables.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  test('a table is found whatever the case', () => {
    expect(tableEntry('deals').name).toBe('Deals');
    expect(() => tableEntry('Dales')).toThrow(expect.objectContaining({ code: 'table-unknown' }));
  });
});
