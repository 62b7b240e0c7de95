/**
 * The official client as the judge of the sandbox: what it can list, get, create, update and delete
 * there it can at Pipedrive too.
 */
import * as v1 from 'pipedrive/v1';
import * as v2 from 'pipedrive/v2';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';

const counts = {
  deals: 230,
  persons: 120,
  organizations: 110,
  activities: 240,
  products: 105,
  leads: 130,
};
const apiKey = 'sandbox-token';
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ counts, plan: 'unlimited' });
});
afterAll(() => sandbox.close());

const configurationV2 = () => new v2.Configuration({ apiKey, basePath: `${sandbox.url}/api/v2` });
const configurationV1 = () => new v1.Configuration({ apiKey, basePath: `${sandbox.url}/v1` });

type Row = Record<string, unknown>;
interface Answer {
  data?: unknown;
  additional_data?: { next_cursor?: unknown } | undefined;
}

/** One kind of record as the client sees it: the calls, and a body to create and one to change. */
interface Kind {
  readonly name: string;
  /** Rows the list holds at the start. */
  readonly rows: number;
  readonly list: (page: { limit: number; cursor?: string }) => Promise<unknown>;
  readonly get: (id: number) => Promise<unknown>;
  readonly create: () => Promise<unknown>;
  readonly update: (id: number) => Promise<unknown>;
  readonly remove: (id: number) => Promise<unknown>;
  readonly created: Row;
  readonly updated: Row;
}

function kinds(): readonly Kind[] {
  const deals = new v2.DealsApi(configurationV2());
  const persons = new v2.PersonsApi(configurationV2());
  const organizations = new v2.OrganizationsApi(configurationV2());
  const activities = new v2.ActivitiesApi(configurationV2());
  const products = new v2.ProductsApi(configurationV2());
  const pipelines = new v2.PipelinesApi(configurationV2());
  const stages = new v2.StagesApi(configurationV2());
  return [
    {
      name: 'deals',
      rows: counts.deals,
      list: (page) => deals.getDeals(page),
      get: (id) => deals.getDeal({ id }),
      create: () => deals.addDeal({ AddDealRequest: { title: 'New line', value: 12.5 } }),
      update: (id) => deals.updateDeal({ id, UpdateDealRequest: { status: 'won' } }),
      remove: (id) => deals.deleteDeal({ id }),
      created: { title: 'New line', value: 12.5, status: 'open', update_time: null },
      updated: { title: 'New line', status: 'won', lost_time: null },
    },
    {
      name: 'persons',
      rows: counts.persons,
      list: (page) => persons.getPersons(page),
      get: (id) => persons.getPerson({ id }),
      create: () => persons.addPerson({ AddPersonRequest: { name: 'Åsa von Öberg' } }),
      update: (id) => persons.updatePerson({ id, UpdatePersonRequest: { job_title: 'CEO' } }),
      remove: (id) => persons.deletePerson({ id }),
      created: { name: 'Åsa von Öberg', first_name: 'Åsa', last_name: 'von Öberg' },
      updated: { name: 'Åsa von Öberg', job_title: 'CEO' },
    },
    {
      name: 'organizations',
      rows: counts.organizations,
      list: (page) => organizations.getOrganizations(page),
      get: (id) => organizations.getOrganization({ id }),
      create: () => organizations.addOrganization({ AddOrganizationRequest: { name: 'Nordmech' } }),
      update: (id) =>
        organizations.updateOrganization({
          id,
          UpdateOrganizationRequest: { website: 'https://nordmech.example' },
        }),
      remove: (id) => organizations.deleteOrganization({ id }),
      created: { name: 'Nordmech', website: null },
      updated: { name: 'Nordmech', website: 'https://nordmech.example' },
    },
    {
      name: 'activities',
      rows: counts.activities,
      list: (page) => activities.getActivities(page),
      get: (id) => activities.getActivity({ id }),
      create: () =>
        activities.addActivity({
          AddActivityRequest: { subject: 'Call', participants: [{ person_id: 1, primary: true }] },
        }),
      update: (id) => activities.updateActivity({ id, AddActivityRequest: { done: true } }),
      remove: (id) => activities.deleteActivity({ id }),
      created: { subject: 'Call', person_id: 1, done: false, marked_as_done_time: null },
      updated: { subject: 'Call', done: true },
    },
    {
      name: 'products',
      rows: counts.products,
      list: (page) => products.getProducts(page),
      get: (id) => products.getProduct({ id }),
      create: () => products.addProduct({ AddProductRequest: { name: 'Gearbox', code: 'G1' } }),
      update: (id) => products.updateProduct({ id, UpdateProductRequest: { unit: 'set' } }),
      remove: (id) => products.deleteProduct({ id }),
      created: { name: 'Gearbox', code: 'G1', unit: null },
      updated: { name: 'Gearbox', unit: 'set' },
    },
    {
      name: 'pipelines',
      rows: 3,
      list: (page) => pipelines.getPipelines(page),
      get: (id) => pipelines.getPipeline({ id }),
      create: () => pipelines.addPipeline({ AddPipelineRequest: { name: 'Retrofit' } }),
      update: (id) =>
        pipelines.updatePipeline({
          id,
          UpdatePipelineRequest: { is_deal_probability_enabled: true },
        }),
      remove: (id) => pipelines.deletePipeline({ id }),
      created: { name: 'Retrofit', is_deal_probability_enabled: false },
      updated: { name: 'Retrofit', is_deal_probability_enabled: true },
    },
    {
      name: 'stages',
      rows: 18,
      list: (page) => stages.getStages(page),
      get: (id) => stages.getStage({ id }),
      create: () => stages.addStage({ AddStageRequest: { name: 'Hot', pipeline_id: 1 } }),
      update: (id) => stages.updateStage({ id, UpdateStageRequest: { deal_probability: 30 } }),
      remove: (id) => stages.deleteStage({ id }),
      created: { name: 'Hot', pipeline_id: 1, deal_probability: 100 },
      updated: { name: 'Hot', deal_probability: 30 },
    },
  ];
}

/** The rows of all pages, the pages being as small as `limit`. */
async function allRows(list: Kind['list'], limit: number): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = (await list({ limit, ...(cursor ? { cursor } : {}) })) as Answer;
    rows.push(...(page.data as Row[]));
    cursor = (page.additional_data?.next_cursor as string | null) ?? undefined;
  } while (cursor);
  return rows;
}

const dataOf = (answer: unknown): Row => (answer as Answer).data as Row;

describe.each([
  'deals',
  'persons',
  'organizations',
  'activities',
  'products',
  'pipelines',
  'stages',
])('v2 %s', (name) => {
  const kind = () => kinds().find((candidate) => candidate.name === name)!;

  test('every row is on exactly one page', async () => {
    const { list, rows } = kind();
    const ids = (await allRows(list, 7)).map(({ id }) => id);
    expect(ids).toHaveLength(rows);
    expect(new Set(ids).size).toBe(rows);
  });

  test('a record is created, changed, read again and deleted', async () => {
    const { create, update, get, remove, list, created, updated, rows } = kind();
    const made = dataOf(await create());
    expect(made).toMatchObject(created);
    const id = made.id as number;
    const changed = dataOf(await update(id));
    expect(changed).toMatchObject({ ...updated, update_time: expect.any(String) });
    expect(dataOf(await get(id))).toEqual(changed);
    expect(await remove(id)).toEqual({ success: true, data: { id } });
    expect(dataOf(await get(id))).toMatchObject({ is_deleted: true });
    expect(await allRows(list, 500)).toHaveLength(rows);
  });
});

describe('v2 field definitions', () => {
  test('a custom field is created, filled, renamed and deleted', async () => {
    const fields = new v2.DealFieldsApi(configurationV2());
    const deals = new v2.DealsApi(configurationV2());
    const made = await fields.addDealField({
      AddDealFieldRequest: {
        field_name: 'Colour',
        field_type: 'enum',
        options: [{ label: 'Red' }, { label: 'Blue' }],
      },
    });
    const { field_code: code, options } = dataOf(made) as unknown as {
      field_code: string;
      options: { id: number }[];
    };
    const written = await deals.updateDeal({
      id: 1,
      UpdateDealRequest: { custom_fields: { [code]: options[1]!.id } },
    });
    expect(dataOf(written)).toMatchObject({ custom_fields: { [code]: options[1]!.id } });
    const renamed = await fields.updateDealField({
      field_code: code,
      UpdateDealFieldRequest: { field_name: 'Color' },
    });
    expect(dataOf(renamed)).toMatchObject({ field_name: 'Color', is_custom_field: true });
    await fields.deleteDealField({ field_code: code });
    expect(dataOf(await deals.getDeal({ id: 1 }))).not.toHaveProperty(['custom_fields', code]);
  });

  test('there are more deal fields than one default page holds', async () => {
    const fields = new v2.DealFieldsApi(configurationV2());
    const first = (await fields.getDealFields({})) as Answer;
    expect(first.data).toHaveLength(100);
    expect((await allRows((page) => fields.getDealFields(page), 500)).length).toBeGreaterThan(100);
  });
});

describe('v1', () => {
  test('leads are listed by start and limit, created, changed and deleted', async () => {
    const leads = new v1.LeadsApi(configurationV1());
    const first = await leads.getLeads({ limit: 100 });
    const rest = await leads.getLeads({ start: 100, limit: 100 });
    expect(first.data).toHaveLength(100);
    expect(rest.data).toHaveLength(counts.leads - 100);
    const made = await leads.addLead({
      AddLeadRequest: { title: 'Enquiry', person_id: 1, value: { amount: 5, currency: 'EUR' } },
    });
    const id = made.data!.id!;
    expect(made.data).toMatchObject({
      visible_to: '3',
      add_time: expect.stringMatching(/\.\d{3}Z$/),
    });
    const changed = await leads.updateLead({ id, UpdateLeadRequest: { was_seen: true } });
    expect(changed.data).toMatchObject({ title: 'Enquiry', was_seen: true });
    expect((await leads.deleteLead({ id })).data).toEqual({ id });
    await expect(leads.getLead({ id })).rejects.toBeDefined();
  });

  test('notes are created on a deal, changed and deleted', async () => {
    const notes = new v1.NotesApi(configurationV1());
    const made = await notes.addNote({ AddNoteRequest: { content: 'Called', deal_id: 1 } });
    const id = made.data!.id!;
    expect(made.data).toMatchObject({
      deal_id: 1,
      add_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    });
    const changed = await notes.updateNote({ id, NoteRequest: { content: 'Called twice' } });
    expect(changed.data).toMatchObject({ content: 'Called twice' });
    expect(await notes.deleteNote({ id })).toEqual({ success: true, data: true });
  });

  test('lead labels are created, changed and deleted', async () => {
    const labels = new v1.LeadLabelsApi(configurationV1());
    const made = await labels.addLeadLabel({
      AddLeadLabelRequest: { name: 'Tender', color: 'green' },
    });
    const id = made.data!.id!;
    const changed = await labels.updateLeadLabel({ id, UpdateLeadLabelRequest: { name: 'Bid' } });
    expect(changed.data).toMatchObject({ name: 'Bid', color: 'green' });
    await labels.deleteLeadLabel({ id });
    expect((await labels.getLeadLabels()).data).toHaveLength(3);
  });

  test('a saved filter is created and selects deals in v2', async () => {
    const filters = new v1.FiltersApi(configurationV1());
    const made = await filters.addFilter({
      AddFilterRequest: {
        name: 'Won',
        type: 'deals',
        conditions: {
          glue: 'and',
          conditions: [
            {
              glue: 'and',
              conditions: [
                {
                  object: 'deal',
                  field_id: 'status',
                  operator: '=',
                  value: 'won',
                  extra_value: null,
                },
              ],
            },
            { glue: 'or', conditions: [] },
          ],
        },
      },
    });
    const id = made.data!.id!;
    const deals = new v2.DealsApi(configurationV2());
    const byFilter = await allRows((page) => deals.getDeals({ ...page, filter_id: id }), 100);
    const byStatus = await allRows((page) => deals.getDeals({ ...page, status: 'won' }), 100);
    expect(byFilter.length).toBeGreaterThan(0);
    expect(byFilter).toEqual(byStatus);
    expect((await filters.deleteFilter({ id })).data).toEqual({ id });
  });

  test('users, currencies and activity types are listed whole', async () => {
    const users = new v1.UsersApi(configurationV1());
    const me = await users.getCurrentUser();
    expect(me.data).toMatchObject({ is_you: true, company_domain: 'sandbox' });
    const everyone = (await users.getUsers()).data!;
    expect(everyone.filter(({ is_you }) => is_you)).toHaveLength(1);
    expect(everyone.some(({ active_flag }) => active_flag === false)).toBe(true);
    expect((await new v1.CurrenciesApi(configurationV1()).getCurrencies()).data!.length).toBe(8);
    const types = new v1.ActivityTypesApi(configurationV1());
    expect((await types.getActivityTypes()).data!.length).toBe(8);
  });
});
