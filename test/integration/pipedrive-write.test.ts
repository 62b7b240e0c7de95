import type { Value } from '../../src/core/column';
import type { JsonObject } from '../../src/pipedrive/json';
import { WriteWorld, type Values } from './pipedrive-write-world';

const world = new WriteWorld();
beforeAll(() => world.start());
afterAll(() => world.close());

/** What a table's rows become, and what Pipedrive then has. */
interface Case {
  readonly table: string;
  readonly create: Values;
  readonly created: JsonObject;
  readonly update?: Values;
  readonly updated?: JsonObject;
  readonly clear?: Values;
  readonly cleared?: JsonObject;
  /** Path of one row by its key. */
  readonly at: (key: Value) => string;
  readonly parents?: Values;
  /** How the API shows that the row is gone; without it, it answers 404. */
  readonly gone?: JsonObject;
  /** A table whose API deletes nothing. */
  readonly stays?: true;
}

const email = (value: string, primary: boolean, label = 'work') => ({ value, primary, label });

const cases: readonly Case[] = [
  {
    table: 'Deals',
    create: {
      Title: 'New lathe',
      Value: 1200.5,
      Currency: 'eur',
      Status: 'open',
      ExpectedCloseDate: '2027-01-31',
      Probability: 40,
      Labels: 'Hot, Framework agreement',
      Visibility: 'All users',
      PersonId: 3,
      OrgId: 2,
      OwnerId: 12000001,
    },
    created: {
      title: 'New lathe',
      value: 1200.5,
      currency: 'EUR',
      status: 'open',
      expected_close_date: '2027-01-31',
      probability: 40,
      label_ids: [1, 4],
      visible_to: 7,
      person_id: 3,
      org_id: 2,
    },
    update: {
      Status: 'lost',
      LostReason: 'Price',
      LostTime: '2026-10-01 10:00',
      CloseTime: '2026-10-01T10:00:00Z',
      VisibleTo: 3,
      LabelIds: '3',
    },
    updated: {
      status: 'lost',
      lost_reason: 'Price',
      lost_time: '2026-10-01T10:00:00Z',
      visible_to: 3,
      label_ids: [3],
    },
    clear: {
      Probability: null,
      PersonId: null,
      OrgId: null,
      ExpectedCloseDate: null,
      Labels: null,
      LostReason: null,
    },
    cleared: {
      probability: null,
      person_id: null,
      org_id: null,
      expected_close_date: null,
      label_ids: [],
      lost_reason: null,
    },
    at: (key) => `api/v2/deals/${key}`,
    gone: { is_deleted: true },
  },
  {
    table: 'Persons',
    create: {
      Name: 'Ada Winter',
      Emails: 'ada@winter.example, a.winter@home.example',
      Phone: '+49 30 1234',
      OrgId: 2,
      Labels: 'Customer',
      AddTime: '2026-01-02T03:04:05Z',
      JobTitle: 'Buyer',
      Birthday: '1980-05-06',
      Notes: 'Met in Hanover',
      PostalAddress: 'Hauptstrasse 1, Berlin',
      Im: 'ada-chat',
    },
    created: {
      name: 'Ada Winter',
      emails: [email('ada@winter.example', true), email('a.winter@home.example', false)],
      phones: [email('+49 30 1234', true)],
      org_id: 2,
      label_ids: [1],
      add_time: '2026-01-02T03:04:05Z',
      job_title: 'Buyer',
      birthday: '1980-05-06',
      notes: 'Met in Hanover',
      im: [email('ada-chat', true)],
    },
    update: {
      Email: 'a.winter@home.example',
      Phones: '+49 30 1234, +49 30 99',
      OwnerId: 12000038,
      Visibility: 'Item owner',
    },
    updated: {
      emails: [email('ada@winter.example', false), email('a.winter@home.example', true)],
      phones: [email('+49 30 1234', true), email('+49 30 99', false)],
      owner_id: 12000038,
      visible_to: 1,
    },
    clear: {
      Emails: null,
      Phone: null,
      OrgId: null,
      JobTitle: null,
      Birthday: null,
      PostalAddress: null,
      Labels: null,
      Notes: null,
      Im: null,
    },
    cleared: {
      emails: [],
      phones: [email('+49 30 99', true)],
      org_id: null,
      job_title: null,
      birthday: null,
      postal_address: null,
      label_ids: [],
      notes: null,
      im: [],
    },
    at: (key) => `api/v2/persons/${key}`,
    gone: { is_deleted: true },
  },
  {
    table: 'Organizations',
    create: {
      Name: 'Winter & Co',
      Address: 'Hafen 2, Hamburg',
      Website: 'https://winter.example',
      IndustryName: 'Energy',
      AnnualRevenue: 1000000,
      EmployeeCount: '25',
      Labels: 'Prospect',
      AddTime: '2026-01-02T03:04:05Z',
      Linkedin: 'winter',
    },
    created: {
      name: 'Winter & Co',
      website: 'https://winter.example',
      industry: 4,
      annual_revenue: 1000000,
      employee_count: 25,
      label_ids: [3],
      add_time: '2026-01-02T03:04:05Z',
      linkedin: 'winter',
    },
    update: { Name: 'Winter SE', Industry: 10, OwnerId: 12000038, VisibleTo: 7 },
    updated: { name: 'Winter SE', industry: 10, owner_id: 12000038, visible_to: 7 },
    clear: {
      Address: null,
      Website: null,
      IndustryName: null,
      AnnualRevenue: null,
      EmployeeCount: null,
      Linkedin: null,
    },
    cleared: {
      address: null,
      website: null,
      industry: null,
      annual_revenue: null,
      employee_count: null,
      linkedin: null,
    },
    at: (key) => `api/v2/organizations/${key}`,
    gone: { is_deleted: true },
  },
  {
    table: 'Activities',
    create: {
      Subject: 'Call back',
      Type: 'call',
      DueDate: '2026-12-01',
      DueTime: '09:30:00',
      Duration: '01:15',
      DealId: 4,
      OrgId: 2,
      Participants: '5, 6',
      Attendees: 'guest@x.example',
      Location: 'Hall 3',
      PriorityName: 'High',
      Busy: true,
      Note: '<b>soon</b>',
    },
    created: {
      subject: 'Call back',
      type: 'call',
      due_date: '2026-12-01',
      due_time: '09:30',
      duration: '01:15',
      deal_id: 4,
      org_id: 2,
      person_id: 5,
      participants: [
        { person_id: 5, primary: true },
        { person_id: 6, primary: false },
      ],
      priority: 263,
      busy: true,
      note: '<b>soon</b>',
    },
    update: {
      Done: 'yes',
      Participants: '6',
      TypeName: 'Meeting',
      PublicDescription: 'Bring samples',
    },
    updated: {
      done: true,
      participants: [{ person_id: 6, primary: true }],
      person_id: 6,
      type: 'meeting',
      public_description: 'Bring samples',
    },
    clear: {
      DueTime: null,
      Duration: null,
      DealId: null,
      Location: null,
      Participants: null,
      Priority: null,
      Note: null,
      DueDate: null,
    },
    cleared: {
      due_time: null,
      duration: null,
      deal_id: null,
      location: null,
      participants: [],
      priority: null,
      note: null,
      due_date: null,
    },
    at: (key) => `api/v2/activities/${key}?include_fields=attendees`,
    gone: { is_deleted: true },
  },
  {
    table: 'Products',
    create: {
      Name: 'Drill',
      Code: 'D-1',
      Description: 'Long',
      Unit: 'pcs',
      Tax: 19,
      Price: 99.9,
      Currency: 'EUR',
      Cost: 50,
      IsLinkable: 'no',
      BillingFrequency: 'monthly',
      BillingFrequencyCycles: 12,
    },
    created: {
      name: 'Drill',
      code: 'D-1',
      unit: 'pcs',
      tax: 19,
      is_linkable: false,
      billing_frequency: 'monthly',
      billing_frequency_cycles: 12,
    },
    update: {
      Price: 120,
      DirectCost: 60,
      PriceNotes: 'list',
      OwnerId: 12000038,
      Visibility: 'All users',
    },
    updated: {
      owner_id: 12000038,
      visible_to: 7,
      prices: [{ price: 120, currency: 'EUR', cost: 50, direct_cost: 60, notes: 'list' }],
    },
    clear: { Code: null, Description: null, Unit: null, BillingFrequencyCycles: null },
    cleared: { code: null, description: null, unit: null, billing_frequency_cycles: null },
    at: (key) => `api/v2/products/${key}`,
    gone: { is_deleted: true },
  },
  {
    table: 'Leads',
    create: {
      Title: 'Fair contact',
      Value: 500,
      Currency: 'EUR',
      PersonId: 3,
      OrganizationId: 2,
      ExpectedCloseDate: '2027-02-01',
      VisibleTo: 3,
      WasSeen: true,
      ChannelId: 'c-1',
      OriginId: 'o-1',
    },
    created: {
      title: 'Fair contact',
      value: { amount: 500, currency: 'EUR' },
      person_id: 3,
      organization_id: 2,
      expected_close_date: '2027-02-01',
      visible_to: '3',
      was_seen: true,
      channel_id: 'c-1',
      origin_id: 'o-1',
    },
    update: { Value: 600, OwnerId: 12000038, ChannelName: 'Website', WasSeen: false },
    updated: {
      value: { amount: 600, currency: 'EUR' },
      owner_id: 12000038,
      channel: 52,
      was_seen: false,
    },
    clear: { Value: null, PersonId: null, ExpectedCloseDate: null, Channel: null },
    cleared: { value: null, person_id: null, expected_close_date: null, channel: null },
    at: (key) => `v1/leads/${key}`,
  },
  {
    table: 'Notes',
    create: {
      Content: 'Hello',
      DealId: 4,
      AddTime: '2026-01-02T03:04:05Z',
      PinnedToDealFlag: true,
      UserId: 12000038,
    },
    created: {
      content: 'Hello',
      deal_id: 4,
      add_time: '2026-01-02 03:04:05',
      pinned_to_deal_flag: true,
      user_id: 12000038,
    },
    update: { Content: 'Changed', PinnedToDealFlag: false, OrgId: 2 },
    updated: { content: 'Changed', pinned_to_deal_flag: false, org_id: 2 },
    clear: { PersonId: null, DealId: null },
    cleared: { deal_id: null, person_id: null },
    at: (key) => `v1/notes/${key}`,
  },
  {
    table: 'Pipelines',
    create: { Name: 'Service', IsDealProbabilityEnabled: true },
    created: { name: 'Service', is_deal_probability_enabled: true },
    update: { Name: 'Repairs', IsDealProbabilityEnabled: false },
    updated: { name: 'Repairs', is_deal_probability_enabled: false },
    at: (key) => `api/v2/pipelines/${key}`,
    gone: { is_deleted: true },
  },
  {
    table: 'Stages',
    create: {
      Name: 'Asked',
      PipelineId: 1,
      DealProbability: 30,
      IsDealRotEnabled: true,
      DaysToRotten: 9,
    },
    created: {
      name: 'Asked',
      pipeline_id: 1,
      deal_probability: 30,
      is_deal_rot_enabled: true,
      days_to_rotten: 9,
    },
    update: { Name: 'Answered', DealProbability: 35 },
    updated: { name: 'Answered', deal_probability: 35 },
    clear: { DaysToRotten: null },
    cleared: { days_to_rotten: null },
    at: (key) => `api/v2/stages/${key}`,
    gone: { is_deleted: true },
  },
  {
    table: 'ActivityTypes',
    create: { Name: 'Demo', IconKey: 'camera', Color: 'FF0000' },
    created: { name: 'Demo', icon_key: 'camera', color: 'FF0000' },
    update: { Name: 'Show', OrderNr: 3 },
    updated: { name: 'Show', order_nr: 3 },
    at: () => 'v1/activityTypes',
    gone: { active_flag: false },
  },
  {
    table: 'LeadLabels',
    create: { Name: 'Lukewarm', Color: 'orange' },
    created: { name: 'Lukewarm', color: 'orange' },
    update: { Color: 'pink' },
    updated: { color: 'pink' },
    at: () => 'v1/leadLabels',
  },
  {
    table: 'DealsProducts',
    parents: { DealId: 4 },
    create: {
      DealId: 4,
      ProductId: 2,
      ItemPrice: 10,
      Quantity: 3,
      Discount: 5,
      DiscountType: 'amount',
      Tax: 7,
      TaxMethod: 'exclusive',
      Comments: 'urgent',
      IsEnabled: false,
      BillingFrequency: 'monthly',
      BillingStartDate: '2027-01-01',
    },
    created: {
      product_id: 2,
      item_price: 10,
      quantity: 3,
      discount: 5,
      discount_type: 'amount',
      tax: 7,
      tax_method: 'exclusive',
      comments: 'urgent',
      is_enabled: false,
      billing_frequency: 'monthly',
      billing_start_date: '2027-01-01',
    },
    update: { Quantity: 4, ItemPrice: 11.5 },
    updated: { quantity: 4, item_price: 11.5 },
    clear: { Comments: null, BillingStartDate: null },
    cleared: { comments: '', billing_start_date: null },
    at: () => 'api/v2/deals/4/products',
  },
  {
    table: 'DealsParticipants',
    parents: { DealId: 4 },
    create: { DealId: 4, PersonId: 9 },
    created: {},
    at: () => 'v1/deals/4/participants',
  },
  {
    table: 'DealsFollowers',
    create: { DealId: 4, UserId: 12000075 },
    created: { user_id: 12000075 },
    at: () => 'api/v2/deals/4/followers',
  },
  {
    table: 'PersonFollowers',
    create: { PersonId: 4, User: 'Łukasz Nowak' },
    created: { user_id: 12000112 },
    at: () => 'api/v2/persons/4/followers',
  },
  {
    table: 'OrganizationsFollowers',
    create: { OrganizationId: 4, UserId: 12000112 },
    created: { user_id: 12000112 },
    at: () => 'api/v2/organizations/4/followers',
  },
  {
    table: 'ProductsFollowers',
    create: { ProductId: 4, UserId: 12000075 },
    created: { user_id: 12000075 },
    at: () => 'api/v2/products/4/followers',
  },
  {
    table: 'NoteComments',
    parents: { NoteId: 1 },
    create: { NoteId: 1, Content: 'Agreed' },
    created: { content: 'Agreed' },
    update: { Content: 'Disagreed' },
    updated: { content: 'Disagreed' },
    at: () => 'v1/notes/1/comments',
  },
  {
    table: 'OrganizationRelationships',
    create: { OrgId: 2, Type: 'related', RelOwnerOrgId: 2, RelLinkedOrgId: 9 },
    created: { type: 'related' },
    update: { Type: 'parent' },
    updated: { type: 'parent' },
    at: () => 'v1/organizationRelationships?org_id=2',
  },
  {
    table: 'CallLogs',
    create: {
      ToPhoneNumber: '+49 30 1',
      Outcome: 'connected',
      StartTime: '2026-11-01T10:00:00Z',
      EndTime: '2026-11-01T10:05:00Z',
      Duration: 300,
      Subject: 'Hi',
      PersonId: 3,
      Note: 'ok',
      FromPhoneNumber: '+49 30 2',
      OrgId: 2,
      DealId: 4,
    },
    created: {
      to_phone_number: '+49 30 1',
      outcome: 'connected',
      start_time: '2026-11-01 10:00:00',
      duration: '300',
      subject: 'Hi',
      person_id: 3,
      org_id: 2,
      deal_id: 4,
    },
    at: (key) => `v1/callLogs/${key}`,
  },
  {
    table: 'Projects',
    create: {
      Title: 'Roll-out',
      Description: 'Big',
      BoardId: 1,
      StartDate: '2027-01-01',
      EndDate: '2027-03-01',
      DealIds: '4',
      PersonIds: '3, 5',
      Labels: 'Late',
      OrgIds: '2',
      HealthStatus: 1,
    },
    created: {
      title: 'Roll-out',
      description: 'Big',
      board_id: 1,
      start_date: '2027-01-01',
      deal_ids: [4],
      person_ids: [3, 5],
      label_ids: [3],
      org_ids: [2],
      health_status: 1,
    },
    update: { Status: 'completed', OwnerId: 12000038 },
    updated: { status: 'completed', owner_id: 12000038 },
    clear: { Description: null, EndDate: null, DealIds: null, Labels: null, HealthStatus: null },
    cleared: {
      description: null,
      end_date: null,
      deal_ids: [],
      label_ids: [],
      health_status: null,
    },
    at: (key) => `api/v2/projects/${key}`,
    gone: { status: 'deleted' },
  },
  {
    table: 'Tasks',
    create: {
      Title: 'Order parts',
      ProjectId: 1,
      IsDone: true,
      IsMilestone: 'no',
      DueDate: '2027-01-05',
      AssigneeIds: '12000001, 12000038',
      Description: 'All',
      Priority: 1,
    },
    created: {
      title: 'Order parts',
      project_id: 1,
      is_done: true,
      is_milestone: false,
      due_date: '2027-01-05',
      assignee_ids: [12000001, 12000038],
      description: 'All',
      priority: 1,
    },
    update: { IsDone: false, IsMilestone: true, StartDate: '2027-01-02' },
    updated: { is_done: false, is_milestone: true, start_date: '2027-01-02' },
    clear: { Description: null, DueDate: null, AssigneeIds: null, Priority: null },
    cleared: { description: null, due_date: null, assignee_ids: [], priority: null },
    at: (key) => `api/v2/tasks/${key}`,
  },
  {
    table: 'ProjectBoards',
    create: { Name: 'North', OrderNr: 9 },
    created: { name: 'North', order_nr: 9 },
    update: { Name: 'South' },
    updated: { name: 'South' },
    at: (key) => `api/v2/boards/${key}`,
  },
  {
    table: 'ProjectPhases',
    parents: { BoardId: 1 },
    create: { Name: 'Try', BoardId: 1, OrderNr: 8 },
    created: { name: 'Try', board_id: 1, order_nr: 8 },
    update: { Name: 'Test' },
    updated: { name: 'Test' },
    at: (key) => `api/v2/phases/${key}`,
  },
  {
    table: 'ProductsVariations',
    parents: { ProductId: 2 },
    create: { ProductId: 2, Name: 'Red' },
    created: { name: 'Red' },
    update: { Name: 'Blue' },
    updated: { name: 'Blue' },
    at: () => 'api/v2/products/2/variations',
  },
  {
    table: 'DealFields',
    create: { FieldName: 'Colour', FieldType: 'varchar' },
    created: { field_name: 'Colour', field_type: 'varchar' },
    update: { FieldName: 'Hue' },
    updated: { field_name: 'Hue' },
    at: () => 'api/v2/dealFields?limit=500',
  },
  {
    table: 'Roles',
    create: { Name: 'Night shift', ParentRoleId: 1 },
    created: { name: 'Night shift', parent_role_id: 1 },
    update: { Name: 'Day shift' },
    updated: { name: 'Day shift' },
    at: () => 'v1/roles',
  },
  {
    table: 'RolesAssignments',
    create: { RoleId: 2, UserId: 12000075 },
    created: { user_id: 12000075 },
    at: () => 'v1/roles/2/assignments',
    stays: true,
  },
  {
    table: 'Webhooks',
    create: {
      Name: 'All',
      SubscriptionUrl: 'https://hook.example/x',
      EventAction: 'change',
      EventObject: 'deal',
      Version: '2.0',
    },
    created: {
      name: 'All',
      subscription_url: 'https://hook.example/x',
      event_action: 'change',
      event_object: 'deal',
    },
    at: () => 'v1/webhooks',
  },
];

/** Rows at a path that is a list are found by what identifies them. */
async function found(one: Case, key: Value): Promise<JsonObject | undefined> {
  const answer = await fetch(`${world.url}/${one.at(key)}`, {
    headers: { 'x-api-token': 'sandbox-token' },
  });
  if (answer.status === 404) return undefined;
  const data = (await answer.json()).data;
  if (!Array.isArray(data)) return data;
  const id = String(key).split('/').at(-1);
  return data.find((row: JsonObject) =>
    [row['id'], row['uuid'], row['field_code'], row['user_id']].map(String).includes(String(id)),
  );
}

describe.each(cases)('$table', (one) => {
  let key: Value;

  test('a new row arrives as it was written, and its key comes back', async () => {
    key = await world.insert(one.table, one.create);
    expect(key).not.toBeNull();
    expect(await found(one, key)).toMatchObject(one.created);
  });

  if (one.update)
    test('a change arrives, and what was not changed stays', async () => {
      await world.update(one.table, key, one.update!, one.parents);
      expect(await found(one, key)).toMatchObject(one.updated!);
    });

  if (one.clear)
    test('what is emptied is empty', async () => {
      await world.update(one.table, key, one.clear!, one.parents);
      expect(await found(one, key)).toMatchObject(one.cleared!);
    });

  if (!one.stays)
    test('a deleted row is gone', async () => {
      await world.remove(one.table, key, one.parents);
      const row = await found(one, key);
      if (one.gone) expect(row).toMatchObject(one.gone);
      else expect(row).toBeUndefined();
    });
});
