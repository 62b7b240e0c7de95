import { isAppError } from '../core/error';
import { CatchUp } from './catch-up';
import type { JsonObject } from './json';
import { allAtOnce, type NumberedPage } from './many-pages';
import { OffsetPages } from './offset-pages';
import type { ListRequest, RawPage } from './page-request';
import { listPages } from './paging';
import { newTally } from './read-tally';
import type { ReadingWay } from './reading-way';
import type { RequestOptions, Session } from './session';
import { TwoEnds } from './two-ends';

/** Rows of a list as they arrive. */
export interface ListPage extends RawPage {
  /** Rows that may have changed since they were given: their state at the end of reading. */
  readonly revised?: readonly JsonObject[];
}

/** A way of reading, with the highest id that the list can have, where that is known. */
type Way = ReadingWay & { readonly top?: number | undefined };

/**
 * All rows of a list, in the way given. Parts and ends come in the order in which they arrive, and
 * the tally says so; all else in the order of the list. Throws what requests throw, and `read-inconsistent`.
 */
export async function* readList(
  session: Pick<Session, 'request' | 'clock'>,
  list: ListRequest,
  way: Way,
  options: RequestOptions = {},
): AsyncGenerator<ListPage> {
  const tally = list.tally ?? newTally();
  const request = { ...list, tally };
  tally.streams = Math.max(tally.streams, way.streams);
  if (!way.key) {
    yield* way.streams > 1
      ? byOffsets(session, request, options)
      : pageAfterPage(session, request, options);
    return;
  }
  tally.isUnordered = true;
  try {
    yield* inParts(session, request, way, options);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'read-inconsistent') throw error;
    tally.rereads++;
    // What came so far is kept: page after page, only the rest is new.
    for await (const { items, again, last } of pageAfterPage(session, request, options))
      yield { items: [], again: [...again, ...items], last };
  }
}

function pageAfterPage(
  session: Pick<Session, 'request' | 'clock'>,
  { source, query, limit, ...checks }: ListRequest,
  options: RequestOptions,
): AsyncGenerator<RawPage> {
  return listPages(session, source, query, limit, { ...options, ...checks, ahead: true });
}

/** Many pages at a time, handed on in the order of the list. */
async function* byOffsets(
  session: Pick<Session, 'request'>,
  request: ListRequest,
  options: RequestOptions,
): AsyncGenerator<ListPage> {
  const early = new Map<number, NumberedPage>();
  let number = 0;
  for await (const { page, last } of allAtOnce([new OffsetPages(session, request)], options)) {
    early.set(page.number, page);
    for (let next = early.get(number); next; next = early.get(number)) {
      early.delete(number++);
      yield { items: next.items, again: next.again, last: last && early.size === 0 };
    }
  }
}

async function* inParts(
  session: Pick<Session, 'request' | 'clock'>,
  request: ListRequest,
  { parts, key, updated, isLong, top }: Way,
  options: RequestOptions,
): AsyncGenerator<ListPage> {
  if (!key) return;
  const catchUp = updated && new CatchUp(session.clock, updated.code);
  const lists = parts.map(
    (part) =>
      new TwoEnds(session, {
        ...request,
        query: { ...request.query, ...part },
        key,
        isLong,
        ...(top === undefined ? {} : { top }),
      }),
  );
  for await (const { page, last } of allAtOnce(lists, options)) {
    if (page.isFirst) catchUp?.note([...page.items, ...page.again]);
    yield { items: page.items, again: page.again, last: last && !updated };
  }
  if (!catchUp || !updated) return;
  const query = { ...request.query, [updated.parameter]: catchUp.since() };
  for await (const page of pageAfterPage(session, { ...request, query }, options))
    yield { items: [], again: page.again, revised: page.items, last: page.last };
}
