import { decodeCursor, encodeCursor } from '../cursor';
import type { FieldKind } from '../database';
import { success, type Call, type Endpoint } from '../endpoint';
import { choicesParameter } from '../list-filter';
import {
  contactFieldAccess,
  dealFieldAccess,
  productFieldAccess,
  projectFieldAccess,
  type FieldAccess,
} from '../scope';
import * as change from './field-change';
import { found, shown } from './field-shown';
import { limitParameter, refuseUnknown } from './parameters';

const maxLimit = 500;
const details = ['ui_visibility', 'important_fields', 'required_fields'] as const;

interface Definitions {
  readonly path: `/api/v2/${string}`;
  readonly kind: FieldKind;
  readonly access: FieldAccess;
  readonly readonly?: true;
}

/**
 * The definitions each path serves; those of activities can only be read, and by administrators'
 * apps alone, though v1 shows them to all that may read activities (OpenAPI v1 and v2).
 */
const paths: readonly Definitions[] = [
  { path: '/api/v2/dealFields', kind: 'deal', access: dealFieldAccess },
  { path: '/api/v2/personFields', kind: 'person', access: contactFieldAccess },
  { path: '/api/v2/organizationFields', kind: 'organization', access: contactFieldAccess },
  { path: '/api/v2/productFields', kind: 'product', access: productFieldAccess },
  {
    path: '/api/v2/activityFields',
    kind: 'activity',
    access: { read: ['admin'], write: [], define: [] },
    readonly: true,
  },
  { path: '/api/v2/projectFields', kind: 'project', access: projectFieldAccess },
];

function included({ query }: Call): string[] {
  const text = query.get('include_fields');
  return text === null ? [] : choicesParameter(text, 'include_fields', details);
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

export const fieldEndpoints: readonly Endpoint[] = paths.flatMap(
  ({ path, kind, access, readonly }) => {
    const { read, write, define } = access;
    const single = `${path}/:code` as const;
    const options = `${path}/:code/options` as const;
    const reading: Endpoint[] = [
      { method: 'GET', path, cost: 10, scopes: read, handle: list(kind) },
      {
        method: 'GET',
        path: single,
        cost: 1,
        scopes: read,
        handle: (call) => success(shown(found(call.database.fields[kind], call), included(call))),
      },
    ];
    if (readonly) return reading;
    return [
      ...reading,
      { method: 'POST', path, cost: 5, scopes: define, handle: change.create(kind) },
      { method: 'PATCH', path: single, cost: 5, scopes: write, handle: change.alter(kind) },
      { method: 'DELETE', path: single, cost: 3, scopes: define, handle: change.remove(kind) },
      { method: 'POST', path: options, cost: 5, scopes: write, handle: change.addOptions(kind) },
      {
        method: 'PATCH',
        path: options,
        cost: 5,
        scopes: write,
        handle: change.renameOptions(kind),
      },
      {
        method: 'DELETE',
        path: options,
        cost: 3,
        scopes: write,
        handle: change.removeOptions(kind),
      },
    ];
  },
);
