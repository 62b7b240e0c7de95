import { AppError } from '../core/error';
import type { Paging, Source } from './catalogue/entry';
import { itemsOf, nextCursor, nextStart } from './envelope';
import type { JsonObject } from './json';
import type { RequestOptions, Session } from './session';

export interface RawPage {
  readonly items: readonly JsonObject[];
  /** True when nothing follows: the end of the list was reached. */
  readonly last: boolean;
}

/** Where a page stands: the query that asks for it. */
type Position = Readonly<Record<string, string>>;

interface PagingRule {
  readonly first: Position;
  readonly next: (body: JsonObject) => Position | undefined;
  readonly limited: boolean;
}

const rules: Readonly<Record<Paging, PagingRule>> = {
  cursor: { first: {}, next: (body) => position('cursor', nextCursor(body)), limited: true },
  offset: {
    first: { start: '0' },
    next: (body) => position('start', nextStart(body)),
    limited: true,
  },
  none: { first: {}, next: () => undefined, limited: false },
};

/**
 * The pages of a list, one request each, `limit` rows at most (1 to 500). Throws
 * `read-inconsistent` when the list leads back to a page already read.
 */
export async function* listPages(
  session: Session,
  source: Source,
  query: Readonly<Record<string, string>>,
  limit: number,
  { signal }: RequestOptions = {},
): AsyncGenerator<RawPage> {
  const rule = rules[source.paging];
  const seen = new Set<string>();
  let next: Position | undefined = rule.first;
  while (next) {
    const position: Position = next;
    const key = JSON.stringify(position);
    if (seen.has(key)) throw new AppError('read-inconsistent', { table: source.path });
    seen.add(key);
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
    next = rule.next(body);
    yield { items: itemsOf(body), last: next === undefined };
  }
}

/** All rows of a list. For lists that are small by nature: fields, stages, users. */
export async function listAll(
  session: Session,
  source: Source,
  options: RequestOptions = {},
): Promise<JsonObject[]> {
  const items: JsonObject[] = [];
  for await (const page of listPages(session, source, {}, pageLimit, options))
    items.push(...page.items);
  return items;
}

/** The most rows Pipedrive sends per request. */
export const pageLimit = 500;

function position(name: string, value: string | number | undefined): Position | undefined {
  return value === undefined ? undefined : { [name]: String(value) };
}
