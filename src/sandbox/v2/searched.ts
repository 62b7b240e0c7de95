import type { Entry } from '../collection';
import { existing, type CollectionName, type Database, type FieldKind } from '../database';
import type { ListFilter } from '../entity';
import { isObject, type Json, type JsonObject } from '../json';
import { hasId, hasText } from '../list-filter';
import { access, type Access } from '../scope';

/** A kind of record that search finds: where it looks, and what it shows of a hit. */
export interface Searched {
  readonly type: string;
  readonly collection: CollectionName;
  readonly kind: FieldKind;
  readonly access: Access;
  /** The texts of each searchable field; `custom_fields` and `notes` are found by themselves. */
  readonly fields: Readonly<Record<string, (entry: Entry) => readonly Json[]>>;
  /** The property of notes that points at the record. */
  readonly notes?: string;
  /** Parameters that narrow the search. */
  readonly narrowing: Readonly<Record<string, ListFilter>>;
  readonly shown: (entry: Entry, database: Database) => JsonObject;
}

const property = (name: string) => (entry: Entry) => [entry.values[name] ?? null];
const values = (list: Json | undefined): Json[] =>
  Array.isArray(list) ? list.filter(isObject).map(({ value }) => value ?? null) : [];

function named(database: Database, collection: CollectionName, id: Json | undefined): Json {
  const entry = typeof id === 'number' ? existing(database, collection, id) : undefined;
  if (!entry) return null;
  const { name, address } = entry.values;
  const place = isObject(address) ? { address: address.value ?? null } : {};
  return { id: entry.id, name: name ?? null, ...place };
}

const common = ({ id, values: { visible_to, owner_id } }: Entry, type: string) => ({
  id,
  type,
  visible_to: Number(visible_to),
  owner: { id: owner_id ?? null },
});

/** What can be searched: everything the endpoints need to know about it. */
export const searched: readonly Searched[] = [
  {
    type: 'deal',
    collection: 'deals',
    kind: 'deal',
    access: access('deals'),
    fields: { title: property('title') },
    notes: 'deal_id',
    narrowing: {
      person_id: hasId('person_id'),
      organization_id: hasId('org_id'),
      status: hasText('status'),
    },
    shown: (entry, database) => {
      const { title, value, currency, status, stage_id, person_id, org_id, is_archived } =
        entry.values;
      return {
        ...common(entry, 'deal'),
        title: title ?? null,
        value: value ?? null,
        currency: currency ?? null,
        status: status ?? null,
        stage: named(database, 'stages', stage_id),
        person: named(database, 'persons', person_id),
        organization: named(database, 'organizations', org_id),
        is_archived: is_archived ?? null,
      };
    },
  },
  {
    type: 'person',
    collection: 'persons',
    kind: 'person',
    access: access('contacts'),
    fields: {
      name: property('name'),
      email: (entry) => values(entry.values.emails),
      phone: (entry) => values(entry.values.phones),
    },
    notes: 'person_id',
    narrowing: { organization_id: hasId('org_id') },
    shown: (entry, database) => ({
      ...common(entry, 'person'),
      name: entry.values.name ?? null,
      phones: values(entry.values.phones),
      emails: values(entry.values.emails),
      organization: named(database, 'organizations', entry.values.org_id),
    }),
  },
  {
    type: 'organization',
    collection: 'organizations',
    kind: 'organization',
    access: access('contacts'),
    fields: {
      name: property('name'),
      address: ({ values: { address } }) => (isObject(address) ? [address.value ?? null] : []),
    },
    notes: 'org_id',
    narrowing: {},
    shown: (entry) => ({
      ...common(entry, 'organization'),
      name: entry.values.name ?? null,
      address: isObject(entry.values.address ?? null)
        ? ((entry.values.address as JsonObject).value ?? null)
        : null,
    }),
  },
  {
    type: 'product',
    collection: 'products',
    kind: 'product',
    access: access('products'),
    fields: { name: property('name'), code: property('code') },
    narrowing: {},
    shown: (entry) => ({
      ...common(entry, 'product'),
      name: entry.values.name ?? null,
      code: entry.values.code ?? null,
    }),
  },
  {
    type: 'lead',
    collection: 'leads',
    kind: 'deal',
    access: access('leads'),
    fields: { title: property('title') },
    notes: 'lead_id',
    narrowing: {
      person_id: hasId('person_id'),
      organization_id: hasId('organization_id'),
    },
    shown: (entry, database) => {
      const { title, value, person_id, organization_id, is_archived } = entry.values;
      return {
        ...common(entry, 'lead'),
        title: title ?? null,
        person: named(database, 'persons', person_id),
        organization: named(database, 'organizations', organization_id),
        phones: [],
        emails: [],
        value: isObject(value) ? (value.amount ?? null) : null,
        currency: isObject(value) ? (value.currency ?? null) : null,
        is_archived: is_archived ?? null,
      };
    },
  },
];
