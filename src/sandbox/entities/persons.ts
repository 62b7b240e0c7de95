import * as check from '../check';
import { v2Costs, type Change, type Entity } from '../entity';
import { hasId, idParameter, ids, updatedSince, updatedUntil } from '../list-filter';
import { validationFailed } from '../problem';
import { access } from '../scope';
import { activityIncludes, constant, dealIncludes, smartBcc } from './include';
import * as property from './property';

const consent = ['no_consent', 'unsubscribed', 'subscribed', 'archived'] as const;

export const persons: Entity = {
  name: 'persons',
  noun: 'Person',
  costs: v2Costs,
  access: access('contacts'),
  createdStatus: 200,
  fields: { kind: 'person', filterType: 'people' },
  hasCustomFields: true,
  hasLabels: true,
  untouchedAtFirst: true,
  filterIdAllowed: true,
  followers: { collection: 'personFollowers', link: 'person_id' },
  sorts: ['id', 'update_time', 'add_time'],
  filters: {
    ids,
    owner_id: hasId('owner_id'),
    org_id: hasId('org_id'),
    deal_id: {
      test: (text, name) => {
        const id = idParameter(text, name);
        return (entry, { collections }) => collections.deals.get(id)?.values.person_id === entry.id;
      },
    },
    updated_since: updatedSince,
    updated_until: updatedUntil,
  },
  properties: {
    id: property.id,
    name: { label: 'Name', type: 'varchar', check: check.filledText },
    first_name: { label: 'First name', type: 'varchar', check: check.filledText },
    last_name: { label: 'Last name', type: 'varchar', check: check.nullable(check.text) },
    owner_id: property.owner,
    org_id: property.organization,
    add_time: { ...property.givenAddTime, label: 'Person created' },
    update_time: property.updateTime,
    emails: { label: 'Email', type: 'varchar', check: check.contacts, initial: [] },
    phones: { label: 'Phone', type: 'phone', check: check.contacts, initial: [] },
    is_deleted: property.isDeleted,
    visible_to: property.visibleTo,
    label_ids: property.labels([
      { id: 1, label: 'Customer', color: 'green' },
      { id: 2, label: 'Hot lead', color: 'red' },
      { id: 3, label: 'Decision maker', color: 'purple' },
      { id: 4, label: 'Technical contact', color: 'blue' },
    ]),
    picture_id: { label: 'Profile picture', type: 'picture' },
    postal_address: {
      label: 'Postal address',
      type: 'address',
      check: check.nullable(check.address),
    },
    notes: { label: 'Notes', type: 'text', check: check.nullable(check.text) },
    im: { label: 'Instant messenger', type: 'varchar', check: check.contacts, initial: [] },
    birthday: { label: 'Birthday', type: 'date', check: check.nullable(check.date) },
    job_title: { label: 'Job title', type: 'varchar', check: check.nullable(check.text) },
  },
  includes: {
    ...activityIncludes('person_id'),
    ...dealIncludes('person_id'),
    participant_open_deals_count: constant('Open deals as participant', 'int', 0),
    participant_closed_deals_count: constant('Closed deals as participant', 'int', 0),
    last_incoming_mail_time: constant('Last email received', 'date', null),
    last_outgoing_mail_time: constant('Last email sent', 'date', null),
    marketing_status: { ...constant('Marketing status', 'enum', consent[0]) },
    doi_status: constant('Double opt-in status', 'enum', 1),
    smart_bcc_email: smartBcc('person'),
  },
  settle,
};

/** A name, or first and last name, is needed; either gives the other (documentation of persons). */
function settle({ values, body, before }: Change): void {
  if (body.first_name !== undefined || body.last_name !== undefined) {
    values.name = [values.first_name, values.last_name].filter(Boolean).join(' ');
  } else if (body.name !== undefined) {
    const [first, ...rest] = String(body.name).trim().split(/\s+/);
    values.first_name = first ?? '';
    values.last_name = rest.length > 0 ? rest.join(' ') : null;
  }
  if (!before && !values.name) throw validationFailed([{ path: 'name', message: 'Required' }]);
}
