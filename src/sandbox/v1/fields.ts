import type { FieldKind } from '../database';
import type { Endpoint } from '../endpoint';
import type { Field } from '../field-book';
import type { JsonObject } from '../json';
import { plainTime } from '../time';
import { anchor } from '../seed/context';
import { paged } from './paging';

/** Definitions in v1's form; leads have those of deals (documentation of leads). */
const paths: readonly { path: `/v1/${string}`; kind: FieldKind }[] = [
  { path: '/v1/dealFields', kind: 'deal' },
  { path: '/v1/personFields', kind: 'person' },
  { path: '/v1/organizationFields', kind: 'organization' },
  { path: '/v1/productFields', kind: 'product' },
  { path: '/v1/activityFields', kind: 'activity' },
  { path: '/v1/noteFields', kind: 'note' },
];

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
  path: `/v1/${string}`,
  kind: FieldKind,
  has: (field: Field) => boolean = () => true,
): Endpoint {
  return {
    method: 'GET',
    path,
    cost: 20,
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
  endpoint('/v1/leadFields', 'deal', ({ custom, code }) => custom || leadFields.includes(code)),
  ...paths.map(({ path, kind }) => endpoint(path, kind)),
];
