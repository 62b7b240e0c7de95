import type { Paging, Source } from './catalogue/entry';
import { itemsOf, nextCursor, nextStart, toldLimit } from './envelope';
import type { JsonObject } from './json';
import type { ReadTally } from './read-tally';
import type { RequestOptions, Session } from './session';

export interface RawPage {
  readonly items: readonly JsonObject[];
  /** Rows sent on purpose that may have come before: of pages that overlap or were asked for twice. */
  readonly again: readonly JsonObject[];
  /** True when nothing follows: the end of the list was reached. */
  readonly last: boolean;
}

/** One list, as it is asked for. */
export interface ListRequest {
  readonly source: Source;
  readonly query: Readonly<Record<string, string>>;
  /** Rows a page, 1 to 500. */
  readonly limit: number;
  /** Called before each request with its cost; throws where it must not be made. */
  readonly allow?: (cost: number) => void;
  readonly tally?: ReadTally;
}

/** Where a page stands: the query that asks for it. */
export type Position = Readonly<Record<string, string>>;

interface PagingRule {
  readonly first: Position;
  /** Where the next page begins. Those of offsets begin with the last row of the page before. */
  readonly next: (body: JsonObject, limit: number) => Position | undefined;
  readonly limited: boolean;
}

export const pagingRules: Readonly<Record<Paging, PagingRule>> = {
  cursor: { first: {}, next: (body) => position('cursor', nextCursor(body)), limited: true },
  offset: {
    first: { start: '0' },
    next: (body, limit) => {
      const start = nextStart(body);
      return position('start', start !== undefined && limit > 1 ? start - 1 : start);
    },
    limited: true,
  },
  none: { first: {}, next: () => undefined, limited: false },
};

/** An answer to one request of a list. */
export interface PageAnswer {
  readonly items: readonly JsonObject[];
  readonly next: Position | undefined;
  /** Rows a page that the server goes by: it cuts limits that are too high. */
  readonly limit: number;
}

/** Asks for the page at a position. Throws what requests throw, and what `allow` throws. */
export async function askPage(
  session: Pick<Session, 'request'>,
  { source, query, limit, allow }: ListRequest,
  position: Position,
  { signal }: RequestOptions,
): Promise<PageAnswer> {
  const rule = pagingRules[source.paging];
  allow?.(source.cost);
  const body = await session.request(
    {
      method: 'GET',
      version: source.version,
      path: source.path,
      query: { ...query, ...(rule.limited ? { limit: String(limit) } : {}), ...position },
      cost: source.cost,
    },
    { signal },
  );
  const promised = Math.min(limit, toldLimit(body) ?? limit);
  return { items: itemsOf(body), next: rule.next(body, promised), limit: promised };
}

/** Whether rows are missing that the limit promised: more follow, but the page is not full. */
export function isShort({ items, next, limit }: PageAnswer): boolean {
  return next !== undefined && items.length < limit;
}

/** What tells one row of a list from another. */
export function identity(item: JsonObject): unknown {
  return item['id'] ?? JSON.stringify(item);
}

function position(name: string, value: string | number | undefined): Position | undefined {
  return value === undefined ? undefined : { [name]: String(value) };
}
