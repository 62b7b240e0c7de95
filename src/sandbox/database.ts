import { Collection, type CustomValues, type Entry, type Id } from './collection';
import type { FieldBook } from './field-book';
import type { JsonObject } from './json';

/** The collections, by the name Pipedrive gives them in paths. */
export const collectionNames = [
  'deals',
  'persons',
  'organizations',
  'activities',
  'products',
  'pipelines',
  'stages',
  'leads',
  'leadLabels',
  'notes',
  'filters',
  'users',
  'currencies',
  'activityTypes',
] as const;
export type CollectionName = (typeof collectionNames)[number];

/** The kinds of records that have field definitions. */
export const fieldKinds = [
  'deal',
  'person',
  'organization',
  'product',
  'activity',
  'note',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** The company: everything the server knows. */
export interface Database {
  readonly collections: Readonly<Record<CollectionName, Collection>>;
  readonly fields: Readonly<Record<FieldKind, FieldBook>>;
}

export function emptyCollections(): Record<CollectionName, Collection> {
  const entries = collectionNames.map((name) => [name, new Collection()] as const);
  return Object.fromEntries(entries) as Record<CollectionName, Collection>;
}

/** The entry with this id, if there is one and it is not deleted. */
export function existing(database: Database, name: CollectionName, id: Id): Entry | undefined {
  const entry = database.collections[name].get(id);
  return entry && entry.values.is_deleted !== true ? entry : undefined;
}

export function addValues(
  database: Database,
  name: CollectionName,
  values: JsonObject,
  custom: CustomValues = new Map(),
): Entry {
  return database.collections[name].add({ id: values.id as Id, values, custom });
}
