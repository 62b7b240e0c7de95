import * as check from '../check';
import { isObject, type Json } from '../json';
import { validationFailed } from '../problem';

/** What a fault does: an HTTP status, or something worse. */
export type FaultStatus = number | 'reset' | 'slow' | 'html403' | 'truncated';

/** A fault to be played. */
export interface Fault {
  readonly method: string;
  readonly path: string;
  /** The first matching request it hits, counted from when it was posted; 1 is the next one. */
  readonly nth: number;
  /** How many matching requests in a row it hits. */
  readonly times: number;
  readonly status: FaultStatus;
  /** Seconds, for the header `retry-after`. */
  readonly retryAfter?: number;
  seen: number;
}

const form = check.listOf(
  check.shape(
    {
      match: check.filledText,
      nth: check.integer,
      times: check.integer,
      status: (value, path) =>
        typeof value === 'number'
          ? check.integer(value, path)
          : check.oneOf('reset', 'slow', 'html403', 'truncated')(value, path),
      retryAfter: check.number,
    },
    ['match', 'status'],
  ),
);

/**
 * Reads the body of `POST /_sandbox/faults`. `match` is `METHOD path`: `*` stands for any method; the
 * path matches itself and what lies below it (`/api/v2/deals` also matches `/api/v2/deals/7` and
 * `/api/v2/deals/archived`, not `/api/v2/dealFields`), or, with a final `*`, everything that starts
 * so. The query string plays no part. `/api/v1` and `/v1` are the same.
 */
export function parseFaults(body: Json): Fault[] {
  const issues = form(body, 'faults');
  if (issues.length > 0 || !Array.isArray(body)) throw validationFailed(issues);
  return body.filter(isObject).map((item) => {
    const [method = '*', path = '*'] = String(item.match).trim().split(/\s+/);
    return {
      method: method.toUpperCase(),
      path: canonical(path),
      nth: Number(item.nth ?? 1),
      times: Number(item.times ?? 1),
      status: item.status as FaultStatus,
      ...(item.retryAfter === undefined ? {} : { retryAfter: Number(item.retryAfter) }),
      seen: 0,
    };
  });
}

/** The faults in force. Every one counts the requests it matches; the first that is due is played. */
export class Faults {
  private faults: Fault[] = [];

  add(faults: readonly Fault[]): void {
    this.faults.push(...faults);
  }

  clear(): void {
    this.faults = [];
  }

  due(method: string, path: string): Fault | undefined {
    const matching = this.faults.filter((fault) => matches(fault, method, canonical(path)));
    for (const fault of matching) fault.seen += 1;
    return matching.find(({ seen, nth, times }) => seen >= nth && seen < nth + times);
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== '*' && fault.method !== method) return false;
  if (fault.path.endsWith('*')) return path.startsWith(fault.path.slice(0, -1));
  return path === fault.path || path.startsWith(fault.path.replace(/\/?$/, '/'));
}

function canonical(path: string): string {
  return path.replace(/^\/api\/v1\//, '/v1/');
}
