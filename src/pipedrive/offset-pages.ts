import type { JsonObject } from './json';
import type { ManyPages, NumberedPage } from './many-pages';
import { askPage, isShort, type ListRequest, type PageAnswer } from './page-request';
import { PageRows } from './page-rows';
import { newTally, type ReadTally } from './read-tally';
import type { RequestOptions, Session } from './session';

/** Pages at the same time, at most. */
export const mostOffsets = 6;
/** Pages asked for beyond what is known to exist, as a share of those read: 25 % more tokens at most. */
const shareAhead = 0.25;

/** A page that was read, and when it was asked for. */
interface PageRead {
  readonly rows: PageRows;
  readonly turn: number;
}

/**
 * A list paged by offsets, read many pages at a time. `start` is a number that anybody may choose
 * (Pipedrive, Pagination), so no page needs the one before; how many there are is told nowhere, so
 * only a few are asked for beyond those known. Each page begins with the last row of the page
 * before. Where two do not join, rows were deleted or added between the two requests: the older of
 * the two is read again, and then they do.
 */
export class OffsetPages implements ManyPages<number, NumberedPage> {
  readonly #session: Pick<Session, 'request'>;
  readonly #request: ListRequest;
  readonly #tally: ReadTally;
  /** Pages whose neighbours have not both come yet. */
  readonly #open = new Map<number, PageRead>();
  /** Pages that have been joined to the next. */
  readonly #joints = new Set<number>();
  /** Rows from the beginning of one page to that of the next; known with the first page. */
  #stride: number;
  #next = 0;
  #underWay = 0;
  #read = 0;
  #turns = 0;
  /** The last page that is known to exist. */
  #known = 0;
  #isEndKnown = false;

  constructor(session: Pick<Session, 'request'>, request: ListRequest) {
    this.#session = session;
    this.#request = request;
    this.#tally = request.tally ?? newTally();
    this.#stride = Math.max(1, request.limit - 1);
  }

  due(): readonly number[] {
    if (this.#isEndKnown) return [];
    const last = this.#known + Math.floor(this.#read * shareAhead);
    const count = Math.min(last - this.#next + 1, mostOffsets - this.#underWay);
    return Array.from({ length: Math.max(0, count) }, (_, index) => this.#next + index);
  }

  async read(page: number, options: RequestOptions): Promise<NumberedPage> {
    this.#next = Math.max(this.#next, page + 1);
    this.#underWay++;
    try {
      const turn = this.#turns++;
      const { answer, again } = await this.#settled(page, options);
      const { items, next, limit } = answer;
      if (page === 0) this.#stride = Math.max(1, limit - 1);
      if (next === undefined) this.#isEndKnown = true;
      else this.#known = Math.max(this.#known, page + 1);
      this.#read++;
      if (items.length > 0) this.#open.set(page, { rows: new PageRows(items), turn });
      const joined = [
        ...(await this.#join(page - 1, options)),
        ...(await this.#join(page, options)),
      ];
      for (const one of [page - 1, page, page + 1]) this.#forget(one);
      const isOverlapped = page > 0 && this.#request.limit > 1;
      return {
        number: page,
        items: isOverlapped ? items.slice(1) : items,
        again: [...again, ...(isOverlapped ? items.slice(0, 1) : []), ...joined],
        isFirst: page === 0,
      };
    } finally {
      this.#underWay--;
    }
  }

  /** The page, asked for twice where the first answer lacks rows. */
  async #settled(
    page: number,
    options: RequestOptions,
  ): Promise<{ readonly answer: PageAnswer; readonly again: readonly JsonObject[] }> {
    const first = await this.#ask(page, options);
    if (!isShort(first)) return { answer: first, again: [] };
    const tally = this.#tally;
    if (tally.shortPages > 0) {
      tally.shortPages++;
      return { answer: first, again: [] };
    }
    tally.rereads++;
    const second = await this.#ask(page, options);
    if (isShort(second)) tally.shortPages++;
    return { answer: second, again: first.items };
  }

  /** Rows to add so that nothing is missing between a page and the next, both of them read. */
  async #join(page: number, options: RequestOptions): Promise<readonly JsonObject[]> {
    const [one, next] = [this.#open.get(page), this.#open.get(page + 1)];
    if (!one || !next || this.#joints.has(page)) return [];
    this.#joints.add(page);
    if (this.#request.limit === 1) return [];
    if (one.rows.last === next.rows.first) return [];
    // A list whose pages do not join at the second try either has no steady order.
    if (this.#tally.gaps > 0) {
      this.#tally.gaps++;
      return [];
    }
    this.#tally.rereads++;
    const isOneOlder = one.turn < next.turn;
    const { items } = await this.#ask(isOneOlder ? page : page + 1, options);
    const between = new PageRows(items);
    // It must join both, the older page by a row in common: more may have moved than fill a page.
    const isJoined = isOneOlder
      ? one.rows.has(between.first) && between.last === next.rows.first
      : one.rows.last === between.first && next.rows.has(between.last);
    if (!isJoined) this.#tally.gaps++;
    return items;
  }

  /** Drops a page that has been joined on both sides. */
  #forget(page: number): void {
    const isJoined = (one: number) => one < 0 || this.#joints.has(one);
    if (isJoined(page - 1) && isJoined(page)) this.#open.delete(page);
  }

  #ask(page: number, options: RequestOptions): Promise<PageAnswer> {
    const start = String(page * this.#stride);
    return askPage(this.#session, this.#request, { start }, options);
  }
}
