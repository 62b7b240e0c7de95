import { randomUUID } from 'node:crypto';
import * as check from '../check';
import type { Entry, Id } from '../collection';
import { addValues, existing } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { deals } from '../entities/deals';
import { isObject, type Json, type JsonObject } from '../json';
import { linksTo, moveLinks } from '../links';
import { problemV1, validationFailed } from '../problem';
import { access } from '../scope';
import { instant, preciseInstant } from '../time';
import { created } from './record';

/**
 * Leads become deals and deals leads in jobs of their own: the answer names the job, whose state is
 * asked for. Here the work is done at once, but the first answer about it still says `running`, so
 * that clients must wait for it as they must at Pipedrive.
 */
type Outcome = { readonly id: Id } | undefined;

const place = check.shape({
  stage_id: check.nullable(check.integer),
  pipeline_id: check.nullable(check.integer),
});

/** These endpoints answer 404 in v1's form (OpenAPI v2). */
const missing = (what: string) => problemV1(404, `${what} was not found`);

function started(to: 'deal' | 'lead', source: Id, outcome: Outcome, call: Call): Reply {
  const id = randomUUID();
  addValues(call.database, 'conversions', {
    id,
    to,
    deal_id: to === 'deal' ? (outcome?.id ?? null) : source,
    lead_id: to === 'lead' ? (outcome?.id ?? null) : source,
    asked: 0,
    failed: outcome === undefined,
  });
  return success({ conversion_id: id }, null);
}

function status(to: 'deal' | 'lead'): (call: Call) => Reply {
  const source = to === 'deal' ? 'lead_id' : 'deal_id';
  return ({ database, params }) => {
    const job = database.collections.conversions.get(params.conversion ?? '');
    if (job?.values.to !== to || String(job.values[source]) !== params.id) {
      throw missing('Conversion');
    }
    const asked = Number(job.values.asked);
    job.values.asked = asked + 1;
    const conversion_id = String(job.id);
    if (job.values.failed === true) return success({ conversion_id, status: 'rejected' }, null);
    if (asked === 0) return success({ conversion_id, status: 'running' }, null);
    const result = `${to}_id`;
    const done = { conversion_id, status: 'completed', [result]: job.values[result] ?? null };
    return success(done, null);
  };
}

function toDeal(call: Call): Reply {
  const { database, now, params, body } = call;
  const lead = database.collections.leads.get(params.id ?? '');
  if (!lead || lead.values.is_archived === true) throw missing('Lead');
  const issues = body === undefined ? [] : place(body, '');
  if (issues.length > 0) throw validationFailed(issues);
  const where = isObject(body) ? Object.entries(body).filter(([, value]) => value !== null) : [];
  const { title, owner_id, person_id, organization_id, value } = lead.values;
  const money = isObject(value)
    ? { value: value.amount ?? 0, currency: value.currency ?? null }
    : {};
  const known = (name: 'persons' | 'organizations', id: Json | undefined): Json =>
    typeof id === 'number' && existing(database, name, id) ? id : null;
  const deal = created(deals, {
    ...call,
    body: {
      title: title ?? '',
      owner_id: owner_id ?? null,
      person_id: known('persons', person_id),
      org_id: known('organizations', organization_id),
      expected_close_date: lead.values.expected_close_date ?? null,
      ...money,
      ...Object.fromEntries(where),
    },
  });
  const { origin, origin_id, channel, channel_id } = lead.values;
  Object.assign(deal.values, { origin, origin_id, channel, channel_id });
  deal.custom = new Map(lead.custom);
  const move = { links: linksTo.leads, from: lead.id, to: deal.id, turned: 'deal_id' };
  moveLinks(database, move, now);
  database.collections.leads.remove(lead);
  return started('deal', lead.id, deal, call);
}

/** A lead needs a person or an organization: a deal without either is not converted. */
function toLead(call: Call): Reply {
  const { database, now, params } = call;
  const deal = existing(database, 'deals', Number(params.id));
  if (!deal || deal.values.is_archived === true) throw missing('Deal');
  if (deal.values.person_id == null && deal.values.org_id == null) {
    return started('lead', deal.id, undefined, call);
  }
  const lead = addValues(database, 'leads', leadValues(deal, call), new Map(deal.custom));
  const links = linksTo.deals.filter(({ collection }) =>
    linksTo.leads.some((link) => link.collection === collection),
  );
  moveLinks(database, { links, from: deal.id, to: lead.id, turned: 'lead_id' }, now);
  Object.assign(deal.values, { is_deleted: true, status: 'deleted', update_time: instant(now) });
  database.collections.deals.changed();
  return started('lead', deal.id, lead, call);
}

function leadValues({ id, values }: Entry, { user, now }: Call): JsonObject {
  const time = preciseInstant(now);
  return {
    id: randomUUID(),
    title: values.title ?? null,
    owner_id: values.owner_id ?? null,
    creator_id: user,
    label_ids: [],
    person_id: values.person_id ?? null,
    organization_id: values.org_id ?? null,
    source_name: 'Deal',
    origin: values.origin ?? null,
    origin_id: values.origin_id ?? null,
    channel: values.channel ?? null,
    channel_id: values.channel_id ?? null,
    source_deal_id: id,
    is_archived: false,
    archive_time: null,
    was_seen: true,
    value:
      Number(values.value) === 0
        ? null
        : { amount: values.value ?? null, currency: values.currency ?? null },
    expected_close_date: values.expected_close_date ?? null,
    next_activity_id: null,
    add_time: time,
    update_time: time,
    visible_to: String(values.visible_to),
    cc_email: `sandbox+lead@pipedrivemail.com`,
  };
}

const ofLeads = access('leads');
const leadPath = '/api/v2/leads/:id/convert';
const dealPath = '/api/v2/deals/:id/convert';

export const conversionEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: `${leadPath}/deal`, cost: 40, scopes: ofLeads.write, handle: toDeal },
  {
    method: 'GET',
    path: `${leadPath}/status/:conversion`,
    cost: 1,
    scopes: ofLeads.read,
    handle: status('deal'),
  },
  {
    method: 'POST',
    path: `${dealPath}/lead`,
    cost: 40,
    scopes: deals.access.write,
    handle: toLead,
  },
  {
    method: 'GET',
    path: `${dealPath}/status/:conversion`,
    cost: 1,
    scopes: deals.access.read,
    handle: status('lead'),
  },
];
