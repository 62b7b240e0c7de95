import { randomBytes } from 'node:crypto';
import * as check from '../check';
import { customTypes } from '../custom-field';
import type { FieldKind } from '../database';
import { success, type Call, type Endpoint } from '../endpoint';
import type { CustomFieldType, Field, FieldBook, FieldOption } from '../field-book';
import { isObject, type Json, type JsonObject } from '../json';
import { validationFailed } from '../problem';
import { found, shown } from './field-shown';

/** Only fields the company defined itself can be changed. */
function ownField(book: FieldBook, call: Call): Field {
  const field = found(book, call);
  if (!field.custom) {
    throw validationFailed([{ path: 'field_code', message: 'Not a custom field' }]);
  }
  return field;
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

export function create(kind: FieldKind): Endpoint['handle'] {
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
      code: randomBytes(20).toString('hex'),
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

export function alter(kind: FieldKind): Endpoint['handle'] {
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

export function remove(kind: FieldKind): Endpoint['handle'] {
  return (call) => {
    const book = call.database.fields[kind];
    const field = ownField(book, call);
    book.remove(field.code);
    return success(shown(field));
  };
}

/** What the three option endpoints do to a field's options; each answers the options concerned. */
type ChangeOptions = (options: FieldOption[], body: JsonObject[], call: Call) => FieldOption[];

const add: ChangeOptions = (options, body, call) => {
  const added = withIds(
    body.map(({ label }) => label ?? ''),
    call,
  );
  options.push(...added);
  return added;
};

const rename: ChangeOptions = (options, body) =>
  options.filter((option) => {
    const change = body.find(({ id }) => id === option.id);
    if (change) option.label = String(change.label);
    return change !== undefined;
  });

const drop: ChangeOptions = (options, body) => {
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

export const addOptions = (kind: FieldKind) => changeOptions(kind, newOptions, add);
export const renameOptions = (kind: FieldKind) => changeOptions(kind, changedOptions, rename);
export const removeOptions = (kind: FieldKind) => changeOptions(kind, goneOptions, drop);
