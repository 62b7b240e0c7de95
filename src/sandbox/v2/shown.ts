import type { Entry } from '../collection';
import type { Database } from '../database';
import type { Entity, Include } from '../entity';
import type { FieldBook, ShowValue } from '../field-book';
import { isObject, type Json, type JsonObject } from '../json';
import { choicesParameter, flagParameter } from '../list-filter';
import { validationFailed } from '../problem';

/** Most custom fields that `custom_fields` may name (OpenAPI v2). */
const maxCustomFields = 15;

/** Writes entries as JSON in the form the query parameters ask for. */
export type WriteEntry = (entry: Entry) => string;

/** The parameters that choose the form of a record: lists and single records share them. */
export function shownParameters(entity: Entity): readonly string[] {
  return [
    ...(Object.keys(entity.includes).length > 0 ? ['include_fields'] : []),
    ...(entity.hasCustomFields === true ? ['custom_fields'] : []),
    ...(entity.hasLabels ? ['include_option_labels', 'include_labels'] : []),
  ];
}

/** Reads the parameters once, so that writing 500 records does not read them again. */
export function entryWriter(
  entity: Entity,
  query: URLSearchParams,
  database: Database,
): WriteEntry {
  const includes = includesOf(entity, query.get('include_fields'));
  const only = customKeys(query.get('custom_fields'));
  const book = entity.fields && database.fields[entity.fields.kind];
  // "An array of label objects" is all that OpenAPI v2 says: the name `labels`, beside the ids in
  // `label_ids`, is this server's choice, and no answer was recorded that shows Pipedrive's.
  const withLabels = flagOf(query, 'include_labels');
  const shown = flagOf(query, 'include_option_labels') && book ? labelled(book) : undefined;
  const custom = entity.hasCustomFields && book?.writer(only, shown);
  // A property that is an include too is kept with the record but not part of its usual form.
  const hidden = Object.keys(entity.includes).filter((name) => name in entity.properties);

  return (entry) => {
    let json = JSON.stringify(hidden.length > 0 ? without(entry.values, hidden) : entry.values);
    json = json.slice(0, -1);
    for (const [name, include] of includes) {
      json += `,"${name}":${JSON.stringify(include.read(entry, database))}`;
    }
    if (withLabels && book) json += `,"labels":${JSON.stringify(labelsOf(entry, book))}`;
    if (custom) json += `,"custom_fields":${custom(entry.custom)}`;
    return `${json}}`;
  };
}

function includesOf(entity: Entity, text: string | null): [string, Include][] {
  if (text === null) return [];
  const names = choicesParameter(text, 'include_fields', Object.keys(entity.includes));
  return [...new Set(names)].map((name) => [name, entity.includes[name]!]);
}

function customKeys(text: string | null): ReadonlySet<string> | undefined {
  if (text === null) return undefined;
  const keys = new Set(text.split(',').map((key) => key.trim()));
  if (keys.size > maxCustomFields) {
    const message = `Expected at most ${maxCustomFields} custom field keys`;
    throw validationFailed([{ path: 'custom_fields', message }]);
  }
  return keys;
}

function flagOf(query: URLSearchParams, name: string): boolean {
  const text = query.get(name);
  return text !== null && flagParameter(text, name);
}

function without(values: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

/** Option ids as `{id, label}`. An option that was deleted from the field has lost its label. */
function labelled(book: FieldBook): ShowValue {
  const labels = new Map<string, Map<Json, string>>();
  for (const { code, type, options } of book.all()) {
    if (type !== 'enum' && type !== 'set') continue;
    labels.set(code, new Map((options ?? []).map(({ id, label }) => [id, label])));
  }
  return (code, value) => {
    const known = labels.get(code);
    if (!known || value === null) return value;
    const show = (id: Json): Json => ({ id, label: known.get(id) ?? null });
    return Array.isArray(value) ? value.map(show) : show(value);
  };
}

function labelsOf(entry: Entry, book: FieldBook): Json {
  const ids = entry.values.label_ids;
  const shown = Array.isArray(ids) ? labelled(book)('label_ids', ids) : [];
  return Array.isArray(shown) ? shown.filter(isObject) : [];
}
