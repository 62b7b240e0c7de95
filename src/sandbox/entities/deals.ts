import * as check from '../check';
import { addValues } from '../database';
import { v2Costs, type Change, type Entity, type ListFilter } from '../entity';
import { choicesParameter, hasId, ids, updatedSince, updatedUntil } from '../list-filter';
import { Problem, validationFailed } from '../problem';
import { access } from '../scope';
import { instant, plainTime } from '../time';
import { activityIncludes, constant, count, smartBcc } from './include';
import * as property from './property';

const statuses = ['open', 'won', 'lost', 'deleted'];

/** Several statuses as a comma list; without it, deals of all statuses but `deleted` are listed. */
const status: ListFilter = {
  test: (text, name) => {
    const wanted = new Set(choicesParameter(text, name, statuses));
    return ({ values }) => wanted.has(String(values.status));
  },
};

export const deals: Entity = {
  name: 'deals',
  noun: 'Deal',
  costs: v2Costs,
  access: access('deals'),
  createdStatus: 200,
  fields: { kind: 'deal', filterType: 'deals' },
  hasCustomFields: true,
  hasLabels: true,
  untouchedAtFirst: true,
  filterIdAllowed: true,
  followers: { collection: 'dealFollowers', link: 'deal_id' },
  sorts: ['id', 'update_time', 'add_time'],
  filters: {
    ids,
    owner_id: hasId('owner_id'),
    person_id: hasId('person_id'),
    org_id: hasId('org_id'),
    pipeline_id: hasId('pipeline_id'),
    stage_id: hasId('stage_id'),
    status,
    updated_since: updatedSince,
    updated_until: updatedUntil,
  },
  properties: {
    id: property.id,
    title: { label: 'Title', type: 'varchar', check: check.filledText, required: true },
    creator_user_id: property.creator,
    owner_id: property.owner,
    value: { label: 'Value', type: 'monetary', check: check.number, initial: 0 },
    person_id: property.person,
    org_id: property.organization,
    stage_id: { label: 'Stage', type: 'stage', check: check.integer, refers: 'stages' },
    pipeline_id: { label: 'Pipeline', type: 'int', check: check.integer, refers: 'pipelines' },
    currency: { label: 'Currency', type: 'varchar', check: check.filledText, initial: 'EUR' },
    archive_time: { label: 'Archive time', type: 'date', check: check.nullable(check.text) },
    add_time: { ...property.addTime, label: 'Deal created' },
    update_time: property.updateTime,
    stage_change_time: { label: 'Last stage change', type: 'date' },
    status: {
      label: 'Status',
      type: 'status',
      check: check.oneOf('open', 'won', 'lost'),
      initial: 'open',
      options: [
        { id: 'open', label: 'Open' },
        { id: 'won', label: 'Won' },
        { id: 'lost', label: 'Lost' },
        { id: 'deleted', label: 'Deleted' },
      ],
    },
    is_archived: { label: 'Archived', type: 'boolean', check: check.flag, initial: false },
    is_deleted: { ...property.isDeleted, check: check.flag },
    probability: { label: 'Probability', type: 'int', check: check.nullable(check.number) },
    lost_reason: { label: 'Lost reason', type: 'varchar', check: check.nullable(check.text) },
    visible_to: property.visibleTo,
    close_time: { label: 'Deal closed on', type: 'date', check: check.nullable(check.instant) },
    won_time: { label: 'Won time', type: 'date', check: check.nullable(check.instant) },
    lost_time: { label: 'Lost time', type: 'date', check: check.nullable(check.instant) },
    local_won_date: { label: 'Won date', type: 'date' },
    local_lost_date: { label: 'Lost date', type: 'date' },
    local_close_date: { label: 'Close date', type: 'date' },
    expected_close_date: {
      label: 'Expected close date',
      type: 'date',
      check: check.nullable(check.date),
    },
    label_ids: property.labels([
      { id: 1, label: 'Hot', color: 'red' },
      { id: 2, label: 'Warm', color: 'yellow' },
      { id: 3, label: 'Cold', color: 'blue' },
      { id: 4, label: 'Framework agreement', color: 'green' },
    ]),
    origin: { label: 'Source origin', type: 'varchar_options', initial: 'API' },
    origin_id: { label: 'Source origin ID', type: 'varchar' },
    channel: {
      label: 'Source channel',
      type: 'enum',
      options: [
        { id: 51, label: 'Trade fairs' },
        { id: 52, label: 'Website' },
        { id: 53, label: 'Partners' },
      ],
    },
    channel_id: { label: 'Source channel ID', type: 'varchar' },
    acv: { label: 'Annual contract value', type: 'monetary' },
    arr: { label: 'Annual recurring revenue', type: 'monetary' },
    mrr: { label: 'Monthly recurring revenue', type: 'monetary' },
  },
  includes: {
    ...activityIncludes('deal_id'),
    first_won_time: {
      label: 'First won time',
      type: 'date',
      read: ({ values }) => values.won_time ?? null,
    },
    products_count: count('Products', 'dealProducts', 'deal_id'),
    participants_count: count('Participants', 'participants', 'deal_id'),
    last_incoming_mail_time: constant('Last email received', 'date', null),
    last_outgoing_mail_time: constant('Last email sent', 'date', null),
    smart_bcc_email: smartBcc('deal'),
    source_lead_id: {
      label: 'Source lead',
      type: 'lead',
      read: ({ id }, { collections }) =>
        collections.conversions.having('deal_id', id).find(({ values }) => values.to === 'deal')
          ?.values.lead_id ?? null,
    },
  },
  settle,
};

/** Archived and deleted deals take no changes but their return (changelog of 2025-07-15). */
function settle(change: Change): void {
  refuseFrozen(change);
  settleStage(change);
  settleStatus(change);
  settleArchive(change);
  settleParticipant(change);
  settleCurrency(change);
}

function refuseFrozen({ before, body }: Change): void {
  const returns = (key: string) => Object.keys(body).every((name) => name === key) && !body[key];
  if (before?.is_deleted === true && !returns('is_deleted')) {
    throw new Problem(404, { error: 'Deal not found', code: 'ERR_NOT_FOUND' });
  }
  if (before?.is_archived === true && !returns('is_archived')) {
    throw new Problem(400, {
      error: 'Archived deals cannot be updated',
      code: 'ERR_BUSINESS_VALIDATION_FAILED',
    });
  }
}

/** The stage decides the pipeline; a pipeline alone means its first stage. */
function settleStage({ values, body, before, database, now }: Change): void {
  const stages = [...database.collections.stages.all()].filter((s) => s.values.is_deleted !== true);
  if (body.stage_id === undefined && (body.pipeline_id !== undefined || !before)) {
    const pipeline = body.pipeline_id ?? stages[0]?.values.pipeline_id;
    const first = stages.find((stage) => stage.values.pipeline_id === pipeline);
    values.stage_id = first?.id ?? null;
  }
  const stage = stages.find(({ id }) => id === values.stage_id);
  if (body.pipeline_id !== undefined && stage?.values.pipeline_id !== body.pipeline_id) {
    throw validationFailed([{ path: 'stage_id', message: 'The stage is not in the pipeline' }]);
  }
  values.pipeline_id = stage?.values.pipeline_id ?? null;
  if (before && before.stage_id !== values.stage_id) values.stage_change_time = instant(now);
}

const closing = [
  { status: 'won', time: 'won_time', day: 'local_won_date' },
  { status: 'lost', time: 'lost_time', day: 'local_lost_date' },
];

function settleStatus({ values, body, before, now }: Change): void {
  if (values.is_deleted === true) values.status = 'deleted';
  else if (values.status === 'deleted') values.status = 'open';
  const only = (key: string, ...allowed: string[]) =>
    body[key] != null && !allowed.includes(String(values.status))
      ? [{ path: key, message: `Can only be set if status is ${allowed.join(' or ')}` }]
      : [];
  const issues = [
    ...only('lost_reason', 'lost'),
    ...only('lost_time', 'lost'),
    ...only('won_time', 'won'),
    ...only('close_time', 'won', 'lost'),
  ];
  if (issues.length > 0) throw validationFailed(issues);
  if (values.status === 'deleted') return;
  for (const { status: kind, time, day } of closing) {
    if (values.status !== kind) values[time] = null;
    else if (before?.status !== kind) values[time] = body[time] ?? instant(now);
    values[day] = values[time] === null ? null : String(values[time]).slice(0, 10);
  }
  if (values.status !== 'lost') values.lost_reason = null;
  values.close_time = body.close_time ?? values.won_time ?? values.lost_time ?? null;
  values.local_close_date =
    values.close_time === null ? null : String(values.close_time).slice(0, 10);
}

function settleArchive({ values, body, now }: Change): void {
  if (body.is_archived === undefined) return;
  values.archive_time = values.is_archived === true ? instant(now) : null;
}

/** The contact person takes part in the deal; a former one goes on doing so. */
function settleParticipant({ values, before, database, user, now }: Change): void {
  const { person_id: person, id: deal } = values;
  if (person == null || person === before?.person_id) return;
  const { participants } = database.collections;
  const present = participants.having('deal_id', deal ?? null);
  if (present.some((participant) => participant.values.person_id === person)) return;
  const id = participants.nextId();
  addValues(database, 'participants', {
    id,
    deal_id: deal ?? null,
    person_id: person,
    add_time: plainTime(now),
    added_by_user_id: user,
  });
}

/** The products of a deal are in its currency. */
function settleCurrency({ values, before, database }: Change): void {
  if (!before || before.currency === values.currency) return;
  const { dealProducts } = database.collections;
  for (const line of dealProducts.having('deal_id', values.id ?? null)) {
    line.values.currency = values.currency ?? null;
  }
}
