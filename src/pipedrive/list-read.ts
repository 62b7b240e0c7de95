import { isAppError } from '../core/error';
import { CatchUp } from './catch-up';
import type { JsonObject } from './json';
import type { ListRequest, RawPage } from './list-walk';
import { listPages } from './paging';
import { newTally } from './read-tally';
import type { ReadingWay } from './reading-way';
import type { RequestOptions, Session } from './session';
import { TwoEnds, type End } from './two-ends';
import { abortableWith } from './unless-aborted';

/** Rows of a list as they arrive. */
export interface ListPage extends RawPage {
  /** Rows that may have changed since they were given: their state at the end of reading. */
  readonly revised?: readonly JsonObject[];
}

/** A way of reading, with the highest id that the list can have, where that is known. */
type Way = ReadingWay & { readonly top?: number | undefined };

/**
 * All rows of a list, in the way given; where several pages are read at the same time, in the order
 * in which they arrive. Throws what requests throw, and `read-inconsistent`.
 */
export async function* readList(
  session: Pick<Session, 'request' | 'clock'>,
  list: ListRequest,
  way: Way,
  options: RequestOptions = {},
): AsyncGenerator<ListPage> {
  const tally = list.tally ?? newTally();
  const request = { ...list, tally };
  if (!way.key) {
    yield* pageAfterPage(session, request, options);
    return;
  }
  tally.streams = Math.max(tally.streams, way.streams);
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
  for await (const { page, isFirst, isLast } of allAtOnce(lists, options)) {
    if (isFirst) catchUp?.note([...page.items, ...page.again]);
    yield { ...page, last: isLast && !updated };
  }
  if (!catchUp || !updated) return;
  const query = { ...request.query, [updated.parameter]: catchUp.since() };
  for await (const page of pageAfterPage(session, { ...request, query }, options))
    yield { items: [], again: page.again, revised: page.items, last: page.last };
}

interface Arrival {
  readonly page: RawPage;
  /** Whether it is the first page of its end. */
  readonly isFirst: boolean;
  /** Whether nothing more comes. */
  readonly isLast: boolean;
}

/** Reads lists at the same time, each from both ends. A failure of one stops all. */
async function* allAtOnce(
  lists: readonly TwoEnds[],
  { signal }: RequestOptions,
): AsyncGenerator<Arrival> {
  const { controller, release } = abortableWith(signal);
  const underWay = new Set<Promise<() => Omit<Arrival, 'isLast'>>>();
  const start = (list: TwoEnds, end: End) => {
    const isFirst = end.rows === 0;
    const reading: Promise<() => Omit<Arrival, 'isLast'>> = list
      .read(end, { signal: controller.signal })
      .then((page) => () => {
        underWay.delete(reading);
        return { page, isFirst };
      });
    underWay.add(reading);
  };
  const startDue = () => {
    for (const list of lists) for (const end of list.due()) start(list, end);
  };
  try {
    startDue();
    while (underWay.size > 0) {
      const arrival = (await Promise.race(underWay))();
      startDue();
      yield { ...arrival, isLast: underWay.size === 0 };
    }
  } finally {
    controller.abort();
    release();
    await Promise.allSettled(underWay);
  }
}
