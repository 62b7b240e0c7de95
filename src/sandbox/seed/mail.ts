import type { Entry } from '../collection';
import { addValues } from '../database';
import { isObject, type Json, type JsonObject } from '../json';
import { day, preciseInstant } from '../time';
import { anchor } from './context';
import type { Random } from './random';
import type { Seeding } from './seeding';

const subjects = [
  'Your offer',
  'Ihr Angebot',
  'Delivery date',
  '=Price?',
  'お見積もり',
  'Drawings',
];
const lines = [
  'Thank you, we will look at it this week.',
  'Anbei die Zeichnungen.',
  'Could you confirm the delivery date?',
  'Please find the signed order attached.',
];
/** A thread for so many of the deals, but never more than this. */
const share = 0.12;
const most = 2000;

interface Side {
  readonly name: string;
  readonly address: string;
  readonly person: Json;
  readonly organization: Json;
}

function party(id: number, side: Side, at: number, latest: boolean): JsonObject {
  return {
    id,
    name: side.name,
    latest_sent: latest,
    email_address: side.address,
    message_time: at,
    linked_person_id: side.person,
    linked_person_name: side.person === null ? null : side.name,
    mail_message_party_id: id,
    linked_organization_id: side.organization,
  };
}

/** What threads and their messages both say. */
function common(subject: string, user: Json, read: boolean, files: boolean): JsonObject {
  return {
    account_id: 'sandbox-mail',
    user_id: user,
    subject,
    read_flag: read ? 1 : 0,
    mail_tracking_status: null,
    has_attachments_flag: files ? 1 : 0,
    has_inline_attachments_flag: 0,
    has_real_attachments_flag: files ? 1 : 0,
    deleted_flag: 0,
    synced_flag: 1,
    smart_bcc_flag: 0,
    mail_link_tracking_enabled_flag: 0,
  };
}

function sideOf(person: Entry): Side | undefined {
  const { emails, name, org_id } = person.values;
  const [first] = (Array.isArray(emails) ? emails : []).filter(isObject);
  if (typeof first?.value !== 'string') return undefined;
  return {
    name: String(name),
    address: first.value,
    person: person.id,
    organization: org_id ?? null,
  };
}

/** Adds mail threads of deals with their messages, to and fro between a colleague and a customer. */
export function seedMail(seeding: Seeding): void {
  const { deals, persons } = seeding.database.collections;
  const random = seeding.stream('mail');
  let thread = 0;
  for (const deal of deals.all()) {
    if (thread >= most) return;
    if (!random.chance(share)) continue;
    const person = persons.get(Number(deal.values.person_id));
    const customer = person && sideOf(person);
    if (!customer) continue;
    thread += 1;
    addThread(seeding, thread, deal, customer, random);
  }
}

function addThread(
  { database, users }: Seeding,
  thread: number,
  deal: Entry,
  customer: Side,
  random: Random,
): void {
  // Everybody sees their own mail alone: half of it is the first user's, whose the API token is.
  const user = random.chance(0.5) ? users.active[0]! : random.pick(users.active);
  const colleague = database.collections.users.get(user)!.values;
  const own: Side = {
    name: String(colleague.name),
    address: String(colleague.email),
    person: null,
    organization: null,
  };
  const start = Date.parse(String(deal.values.add_time)) + random.int(1, 5 * day);
  const count = random.int(1, 4);
  const step = random.int(3600, 2 * 86_400) * 1000;
  const subject = random.pick(subjects);
  const read = random.chance(0.8);
  const files = random.chance(0.3);
  const at = (index: number) => Math.min(start + index * step, anchor);
  const { mailMessages } = database.collections;
  for (let index = 0; index < count; index += 1) {
    const sent = index % 2 === 1;
    const [from, to] = sent ? [own, customer] : [customer, own];
    const id = mailMessages.nextId();
    addValues(database, 'mailMessages', {
      id,
      ...common(subject, user, read, files),
      deal_id: deal.id,
      person_id: customer.person,
      org_id: customer.organization,
      from: [party(2 * id, from, at(index), index === count - 1)],
      to: [party(2 * id + 1, to, at(index), false)],
      cc: [],
      bcc: [],
      body_url: `https://mail.sandbox.example/${id}`,
      body: `<p>${random.pick(lines)}</p>`,
      mail_thread_id: thread,
      snippet: random.pick(lines),
      draft: '',
      draft_flag: 0,
      has_body_flag: 1,
      sent_flag: sent ? 1 : 0,
      sent_from_pipedrive_flag: sent ? 1 : 0,
      message_time: preciseInstant(at(index)),
      add_time: preciseInstant(at(index)),
      update_time: preciseInstant(at(index)),
    });
  }
  const last = at(count - 1);
  const lastSent = count % 2 === 0;
  const archived = random.chance(0.2);
  addValues(database, 'mailThreads', {
    id: thread,
    ...common(subject, user, read, files),
    parties: { to: [party(1, own, last, false)], from: [party(2, customer, last, !lastSent)] },
    drafts_parties: [],
    folders: [archived ? 'archive' : 'inbox', ...(count > 1 ? ['sent'] : [])],
    version: count,
    snippet: random.pick(lines),
    snippet_draft: null,
    snippet_sent: count > 1 ? random.pick(lines) : '',
    message_count: count,
    has_draft_flag: 0,
    has_sent_flag: count > 1 ? 1 : 0,
    archived_flag: archived ? 1 : 0,
    shared_flag: random.chance(0.6) ? 1 : 0,
    external_deleted_flag: 0,
    first_message_to_me_flag: 1,
    last_message_timestamp: preciseInstant(last),
    first_message_timestamp: preciseInstant(start),
    last_message_sent_timestamp:
      count > 1 ? preciseInstant(at(lastSent ? count - 1 : count - 2)) : null,
    last_message_received_timestamp: preciseInstant(at(lastSent ? count - 2 : count - 1)),
    add_time: preciseInstant(start),
    update_time: preciseInstant(last),
    deal_id: deal.id,
    lead_id: null,
    all_messages_sent_flag: 0,
  });
}
