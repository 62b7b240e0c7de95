import type { Row, Value } from '../../src/core/column';
import type { ConnectionSettings } from '../../src/connection/settings';
import { tableEntry, tables } from '../../src/pipedrive/catalogue';
import type { TableEntry } from '../../src/pipedrive/catalogue';
import type { JsonObject } from '../../src/pipedrive/json';
import { readPages } from '../../src/pipedrive/read';
import { describe as describeTable, type TableSchema } from '../../src/pipedrive/schema';
import type { Session } from '../../src/pipedrive/session';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
beforeAll(() =>
  world.start(
    {},
    { deals: 620, persons: 520, organizations: 60, activities: 520, products: 30, leads: 520 },
  ),
);
afterAll(() => world.close());
afterEach(() => world.reset());

/** Every list of a table, read by the client: all columns. */
async function read(schema: TableSchema, session: Session, limit = 500) {
  const rows: Row[] = [];
  const seen = new Set<unknown>();
  let duplicates = 0;
  let pages = 0;
  for (const source of schema.sources) {
    const request = { source, columns: schema.columns, limit, seen };
    for await (const page of readPages(schema, request, session)) {
      rows.push(...page.rows);
      duplicates += page.duplicates;
      pages++;
    }
  }
  return { rows, duplicates, pages };
}

async function table(name: string, settings: Partial<ConnectionSettings> = {}) {
  const session = world.session(settings);
  const schema = await describeTable(tableEntry(name), session);
  return { session, schema, ...(await read(schema, session)) };
}

/** One column by its name, of all rows. */
function cells({ schema, rows }: { schema: TableSchema; rows: readonly Row[] }, name: string) {
  const index = schema.columns.findIndex((column) => column.name === name);
  if (index < 0) throw new Error(`no column ${name}`);
  return rows.map((row) => row[index]);
}

/** The list as the API sends it, with all that can be asked for. */
function rawList({ source, columns }: TableEntry): Promise<JsonObject[]> {
  const includes = columns.filter(({ include }) => include).map(({ code }) => code);
  const query = includes.length > 0 ? `?include_fields=${includes.join(',')}` : '';
  return world.raw(`${source.version === 'v2' ? 'api/v2' : 'v1'}/${source.path}${query}`);
}

/** What stands at `a.0.b`, read the slow way. */
const at = (item: unknown, code: string): unknown =>
  code.split('.').reduce<unknown>((value, member) => Object(value)[member], item) ?? null;

/** Milliseconds since the epoch, of whole seconds. */
const instant = (text: string) =>
  Math.floor(Date.parse(text.replace(/^(\S+) (\S+)$/, '$1T$2Z')) / 1000) * 1000;

/** Whether a cell says what the API sent, by the plain reading of its type. */
const agrees: Record<string, (cell: Value, raw: unknown) => boolean> = {
  integer: (cell, raw) => cell === Number(raw),
  number: (cell, raw) => cell === Number(raw),
  money: (cell, raw) => cell === Number(raw),
  boolean: (cell, raw) => typeof cell === 'boolean' && cell === Boolean(raw),
  text: (cell, raw) => cell === String(raw),
  date: (cell, raw) => cell === raw,
  datetime: (cell, raw) =>
    /^\d{4}-\d\d-\d\dT[\d:]+Z$/.test(String(cell)) &&
    Date.parse(String(cell)) === instant(String(raw)),
  time: (cell, raw) => cell === raw || cell === `${String(raw)}:00`,
};

/** Tables that are one list, whose items are the rows, as far as the sandbox serves and fills them. */
const plain = tables
  .filter(({ name, inputs, explode, rowId, source }) => {
    const isPaged = source.version === 'v1' || source.paging === 'cursor';
    return isPaged && !inputs && !explode && !rowId && name !== 'UserSettings';
  })
  .map((entry) => [entry.name, entry] as const);

describe('every table that is one list', () => {
  test.each(plain)(
    '%s: each plain column holds what the API sends, row by row',
    async (name, entry) => {
      const raw = await rawList(entry);
      expect(raw.length).toBeGreaterThan(0);
      const { schema, rows, duplicates } = await table(name);
      expect(rows).toHaveLength(raw.length);
      expect(duplicates).toBe(0);
      const wrong: unknown[] = [];
      for (const column of entry.columns) {
        if (column.lookup || column.optionsOf || column.shape || column.linked) continue;
        const index = schema.columns.findIndex((one) => one.name === column.name);
        for (const [place, row] of rows.entries()) {
          const cell = row[index]!;
          const sent = at(raw[place], column.code);
          const same =
            sent === null || sent === '' ? cell === null : agrees[column.type]!(cell, sent);
          if (!same) wrong.push([column.name, cell, sent]);
        }
      }
      expect(wrong.slice(0, 5)).toEqual([]);
    },
  );

  test.each(plain)('%s: what is said to be never empty never is', async (name, entry) => {
    const { schema, rows } = await table(name);
    for (const column of entry.columns.filter(({ nullable }) => nullable === false)) {
      const index = schema.columns.findIndex((one) => one.name === column.name);
      expect(rows.filter((row) => row[index] === null)).toEqual([]);
    }
  });
});

describe('names stand beside ids', () => {
  test.each([
    ['Deals', 'Stage', 'stage_id', 'api/v2/stages'],
    ['Deals', 'Pipeline', 'pipeline_id', 'api/v2/pipelines'],
    ['Deals', 'Owner', 'owner_id', 'v1/users'],
    ['Deals', 'Creator', 'creator_user_id', 'v1/users'],
    ['Persons', 'Owner', 'owner_id', 'v1/users'],
    ['Activities', 'TypeName', 'type', 'v1/activityTypes'],
    ['Leads', 'Labels', 'label_ids', 'v1/leadLabels'],
    ['Leads', 'Owner', 'owner_id', 'v1/users'],
    ['Stages', 'Pipeline', 'pipeline_id', 'api/v2/pipelines'],
  ])('%s: %s names %s', async (name, column, code, path) => {
    const names = new Map(
      (await world.raw(path)).map((item) => [item['key_string'] ?? item['id'], item['name']]),
    );
    const raw = await rawList(tableEntry(name));
    const expected = raw.map((item) => {
      const ids = [item[code] ?? []].flat();
      return ids.length === 0 ? null : ids.map((id) => String(names.get(id) ?? id)).join(', ');
    });
    expect(cells(await table(name), column)).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(1);
  });

  test.each([
    ['Deals', 'Labels', 'label_ids', 'dealFields'],
    ['Deals', 'ChannelName', 'channel', 'dealFields'],
    ['Deals', 'Visibility', 'visible_to', 'dealFields'],
    ['Organizations', 'IndustryName', 'industry', 'organizationFields'],
    ['Activities', 'PriorityName', 'priority', 'activityFields'],
  ])('%s: %s shows the options of %s', async (name, column, code, path) => {
    const field = (await world.raw(`api/v2/${path}`)).find((one) => one['field_code'] === code)!;
    const options = field['options'] as { id: unknown; label: string }[];
    const labels = new Map(options.map(({ id, label }) => [id, label]));
    const raw = await rawList(tableEntry(name));
    const expected = raw.map((item) => {
      const ids = [item[code] ?? []].flat();
      return ids.length === 0 ? null : ids.map((id) => labels.get(id) ?? String(id)).join(', ');
    });
    expect(cells(await table(name), column)).toEqual(expected);
  });
});

describe('values of many parts', () => {
  test('a person has the primary phone and e-mail, and all of them', async () => {
    const raw = await world.raw('api/v2/persons');
    const persons = await table('Persons');
    type Contact = { value: string; primary: boolean };
    const phones = raw.map((person) => person['phones'] as Contact[]);
    expect(cells(persons, 'Phone')).toEqual(
      phones.map((all) => (all.find(({ primary }) => primary) ?? all[0])?.value ?? null),
    );
    expect(cells(persons, 'Phones')).toEqual(
      phones.map((all) => all.map(({ value }) => value).join(', ') || null),
    );
    expect(phones.some((all) => all.length > 1)).toBe(true);
  });

  test('an organization has its address as text', async () => {
    const raw = await world.raw('api/v2/organizations');
    expect(cells(await table('Organizations'), 'Address')).toEqual(
      raw.map((one) => (one['address'] as JsonObject | null)?.['value'] ?? null),
    );
  });
});

describe('custom fields', () => {
  interface RawField {
    field_name: string;
    field_code: string;
    field_type: string;
    is_custom_field: boolean;
    options: { id: number; label: string }[] | null;
  }

  /** The v2 value of a field as the sheet should show it. */
  function shown(field: RawField, raw: unknown, users: readonly JsonObject[] = []): Value {
    if (raw === null || raw === undefined) return null;
    if (field.field_type === 'user')
      return String(users.find(({ id }) => id === raw)?.['name'] ?? raw);
    const label = (id: unknown) =>
      field.options?.find((option) => option.id === id)?.label ?? String(id);
    if (field.field_type === 'enum') return label(raw);
    if (field.field_type === 'set') return (raw as unknown[]).map(label).join(', ');
    return (typeof raw === 'object' ? (raw as JsonObject)['value'] : raw) as Value;
  }

  async function customFields(path: string): Promise<RawField[]> {
    const fields = (await world.raw(`api/v2/${path}`)) as unknown[] as RawField[];
    return fields.filter((field) => field.is_custom_field);
  }

  test.each([
    ['Deals', 'dealFields'],
    ['Persons', 'personFields'],
    ['Organizations', 'organizationFields'],
    ['Products', 'productFields'],
  ])('%s: every value stands under the name of its field', async (name, path) => {
    const fields = await customFields(path);
    expect(fields.length).toBeGreaterThan(0);
    const raw = await rawList(tableEntry(name));
    const users = await world.raw('v1/users');
    const { schema, rows } = await table(name);
    const taken = new Set<string>();
    for (const field of fields) {
      const index = schema.columns.findIndex(({ code }) => code === field.field_code);
      const column = schema.columns[index]!;
      expect(column.custom).toBe(true);
      expect(column.name.startsWith(field.field_name)).toBe(true);
      expect(taken.has(column.name.toLowerCase())).toBe(false);
      taken.add(column.name.toLowerCase());
      const sent = raw.map((item) => (item['custom_fields'] as JsonObject)[field.field_code]);
      expect(rows.map((row) => row[index])).toEqual(
        sent.map((value) => shown(field, value, users)),
      );
    }
  });

  test('a lead has the custom fields of deals, in the form of v1', async () => {
    const raw = await world.raw('v1/leads');
    const leads = await table('Leads');
    const ofType = async (type: string) =>
      (await customFields('dealFields')).find((field) => field.field_type === type)!;
    const money = await ofType('monetary');
    const amounts = raw.map((lead) => lead[money.field_code] ?? null);
    expect(amounts.some((amount) => amount !== null)).toBe(true);
    expect(cells(leads, money.field_name)).toEqual(
      amounts.map((amount) => (amount === null ? null : Number(amount))),
    );
    expect(cells(leads, `${money.field_name} currency`)).toEqual(
      raw.map((lead) => lead[`${money.field_code}_currency`] ?? null),
    );
    const set = await ofType('set');
    expect(cells(leads, set.field_name)).toEqual(
      raw.map((lead) => {
        const text = lead[set.field_code];
        if (text === null || text === undefined) return null;
        const ids = String(text).split(',').map(Number);
        return shown(set, ids);
      }),
    );
  });

  test('are left out where the connection says so', async () => {
    const session = world.session({ includeCustomFields: false });
    const { columns } = await describeTable(tableEntry('Deals'), session);
    expect(columns.some(({ custom }) => custom)).toBe(false);
  });

  test('are asked for by name as far as the API lets us, and all together beyond that', async () => {
    const session = world.session();
    const schema = await describeTable(tableEntry('Deals'), session);
    const custom = schema.columns.filter((column) => column.custom);
    const keys = [...new Set(custom.map(({ customKey }) => customKey!))];
    const asked = async (count: number) => {
      await world.reset();
      const columns = custom.filter(({ customKey }) => keys.indexOf(customKey!) < count);
      const request = { source: schema.sources[0]!, columns, limit: 1, seen: new Set() };
      for await (const { rows } of readPages(schema, request, session)) if (rows) break;
      return (await world.received())[0]!.query['custom_fields']?.split(',');
    };
    expect(await asked(15)).toEqual(keys.slice(0, 15));
    expect(await asked(16)).toBeUndefined();
    // None cannot be said: one is the least.
    expect(await asked(0)).toHaveLength(1);
  });
});

describe('archived and deleted rows', () => {
  const ids = (rows: readonly JsonObject[]) => rows.map(({ id }) => id);

  test('archived deals and leads come when the connection says so', async () => {
    const current = ids(await world.raw('api/v2/deals'));
    const archived = ids(await world.raw('api/v2/deals/archived'));
    expect(archived.length).toBeGreaterThan(0);
    expect(cells(await table('Deals'), 'Id')).toEqual(current);
    expect(cells(await table('Deals', { includeArchived: true }), 'Id')).toEqual([
      ...current,
      ...archived,
    ]);
    const leads = [...(await world.raw('v1/leads')), ...(await world.raw('v1/leads/archived'))];
    expect(cells(await table('Leads', { includeArchived: true }), 'Id')).toEqual(ids(leads));
  });

  test('deleted deals come when the connection says so', async () => {
    await world.touch('deals', [3, 4], { is_deleted: true });
    const all = ids(await world.raw('api/v2/deals?status=open,won,lost,deleted'));
    const deals = await table('Deals', { includeDeleted: true });
    expect(cells(deals, 'Id')).toEqual(all);
    expect(cells(deals, 'Status').filter((status) => status === 'deleted').length).toBeGreaterThan(
      1,
    );
    expect(cells(await table('Deals'), 'Status')).not.toContain('deleted');
  });
});

describe('pages', () => {
  test.each([1, 7, 499, 500])('of %i rows make the same table', async (limit) => {
    const session = world.session();
    const schema = await describeTable(tableEntry('Organizations'), session);
    const { rows, pages } = await read(schema, session, limit);
    const expected = (await world.raw('api/v2/organizations')).map(({ id }) => id);
    expect(cells({ schema, rows }, 'Id')).toEqual(expected);
    expect(pages).toBe(Math.ceil(expected.length / limit));
  });

  test('a row that comes twice, because the list moved, is kept once', async () => {
    const session = world.session();
    const schema = await describeTable(tableEntry('Leads'), session);
    const request = { source: schema.sources[0]!, columns: schema.columns, limit: 500 };
    const [first] = await world.raw('v1/leads');
    const seen = new Set([first!['id']]);
    let rows = 0;
    let duplicates = 0;
    for await (const page of readPages(schema, { ...request, seen }, session)) {
      rows += page.rows.length;
      duplicates += page.duplicates;
    }
    expect(duplicates).toBe(1);
    expect(rows).toBe((await world.raw('v1/leads')).length - 1);
  });

  test('a list that leads back to a page already read is not followed for ever', async () => {
    const session = world.session(
      {},
      {
        fetch: async () =>
          Response.json({
            success: true,
            data: [{ id: 1 }],
            additional_data: { next_cursor: 'again' },
          }),
      },
    );
    const entry = tableEntry('Pipelines');
    await expect(
      describeTable(entry, session).then((schema) => read(schema, session)),
    ).rejects.toMatchObject({ code: 'read-inconsistent' });
  });

  test('an error in the middle loses no row and doubles none', async () => {
    for (const status of [500, 'reset', 'truncated', 429]) {
      await world.fault({ match: 'GET /api/v2/persons', nth: 2, times: 2, status });
      const persons = await table('Persons');
      await world.reset();
      const raw = await world.raw('api/v2/persons');
      expect(cells(persons, 'Id')).toEqual(raw.map(({ id }) => id));
    }
  });

  test('the tokens we count are those Pipedrive charges', async () => {
    const { session } = await table('Deals', { includeArchived: true });
    const charged = (await world.received()).reduce((sum, { cost }) => sum + cost, 0);
    expect(session.usage()).toEqual({
      requests: (await world.received()).length,
      tokens: charged,
    });
  });
});
