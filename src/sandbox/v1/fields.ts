import type { FieldKind } from '../database';
import type { Endpoint } from '../endpoint';
import type { Field } from '../field-book';
import type { JsonObject } from '../json';
import {
  access,
  contactFieldAccess,
  dealFieldAccess,
  productFieldAccess,
  type Scope,
} from '../scope';
import { anchor } from '../seed/context';
import { plainTime } from '../time';
import { paged } from './paging';

interface Definitions {
  readonly path: `/v1/${string}`;
  readonly kind: FieldKind;
  readonly scopes: readonly Scope[];
}

/** Definitions in v1's form. */
const paths: readonly Definitions[] = [
  { path: '/v1/dealFields', kind: 'deal', scopes: dealFieldAccess.read },
  { path: '/v1/personFields', kind: 'person', scopes: contactFieldAccess.read },
  { path: '/v1/organizationFields', kind: 'organization', scopes: contactFieldAccess.read },
  { path: '/v1/productFields', kind: 'product', scopes: productFieldAccess.read },
  { path: '/v1/activityFields', kind: 'activity', scopes: access('activities').read },
  { path: '/v1/noteFields', kind: 'note', scopes: access('deals', 'contacts').read },
];

/** Leads have the definitions of deals (documentation of leads). */
const ofLeads: Definitions = {
  path: '/v1/leadFields',
  kind: 'deal',
  scopes: [...access('leads').read, 'admin'],
};

/** The fields a lead has of its own; custom ones are inherited. */
const leadFields: readonly string[] = [
  'id',
  'title',
  'owner_id',
  'value',
  'person_id',
  'org_id',
  'add_time',
  'update_time',
  'expected_close_date',
  'label_ids',
  'visible_to',
];

function shown(field: Field, index: number): JsonObject {
  const made = plainTime(anchor);
  return {
    id: field.id,
    key: field.code,
    name: field.name,
    order_nr: index + 1,
    field_type: field.type,
    add_time: made,
    update_time: made,
    last_updated_by_user_id: null,
    created_by_user_id: null,
    active_flag: true,
    // v1's word for a custom field.
    edit_flag: field.custom,
    index_visible_flag: true,
    details_visible_flag: true,
    add_visible_flag: true,
    important_flag: false,
    bulk_edit_allowed: true,
    searchable_flag: false,
    filtering_allowed: true,
    sortable_flag: true,
    mandatory_flag: field.code === 'title' || field.code === 'name',
    ...(field.options ? { options: field.options.map((option) => ({ ...option })) } : {}),
  };
}

function endpoint(
  { path, kind, scopes }: Definitions,
  has: (field: Field) => boolean = () => true,
): Endpoint {
  return {
    method: 'GET',
    path,
    cost: 20,
    scopes,
    handle: ({ query, database }) => {
      const fields = database.fields[kind].all().filter(has);
      return paged(
        fields.map((field, index) => shown(field, index)),
        query,
        'flat',
        (field) => field,
      );
    },
  };
}

export const fieldEndpointsV1: readonly Endpoint[] = [
  endpoint(ofLeads, ({ custom, code }) => custom || leadFields.includes(code)),
  ...paths.map((definitions) => endpoint(definitions)),
];
