import type { Entry } from '../collection';
import { company } from '../company';
import type { Database } from '../database';
import { deals } from '../entities/deals';
import type { Json, JsonObject } from '../json';
import { linked, nameOf, plain } from './brief';
import { shownCustom } from './custom';

/** Counts and links that v1 always shows, in v2 only on request. */
const counts = [
  'next_activity_id',
  'last_activity_id',
  'products_count',
  'files_count',
  'notes_count',
  'followers_count',
  'email_messages_count',
  'activities_count',
  'done_activities_count',
  'undone_activities_count',
  'participants_count',
];

/** An amount as the web interface writes it, such as `€5,000`. */
export function formatted(database: Database, amount: Json, currency: Json): string {
  const [known] = database.collections.currencies.having('code', currency);
  const text = Number(amount).toLocaleString('en', { maximumFractionDigits: 2 });
  return `${String(known?.values.symbol ?? currency)}${text}`;
}

/** The chance of winning in percent: the deal's own, else that of its stage. */
export function chance({ values }: Entry, database: Database): number {
  const stage = linked(database, 'stages', values.stage_id);
  return Number(values.probability ?? stage?.values.deal_probability ?? 100);
}

/** A deal in v1's form: times without zone, labels as text, custom fields at the root. */
export function shownDeal(entry: Entry, database: Database): JsonObject {
  const { values } = entry;
  const include = (name: string) => deals.includes[name]?.read(entry, database) ?? null;
  const next = linked(database, 'activities', include('next_activity_id'))?.values;
  const last = linked(database, 'activities', include('last_activity_id'))?.values;
  const stage = linked(database, 'stages', values.stage_id);
  const value = values.value ?? 0;
  const currency = values.currency ?? null;
  const weighted = Math.round(Number(value) * chance(entry, database)) / 100;
  const labels = Array.isArray(values.label_ids) ? values.label_ids : [];
  return {
    id: entry.id,
    creator_user_id: values.creator_user_id ?? null,
    user_id: values.owner_id ?? null,
    person_id: values.person_id ?? null,
    org_id: values.org_id ?? null,
    stage_id: values.stage_id ?? null,
    title: values.title ?? null,
    value,
    currency,
    add_time: plain(values.add_time),
    update_time: plain(values.update_time),
    stage_change_time: plain(values.stage_change_time),
    active: values.status === 'open' && values.is_archived !== true,
    deleted: values.is_deleted ?? false,
    is_archived: values.is_archived ?? false,
    archive_time: plain(values.archive_time),
    status: values.status ?? null,
    probability: values.probability ?? null,
    next_activity_date: next?.due_date ?? null,
    next_activity_time: next?.due_time ?? null,
    last_activity_date: last?.due_date ?? null,
    lost_reason: values.lost_reason ?? null,
    visible_to: String(values.visible_to),
    close_time: plain(values.close_time),
    pipeline_id: values.pipeline_id ?? null,
    won_time: plain(values.won_time),
    first_won_time: plain(values.won_time),
    lost_time: plain(values.lost_time),
    ...Object.fromEntries(counts.map((name) => [name, include(name)])),
    expected_close_date: values.expected_close_date ?? null,
    last_incoming_mail_time: null,
    last_outgoing_mail_time: null,
    label: labels.length > 0 ? labels.join(',') : null,
    stage_order_nr: stage?.values.order_nr ?? null,
    person_name: nameOf(database, 'persons', values.person_id),
    org_name: nameOf(database, 'organizations', values.org_id),
    next_activity_subject: next?.subject ?? null,
    next_activity_type: next?.type ?? null,
    next_activity_duration: next?.duration ?? null,
    next_activity_note: next?.note ?? null,
    formatted_value: formatted(database, value, currency),
    weighted_value: weighted,
    formatted_weighted_value: formatted(database, weighted, currency),
    weighted_value_currency: currency,
    rotten_time: null,
    owner_name: nameOf(database, 'users', values.owner_id),
    cc_email: `${company.company_domain}+deal${entry.id}@pipedrivemail.com`,
    org_hidden: false,
    person_hidden: false,
    origin: values.origin ?? null,
    origin_id: values.origin_id ?? null,
    channel: values.channel ?? null,
    channel_id: values.channel_id ?? null,
    arr: values.arr ?? null,
    mrr: values.mrr ?? null,
    acv: values.acv ?? null,
    arr_currency: values.arr == null ? null : currency,
    mrr_currency: values.mrr == null ? null : currency,
    acv_currency: values.acv == null ? null : currency,
    ...shownCustom(entry, database.fields.deal),
  };
}
