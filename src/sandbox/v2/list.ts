import type { Entry } from '../collection';
import { decodeCursor, encodeCursor, type Direction, type Marker } from '../cursor';
import type { Database } from '../database';
import type { Call, Endpoint, Reply } from '../endpoint';
import type { Entity } from '../entity';
import { savedFilter } from '../filter/saved-filter';
import { choiceParameter, every } from '../list-filter';
import { limitParameter, refuseUnknown } from './parameters';
import { entryWriter, shownParameters } from './shown';

/** Most rows of a page (OpenAPI v2, parameter `limit`). */
const maxLimit = 500;
const paging = ['limit', 'cursor'];
const sorting = ['sort_by', 'sort_direction'];

type Test = (entry: Entry) => boolean;

/** `GET /<entity>`: filters, sorting, keyset pages. `visible` is what the list holds at all. */
export function listHandler(entity: Entity, visible: Test): Endpoint['handle'] {
  const known = [
    ...paging,
    ...(entity.sorts.length > 0 ? sorting : []),
    ...Object.keys(entity.filters),
    ...(entity.filterIdAllowed ? ['filter_id'] : []),
    ...shownParameters(entity),
  ];
  return (call) => {
    const { query, database } = call;
    refuseUnknown(query, known);
    const field = choiceParameter(query.get('sort_by') ?? 'id', 'sort_by', ['id', ...entity.sorts]);
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
    return pageReply(page.entries.map(write), page.next);
  };
}

/** A page of records that are JSON already, and where the next one starts. */
export function pageReply(rows: readonly string[], marker: Marker | undefined): Reply {
  const data = rows.join(',');
  const next = marker ? JSON.stringify(encodeCursor(marker)) : 'null';
  const body = `{"success":true,"data":[${data}],"additional_data":{"next_cursor":${next}}}`;
  return { status: 200, body };
}

export function sortDirection(query: URLSearchParams): Direction {
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
