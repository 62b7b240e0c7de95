import { systemTables, tableEntry, tables } from '../../../src/pipedrive/catalogue';
import type { WriteEndpoint } from '../../../src/pipedrive/catalogue/entry';
import { requiredColumns } from '../../../src/pipedrive/schema';

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

  test('a table is found whatever the case; a name like one gets it as a guess', () => {
    expect(tableEntry('deals').name).toBe('Deals');
    expect(tableEntry('SYS_TABLES').name).toBe('sys_tables');
    const unknown = (name: string, nearest?: string) =>
      expect(() => tableEntry(name)).toThrow(
        expect.objectContaining({
          code: 'table-unknown',
          details: nearest ? { table: name, nearest } : { table: name },
        }),
      );
    unknown('dealss', 'Deals');
    unknown('Organisations', 'Organizations');
    unknown('Kangaroo');
  });

  const all = [...tables, ...systemTables].map((entry) => [entry.name, entry] as const);
  const holes = (path: string) => [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);

  test.each(all)('%s: what it is asked for stands in columns that say so', (_name, entry) => {
    const { inputs = [], columns, source } = entry;
    for (const { column, parameter } of inputs) {
      const { filter, nullable } = columns.find(({ name }) => name === column)!;
      expect(filter).toMatchObject({ is: parameter, oneOf: parameter, input: true });
      expect(nullable === false || column === 'IsActive' || column === 'AssigneeType').toBe(true);
    }
    const parameters = inputs.map(({ parameter }) => parameter);
    expect(holes(source.path).filter((hole) => !parameters.includes(hole))).toEqual([]);
    expect(requiredColumns(entry)).toEqual(
      inputs.filter(({ all: known }) => !known).map(({ column }) => column),
    );
  });

  test.each(all)('%s: a key is made where there is none, and only there', (_name, entry) => {
    const isMade = entry.columns.some(({ code }) => code === 'row_id');
    expect(isMade).toBe(entry.rowId !== undefined);
    const codes = [...entry.columns.map(({ code }) => code), '#'];
    expect((entry.rowId ?? []).filter((code) => !codes.includes(code))).toEqual([]);
    if (entry.rowId) expect(entry.key).toBe('RowId');
  });

  test.each(all)('%s: paths of writes are filled from its columns', (_name, entry) => {
    const codes = new Set(entry.columns.map(({ code }) => code));
    const paths = Object.values(entry.writes ?? {}).map((write: WriteEndpoint) => write.path);
    expect(paths.flatMap(holes).filter((hole) => !codes.has(hole))).toEqual([]);
  });

  test.each(all)('%s: references lead to columns that are there', (_name, entry) => {
    for (const { references } of entry.columns)
      if (references)
        expect(tableEntry(references.table).columns.map(({ name }) => name)).toContain(
          references.column,
        );
  });
});
