import type { Value } from '../../src/core/column';
import type { JsonObject } from '../../src/pipedrive/json';
import { WriteWorld, doneKey, type Values } from './pipedrive-write-world';

const world = new WriteWorld();
beforeAll(() => world.start());
afterAll(() => world.close());

/** A value of each of the 16 types of custom fields: what is written, and what v2 then shows. */
const customs: readonly {
  readonly type: string;
  readonly values: Values;
  readonly shown: unknown;
}[] = [
  { type: 'varchar', values: { 'Order number': 'A-17' }, shown: 'A-17' },
  { type: 'varchar_auto', values: { 'Customer reference': 'K 9' }, shown: 'K 9' },
  { type: 'text', values: { 'Scope of work': 'All\nof it' }, shown: 'All\nof it' },
  { type: 'double', values: { 'Weight (t)': '12.5' }, shown: 12.5 },
  {
    type: 'monetary',
    values: { 'Service contract': 99, 'Service contract currency': 'usd' },
    shown: { value: 99, currency: 'USD' },
  },
  { type: 'phone', values: { 'Site phone': '+49 30 1' }, shown: '+49 30 1' },
  { type: 'enum', values: { 'Lead channel': 'Referral' }, shown: 'Referral' },
  { type: 'set', values: { 'Product lines': 'Robots, Spare parts' }, shown: 'Robots, Spare parts' },
  { type: 'user', values: { 'Solution engineer': 'Jens Ødegård' }, shown: 12000038 },
  { type: 'org', values: { 'End customer': 3 }, shown: 3 },
  { type: 'people', values: { 'Technical contact': 4 }, shown: 4 },
  { type: 'date', values: { 'Offer valid until': '2027-02-28' }, shown: '2027-02-28' },
  {
    type: 'daterange',
    values: { 'Installation period': '2027-03-01', 'Installation period until': '2027-03-09' },
    shown: { value: '2027-03-01', until: '2027-03-09' },
  },
  { type: 'time', values: { 'Daily call time': '09:15' }, shown: { value: '09:15:00' } },
  {
    type: 'timerange',
    values: { 'Site access hours': '08:00:00', 'Site access hours until': '16:30' },
    shown: { value: '08:00:00', until: '16:30:00' },
  },
  {
    type: 'address',
    values: { 'Installation site': 'Hafen 1, Kiel' },
    shown: { value: 'Hafen 1, Kiel' },
  },
];

async function definitions(): Promise<ReadonlyMap<string, JsonObject>> {
  const fields = await world.raw('api/v2/dealFields');
  return new Map(
    fields
      .filter((field) => field['is_custom_field'])
      .map((field) => [`${field['field_type']} ${field['field_name']}`, field]),
  );
}

/** The value of a field in v2's shape, options by their labels. */
function shownAs(field: JsonObject, value: unknown): unknown {
  const options = (field['options'] ?? []) as { id: number; label: string }[];
  const label = (id: unknown) => options.find((option) => option.id === id)?.label;
  if (field['field_type'] === 'enum') return label(value);
  if (field['field_type'] === 'set') return (value as number[]).map(label).join(', ');
  return value;
}

describe.each(customs)('a custom field of the type $type', ({ type, values, shown }) => {
  const [name = ''] = Object.keys(values);
  const cleared = Object.fromEntries(Object.keys(values).map((column) => [column, null]));

  test('of a deal arrives in a new row and in a change, and is emptied', async () => {
    const field = (await definitions()).get(`${type} ${name}`)!;
    const at = async (key: Value) => {
      const { custom_fields } = await world.one(`api/v2/deals/${key}`);
      return (custom_fields as JsonObject)[String(field['field_code'])];
    };
    const made = await world.insert('Deals', { Title: 'With custom fields', ...values });
    const changed = await world.insert('Deals', { Title: 'Without' });
    await world.update('Deals', changed, values);
    for (const key of [made, changed]) {
      const value = shownAs(field, await at(key));
      if (typeof shown === 'object') expect(value).toMatchObject(shown as object);
      else expect(value).toEqual(shown);
    }
    await world.update('Deals', changed, cleared);
    expect((await at(changed)) ?? null).toBeNull();
  });

  test('of a lead arrives, and is emptied', async () => {
    const field = (await definitions()).get(`${type} ${name}`)!;
    const code = String(field['field_code']);
    const key = await world.insert('Leads', { Title: 'Old way', PersonId: 3, ...values });
    const lead = await world.one(`v1/leads/${key}`);
    const schema = await world.schema('Leads');
    for (const [column, value] of Object.entries(values)) {
      const now = schema.columns.find((one) => one.name === column)!.decode(lead);
      const wanted = column.endsWith('currency') ? String(value).toUpperCase() : String(value);
      expect(String(now).startsWith(wanted)).toBe(true);
    }
    await world.update('Leads', key, cleared);
    expect((await world.one(`v1/leads/${key}`))[code] ?? null).toBeNull();
  });
});

describe('parts of a value', () => {
  test('an amount keeps its currency, and a currency its amount', async () => {
    const key = await world.insert('Deals', {
      Title: 'Parts',
      'Service contract': 10,
      'Service contract currency': 'EUR',
    });
    await world.update('Deals', key, { 'Service contract': 20 });
    await world.update('Deals', key, { 'Service contract currency': 'USD' });
    const field = (await definitions()).get('monetary Service contract')!;
    const { custom_fields } = await world.one(`api/v2/deals/${key}`);
    expect((custom_fields as JsonObject)[String(field['field_code'])]).toEqual({
      value: 20,
      currency: 'USD',
    });
  });

  test('an amount without a currency is refused, and so is an end without a beginning', async () => {
    const change = { table: 'Deals', kind: 'insert' } as const;
    expect(
      await world.refusal({ ...change, values: { Title: 'x', 'Service contract': 5 } }),
    ).toMatchObject({
      code: 'write-part-missing',
      message:
        'New row 1 of Deals: Service contract goes together with Service contract currency, which is empty. Fill in both.',
    });
    expect(
      await world.refusal({
        ...change,
        values: { Title: 'x', 'Installation period until': '2027-01-01' },
      }),
    ).toMatchObject({ code: 'write-part-missing' });
  });

  test('addresses that stay keep their labels when another one is added', async () => {
    const key = await world.insert('Persons', { Name: 'Labelled', Emails: 'a@x.example' });
    const emails = [{ value: 'a@x.example', label: 'home', primary: true }];
    await world.touch('persons', [Number(key)], { emails });
    await world.update('Persons', key, { Emails: 'b@x.example, a@x.example' });
    expect((await world.one(`api/v2/persons/${key}`))['emails']).toEqual([
      { value: 'b@x.example', label: 'work', primary: false },
      { value: 'a@x.example', label: 'home', primary: true },
    ]);
  });

  test('a street can be changed without its town being lost', async () => {
    const key = await world.insert('Deals', {
      Title: 'Address',
      'Installation site': 'Hafen 1, Kiel',
      'Installation site city': 'Kiel',
    });
    await world.update('Deals', key, { 'Installation site street': 'Hafen' });
    const field = (await definitions()).get('address Installation site')!;
    const { custom_fields } = await world.one(`api/v2/deals/${key}`);
    expect((custom_fields as JsonObject)[String(field['field_code'])]).toMatchObject({
      value: 'Hafen 1, Kiel',
      locality: 'Kiel',
      route: 'Hafen',
    });
  });
});

describe('names', () => {
  test('of persons, organizations, owners, pipelines and stages become ids', async () => {
    const person = await world.insert('Persons', { Name: 'Only Oneofthem' });
    const organization = await world.insert('Organizations', { Name: 'Single & Sons' });
    const key = await world.insert('Deals', {
      Title: 'By names',
      Person: 'Only Oneofthem',
      Organization: 'Single & Sons',
      Owner: 'Zoë Whitfield',
      Stage: 'Quote sent',
    });
    expect(await world.one(`api/v2/deals/${key}`)).toMatchObject({
      person_id: person,
      org_id: organization,
      owner_id: 12000075,
      stage_id: 9,
      pipeline_id: 2,
    });
  });

  test('that two rows have are refused with their ids', async () => {
    const ids = [
      await world.insert('Organizations', { Name: 'Twice Ltd' }),
      await world.insert('Organizations', { Name: 'Twice Ltd' }),
    ];
    const change = { table: 'Deals', kind: 'insert' } as const;
    const { code, message } = await world.refusal({
      ...change,
      values: { Title: 'x', Organization: 'Twice Ltd' },
    });
    expect(code).toBe('write-name-ambiguous');
    for (const id of ids) expect(message).toContain(String(id));
  });

  test('that no row has are refused with the name most like them', async () => {
    await world.insert('Organizations', { Name: 'Ziegelbrenner GmbH' });
    const change = { table: 'Deals', kind: 'insert' } as const;
    expect(
      await world.refusal({
        ...change,
        values: { Title: 'x', Organization: 'Ziegelbrener GmbH' },
      }),
    ).toEqual({
      code: 'write-name-unknown',
      message:
        'New row 1 of Deals: Organization knows no Ziegelbrener GmbH. Did you mean Ziegelbrenner GmbH?',
    });
  });

  test('of stages that several pipelines have mean the one of the row’s pipeline', async () => {
    const twin = await world.insert('Stages', { Name: 'Qualified', PipelineId: 2 });
    const { message } = await world.refusal({
      table: 'Deals',
      kind: 'insert',
      values: { Title: 'x', Stage: 'Qualified' },
    });
    expect(message).toContain(`ids 1, ${twin}`);
    const inSecond = await world.insert('Deals', {
      Title: 'Second',
      PipelineId: 2,
      Stage: 'Qualified',
    });
    expect(await world.one(`api/v2/deals/${inSecond}`)).toMatchObject({ stage_id: twin });
    await world.update('Deals', inSecond, { Stage: 'Clarification' });
    await world.update('Deals', inSecond, { Stage: 'Qualified' });
    expect(await world.one(`api/v2/deals/${inSecond}`)).toMatchObject({ stage_id: twin });
  });
});

describe('tables that are written otherwise', () => {
  test('the name of a file and its description are sent as a form', async () => {
    const [file] = await world.raw('v1/files');
    await world.update('Files', Number(file!['id']), { Name: 'Offer.pdf', Description: 'Newest' });
    expect(await world.one(`v1/files/${file!['id']}`)).toMatchObject({
      name: 'Offer.pdf',
      description: 'Newest',
    });
    await world.remove('Files', Number(file!['id']));
    expect((await world.raw('v1/files')).map(({ id }) => id)).not.toContain(file!['id']);
  });

  test('a conversation is marked as read', async () => {
    const threads = await world.raw('v1/mailbox/mailThreads?folder=inbox');
    const unread = threads.find((thread) => !thread['read_flag']) ?? threads[0]!;
    const wanted = !unread['read_flag'];
    await world.update('MailThreads', `inbox/${unread['id']}`, { ReadFlag: wanted });
    const thread = await world.one(`v1/mailbox/mailThreads/${unread['id']}`);
    expect(Boolean(thread['read_flag'])).toBe(wanted);
  });

  test('a goal is renamed and deleted', async () => {
    const find = async () => {
      const [found] = await world.raw('v1/goals/find?assignee.type=person,company,team');
      return found!['goals'] as JsonObject[];
    };
    const [goal] = await find();
    const key = String(goal!['id']);
    await world.update('Goals', key, { Title: 'More calls' });
    expect((await find()).find(({ id }) => id === key)).toMatchObject({ title: 'More calls' });
    await world.remove('Goals', key);
    expect((await find()).map(({ id }) => id)).not.toContain(key);
  });

  test('many rows are written, and each gets its own key', async () => {
    const changes = Array.from({ length: 60 }, (_, index) => ({
      table: 'Persons',
      kind: 'insert' as const,
      values: { Name: `Person ${index}` },
    }));
    const { results } = await world.write(changes);
    const keys = results.map(doneKey);
    expect(new Set(keys).size).toBe(60);
    const rows = await world.raw('api/v2/persons');
    for (const [index, key] of keys.entries())
      expect(rows.find(({ id }) => id === key)).toMatchObject({ name: `Person ${index}` });
  });

  test('changes of one row are made in their order', async () => {
    const key = await world.insert('Deals', { Title: 'Order', Value: 1 });
    const changes = Array.from({ length: 12 }, (_, index) => ({
      table: 'Deals',
      kind: 'update' as const,
      key,
      values: { Value: index + 2 },
    }));
    const { results } = await world.write(changes);
    expect(results.map(({ status }) => status)).toEqual(changes.map(() => 'done'));
    expect(await world.one(`api/v2/deals/${key}`)).toMatchObject({ value: 13 });
  });
});
