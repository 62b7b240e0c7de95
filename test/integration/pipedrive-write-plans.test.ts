import type { JsonObject } from '../../src/pipedrive/json';
import type { RowChange } from '../../src/pipedrive/write/row-change';
import { planUndo, type UndoRow } from '../../src/pipedrive/write/undo';
import { planUpsert, type UpsertRow } from '../../src/pipedrive/write/upsert';
import { writeCost } from '../../src/pipedrive/write/write-cost';
import { checkRows, type WriteReport } from '../../src/pipedrive/write/write-rows';
import { WriteWorld, doneKey, type Values } from './pipedrive-write-world';

const world = new WriteWorld();
beforeAll(() => world.start());
afterAll(() => world.close());

async function upsert(table: string, rows: readonly Values[], by?: readonly string[]) {
  const session = world.session();
  const schema = await world.schema(table, session);
  return planUpsert(rows, schema, session, by ? { by } : {});
}

/** The changes that a plan would make. */
const changesOf = (rows: readonly (UpsertRow | UndoRow)[]): RowChange[] =>
  rows.flatMap((row) => ('change' in row ? [row.change] : []));

async function undo({ journal }: WriteReport): Promise<readonly UndoRow[]> {
  const session = world.session();
  const tables = [...new Set(journal.rows.map(({ table }) => table))];
  const schemas = await Promise.all(tables.map((table) => world.schema(table, session)));
  // A journal is plain data: it may have been stored meanwhile.
  return planUndo(JSON.parse(JSON.stringify(journal)), schemas, session);
}

describe('an upsert', () => {
  test('by id changes what differs, leaves what is equal, and adds what has no id', async () => {
    const [first, second] = await world.raw('api/v2/organizations?ids=1,2');
    const rows = await upsert('Organizations', [
      { Id: 1, Name: 'Another name', Website: first!['website'] as string },
      { Id: 2, Name: second!['name'] as string },
      { Id: null, Name: 'Brand new' },
      { Id: 999_999, Name: 'Nobody' },
    ]);
    expect(rows).toMatchObject([
      { kind: 'update', change: { key: 1, values: { Name: 'Another name' } } },
      { kind: 'unchanged', key: 2 },
      { kind: 'insert', change: { values: { Name: 'Brand new' } } },
      { kind: 'refused', error: { code: 'write-row-missing' } },
    ]);
    expect(Object.keys((rows[0] as { change: RowChange }).change.values)).toEqual(['Name']);
  });

  test('is a dry run until its changes are written', async () => {
    const before = await world.raw('api/v2/products');
    const rows = await upsert('Products', [{ Code: 'NEW-1', Name: 'New product' }], ['Code']);
    expect(await world.raw('api/v2/products')).toEqual(before);
    const { results } = await world.write(changesOf(rows));
    expect(await world.one(`api/v2/products/${doneKey(results[0])}`)).toMatchObject({
      code: 'NEW-1',
    });
    expect(await upsert('Products', [{ Code: 'NEW-1', Name: 'New product' }], ['Code'])).toEqual([
      { kind: 'unchanged', key: doneKey(results[0]) },
    ]);
  });

  test('by an e-mail address finds any of a person’s addresses, whatever the case', async () => {
    const key = await world.insert('Persons', {
      Name: 'Two Mails',
      Emails: 'first@two.example, Second@two.example',
    });
    const rows = await upsert(
      'Persons',
      [{ Email: 'second@TWO.example', Name: 'Two E-Mails' }],
      ['Email'],
    );
    expect(rows).toMatchObject([
      { kind: 'update', change: { key, values: { Name: 'Two E-Mails' } } },
    ]);
    await world.write(changesOf(rows));
    const { emails } = await world.one(`api/v2/persons/${key}`);
    expect(emails).toMatchObject([{ value: 'first@two.example' }, { value: 'Second@two.example' }]);
  });

  test('finds few rows of a long table by search, and many in the list', async () => {
    const long = new WriteWorld();
    await long.start({}, { persons: 3_000 });
    try {
      const session = long.session();
      const schema = await long.schema('Persons', session);
      await planUpsert([{ Name: 'No one' }], schema, session, { by: ['Name'] });
      const paths = async () => (await long.received()).map(({ path }) => path);
      expect(await paths()).toContain('/api/v2/persons/search');
      await long.reset();
      const many = Array.from({ length: 30 }, (_, index) => ({ Name: `No one ${index}` }));
      const rows = await planUpsert(many, schema, session, { by: ['Name'] });
      expect(await paths()).not.toContain('/api/v2/persons/search');
      expect(rows.every(({ kind }) => kind === 'insert')).toBe(true);
    } finally {
      await long.close();
    }
  });

  test('refuses what fits several rows, repeated keys and empty ones', async () => {
    await world.insert('Organizations', { Name: 'Double GmbH' });
    await world.insert('Organizations', { Name: 'Double GmbH' });
    const rows = await upsert(
      'Organizations',
      [
        { Name: 'Double GmbH', Website: 'x' },
        { Name: 'Same', Website: 'a' },
        { Name: 'Same', Website: 'b' },
        { Name: '', Website: 'c' },
      ],
      ['Name'],
    );
    expect(rows).toMatchObject([
      { kind: 'refused', error: { code: 'upsert-ambiguous' } },
      { kind: 'insert' },
      { kind: 'refused', error: { code: 'upsert-key-repeated' } },
      { kind: 'refused', error: { code: 'upsert-key-empty' } },
    ]);
  });

  test('by two columns finds lines of a deal', async () => {
    const line = { DealId: 6, ProductId: 3, ItemPrice: 5, Quantity: 1 };
    const key = await world.insert('DealsProducts', line);
    const rows = await upsert(
      'DealsProducts',
      [
        { ...line, Quantity: 2 },
        { ...line, ProductId: 5 },
      ],
      ['DealId', 'ProductId'],
    );
    expect(rows).toMatchObject([
      { kind: 'update', change: { key, values: { Quantity: 2 } } },
      { kind: 'insert' },
    ]);
    const { results } = await world.write(changesOf(rows));
    expect(results.map(({ status }) => status)).toEqual(['done', 'done']);
  });
});

describe('undo', () => {
  const shown = [
    'title',
    'value',
    'currency',
    'label_ids',
    'stage_id',
    'custom_fields',
    'person_id',
  ] as const;
  const part = (deal: JsonObject) => Object.fromEntries(shown.map((name) => [name, deal[name]]));

  test('brings changed rows back to the letter', async () => {
    const key = await world.insert('Deals', {
      Title: 'As it was',
      Value: 7,
      Labels: 'Hot',
      PersonId: 3,
      'Service contract': 5,
      'Service contract currency': 'EUR',
      'Installation site': 'Hafen 1, Kiel',
      'Product lines': 'Robots',
    });
    const before = part(await world.one(`api/v2/deals/${key}`));
    const report = await world.write([
      { table: 'Deals', kind: 'update', key, values: { Title: 'Changed', Stage: 'Quote sent' } },
      {
        table: 'Deals',
        kind: 'update',
        key,
        values: {
          Title: 'Changed again',
          Value: 8,
          Labels: null,
          PersonId: null,
          'Service contract': 6,
          'Installation site': null,
          'Product lines': 'Vision, Robots',
          'Order number': 'X',
        },
      },
    ]);
    expect(report.results.map(({ status }) => status)).toEqual(['done', 'done']);
    expect(part(await world.one(`api/v2/deals/${key}`))).not.toEqual(before);
    const plan = await undo(report);
    expect(plan).toHaveLength(1);
    expect(plan[0]!.conflicts).toEqual([]);
    expect((await world.write(changesOf(plan))).results).toMatchObject([{ status: 'done' }]);
    expect(part(await world.one(`api/v2/deals/${key}`))).toEqual(before);
  });

  test('keeps the labels of phone numbers that were replaced', async () => {
    const key = await world.insert('Persons', { Name: 'Phones', Phones: '1, 2' });
    const phones = [
      { value: '1', label: 'home', primary: false },
      { value: '2', label: 'mobile', primary: true },
    ];
    await world.touch('persons', [Number(key)], { phones });
    const report = await world.write([
      { table: 'Persons', kind: 'update', key, values: { Phones: '3' } },
    ]);
    await world.write(changesOf(await undo(report)));
    expect(await world.one(`api/v2/persons/${key}`)).toMatchObject({ phones });
  });

  test('takes new rows away, last first', async () => {
    const report = await world.write([
      { table: 'Organizations', kind: 'insert', values: { Name: 'Made' } },
      { table: 'Notes', kind: 'insert', values: { Content: 'On it', OrgId: 1 } },
      { table: 'DealsFollowers', kind: 'insert', values: { DealId: 8, UserId: 12_000_112 } },
    ]);
    const plan = await undo(report);
    expect(plan.map(({ change }) => change.kind)).toEqual(['delete', 'delete', 'delete']);
    const { results } = await world.write(changesOf(plan));
    expect(results.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
    const key = doneKey(report.results[0]);
    expect(await world.one(`api/v2/organizations/${key}`)).toMatchObject({ is_deleted: true });
  });

  test.each([
    { table: 'Deals', values: { Title: 'Once', Value: 5, Currency: 'USD', PersonId: 3 } },
    { table: 'Leads', values: { Title: 'Once', Value: 5, Currency: 'USD', PersonId: 3 } },
    { table: 'Activities', values: { Subject: 'Once', Participants: '5, 6', Done: true } },
    { table: 'Tasks', values: { Title: 'Once', ProjectId: 1, IsDone: true } },
    { table: 'Products', values: { Name: 'Once', Price: 4, Currency: 'USD', Cost: 2 } },
    { table: 'DealsProducts', values: { DealId: 7, ProductId: 2, ItemPrice: 3, Quantity: 2 } },
  ] as const)('makes deleted $table anew, and warns of the new key', async ({ table, values }) => {
    const key = await world.insert(table, values);
    const parents = 'DealId' in values ? { DealId: values.DealId } : {};
    const report = await world.write([{ table, kind: 'delete', key, parents, values: {} }]);
    const plan = await undo(report);
    expect(plan).toMatchObject([{ change: { kind: 'insert' }, warning: 'new-key' }]);
    const { results } = await world.write(changesOf(plan));
    const made = doneKey(results[0]);
    expect(made).not.toEqual(key);
    const session = world.session();
    const schema = await world.schema(table, session);
    const again = await planUpsert([{ ...values, Id: made }], schema, session);
    expect(again).toEqual([{ kind: 'unchanged', key: made }]);
  });

  test('names what was changed meanwhile, and rows that are gone', async () => {
    const report = await world.write([
      { table: 'Deals', kind: 'update', key: 11, values: { Title: 'Ours', Value: 1 } },
      { table: 'Deals', kind: 'insert', values: { Title: 'Short-lived' } },
    ]);
    await world.touch('deals', [11], { title: 'Theirs' });
    await world.remove('Deals', doneKey(report.results[1]));
    const plan = await undo(report);
    const of = (key: unknown) => plan.find(({ change }) => change.key === key)!;
    expect(of(11).conflicts.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Deals 11: Title was changed in Pipedrive meanwhile, to Theirs\. Undo would bring back .+; change it by hand if you want that\.$/,
      ),
    ]);
    expect(of(doneKey(report.results[1])).conflicts).toMatchObject([{ code: 'undo-gone' }]);
  });

  test('of a row made and deleted in one push is nothing', async () => {
    const made = await world.write([
      { table: 'Deals', kind: 'insert', values: { Title: 'Brief' } },
    ]);
    const key = doneKey(made.results[0]);
    const gone = await world.write([{ table: 'Deals', kind: 'delete', key, values: {} }]);
    const rows = [...made.journal.rows, ...gone.journal.rows];
    expect(await undo({ results: [], journal: { ...made.journal, rows } })).toEqual([]);
  });
});

describe('before a push', () => {
  const changes: RowChange[] = [
    { table: 'Deals', kind: 'update', key: 21, values: { Title: 'a', Person: 'Somebody' } },
    { table: 'Deals', kind: 'update', key: 22, values: { Title: 'b', Person: 'Somebody' } },
    { table: 'Deals', kind: 'update', key: 23, values: { Title: 'c' } },
    { table: 'Deals', kind: 'insert', values: { Title: 'd' } },
    { table: 'Deals', kind: 'delete', key: 24, values: {} },
    { table: 'Leads', kind: 'insert', values: { Title: 'e', PersonId: 3 } },
  ];

  test('its cost is known: reading, names and writing', async () => {
    const schemas = [await world.schema('Deals'), await world.schema('Leads')];
    expect(writeCost(changes, schemas)).toEqual({
      requests: 6 + 1 + 1,
      tokens: 4 * 5 + 3 + 10 + 10 + 20,
    });
  });

  test('the cost is what a push then takes', async () => {
    await world.insert('Persons', { Name: 'Somebody' });
    const session = world.session();
    const schemas = [await world.schema('Deals', session), await world.schema('Leads', session)];
    const cost = writeCost(changes, schemas);
    // Lists of the company are loaded by the checks, and kept.
    await checkRows(changes.slice(0, 1), schemas, session);
    await checkRows(changes.slice(5), schemas, session);
    const before = session.usage();
    const { results } = await world.write(changes, session);
    expect(results.map(({ status }) => status)).toEqual(changes.map(() => 'done'));
    const after = session.usage();
    expect({
      requests: after.requests - before.requests,
      tokens: after.tokens - before.tokens,
    }).toEqual(cost);
  });

  test('checks tell of every row what is wrong with it, and write nothing', async () => {
    const session = world.session();
    const schemas = [await world.schema('Deals', session)];
    const errors = await checkRows(
      [
        { table: 'Deals', kind: 'insert', values: { Title: 'fine' } },
        { table: 'Deals', kind: 'insert', values: { Value: 5 } },
      ],
      schemas,
      session,
    );
    expect(errors).toMatchObject([undefined, { code: 'write-value-missing' }]);
    const deals = await world.raw('api/v2/deals');
    expect(deals.some(({ title }) => title === 'fine')).toBe(false);
  });
});
