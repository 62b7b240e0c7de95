import type { Entry } from '../collection';
import { decodeCursor, encodeCursor, type Direction } from '../cursor';
import type { Database } from '../database';
import type { Call, Endpoint, Reply } from '../endpoint';
import type { Entity } from '../entity';
import { savedFilter } from '../filter/saved-filter';
import { choiceParameter, every } from '../list-filter';
import { limitParameter, refuseUnknown } from './parameters';
import { entryWriter, shownParameters } from './shown';

/** Most rows of a page (OpenAPI v2, parameter `limit`). */
const maxLimit = 500;
const paging = ['sort_by', 'sort_direction', 'limit', 'cursor'];

type Test = (entry: Entry) => boolean;

/** `GET /<entity>`: filters, sorting, keyset pages. `visible` is what the list holds at all. */
export function listHandler(entity: Entity, visible: Test): Endpoint['handle'] {
  const known = [
    ...paging,
    ...Object.keys(entity.filters),
    ...(entity.filterIdAllowed ? ['filter_id'] : []),
    ...shownParameters(entity),
  ];
  return (call) => {
    const { query, database } = call;
    refuseUnknown(query, known);
    const field = choiceParameter(query.get('sort_by') ?? 'id', 'sort_by', entity.sorts);
    const direction = sortDirection(query);
    const cursor = query.get('cursor');
    const write = entryWriter(entity, query, database);
    const page = database.collections[entity.name].page({
      field,
      direction,
      limit: limitParameter(query, maxLimit),
      match: every([visible, ...tests(entity, call)]),
      ...(cursor === null ? {} : { from: decodeCursor(cursor, field, direction) }),
    });
    const next = page.next ? JSON.stringify(encodeCursor(page.next)) : 'null';
    return pageReply(page.entries.map(write), next);
  };
}

function pageReply(rows: readonly string[], next: string): Reply {
  const data = rows.join(',');
  const body = `{"success":true,"data":[${data}],"additional_data":{"next_cursor":${next}}}`;
  return { status: 200, body };
}

function sortDirection(query: URLSearchParams): Direction {
  const text = query.get('sort_direction') ?? 'asc';
  return choiceParameter(text, 'sort_direction', ['asc', 'desc']) === 'desc' ? 'desc' : 'asc';
}

/** A saved filter overrides the quick filters (documented at each of them). */
function tests(entity: Entity, { query, database, user, now }: Call): Test[] {
  const filterId = query.get('filter_id');
  const quick = Object.entries(entity.filters).flatMap(([name, filter]) => {
    const text = query.get(name);
    if (text === null) return [];
    const test = filter.test(text, name);
    return filterId !== null && !filter.always ? [] : [bind(test, database)];
  });
  if (filterId === null || !entity.fields) return quick;
  return [savedFilter(filterId, entity.fields, { database, user, now }), ...quick];
}

function bind(test: (entry: Entry, database: Database) => boolean, database: Database): Test {
  return (entry) => test(entry, database);
}
