import { Collection, type CustomValues, type Entry, type Id } from './collection';
import type { FieldBook } from './field-book';
import type { JsonObject } from './json';

/** The collections, by the name Pipedrive gives them in paths (or, to children, in its documents). */
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
  'dealProducts',
  'dealFollowers',
  'personFollowers',
  'organizationFollowers',
  'productFollowers',
  'productVariations',
  'participants',
  'files',
  'noteComments',
  'callLogs',
  'mailThreads',
  'mailMessages',
  'organizationRelationships',
  'goals',
  'roles',
  'permissionSets',
  'webhooks',
  'boards',
  'phases',
  'projectTemplates',
  'projects',
  'tasks',
  'conversions',
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
  'project',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** The company: everything the server knows. */
export interface Database {
  readonly collections: Readonly<Record<CollectionName, Collection>>;
  readonly fields: Readonly<Record<FieldKind, FieldBook>>;
  /** What was uploaded, by the id of the file; files that came with the company are not here. */
  readonly contents: Map<Id, Uint8Array>;
}

export function emptyCollections(): Record<CollectionName, Collection> {
  const entries = collectionNames.map((name) => [name, new Collection()] as const);
  return Object.fromEntries(entries) as Record<CollectionName, Collection>;
}

/** The entry with this id, if there is one and it is not deleted. */
export function existing(database: Database, name: CollectionName, id: Id): Entry | undefined {
  const entry = database.collections[name].get(id);
  if (!entry || entry.values.is_deleted === true) return undefined;
  // Projects say it with their status alone.
  return entry.values.status === 'deleted' ? undefined : entry;
}

export function addValues(
  database: Database,
  name: CollectionName,
  values: JsonObject,
  custom: CustomValues = new Map(),
): Entry {
  return database.collections[name].add({ id: values.id as Id, values, custom });
}
