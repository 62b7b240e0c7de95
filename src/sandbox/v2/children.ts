import { pageOf, sortBy, type Entry } from '../collection';
import { decodeCursor } from '../cursor';
import { existing } from '../database';
import type { Call, Endpoint } from '../endpoint';
import type { Entity } from '../entity';
import { choiceParameter } from '../list-filter';
import { notFound } from '../problem';
import { pageReply, sortDirection } from './list';
import { limitParameter, refuseUnknown } from './parameters';
import { created, found, removed, updated, written } from './record';
import { entryWriter } from './shown';

/** Records that live under another one: `/<parent>/:id/<segment>`. */
export interface ChildKind {
  readonly entity: Entity;
  readonly parent: Entity;
  readonly segment: string;
  /** The property of the child that holds the parent's id. */
  readonly link: string;
  /** What else follows from a change, to the parent for instance. */
  readonly changed?: (parent: Entry, call: Call) => void;
}

const maxLimit = 500;

/** The parent in the path, which must not be deleted: its children are gone with it. */
export function livingParent(parent: Entity, { params, database }: Call): Entry {
  const entry = found(parent, params.id, database);
  if (!existing(database, parent.name, entry.id)) throw notFound(parent.noun);
  return entry;
}

/** Some records of a kind as a page; `sorts` are the fields the caller may ask for. */
export function pageReplyOf(
  entity: Entity,
  entries: readonly Entry[],
  sorts: readonly string[],
  call: Call,
  known: readonly string[] = [],
) {
  const { query, database } = call;
  const sorting = sorts.length > 0 ? ['sort_by', 'sort_direction'] : [];
  refuseUnknown(query, ['limit', 'cursor', ...sorting, ...known]);
  const field = choiceParameter(query.get('sort_by') ?? 'id', 'sort_by', ['id', ...sorts]);
  const direction = sortDirection(query);
  const cursor = query.get('cursor');
  const page = pageOf(sortBy([...entries], field), {
    field,
    direction,
    limit: limitParameter(query, maxLimit),
    match: () => true,
    ...(cursor === null ? {} : { from: decodeCursor(cursor, field, direction) }),
  });
  const write = entryWriter(entity, new URLSearchParams(), database);
  return pageReply(page.entries.map(write), page.next);
}

function child({ entity, link }: ChildKind, parent: Entry, { params, database }: Call): Entry {
  const entry = found(entity, params.child, database);
  if (entry.values[link] !== parent.id) throw notFound(entity.noun);
  return entry;
}

/** List, add, change and delete children of one parent. */
export function childEndpoints(kind: ChildKind): readonly Endpoint[] {
  const { entity, parent, segment, link, changed } = kind;
  const { costs, access } = entity;
  const path = `/api/v2/${parent.name}/:id/${segment}` as const;
  return [
    {
      method: 'GET',
      path,
      cost: costs.list,
      scopes: access.read,
      handle: (call) => {
        const { id } = livingParent(parent, call);
        const entries = call.database.collections[entity.name].having(link, id);
        return pageReplyOf(entity, entries, entity.sorts, call);
      },
    },
    {
      method: 'POST',
      path,
      cost: costs.create,
      scopes: access.write,
      handle: (call) => {
        const owner = livingParent(parent, call);
        const entry = created(entity, call, { [link]: owner.id });
        changed?.(owner, call);
        return written(entity, entry, call, entity.createdStatus);
      },
    },
    {
      method: 'PATCH',
      path: `${path}/:child`,
      cost: costs.update,
      scopes: access.write,
      handle: (call) => {
        const owner = livingParent(parent, call);
        const entry = child(kind, owner, call);
        updated(entity, entry, call);
        changed?.(owner, call);
        return written(entity, entry, call, 200);
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:child`,
      cost: costs.delete,
      scopes: access.write,
      handle: (call) => {
        const owner = livingParent(parent, call);
        const entry = child(kind, owner, call);
        removed(entity, entry, call);
        changed?.(owner, call);
        return { status: 200, body: { success: true, data: { id: entry.id } } };
      },
    },
  ];
}
