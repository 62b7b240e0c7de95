import { AppError } from '../core/error';
import type { JsonObject } from './json';
import { ListWalk, type ListRequest, type RawPage } from './list-walk';
import type { RequestOptions, Session } from './session';

/** What a list is sorted by while it is read from both ends: a number that no row ever changes. */
export interface SortKey {
  /** Key for `sort_by`. */
  readonly sort: string;
  /** Key of the value in a row. */
  readonly code: string;
}

export interface TwoEndsRequest extends ListRequest {
  readonly key: SortKey;
  /** The highest key the list can have, where that is known. */
  readonly top?: number;
  /** Whether the list is so long that both ends can be asked for at once from the start. */
  readonly isLong: boolean;
}

/** One direction of reading. */
export interface End {
  readonly walk: ListWalk;
  /** 1: keys ascend, -1: they descend. */
  readonly step: 1 | -1;
  isBusy: boolean;
  rows: number;
  /** Keys of the first and the last row read. */
  first?: number;
  last?: number;
}

/** How sure it must be that a page is needed before a second one is asked for with it. */
const margin = 1.05;

/**
 * A list read from its lowest id up and from its highest id down at the same time. Ids are never
 * changed, so a row stays on its side: the upward end has every row up to its last one, the downward
 * end every row from its last one on. Once the two have met, or either has come to the end of the
 * list, each row is there that was there all the while. No row is left out for being empty in some
 * column, for no filter is involved.
 */
export class TwoEnds {
  readonly #request: TwoEndsRequest;
  readonly #up: End;
  readonly #down: End;

  constructor(session: Pick<Session, 'request'>, request: TwoEndsRequest) {
    this.#request = request;
    const end = (step: End['step'], direction: string): End => {
      const query = { ...request.query, sort_by: request.key.sort, sort_direction: direction };
      const walk = new ListWalk(session, { ...request, query });
      return { walk, step, isBusy: false, rows: 0 };
    };
    this.#up = end(1, 'asc');
    this.#down = end(-1, 'desc');
  }

  /** Whether all rows are there, whatever may still be under way. */
  get isComplete(): boolean {
    const [up, down] = [this.#up, this.#down];
    if (up.walk.ended || down.walk.ended) return true;
    return up.last !== undefined && down.last !== undefined && up.last >= down.last;
  }

  /** The ends to read a page from now. Each is to be given to `read` at once. */
  due(): readonly End[] {
    if (this.isComplete) return [];
    const left = this.#rowsLeft();
    const wanted = left !== undefined && left > this.#request.limit * margin ? 2 : 1;
    const ends = [this.#up, this.#down];
    const idle = ends.filter(({ isBusy }) => !isBusy);
    // Where nothing tells how far it is to the other end, a look at that end does.
    if (left === undefined) idle.sort((a, b) => a.rows - b.rows);
    return idle.slice(0, Math.max(0, wanted - (ends.length - idle.length)));
  }

  /** Throws `read-inconsistent` where the rows do not come in the order asked for. */
  async read(end: End, options: RequestOptions): Promise<RawPage> {
    end.isBusy = true;
    try {
      const page = await end.walk.next(options);
      this.#follow(end, page.items);
      const other = end === this.#up ? this.#down : this.#up;
      const isBeyond = (item: JsonObject) =>
        other.last !== undefined && (this.#keyOf(item) - other.last) * end.step >= 0;
      return {
        items: page.items.filter((item) => !isBeyond(item)),
        // What the other end has read comes again, unless it has only just come into the list.
        again: [...page.again, ...page.items.filter(isBeyond)],
        last: page.last,
      };
    } finally {
      end.isBusy = false;
    }
  }

  #follow(end: End, items: readonly JsonObject[]): void {
    for (const item of items) {
      const key = this.#keyOf(item);
      const isInOrder = end.last === undefined || (key - end.last) * end.step > 0;
      if (!isInOrder || !Number.isFinite(key))
        throw new AppError('read-inconsistent', { table: this.#request.source.path });
      end.first ??= key;
      end.last = key;
    }
    end.rows += items.length;
  }

  /** About how many rows are between the ends, or undefined where nothing tells. */
  #rowsLeft(): number | undefined {
    const { top, isLong } = this.#request;
    const [up, down] = [this.#up, this.#down];
    const rows = up.rows + down.rows;
    if (rows === 0) return isLong ? Infinity : undefined;
    const ceiling = down.last ?? (top === undefined ? undefined : top + 1);
    if (ceiling === undefined) return undefined;
    return (ceiling - (up.last ?? 0) - 1) * (rows / (span(up) + span(down)));
  }

  #keyOf(item: JsonObject): number {
    return Number(item[this.#request.key.code]);
  }
}

/** Ids among which an end has read its rows. */
function span({ first, last }: End): number {
  return first === undefined || last === undefined ? 0 : Math.abs(last - first) + 1;
}
