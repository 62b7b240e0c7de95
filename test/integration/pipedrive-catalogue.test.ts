import type { Row, Value } from '../../src/core/column';
import { systemTables, tableEntry, tables } from '../../src/pipedrive/catalogue';
import type { Input, TableEntry } from '../../src/pipedrive/catalogue';
import { readPages } from '../../src/pipedrive/read';
import { describe as describeTable, type TableSchema } from '../../src/pipedrive/schema';
import type { Session } from '../../src/pipedrive/session';
import { hasOpenApi, OpenApi } from '../unit/pipedrive/open-api';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
beforeAll(() =>
  world.start(
    {},
    { deals: 60, persons: 60, organizations: 20, activities: 60, products: 12, leads: 30 },
  ),
);
beforeAll(async () => {
  // The company has made no call and archived no project yet.
  const call = {
    to_phone_number: '+372 5555',
    outcome: 'connected',
    start_time: '2026-01-05T10:00:00Z',
    end_time: '2026-01-05T10:05:00Z',
  };
  await post('v1/callLogs', call);
  await post('api/v2/projects/1/archive', {});
});
afterAll(() => world.close());
afterEach(() => world.reset());

async function post(path: string, body: object): Promise<void> {
  const headers = { 'x-api-token': 'sandbox-token', 'content-type': 'application/json' };
  const answer = await fetch(`${world.url}/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}

/** What the sandbox does not serve is read as Pipedrive's description shows it. */
const shownOnly = [
  'UserSettings',
  'UserConnections',
  'UsersFollowers',
  'DealsInstallments',
  'DealsDiscounts',
  'ProductsImages',
  'DealsChangelog',
  'PersonsChangelog',
  'OrganizationsChangelog',
  'ProjectsChangelog',
];

/** Answers requests below a path with the example of the OpenAPI file. */
function exampleFetch({ source: { version, path } }: TableEntry): typeof fetch {
  const file = new OpenApi(version);
  const example = file.example(file.operation('get', path)!) as { data: unknown };
  const shape = new RegExp(`/${path.replace(/\{\w+\}/g, '[^/]+')}(\\?|$)`);
  return async (url, init) =>
    shape.test(String(url))
      ? Response.json({ success: true, data: example.data })
      : fetch(url, init);
}

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
  if (shownOnly.includes(entry.name)) return '1';
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
  const entry = tableEntry(name);
  const isShown = shownOnly.includes(name);
  const session = world.session({}, isShown ? { fetch: exampleFetch(entry) } : {});
  const schema = await describeTable(entry, session);
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

const every = [...tables, ...systemTables]
  .filter(({ name }) => hasOpenApi || !shownOnly.includes(name))
  .map((entry) => [entry.name] as const);

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
