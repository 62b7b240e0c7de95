/** The official client as the judge of what hangs on records, and of the procedures. */
import * as v1 from 'pipedrive/v1';
import * as v2 from 'pipedrive/v2';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';

const counts = {
  deals: 230,
  persons: 120,
  organizations: 110,
  activities: 240,
  products: 105,
  leads: 20,
};
const apiKey = 'sandbox-token';
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ counts, plan: 'unlimited' });
});
afterAll(() => sandbox.close());

const second = () => new v2.Configuration({ apiKey, basePath: `${sandbox.url}/api/v2` });
const first = () => new v1.Configuration({ apiKey, basePath: `${sandbox.url}/v1` });

type Row = Record<string, unknown>;
interface Page {
  data?: unknown;
  additional_data?: { next_cursor?: unknown } | undefined;
}
interface Numbered {
  data?: unknown;
  additional_data?: { pagination?: { next_start?: number } } | undefined;
}

async function byCursor(
  list: (page: { limit: number; cursor?: string }) => Promise<unknown>,
  limit: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = (await list({ limit, ...(cursor ? { cursor } : {}) })) as Page;
    rows.push(...(page.data as Row[]));
    cursor = (page.additional_data?.next_cursor as string | null) ?? undefined;
  } while (cursor);
  return rows;
}

async function byStart(
  list: (page: { limit: number; start: number }) => Promise<unknown>,
  limit: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start: number | undefined = 0; start !== undefined;) {
    const page = (await list({ limit, start })) as Numbered;
    rows.push(...(page.data as Row[]));
    start = page.additional_data?.pagination?.next_start;
  }
  return rows;
}

const distinct = (rows: readonly Row[], key = 'id') => new Set(rows.map((row) => row[key])).size;
const data = (answer: { data?: unknown }) => answer.data as Row;

test('products of deals: listed page by page, added, changed, deleted', async () => {
  const api = new v2.DealProductsApi(second());
  const deal_ids = Array.from({ length: 100 }, (_, index) => index + 1);
  const all = await byCursor((page) => api.getDealsProducts({ deal_ids, ...page }), 7);
  expect(all.length).toBeGreaterThan(20);
  expect(distinct(all)).toBe(all.length);
  const made = await api.addDealProduct({
    id: 1,
    AddDealProductRequest: { product_id: 1, item_price: 12.5, quantity: 2 },
  });
  expect(data(made)).toMatchObject({ deal_id: 1, sum: 25, order_nr: expect.any(Number) });
  const product_attachment_id = made.data!.id!;
  const changed = await api.updateDealProduct({
    id: 1,
    product_attachment_id,
    UpdateDealProductRequest: { quantity: 4 },
  });
  expect(data(changed)).toMatchObject({ quantity: 4, sum: 50 });
  const gone = await api.deleteDealProduct({ id: 1, product_attachment_id });
  expect(gone.data).toEqual({ id: product_attachment_id });
});

test('followers of a deal: listed, added, deleted', async () => {
  const api = new v2.DealsApi(second());
  const before = await byCursor((page) => api.getDealFollowers({ id: 2, ...page }), 1);
  expect(distinct(before, 'user_id')).toBe(before.length);
  const { data: users } = await new v1.UsersApi(first()).getUsers();
  const other = users!.find(({ id }) => before.every(({ user_id }) => user_id !== id))!;
  await api.addDealFollower({ id: 2, AddDealFollowerRequest: { user_id: other.id! } });
  expect((await api.getDealFollowers({ id: 2 })).data).toHaveLength(before.length + 1);
  await api.deleteDealFollower({ id: 2, follower_id: other.id! });
  expect((await api.getDealFollowers({ id: 2 })).data).toHaveLength(before.length);
});

test('projects: listed page by page, created, changed, archived, deleted', async () => {
  const api = new v2.ProjectsApi(second());
  const all = await byCursor((page) => api.getProjects(page), 3);
  expect(all.length).toBeGreaterThan(5);
  expect(distinct(all)).toBe(all.length);
  const made = await api.addProject({ AddProjectRequest: { title: 'Line 4', deal_ids: [1] } });
  const id = made.data!.id!;
  expect(data(made)).toMatchObject({ status: 'open', board_id: 1, phase_id: 1, deal_ids: [1] });
  const changed = await api.updateProject({ id, UpdateProjectRequest: { phase_id: 5 } });
  expect(data(changed)).toMatchObject({ phase_id: 5, board_id: 2 });
  expect(data(await api.getProject({ id }))).toEqual(data(changed));
  await api.archiveProject({ id });
  expect((await api.getArchivedProjects({ limit: 500 })).data!.map((row) => row.id)).toContain(id);
  expect((await api.deleteProject({ id })).data).toEqual({ id });
  await expect(api.deleteProject({ id })).rejects.toBeDefined();
});

test('tasks of a project: listed page by page, created, done, deleted', async () => {
  const api = new v2.BetaApi(second());
  const all = await byCursor((page) => api.getTasks(page), 10);
  expect(distinct(all)).toBe(all.length);
  const made = await api.addTask({ AddTaskRequest: { title: 'Measure', project_id: 1 } });
  const id = made.data!.id!;
  const done = await api.updateTask({ id, UpdateTaskRequest: { done: 1 } });
  expect(data(done)).toMatchObject({ is_done: true, marked_as_done_time: expect.any(String) });
  const own = await byCursor((page) => api.getTasks({ project_id: 1, ...page }), 500);
  expect(own.map((row) => row.id)).toContain(id);
  await api.deleteTask({ id });
  await expect(api.getTask({ id })).rejects.toBeDefined();
});

test('files: listed page by page, uploaded, renamed, downloaded, deleted', async () => {
  const api = new v1.FilesApi(first());
  const all = await byStart((page) => api.getFiles(page), 20);
  expect(all.length).toBeGreaterThan(20);
  expect(distinct(all)).toBe(all.length);
  const file = new File(['Ümläut\n'], 'Angebot.txt', { type: 'text/plain' });
  const made = await api.addFile({ file, deal_id: 1 });
  const id = made.data!.id!;
  expect(data(made)).toMatchObject({ name: 'Angebot.txt', deal_id: 1, file_size: 9 });
  const renamed = await api.updateFile({ id, name: 'Offer.txt' });
  expect(data(renamed)).toMatchObject({ name: 'Offer.txt', file_name: 'Angebot.txt' });
  // Typed as text, given as bytes.
  expect(Buffer.from(await api.downloadFile({ id })).toString()).toBe('Ümläut\n');
  const ofDeal = await new v1.DealsApi(first()).getDealFiles({ id: 1 });
  expect(ofDeal.data!.map((row) => row.id)).toContain(id);
  await api.deleteFile({ id });
  await expect(api.getFile({ id })).rejects.toBeDefined();
});

test('comments on a note: listed, added, changed, deleted', async () => {
  const api = new v1.NotesApi(first());
  const made = await api.addNoteComment({ id: 1, CommentPostPutObject: { content: 'Agreed' } });
  const commentId = made.data!.uuid!;
  const changed = await api.updateCommentForNote({
    id: 1,
    commentId,
    CommentPostPutObject: { content: 'Agreed by all' },
  });
  expect(data(await api.getComment({ id: 1, commentId }))).toEqual(data(changed));
  const all = await byStart((page) => api.getNoteComments({ id: 1, ...page }), 1);
  expect(all.map(({ uuid }) => uuid)).toContain(commentId);
  expect(await api.deleteComment({ id: 1, commentId })).toEqual({ success: true, data: true });
});

test('participants of a deal: listed, added, deleted', async () => {
  const api = new v1.DealsApi(first());
  const made = await api.addDealParticipant({
    id: 4,
    AddDealParticipantRequest: { person_id: 119 },
  });
  expect(data(made)).toMatchObject({ related_item_id: 4, person: { id: 119 } });
  const all = await byStart((page) => api.getDealParticipants({ id: 4, ...page }), 1);
  expect(all.map(({ id }) => id)).toContain(made.data!.id);
  await api.deleteDealParticipant({ id: 4, deal_participant_id: made.data!.id! });
  const { data: left } = await api.getDealParticipants({ id: 4 });
  expect(left).toHaveLength(all.length - 1);
});

test('mail threads: listed by folder, marked as read, with their messages', async () => {
  const api = new v1.MailboxApi(first());
  const all = await byStart((page) => api.getMailThreads({ folder: 'inbox', ...page }), 2);
  expect(all.length).toBeGreaterThan(0);
  expect(distinct(all)).toBe(all.length);
  const id = all[0]!.id as number;
  const read = await api.updateMailThreadDetails({ id, read_flag: 1, archived_flag: 1 });
  expect(data(read)).toMatchObject({ read_flag: 1, archived_flag: 1 });
  expect((await api.getMailThreadMessages({ id })).data).toHaveLength(
    all[0]!.message_count as number,
  );
  const archive = await byStart((page) => api.getMailThreads({ folder: 'archive', ...page }), 50);
  expect(archive.map((thread) => thread.id)).toContain(id);
});

test('roles: listed, created, assigned, renamed, deleted', async () => {
  const api = new v1.RolesApi(first());
  const id = (await api.addRole({ AddRoleRequest: { name: 'Partners', parent_role_id: 2 } })).data!
    .id!;
  const user = (await new v1.UsersApi(first()).getUsers()).data!.at(3)!.id!;
  await api.addRoleAssignment({ id, AddRoleAssignmentRequest: { user_id: user } });
  const assigned = await api.getRoleAssignments({ id });
  expect(assigned.data).toMatchObject([{ user_id: user, role_id: id, parent_role_id: 2 }]);
  const all = await byStart((page) => api.getRoles(page), 500);
  expect(all.find((role) => role.id === id)).toMatchObject({ assignment_count: '1', level: 3 });
  await api.deleteRole({ id });
  await expect(api.getRole({ id })).rejects.toBeDefined();
});

test('goals, calls, relationships and webhooks: created, listed, deleted', async () => {
  const goals = new v1.GoalsApi(first());
  const own = await goals.getGoals();
  const found = await goals.getGoals({ type_name: 'activities_completed' });
  expect(own.data!.goals!.length + found.data!.goals!.length).toBeGreaterThan(0);

  const calls = new v1.CallLogsApi(first());
  const call = await calls.addCallLog({
    AddCallLogRequest: {
      outcome: 'connected',
      to_phone_number: '+372 555',
      start_time: '2026-11-22T10:00:00.000Z',
      end_time: '2026-11-22T10:01:00.000Z',
    },
  });
  const all = await byStart((page) => calls.getUserCallLogs(page), 3);
  expect(all.map(({ id }) => id)).toContain(call.data!.id);
  await calls.deleteCallLog({ id: call.data!.id! });

  const relationships = new v1.OrganizationRelationshipsApi(first());
  const made = await relationships.addOrganizationRelationship({
    AddOrganizationRelationshipRequest: {
      type: 'parent',
      rel_owner_org_id: 2,
      rel_linked_org_id: 1,
    },
  });
  const of = await relationships.getOrganizationRelationships({ org_id: 1 });
  expect(of.data!.find(({ id }) => id === made.data!.id)).toMatchObject({
    calculated_type: 'parent',
    calculated_related_org_id: 2,
  });

  const webhooks = new v1.WebhooksApi(first());
  const hook = await webhooks.addWebhook({
    AddWebhookRequest: {
      subscription_url: 'https://hooks.example/deals',
      event_action: 'change',
      event_object: 'deal',
      name: 'Deals',
    },
  });
  expect((await webhooks.getWebhooks()).data!.map(({ id }) => id)).toContain(hook.data!.id);
  await webhooks.deleteWebhook({ id: hook.data!.id! });
});

test('a deal is merged into another one, a lead converted into a deal', async () => {
  const api = new v1.DealsApi(first());
  const merged = await api.mergeDeals({ id: 21, MergeDealsRequest: { merge_with_id: 22 } });
  expect(data(merged)).toMatchObject({ id: 22, merge_what_id: 21 });
  const lead = await new v1.LeadsApi(first()).addLead({
    AddLeadRequest: { title: 'Enquiry', person_id: 1 },
  });
  const id = lead.data!.id!;
  const leads = new v2.LeadsApi(second());
  const { conversion_id } = (await leads.convertLeadToDeal({ id })).data!;
  const status = () => leads.getLeadConversionStatus({ id, conversion_id });
  expect(data(await status())).toMatchObject({ status: 'running' });
  const { deal_id } = (await status()).data!;
  const deal = await new v2.DealsApi(second()).getDeal({ id: deal_id! });
  expect(data(deal)).toMatchObject({ title: 'Enquiry', person_id: 1 });
});
