import type { ColumnType } from '../core/column';
import type { ColumnKind, LinkedName, LookupName } from './catalogue/entry';

/** A part of a value that gets a column of its own, named after the field. */
export interface FieldPart {
  /** `currency` of `Contract value currency`. */
  readonly suffix: string;
  /** Its member in v2 objects; v1 has it beside the value, as `<key>_<member>`. */
  readonly member: string;
  readonly type: ColumnType;
  /** Ticked together with the field: without it the value means little. */
  readonly selected?: true;
}

export interface FieldType {
  readonly type: ColumnType;
  readonly kind: ColumnKind;
  /** Values are ids of the field's options. */
  readonly labelled?: true;
  /** Values are ids of this list, shown by name. */
  readonly lookup?: LookupName;
  /** Values are ids of these: their names get a column beside. */
  readonly linked?: LinkedName;
  readonly parts?: readonly FieldPart[];
}

const text: FieldType = { type: 'text', kind: 'text' };
const id: FieldType = { type: 'integer', kind: 'id' };
const part = (suffix: string, member: string, type: ColumnType): FieldPart => ({
  suffix,
  member,
  type,
});
const zone = part('time zone', 'timezone_name', 'text');

/**
 * How the values of custom fields become columns, by the field's type: "Custom fields" in Pipedrive's
 * guide to v2.
 */
const types: Readonly<Record<string, FieldType>> = {
  varchar: text,
  varchar_auto: text,
  varchar_options: text,
  text,
  phone: text,
  int: { type: 'integer', kind: 'number' },
  double: { type: 'number', kind: 'number' },
  boolean: { type: 'boolean', kind: 'yes/no' },
  monetary: {
    type: 'money',
    kind: 'money',
    parts: [{ ...part('currency', 'currency', 'text'), selected: true }],
  },
  enum: { type: 'text', kind: 'option', labelled: true },
  set: { type: 'text', kind: 'options', labelled: true },
  date: { type: 'date', kind: 'date' },
  daterange: {
    type: 'date',
    kind: 'date',
    parts: [{ ...part('until', 'until', 'date'), selected: true }],
  },
  time: { type: 'time', kind: 'time', parts: [zone] },
  timerange: {
    type: 'time',
    kind: 'time',
    parts: [{ ...part('until', 'until', 'time'), selected: true }, zone],
  },
  address: {
    type: 'text',
    kind: 'address',
    parts: [
      part('house number', 'street_number', 'text'),
      part('street', 'route', 'text'),
      part('apartment', 'subpremise', 'text'),
      part('district', 'sublocality', 'text'),
      part('city', 'locality', 'text'),
      part('state', 'admin_area_level_1', 'text'),
      part('county', 'admin_area_level_2', 'text'),
      part('country', 'country', 'text'),
      part('postal code', 'postal_code', 'text'),
      part('formatted', 'formatted_address', 'text'),
    ],
  },
  user: { type: 'text', kind: 'user', lookup: 'users' },
  people: { type: 'integer', kind: 'person', linked: 'persons' },
  org: { type: 'integer', kind: 'organization', linked: 'organizations' },
  deal: id,
  project: id,
  stage: id,
  activity: id,
};

/** Types that Pipedrive may add are shown as text. */
export function fieldType(name: string): FieldType {
  return types[name] ?? text;
}
