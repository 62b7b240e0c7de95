import * as check from '../check';
import { v2Costs, type Entity } from '../entity';
import { hasId, ids, updatedSince, updatedUntil } from '../list-filter';
import { access } from '../scope';
import { activityIncludes, count, dealIncludes, smartBcc } from './include';
import * as property from './property';

export const industries = [
  'Automotive',
  'Chemicals',
  'Construction',
  'Energy',
  'Food and beverages',
  'Healthcare',
  'Logistics',
  'Machinery',
  'Public sector',
  'Software',
].map((label, index) => ({ id: index + 1, label }));

export const organizations: Entity = {
  name: 'organizations',
  noun: 'Organization',
  costs: v2Costs,
  access: access('contacts'),
  createdStatus: 200,
  fields: { kind: 'organization', filterType: 'org' },
  hasCustomFields: true,
  hasLabels: true,
  untouchedAtFirst: true,
  filterIdAllowed: true,
  followers: { collection: 'organizationFollowers', link: 'org_id' },
  sorts: ['id', 'update_time', 'add_time'],
  filters: {
    ids,
    owner_id: hasId('owner_id'),
    updated_since: updatedSince,
    updated_until: updatedUntil,
  },
  properties: {
    id: property.id,
    name: { label: 'Name', type: 'varchar', check: check.filledText, required: true },
    owner_id: property.owner,
    add_time: { ...property.givenAddTime, label: 'Organization created' },
    update_time: property.updateTime,
    address: { label: 'Address', type: 'address', check: check.nullable(check.address) },
    is_deleted: property.isDeleted,
    visible_to: property.visibleTo,
    label_ids: property.labels([
      { id: 1, label: 'Key account', color: 'purple' },
      { id: 2, label: 'Customer', color: 'green' },
      { id: 3, label: 'Prospect', color: 'blue' },
      { id: 4, label: 'Competitor', color: 'red' },
    ]),
    website: { label: 'Website', type: 'varchar', check: check.nullable(check.text) },
    linkedin: { label: 'LinkedIn profile', type: 'varchar', check: check.nullable(check.text) },
    industry: {
      label: 'Industry',
      type: 'enum',
      check: check.nullable(check.oneOf(...industries.map(({ id }) => id))),
      options: industries,
    },
    annual_revenue: { label: 'Annual revenue', type: 'int', check: check.nullable(check.integer) },
    employee_count: {
      label: 'Number of employees',
      type: 'int',
      check: check.nullable(check.integer),
    },
  },
  includes: {
    ...activityIncludes('org_id'),
    ...dealIncludes('org_id'),
    people_count: count('People', 'persons', 'org_id'),
    smart_bcc_email: smartBcc('org'),
  },
};
