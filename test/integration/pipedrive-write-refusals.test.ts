import type { RowChange } from '../../src/pipedrive/write/row-change';
import { checkRows } from '../../src/pipedrive/write/write-rows';
import { WriteWorld, type Values } from './pipedrive-write-world';

const world = new WriteWorld();
beforeAll(() => world.start());
afterAll(() => world.close());
afterEach(() => world.reset());

/** The sentence that a change is refused with. Nothing but reading may have happened. */
async function sentence(change: RowChange): Promise<string> {
  const { message } = await world.refusal(change);
  const methods = (await world.received()).map(({ method }) => method);
  expect(methods.filter((method) => method !== 'GET')).toEqual([]);
  return message;
}

const insert = (table: string, values: Values): RowChange => ({ table, kind: 'insert', values });
const update = (table: string, key: number | string, values: Values): RowChange => ({
  table,
  kind: 'update',
  key,
  values,
});
const deal = (values: Values) => insert('Deals', { Title: 'x', ...values });

test.each<[string, RowChange, string]>([
  [
    'a column that does not exist',
    deal({ Tittle: 'y' }),
    'New row 1 of Deals: Deals has no column Tittle. Did you mean Title?',
  ],
  [
    'a column that is nothing like any',
    deal({ Zzzzzzzz: 1 }),
    'New row 1 of Deals: Deals has no column Zzzzzzzz. Remove it.',
  ],
  [
    'a column that Pipedrive sets',
    update('Deals', 3, { AddTime: '2026-01-01' }),
    'Deals 3: AddTime cannot be written: Pipedrive sets it. Leave it out.',
  ],
  [
    'a column that Pipedrive computes',
    update('Deals', 3, { ActivitiesCount: 2 }),
    'Deals 3: ActivitiesCount cannot be written: Pipedrive computes it. Leave it out.',
  ],
  [
    'a key for a new row',
    deal({ Id: 5 }),
    'New row 1 of Deals: Id cannot be written: Pipedrive gives it. Leave it out.',
  ],
  [
    'a column for new rows in an old one',
    update('Persons', 3, { AddTime: '2026-01-01' }),
    'Persons 3: AddTime cannot be written: it can be given for new rows only. Leave it out.',
  ],
  [
    'a column for old rows in a new one',
    insert('Leads', { Title: 'x', PersonId: 1, IsArchived: true }),
    'New row 1 of Leads: IsArchived cannot be written: it can be set once the row exists. Leave it out.',
  ],
  [
    'a part that is shown only',
    insert('Organizations', { Name: 'x', AddressCountry: 'Austria' }),
    'New row 1 of Organizations: AddressCountry cannot be written: it is part of another value or of another row. Leave it out.',
  ],
  [
    'another row’s key',
    update('Deals', 3, { Id: 4 }),
    'Deals 3: Id cannot be written: Pipedrive gives it. Leave it out.',
  ],
  [
    'text for a number',
    deal({ Value: '12,50' }),
    'New row 1 of Deals: 12,50 in Value must be a number such as 1234.5. Correct it.',
  ],
  [
    'a broken whole number',
    insert('Organizations', { Name: 'x', EmployeeCount: 2.5 }),
    'New row 1 of Organizations: 2.5 in EmployeeCount must be a whole number. Correct it.',
  ],
  [
    'an id that is none',
    deal({ PersonId: -4 }),
    'New row 1 of Deals: -4 in PersonId must be an id, a whole number above 0. Correct it.',
  ],
  [
    'a day that the calendar lacks',
    deal({ ExpectedCloseDate: '2027-02-30' }),
    'New row 1 of Deals: 2027-02-30 in ExpectedCloseDate must be a date such as 2026-03-31. Correct it.',
  ],
  [
    'a time that is none',
    insert('Activities', { Subject: 'x', DueTime: '25:00' }),
    'New row 1 of Activities: 25:00 in DueTime must be a time such as 14:30, without seconds. Correct it.',
  ],
  [
    'neither yes nor no',
    insert('Activities', { Subject: 'x', Done: 'perhaps' }),
    'New row 1 of Activities: perhaps in Done must be TRUE or FALSE. Correct it.',
  ],
  [
    'an e-mail address that is none',
    insert('Persons', { Name: 'x', Emails: 'a@b.example, c' }),
    'New row 1 of Persons: c in Emails must be an e-mail address. Correct it.',
  ],
  [
    'an option with a slip',
    deal({ Status: 'wom' }),
    'New row 1 of Deals: Status knows no wom. Did you mean won?',
  ],
  [
    'an option that is nothing like any',
    deal({ 'Lead channel': 'Carrier pigeon' }),
    'New row 1 of Deals: Lead channel knows no Carrier pigeon. Choose another name, or write an id.',
  ],
  [
    'one wrong option of several',
    deal({ 'Product lines': 'Robots, Visionn' }),
    'New row 1 of Deals: Product lines knows no Visionn. Did you mean Vision?',
  ],
  [
    'a currency that the company does not use',
    deal({ Currency: 'EURO' }),
    'New row 1 of Deals: Currency knows no EURO. Did you mean EUR?',
  ],
  [
    'a visibility that is none',
    deal({ VisibleTo: 4 }),
    'New row 1 of Deals: VisibleTo knows no 4. Choose another name, or write an id.',
  ],
  [
    'a name and an id that differ',
    deal({ Stage: 'Concept', StageId: 4 }),
    'New row 1 of Deals: Stage and StageId say different things. Leave one of them out.',
  ],
  [
    'a new row without what it needs',
    insert('Stages', { Name: 'x' }),
    'New row 1 of Stages: PipelineId is missing. Fill it in.',
  ],
  [
    'a new row without any of what it needs',
    insert('Leads', { Title: 'x' }),
    'New row 1 of Leads: PersonId or OrganizationId is missing. Fill it in.',
  ],
  [
    'a new row with an empty name',
    insert('Persons', { Name: '  ' }),
    'New row 1 of Persons: Name is missing. Fill it in.',
  ],
  [
    'emptying what is never empty',
    update('Deals', 3, { Title: null }),
    'Deals 3: Title cannot be empty. Fill it in.',
  ],
  [
    'emptying an owner',
    update('Deals', 3, { Owner: '' }),
    'Deals 3: Owner cannot be empty. Fill it in.',
  ],
  [
    'a change of no row',
    { table: 'Deals', kind: 'update', key: null, values: { Title: 'x' } },
    'Row 1 of Deals: Id is missing, so nobody can tell which row is meant. Fill it in.',
  ],
  [
    'a line of no deal',
    insert('DealsProducts', { ProductId: 1, ItemPrice: 1, Quantity: 1 }),
    'New row 1 of DealsProducts: DealId is missing, to which the row belongs. Fill it in.',
  ],
  [
    'a parent by its name',
    insert('DealsProducts', { Deal: 'Big deal', ProductId: 1, ItemPrice: 1, Quantity: 1 }),
    'New row 1 of DealsProducts: Deal cannot be written: its id is written instead. Leave it out.',
  ],
  [
    'moving a row to another parent',
    {
      table: 'DealsProducts',
      kind: 'update',
      key: 5,
      parents: { DealId: 3 },
      values: { DealId: 4 },
    },
    "DealsProducts 5: DealId cannot be written: Pipedrive's API does not take it. Leave it out.",
  ],
  [
    'a table that shows only',
    insert('PersonsEmails', { Email: 'x@y.example' }),
    'PersonsEmails can only be read. Write to the table it shows.',
  ],
  [
    'a kind of change that the API lacks',
    insert('Goals', { Title: 'x' }),
    'New row 1 of Goals: rows of Goals cannot be added here. Do it in Pipedrive.',
  ],
  [
    'a file without its contents',
    insert('Files', { DealId: 1 }),
    'New row 1 of Files: a new file needs its contents. Run the procedure UploadFile.',
  ],
])('%s is refused in a sentence that names row and column', async (_what, change, wanted) => {
  expect(await sentence(change)).toBe(wanted);
});

test('a field name that two fields have is refused with both keys', async () => {
  expect(await sentence(deal({ Region: 'DACH' }))).toMatch(
    /^Deals has 2 fields called Region\. Write the key of the one you mean: [0-9a-f]{40}, [0-9a-f]{40}\.$/,
  );
});

test('a field is written by its key as well as by its name', async () => {
  const fields = await world.raw('api/v2/dealFields');
  const code = String(
    fields.find((field) => field['field_name'] === 'Order number')!['field_code'],
  );
  const key = await world.insert('Deals', { Title: 'By key', [code]: '4711' });
  const { custom_fields } = await world.one(`api/v2/deals/${key}`);
  expect(custom_fields).toMatchObject({ [code]: '4711' });
});

test('a row with a fault does not stop the others', async () => {
  const { results } = await world.write([
    deal({ Value: 'much' }),
    deal({ Title: 'Goes on' }),
    update('Deals', 999_999, { Title: 'x' }),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['failed', 'done', 'failed']);
});

describe('a field that the company requires', () => {
  /** The field Order number is required; Cost centre only in the stage 4. */
  const session = () =>
    world.session(
      {},
      {
        fetch: async (url, init) => {
          const answer = await fetch(url, init);
          if (!String(url).includes('required_fields')) return answer;
          const body = await answer.json();
          for (const field of body.data) {
            if (field.field_name === 'Order number') field.required_fields = { enabled: true };
            if (field.field_name === 'Cost centre')
              field.required_fields = { enabled: true, stage_ids: [4] };
          }
          return Response.json(body);
        },
      },
    );

  test.each<[RowChange, string | undefined]>([
    [deal({}), 'New row 1 of Deals: Order number is missing. Fill it in.'],
    [deal({ 'Order number': '1' }), undefined],
    [
      deal({ 'Order number': '1', StageId: 4 }),
      'New row 1 of Deals: Cost centre is missing. Fill it in.',
    ],
    [
      update('Deals', 3, { 'Order number': null }),
      'Deals 3: Order number cannot be empty. Fill it in.',
    ],
    [update('Deals', 3, { Title: 'y' }), undefined],
  ])('is asked for (%#)', async (change, wanted) => {
    const own = session();
    const [error] = await checkRows([change], [await world.schema('Deals', own)], own);
    expect(error?.message).toBe(wanted);
  });
});
