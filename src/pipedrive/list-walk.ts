import { AppError } from '../core/error';
import type { JsonObject } from './json';
import {
  askPage,
  identity,
  isShort,
  pagingRules,
  type ListRequest,
  type PageAnswer,
  type Position,
  type RawPage,
} from './page-request';
import { PageRows } from './page-rows';
import { newTally, type ReadTally } from './read-tally';
import type { RequestOptions, Session } from './session';

/**
 * Goes through a list page by page and looks for what should not be: a page that leads back, that is
 * shorter than promised, or that does not join the one before (v1 counts rows, so all rows behind a
 * deleted one move up). What is odd is asked for once more; what stays odd is counted in the tally.
 */
export class ListWalk {
  readonly #session: Pick<Session, 'request'>;
  readonly #request: ListRequest;
  readonly #tally: ReadTally;
  /** Whether pages begin with the last row of the page before: that shows that none is missing. */
  readonly #overlaps: boolean;
  readonly #visited = new Set<string>();
  #before: { readonly position: Position; readonly rows: PageRows } | undefined;
  #position: Position | undefined;

  constructor(session: Pick<Session, 'request'>, request: ListRequest) {
    this.#session = session;
    this.#request = request;
    this.#tally = request.tally ?? newTally();
    this.#overlaps = request.source.paging === 'offset' && request.limit > 1;
    this.#position = pagingRules[request.source.paging].first;
  }

  get ended(): boolean {
    return this.#position === undefined;
  }

  /**
   * The next page; not to be called after the end, nor before the last call has settled. Throws
   * what requests throw, and `read-inconsistent` when the list leads back to a page already read.
   */
  async next(options: RequestOptions = {}): Promise<RawPage> {
    const position = this.#position ?? {};
    this.#visited.add(JSON.stringify(position));
    const { answer, again } = await this.#settled(position, options);
    const joined = await this.#joined(answer.items, options);
    if (this.#overlaps && answer.items.length > 0)
      this.#before = { position, rows: new PageRows(answer.items) };
    this.#position = answer.next;
    return {
      items: joined.items,
      again: [...again, ...joined.again],
      last: answer.next === undefined,
    };
  }

  /** The page at a position, asked for twice where the first answer is odd. */
  async #settled(
    position: Position,
    options: RequestOptions,
  ): Promise<{ readonly answer: PageAnswer; readonly again: readonly JsonObject[] }> {
    const tally = this.#tally;
    const first = await this.#ask(position, options);
    // A list whose pages stay short has the habit: rows that this user may not see, for one.
    const isOdd = this.#leadsBack(first) || (isShort(first) && tally.shortPages === 0);
    if (!isOdd) {
      if (isShort(first)) tally.shortPages++;
      return { answer: first, again: [] };
    }
    tally.rereads++;
    const second = await this.#ask(position, options);
    if (this.#leadsBack(second))
      throw new AppError('read-inconsistent', { table: this.#request.source.path });
    if (isShort(second)) tally.shortPages++;
    return { answer: second, again: first.items };
  }

  /** Joins a page to the one before, which is read again where a row may have slipped through. */
  async #joined(
    items: readonly JsonObject[],
    options: RequestOptions,
  ): Promise<Pick<RawPage, 'items' | 'again'>> {
    const before = this.#before;
    if (!before || items.length === 0) return { items, again: [] };
    const seam = items.findIndex((item) => identity(item) === before.rows.last);
    if (seam >= 0) return { items: items.slice(seam + 1), again: items.slice(0, seam + 1) };
    // A list whose pages do not join at the second try either has no steady order.
    if (this.#tally.gaps > 0) {
      this.#tally.gaps++;
      return { items, again: [] };
    }
    this.#tally.rereads++;
    const reread = await this.#ask(before.position, options);
    const between = new PageRows(reread.items);
    // It must also begin with a row of before: more may have vanished than fill a page.
    const isJoined = between.last === identity(items[0]!) && before.rows.has(between.first);
    if (!isJoined) this.#tally.gaps++;
    return { items, again: reread.items };
  }

  #leadsBack({ next }: PageAnswer): boolean {
    return next !== undefined && this.#visited.has(JSON.stringify(next));
  }

  #ask(position: Position, options: RequestOptions): Promise<PageAnswer> {
    return askPage(this.#session, this.#request, position, options);
  }
}
