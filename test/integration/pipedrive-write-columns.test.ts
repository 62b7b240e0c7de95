import type { JsonObject } from '../../src/pipedrive/json';
import type { RowChange } from '../../src/pipedrive/write/row-change';
import { WriteWorld, doneKey, type Values } from './pipedrive-write-world';

const world = new WriteWorld();
beforeAll(() => world.start());
afterAll(() => world.close());

async function firstId(path: string): Promise<string> {
  const [row] = await world.raw(path);
  return String(row!['id']);
}

test.each<[string, string, Values, JsonObject]>([
  [
    'Deals',
    'api/v2/deals',
    { Title: 'x', Pipeline: 'Service & spare parts', Owner: 'Zoë Whitfield' },
    { pipeline_id: 2, owner_id: 12000075 },
  ],
  ['Deals', 'api/v2/deals', { Title: 'x', PipelineId: 3 }, { pipeline_id: 3, stage_id: 12 }],
  ['Deals', 'api/v2/deals', { Title: 'x', StageId: '5' }, { stage_id: 5 }],
  [
    'Deals',
    'api/v2/deals',
    { Title: 'x', Status: 'won', WonTime: '2026-10-01T10:00:00Z' },
    { status: 'won', won_time: '2026-10-01T10:00:00Z' },
  ],
  [
    'Persons',
    'api/v2/persons',
    { Name: 'x', Owner: 'Zoë Whitfield', LabelIds: '2, 3', VisibleTo: 5 },
    { owner_id: 12000075, label_ids: [2, 3], visible_to: 5 },
  ],
  [
    'Organizations',
    'api/v2/organizations',
    { Name: 'x', Owner: 'Zoë Whitfield', LabelIds: '4', Visibility: 'All users' },
    { owner_id: 12000075, label_ids: [4], visible_to: 7 },
  ],
  [
    'Activities',
    'api/v2/activities',
    { Subject: 'x', Owner: 'Zoë Whitfield', ProjectId: 1 },
    { owner_id: 12000075, project_id: 1 },
  ],
  ['Activities', 'api/v2/activities', { Subject: 'x', OwnerId: 12000038 }, { owner_id: 12000038 }],
  [
    'Products',
    'api/v2/products',
    { Name: 'x', Owner: 'Zoë Whitfield', VisibleTo: 1 },
    { owner_id: 12000075, visible_to: 1 },
  ],
  ['Stages', 'api/v2/stages', { Name: 'x', Pipeline: 'Service & spare parts' }, { pipeline_id: 2 }],
  [
    'Notes',
    'v1/notes',
    { Content: 'x', PersonId: 3, OrgId: 2, PinnedToPersonFlag: 1, PinnedToOrganizationFlag: 'yes' },
    { pinned_to_person_flag: true, pinned_to_organization_flag: true },
  ],
  [
    'Leads',
    'v1/leads',
    { Title: 'x', PersonId: 1, Owner: 'Zoë Whitfield', 'Lead channel': 'Website' },
    { owner_id: 12000075 },
  ],
  [
    'CallLogs',
    'v1/callLogs',
    {
      ToPhoneNumber: '1',
      Outcome: 'busy',
      StartTime: '2026-11-01 10:00',
      EndTime: '2026-11-01 10:01',
      User: 'Zoë Whitfield',
      ActivityId: 1,
    },
    { user_id: 12000075, activity_id: 1 },
  ],
  [
    'Projects',
    'api/v2/projects',
    { Title: 'x', PhaseId: 2, Owner: 'Zoë Whitfield', LabelIds: '1,2' },
    { phase_id: 2, owner_id: 12000075, label_ids: [1, 2] },
  ],
  [
    'Tasks',
    'api/v2/tasks',
    { Title: 'x', ProjectId: 1, Assignees: 'Zoë Whitfield, Mari Kask', ParentTaskId: 1 },
    { assignee_ids: [12000075, 12000001], parent_task_id: 1 },
  ],
])('%s at %s take %p', async (table, path, values, wanted) => {
  const key = await world.insert(table, values);
  expect(await world.one(`${path}/${key}`)).toMatchObject(wanted);
});

test('leads are linked to notes, activities and calls, and labelled by name', async () => {
  const lead = await firstId('v1/leads');
  const [label] = await world.raw('v1/leadLabels');
  await world.update('Leads', lead, { Labels: String(label!['name']) });
  expect(await world.one(`v1/leads/${lead}`)).toMatchObject({ label_ids: [label!['id']] });
  await world.update('Leads', lead, { LabelIds: null });
  expect(await world.one(`v1/leads/${lead}`)).toMatchObject({ label_ids: [] });
  const note = await world.insert('Notes', { Content: 'x', LeadId: lead, PinnedToLeadFlag: true });
  expect(await world.one(`v1/notes/${note}`)).toMatchObject({
    lead_id: lead,
    pinned_to_lead_flag: true,
  });
  const activity = await world.insert('Activities', { Subject: 'x', LeadId: lead });
  expect(await world.one(`api/v2/activities/${activity}`)).toMatchObject({ lead_id: lead });
});

test('deals and leads are archived and brought back', async () => {
  const lead = await firstId('v1/leads');
  const deal = await world.insert('Deals', { Title: 'Old' });
  for (const isArchived of [true, false]) {
    await world.update('Deals', deal, { IsArchived: isArchived });
    await world.update('Leads', lead, { IsArchived: isArchived });
    expect(await world.one(`api/v2/deals/${deal}`)).toMatchObject({ is_archived: isArchived });
    expect(await world.one(`v1/leads/${lead}`)).toMatchObject({ is_archived: isArchived });
  }
});

test.each([
  ['PersonFields', 'personFields'],
  ['OrganizationFields', 'organizationFields'],
  ['ProductFields', 'productFields'],
  ['ProjectFields', 'projectFields'],
])('a field is made and renamed in %s', async (table, path) => {
  const key = await world.insert(table, { FieldName: 'Shade', FieldType: 'double' });
  await world.update(table, key, { FieldName: 'Tint' });
  const fields = await world.raw(`api/v2/${path}`);
  expect(fields.find((field) => field['field_code'] === key)).toMatchObject({
    field_name: 'Tint',
    field_type: 'double',
  });
});

describe('endpoints that the sandbox does not have', () => {
  /** What a change would send, instead of sending it. */
  async function request(change: RowChange): Promise<JsonObject> {
    const sent: JsonObject[] = [];
    const session = world.session(
      {},
      {
        fetch: async (url, init) => {
          if (init?.method === 'GET') return fetch(url, init);
          const body: unknown = JSON.parse(String(init?.body ?? 'null'));
          sent.push({ method: init?.method, path: new URL(String(url)).pathname, body });
          return Response.json({ success: true, data: { id: 77 } });
        },
      },
    );
    const { results } = await world.write([change], session);
    doneKey(results[0]);
    return sent[0]!;
  }

  test.each<[RowChange, JsonObject]>([
    [
      {
        table: 'DealsInstallments',
        kind: 'insert',
        values: { DealId: 3, Description: 'First', Amount: 10, BillingDate: '2027-01-01' },
      },
      {
        method: 'POST',
        path: '/api/v2/deals/3/installments',
        body: { description: 'First', amount: 10, billing_date: '2027-01-01' },
      },
    ],
    [
      {
        table: 'DealsDiscounts',
        kind: 'insert',
        values: { DealId: 3, Description: 'Summer', Amount: 10, Type: 'percentage' },
      },
      {
        method: 'POST',
        path: '/api/v2/deals/3/discounts',
        body: { description: 'Summer', amount: 10, type: 'percentage' },
      },
    ],
    [
      { table: 'Users', kind: 'insert', values: { Email: 'new@x.example', ActiveFlag: true } },
      {
        method: 'POST',
        path: '/api/v1/users',
        body: { email: 'new@x.example', active_flag: true },
      },
    ],
    [
      { table: 'Users', kind: 'update', key: 12000038, values: { ActiveFlag: false } },
      { method: 'PUT', path: '/api/v1/users/12000038', body: { active_flag: false } },
    ],
    [
      {
        table: 'Persons',
        kind: 'insert',
        values: { Name: 'x', MarketingStatus: 'subscribed' },
      },
      {
        method: 'POST',
        path: '/api/v2/persons',
        body: { name: 'x', marketing_status: 'subscribed' },
      },
    ],
  ])('get the body of their description (%#)', async (change, wanted) => {
    expect(await request(change)).toEqual(wanted);
  });
});
