import { AppError } from '../core/error';
import type { Paging, Source } from './catalogue/entry';
import { itemsOf, nextCursor, nextStart, toldLimit } from './envelope';
import type { JsonObject } from './json';
import { newTally, type ReadTally } from './read-tally';
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
type Position = Readonly<Record<string, string>>;

interface PagingRule {
  readonly first: Position;
  readonly next: (body: JsonObject, limit: number) => Position | undefined;
  readonly limited: boolean;
  /** Pages begin with the last row of the page before, which shows that none is missing between. */
  readonly overlaps?: true;
}

const rules: Readonly<Record<Paging, PagingRule>> = {
  cursor: { first: {}, next: (body) => position('cursor', nextCursor(body)), limited: true },
  offset: {
    first: { start: '0' },
    next: (body, limit) => {
      const start = nextStart(body);
      return position('start', start !== undefined && limit > 1 ? start - 1 : start);
    },
    limited: true,
    overlaps: true,
  },
  none: { first: {}, next: () => undefined, limited: false },
};

interface Answer {
  readonly items: readonly JsonObject[];
  readonly next: Position | undefined;
  /** Whether rows are missing that the limit promised. */
  readonly isShort: boolean;
}

/**
 * Goes through a list page by page and looks for what should not be: a page that leads back, that is
 * shorter than promised, or that does not join the one before (v1 counts rows, so all rows behind a
 * deleted one move up). What is odd is asked for once more; what stays odd is counted in the tally.
 */
export class ListWalk {
  readonly #session: Pick<Session, 'request'>;
  readonly #request: ListRequest;
  readonly #rule: PagingRule;
  readonly #tally: ReadTally;
  readonly #visited = new Set<string>();
  #before: { readonly position: Position; readonly last: JsonObject } | undefined;
  #position: Position | undefined;

  constructor(session: Pick<Session, 'request'>, request: ListRequest) {
    this.#session = session;
    this.#request = request;
    this.#rule = rules[request.source.paging];
    this.#tally = request.tally ?? newTally();
    this.#position = this.#rule.first;
  }

  get ended(): boolean {
    return this.#position === undefined;
  }

  /**
   * The next page; not to be called after the end, nor before the last call has settled. Throws
   * what requests throw, and `read-inconsistent` when the list leads back to a page already read.
   */
  async next(options: RequestOptions = {}): Promise<RawPage> {
    const position = this.#position ?? this.#rule.first;
    this.#visited.add(JSON.stringify(position));
    const { answer, again } = await this.#settled(position, options);
    const joined = await this.#joined(answer.items, options);
    const last = answer.items.at(-1);
    if (this.#rule.overlaps && this.#request.limit > 1 && last) this.#before = { position, last };
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
  ): Promise<{ readonly answer: Answer; readonly again: readonly JsonObject[] }> {
    const tally = this.#tally;
    const first = await this.#ask(position, options);
    // A list whose pages stay short has the habit: rows that this user may not see, for one.
    const isOdd = this.#leadsBack(first) || (first.isShort && tally.shortPages === 0);
    if (!isOdd) {
      if (first.isShort) tally.shortPages++;
      return { answer: first, again: [] };
    }
    tally.rereads++;
    const second = await this.#ask(position, options);
    if (this.#leadsBack(second))
      throw new AppError('read-inconsistent', { table: this.#request.source.path });
    if (second.isShort) tally.shortPages++;
    return { answer: second, again: first.items };
  }

  /** Joins a page to the one before, which is read again where a row may have slipped through. */
  async #joined(
    items: readonly JsonObject[],
    options: RequestOptions,
  ): Promise<Pick<RawPage, 'items' | 'again'>> {
    const before = this.#before;
    if (!before || items.length === 0) return { items, again: [] };
    const seam = items.findIndex((item) => identity(item) === identity(before.last));
    if (seam >= 0) return { items: items.slice(seam + 1), again: items.slice(0, seam + 1) };
    // A list whose pages do not join at the second try either has no steady order.
    if (this.#tally.gaps > 0) {
      this.#tally.gaps++;
      return { items, again: [] };
    }
    this.#tally.rereads++;
    const reread = await this.#ask(before.position, options);
    const end = reread.items.at(-1);
    if (!end || identity(end) !== identity(items[0]!)) this.#tally.gaps++;
    return { items, again: reread.items };
  }

  #leadsBack({ next }: Answer): boolean {
    return next !== undefined && this.#visited.has(JSON.stringify(next));
  }

  async #ask(position: Position, { signal }: RequestOptions): Promise<Answer> {
    const { source, query, limit, allow } = this.#request;
    allow?.(source.cost);
    const body = await this.#session.request(
      {
        method: 'GET',
        version: source.version,
        path: source.path,
        query: { ...query, ...(this.#rule.limited ? { limit: String(limit) } : {}), ...position },
        cost: source.cost,
      },
      { signal },
    );
    const items = itemsOf(body);
    const promised = Math.min(limit, toldLimit(body) ?? limit);
    const next = this.#rule.next(body, promised);
    return { items, next, isShort: next !== undefined && items.length < promised };
  }
}

/** What tells one row of a list from another. */
function identity(item: JsonObject): unknown {
  return item['id'] ?? JSON.stringify(item);
}

function position(name: string, value: string | number | undefined): Position | undefined {
  return value === undefined ? undefined : { [name]: String(value) };
}
