import * as check from './check';
import type { Check } from './check';
import { existing, type CollectionName, type Database } from './database';
import type { CustomFieldType, Field } from './field-book';
import { isObject, type Json, type JsonObject } from './json';

interface Part {
  readonly code: string;
  readonly type: string;
  readonly label: string;
}

const part = (code: string, type: string, label: string): Part => ({ code, type, label });

/** What a custom field type means in requests and answers. */
interface CustomType {
  /** What may be written in v2 (null, which clears, is always allowed). */
  readonly check: (field: Field, database: Database) => Check;
  /** The parts of a compound value, in v2's order, as field definitions list them. */
  readonly parts?: readonly Part[];
  /** The value in v1, where compound values are spread over suffixed keys. */
  readonly v1: (code: string, value: Json) => JsonObject;
  /** Whether search looks into it (documented at `GET /itemSearch`). */
  readonly searchable?: true;
}

const same = (code: string, value: Json): JsonObject => ({ [code]: value });

const spread =
  (main: string, suffixes: readonly string[]) =>
  (code: string, value: Json): JsonObject => {
    if (!isObject(value)) return { [code]: value };
    const rest = suffixes.map((suffix) => [`${code}_${suffix}`, value[suffix] ?? null]);
    return { [code]: value[main] ?? null, ...Object.fromEntries(rest) };
  };

const simple = (valid: Check): CustomType => ({ check: () => valid, v1: same });
const searchable = (valid: Check): CustomType => ({ ...simple(valid), searchable: true });

const optionIds = (field: Field) => (field.options ?? []).map(({ id }) => id);

const reference = (collection: CollectionName): CustomType => ({
  check: (_field, database) => (value, path) => {
    const issues = check.integer(value, path);
    if (issues.length > 0 || existing(database, collection, Number(value))) return issues;
    return [{ path, message: `No such record in ${collection}` }];
  },
  v1: same,
});

const addressParts = [
  part('value', 'varchar', 'Address value'),
  part('street_number', 'varchar', 'House number'),
  part('route', 'varchar', 'Street/road name'),
  part('sublocality', 'varchar', 'District'),
  part('locality', 'varchar', 'City'),
  part('admin_area_level_1', 'varchar', 'State/province'),
  part('admin_area_level_2', 'varchar', 'County'),
  part('country', 'varchar', 'Country'),
  part('postal_code', 'varchar', 'Postal code'),
  part('formatted_address', 'varchar', 'Formatted address'),
  part('subpremise', 'varchar', 'Apartment/suite'),
];
const zoneParts = [
  part('timezone_id', 'int', 'Time zone ID'),
  part('timezone_name', 'varchar', 'Time zone'),
];
const zone = {
  timezone_id: check.nullable(check.integer),
  timezone_name: check.nullable(check.text),
};

/** The 16 types, their v2 and v1 values (migration guide; value table of the API description). */
export const customTypes: Readonly<Record<CustomFieldType, CustomType>> = {
  varchar: searchable(check.text),
  varchar_auto: searchable(check.text),
  text: searchable(check.text),
  phone: searchable(check.text),
  double: searchable(check.number),
  date: simple(check.date),
  user: reference('users'),
  org: reference('organizations'),
  people: reference('persons'),
  enum: {
    check: (field) => check.oneOf(...optionIds(field)),
    v1: (code, value) => ({ [code]: String(value) }),
  },
  set: {
    // An empty list is a validation error: null clears (OpenAPI v2, custom_fields).
    check: (field) => check.listOf(check.oneOf(...optionIds(field)), 1),
    v1: (code, value) => ({ [code]: String(value) }),
  },
  monetary: {
    check: () =>
      check.shape({ value: check.number, currency: check.filledText }, ['value', 'currency']),
    parts: [part('value', 'double', 'Amount'), part('currency', 'varchar', 'Currency')],
    v1: spread('value', ['currency']),
    searchable: true,
  },
  daterange: {
    check: () =>
      check.shape({ value: check.date, until: check.nullable(check.date) }, ['value', 'until']),
    parts: [part('value', 'date', 'Start date'), part('until', 'date', 'End date')],
    v1: spread('value', ['until']),
  },
  time: {
    check: () => check.shape({ value: check.time, ...zone }, ['value']),
    parts: [part('value', 'time', 'Time'), ...zoneParts],
    v1: spread('value', ['timezone_id']),
  },
  timerange: {
    check: () => check.shape({ value: check.time, until: check.time, ...zone }, ['value', 'until']),
    parts: [part('value', 'time', 'Start time'), part('until', 'time', 'End time'), ...zoneParts],
    v1: spread('value', ['until', 'timezone_id']),
  },
  address: {
    check: () => check.address,
    parts: addressParts,
    v1: spread(
      'value',
      addressParts.slice(1).map(({ code }) => code),
    ),
    searchable: true,
  },
};

/** A written value as it is kept: parts that were not sent become null. */
export function completed(type: CustomFieldType, value: Json): Json {
  const { parts } = customTypes[type];
  if (!parts || !isObject(value)) return value;
  return Object.fromEntries(parts.map(({ code }) => [code, value[code] ?? null]));
}
