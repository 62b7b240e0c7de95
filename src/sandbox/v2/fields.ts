import * as check from '../check';
import { customTypes, partTypes } from '../custom-field';
import type { FieldKind } from '../database';
import { success, type Call, type Endpoint } from '../endpoint';
import type { CustomFieldType, Field, FieldBook, FieldOption } from '../field-book';
import { isObject, type Json, type JsonObject } from '../json';
import { choicesParameter } from '../list-filter';
import { decodeCursor, encodeCursor } from '../cursor';
import { notFound, validationFailed } from '../problem';
import { randomHash } from '../seed/random';
import { limitParameter, refuseUnknown } from './parameters';

const maxLimit = 500;
const details = ['ui_visibility', 'important_fields', 'required_fields'] as const;

/** The definitions each path serves; those of activities can only be read (OpenAPI v2). */
const paths: readonly { path: `/api/v2/${string}`; kind: FieldKind; readonly?: true }[] = [
  { path: '/api/v2/dealFields', kind: 'deal' },
  { path: '/api/v2/personFields', kind: 'person' },
  { path: '/api/v2/organizationFields', kind: 'organization' },
  { path: '/api/v2/productFields', kind: 'product' },
  { path: '/api/v2/activityFields', kind: 'activity', readonly: true },
];

/** A definition as v2 shows it. */
function shown(field: Field, include: readonly string[] = []): JsonObject {
  return {
    field_name: field.name,
    field_code: field.code,
    ...(field.description === null ? {} : { description: field.description }),
    field_type: field.type,
    options: field.options?.map((option) => ({ ...option })) ?? null,
    subfields: subfields(field),
    is_custom_field: field.custom,
    is_optional_response_field: field.optional,
    ...Object.fromEntries(include.map((name) => [name, detail[name] ?? null])),
  };
}

const detail: Readonly<Record<string, Json>> = {
  ui_visibility: { add_visible_flag: true, details_visible_flag: true },
  important_fields: { enabled: false, stage_ids: [] },
  required_fields: { enabled: false },
};

function subfields(field: Field): Json {
  if (!(field.type in customTypes)) return null;
  const type = field.type as CustomFieldType;
  const parts = customTypes[type].parts;
  if (!parts) return null;
  return parts.map((code) => ({
    field_code: code,
    field_name: `${code.replaceAll('_', ' ')} of ${field.name}`,
    field_type: (type !== 'address' && partTypes[code]) || 'varchar',
  }));
}

function included({ query }: Call): string[] {
  const text = query.get('include_fields');
  return text === null ? [] : choicesParameter(text, 'include_fields', details);
}

function found(book: FieldBook, { params }: Call): Field {
  const field = book.get(params.code ?? '');
  if (!field) throw notFound('Field');
  return field;
}

/** Only fields the company defined itself can be changed. */
function ownField(book: FieldBook, call: Call): Field {
  const field = found(book, call);
  if (!field.custom) {
    throw validationFailed([{ path: 'field_code', message: 'Not a custom field' }]);
  }
  return field;
}

function list(kind: FieldKind): Endpoint['handle'] {
  return (call) => {
    refuseUnknown(call.query, ['include_fields', 'limit', 'cursor']);
    const limit = limitParameter(call.query, maxLimit);
    const include = included(call);
    const cursor = call.query.get('cursor');
    const from = cursor === null ? 0 : Number(decodeCursor(cursor, 'id', 'asc').id);
    const rest = call.database.fields[kind].all().filter((field) => field.id >= from);
    const next = rest[limit];
    return success(
      rest.slice(0, limit).map((field) => shown(field, include)),
      {
        next_cursor: next
          ? encodeCursor({ field: 'id', fieldValue: next.id, sortDirection: 'asc', id: next.id })
          : null,
      },
    );
  };
}

const creation = check.shape(
  {
    field_name: check.filledText,
    field_type: check.oneOf(...Object.keys(customTypes)),
    options: check.listOf(check.shape({ label: check.filledText }, ['label']), 1),
    description: check.nullable(check.text),
    ui_visibility: check.anything,
    important_fields: check.anything,
    required_fields: check.anything,
  },
  ['field_name', 'field_type'],
);
const alteration = check.shape({
  field_name: check.filledText,
  description: check.nullable(check.text),
  ui_visibility: check.anything,
  important_fields: check.anything,
  required_fields: check.anything,
});
const newOptions = check.listOf(check.shape({ label: check.filledText }, ['label']), 1);
const changedOptions = check.listOf(
  check.shape({ id: check.integer, label: check.filledText }, ['id', 'label']),
  1,
);
const goneOptions = check.listOf(check.shape({ id: check.integer }, ['id']), 1);

function checkedBody(valid: check.Check, { body = null }: Call): Json {
  const issues = valid(body, '');
  if (issues.length > 0) throw validationFailed(issues);
  return body;
}

function objects(body: Json): JsonObject[] {
  return Array.isArray(body) ? body.filter(isObject) : [];
}

/** Option ids are unique in a company: they go on from the highest one anywhere. */
function withIds(labels: readonly Json[], { database }: Call): FieldOption[] {
  const ids = Object.values(database.fields).flatMap((book) =>
    book.all().flatMap(({ options }) => (options ?? []).map(({ id }) => Number(id) || 0)),
  );
  const highest = Math.max(...ids);
  return labels.map((label, index) => ({ id: highest + 1 + index, label: String(label) }));
}

function create(kind: FieldKind): Endpoint['handle'] {
  return (call) => {
    const body = checkedBody(creation, call);
    if (!isObject(body)) return success(null);
    const type = body.field_type as CustomFieldType;
    const labels = objects(body.options ?? null).map(({ label }) => label ?? '');
    const optional = type === 'enum' || type === 'set';
    if (optional !== labels.length > 0) {
      const message = optional ? 'Required' : `Not allowed for ${type}`;
      throw validationFailed([{ path: 'options', message }]);
    }
    const field = call.database.fields[kind].add({
      code: randomHash(),
      name: String(body.field_name),
      type,
      description: body.description == null ? null : String(body.description),
      options: optional ? withIds(labels, call) : null,
      custom: true,
      optional: false,
    });
    return success(shown(field));
  };
}

function alter(kind: FieldKind): Endpoint['handle'] {
  return (call) => {
    const field = ownField(call.database.fields[kind], call);
    const body = checkedBody(alteration, call);
    if (isObject(body)) {
      if (body.field_name !== undefined) field.name = String(body.field_name);
      if (body.description !== undefined) {
        field.description = body.description === null ? null : String(body.description);
      }
    }
    return success(shown(field));
  };
}

function remove(kind: FieldKind): Endpoint['handle'] {
  return (call) => {
    const book = call.database.fields[kind];
    const field = ownField(book, call);
    book.remove(field.code);
    return success(shown(field));
  };
}

/** What the three option endpoints do to a field's options; each answers the options concerned. */
type ChangeOptions = (options: FieldOption[], body: JsonObject[], call: Call) => FieldOption[];

const addOptions: ChangeOptions = (options, body, call) => {
  const added = withIds(
    body.map(({ label }) => label ?? ''),
    call,
  );
  options.push(...added);
  return added;
};

const renameOptions: ChangeOptions = (options, body) =>
  options.filter((option) => {
    const change = body.find(({ id }) => id === option.id);
    if (change) option.label = String(change.label);
    return change !== undefined;
  });

const removeOptions: ChangeOptions = (options, body) => {
  const gone = options.filter((option) => body.some(({ id }) => id === option.id));
  for (const option of gone) options.splice(options.indexOf(option), 1);
  return gone;
};

function changeOptions(
  kind: FieldKind,
  valid: check.Check,
  change: ChangeOptions,
): Endpoint['handle'] {
  return (call) => {
    const field = ownField(call.database.fields[kind], call);
    if (!field.options)
      throw validationFailed([{ path: 'field_code', message: 'No option field' }]);
    const concerned = change(field.options, objects(checkedBody(valid, call)), call);
    return success(concerned.map(({ id, label }) => ({ id, label })));
  };
}

export const fieldEndpoints: readonly Endpoint[] = paths.flatMap(({ path, kind, readonly }) => {
  const single = `${path}/:code` as const;
  const options = `${path}/:code/options` as const;
  const reading: Endpoint[] = [
    { method: 'GET', path, cost: 10, handle: list(kind) },
    {
      method: 'GET',
      path: single,
      cost: 1,
      handle: (call) => success(shown(found(call.database.fields[kind], call), included(call))),
    },
  ];
  if (readonly) return reading;
  return [
    ...reading,
    { method: 'POST', path, cost: 5, handle: create(kind) },
    { method: 'PATCH', path: single, cost: 5, handle: alter(kind) },
    { method: 'DELETE', path: single, cost: 3, handle: remove(kind) },
    { method: 'POST', path: options, cost: 5, handle: changeOptions(kind, newOptions, addOptions) },
    {
      method: 'PATCH',
      path: options,
      cost: 5,
      handle: changeOptions(kind, changedOptions, renameOptions),
    },
    {
      method: 'DELETE',
      path: options,
      cost: 3,
      handle: changeOptions(kind, goneOptions, removeOptions),
    },
  ];
});
