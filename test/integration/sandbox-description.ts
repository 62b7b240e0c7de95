/**
 * Pipedrive's own API description, and where it is known to be wrong. The files are not part of this
 * repository: without the folder beside it the checks against it, and only these, are left out.
 */
import Ajv, { type ValidateFunction } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const folder = join(__dirname, '../../../shared/data/openapi');
export const described = existsSync(folder) ? test : test.skip;

/**
 * Where the description is known to be wrong: the property is null in practice though it is typed as
 * never null. Most were recorded from the live API; the rest follow from "null when unset".
 */
const nullInPractice = new Set([
  // Paging: null at the end of every list.
  'next_cursor',
  // Records never updated, deals without links or dates.
  'update_time',
  'stage_change_time',
  'person_id',
  'org_id',
  'won_time',
  'lost_time',
  'expected_close_date',
  // Persons and organizations.
  'last_name',
  'picture_id',
  'postal_address',
  'address',
  'notes',
  'birthday',
  'job_title',
  // Parts of an address that the geocoder does not find.
  'admin_area_level_1',
  'admin_area_level_2',
  'sublocality',
  'subpremise',
  // Activities.
  'deal_id',
  'lead_id',
  'project_id',
  'due_date',
  'due_time',
  'duration',
  'marked_as_done_time',
  'location',
  'conference_meeting_client',
  'conference_meeting_url',
  'conference_meeting_id',
  'public_description',
  'priority',
  'note',
  'user_id',
  // Products.
  'code',
  'description',
  'unit',
  // Notes: only what the note hangs on is filled.
  'deal',
  'person',
  'organization',
  'task_id',
  'last_update_user_id',
  'icon_url',
  // Settings; fields that nobody of the company made.
  'last_updated_by_user_id',
  'created_by_user_id',
  'color',
  // Search: leads without money.
  'value',
  'currency',
  // Projects and goals without an end, tasks without a date.
  'start_date',
  'end_date',
  'end',
  // Files and calls: only what they hang on is filled.
  'product_id',
  'activity_id',
  'subject',
  'from_phone_number',
  // Mail: parties that are no contacts.
  'linked_person_id',
  'linked_person_name',
  // Deals in v1's form, without activities, mail, labels or links.
  'next_activity_date',
  'next_activity_time',
  'next_activity_subject',
  'next_activity_type',
  'next_activity_duration',
  'next_activity_note',
  'first_won_time',
  'last_incoming_mail_time',
  'last_outgoing_mail_time',
  'label',
  'person_name',
  'org_name',
]);

/** Where the type itself is wrong: what answers hold instead. */
const otherType: Readonly<Record<string, readonly string[]>> = {
  // Search: money has decimals, product codes are text.
  value: ['number', 'string', 'object'],
  code: ['string'],
};

/** v1 types its own fields by the list for custom ones: `int` and others are missing there. */
const tooNarrow = (name: string, schema: Record<string, unknown>) =>
  name === 'field_type' &&
  ('allOf' in schema || (Array.isArray(schema.enum) && !schema.enum.includes('int')));

/** Turns OpenAPI 3.0's `nullable` into JSON Schema, the defects above included. */
function jsonSchema(node: unknown, name = ''): unknown {
  if (Array.isArray(node)) return node.map((item) => jsonSchema(item));
  if (typeof node !== 'object' || node === null) return node;
  const schema = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'properties'
        ? Object.fromEntries(
            Object.entries(value as object).map(([property, inner]) => [
              property,
              jsonSchema(inner, property),
            ]),
          )
        : jsonSchema(value),
    ]),
  );
  if (tooNarrow(name, schema)) return { type: 'string' };
  const scalar = schema.type === 'integer' && otherType[name];
  if (scalar) schema.type = scalar;
  if (schema.nullable === true || nullInPractice.has(name)) {
    delete schema.nullable;
    return { anyOf: [schema, { type: 'null' }] };
  }
  return schema;
}

export interface Operation {
  readonly 'x-token-cost': number;
  readonly security: readonly { readonly oauth2?: readonly string[] }[];
}
interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
}

const descriptions = new Map<1 | 2, { document: Description; ajv: Ajv }>();
export function description(version: 1 | 2) {
  let found = descriptions.get(version);
  if (!found) {
    const text = readFileSync(join(folder, `pipedrive-v${version}.yaml`), 'utf8');
    const document = parse(text, { maxAliasCount: -1 }) as Description;
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    ajv.addSchema(jsonSchema(document) as object, 'description');
    found = { document, ajv };
    descriptions.set(version, found);
  }
  return found;
}

/** Validates answers of an operation. */
export function validator(
  version: 1 | 2,
  path: string,
  method = 'get',
  status: 200 | 201 = 200,
): ValidateFunction {
  const pointer = [
    'paths',
    path,
    method,
    'responses',
    String(status),
    'content',
    'application/json',
    'schema',
  ]
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  return description(version).ajv.compile({ $ref: `description#/${pointer}` });
}
