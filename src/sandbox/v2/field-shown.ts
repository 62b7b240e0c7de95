import { customTypes } from '../custom-field';
import type { Call } from '../endpoint';
import type { CustomFieldType, Field, FieldBook } from '../field-book';
import type { Json, JsonObject } from '../json';
import { notFound } from '../problem';

/** A definition as v2 shows it. */
export function shown(field: Field, include: readonly string[] = []): JsonObject {
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

function subfields({ type, name }: Field): Json {
  const parts = type in customTypes ? customTypes[type as CustomFieldType].parts : undefined;
  if (!parts) return null;
  return parts.map((part) => ({
    field_code: part.code,
    field_name: `${part.label} of ${name}`,
    field_type: part.type,
  }));
}

export function found(book: FieldBook, { params }: Call): Field {
  const field = book.get(params.code ?? '');
  if (!field) throw notFound('Field');
  return field;
}
