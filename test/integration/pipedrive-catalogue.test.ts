import type { Row, Value } from '../../src/core/column';
import { systemTables, tableEntry, tables } from '../../src/pipedrive/catalogue';
import type { Input, TableEntry } from '../../src/pipedrive/catalogue';
import { readPages } from '../../src/pipedrive/read';
import { describe as describeTable, type TableSchema } from '../../src/pipedrive/schema';
import type { Session } from '../../src/pipedrive/session';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
beforeAll(() =>
  world.start(
    {},
    { deals: 60, persons: 60, organizations: 20, activities: 60, products: 12, leads: 30 },
  ),
);
afterAll(() => world.close());
afterEach(() => world.reset());

async function read(
  schema: TableSchema,
  session: Session,
  parameters: Readonly<Record<string, string>>,
) {
  const rows: Row[] = [];
  const seen = new Set<unknown>();
  let duplicates = 0;
  for (const source of schema.sources) {
    const request = { source, columns: schema.columns, parameters, limit: 500, seen };
    let last = false;
    for await (const page of readPages(schema, request, session)) {
      expect(last).toBe(false);
      rows.push(...page.rows);
      duplicates += page.duplicates;
      last = page.last;
    }
    expect(last).toBe(true);
  }
  return { rows, duplicates };
}

/** Values for inputs that are not ids of rows that can be read. */
const given: Readonly<Record<string, string>> = {
  StartDate: '2026-01-01',
  EndDate: '2026-12-31',
  Interval: 'month',
  Amount: '12',
  FieldKey: 'add_time',
};

/** Up to a hundred ids of the table that an input points to, or what is given for it. */
async function inputValues(
  entry: TableEntry,
  { column }: Input,
  session: Session,
): Promise<string> {
  if (column in given) return given[column]!;
  const { table } = entry.columns.find(({ name }) => name === column)!.references!;
  const parent = await describeTable(tableEntry(table), session);
  const { rows } = await read(parent, session, await parametersOf(parent.entry, session));
  // Threads have a key of their own, made of folder and id.
  const index = parent.columns.findIndex(({ name }) => name === 'Id');
  return [...new Set(rows.map((row) => row[index]))].slice(0, 100).join(',');
}

async function parametersOf(entry: TableEntry, session: Session): Promise<Record<string, string>> {
  const parameters: Record<string, string> = {};
  for (const input of entry.inputs ?? [])
    if (!input.all) parameters[input.parameter] = await inputValues(entry, input, session);
  return parameters;
}

async function readTable(name: string) {
  const session = world.session();
  const schema = await describeTable(tableEntry(name), session);
  return { schema, ...(await read(schema, session, await parametersOf(schema.entry, session))) };
}

/** A value of each type, as decoding leaves it. */
const fits: Readonly<Record<string, (value: Value) => boolean>> = {
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  number: (value) => typeof value === 'number',
  money: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  text: (value) => typeof value === 'string' && value !== '',
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(String(value)),
  datetime: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value)),
  time: (value) => /^\d\d:\d\d:\d\d$/.test(String(value)),
};

const every = [...tables, ...systemTables].map((entry) => [entry.name] as const);

describe('every entry of the catalogue is read', () => {
  test.each(every)('%s: rows, keys, types and what is never empty', async (name) => {
    const { schema, rows, duplicates } = await readTable(name);
    expect(rows.length).toBeGreaterThan(0);
    expect(duplicates).toBe(0);
    const key = schema.columns.findIndex((column) => column.name === schema.entry.key);
    expect(new Set(rows.map((row) => row[key])).size).toBe(rows.length);
    const wrong: unknown[] = [];
    for (const [index, column] of schema.columns.entries())
      for (const row of rows) {
        const value = row[index]!;
        if (value === null ? column.nullable : fits[column.type]!(value)) continue;
        wrong.push([column.name, column.type, value]);
      }
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
