import { AppError, isCancelled, toAppError } from '../../core/error';
import type { JobOptions } from '../../core/progress';
import { reserveGuard } from '../reserve';
import type { TableSchema } from '../schema';
import type { Session } from '../session';
import { schemaOf, writeSchemas, type WriteSchemas } from './checked-change';
import type { Reading } from './current-rows';
import type { Journal, JournalRow } from './journal';
import { inPool } from './pool';
import { prepare, type Prepared } from './prepared';
import type { RowChange, RowResult } from './row-change';
import { refusals } from './row-plan';
import { isFatal, sendRow } from './send-row';

/** What became of a push: a result for each change, in their order, and what undo needs. */
export interface WriteReport {
  readonly results: readonly RowResult[];
  readonly journal: Journal;
}

export interface WriteOptions extends JobOptions {
  /** Sends nothing unless every row passes its checks. */
  readonly allOrNothing?: boolean;
  /**
   * Told of each row as soon as it is written: what a journal keeps if the program ends before the
   * push. Where it throws, no further rows are sent.
   */
  readonly onWritten?: (row: JournalRow) => void;
}

type Skipped = Extract<RowResult, { readonly status: 'skipped' }>;
const cancelled: Skipped = { status: 'skipped', why: 'cancelled' };

/**
 * Writes rows, one request each, several at once; changes of one row keep their order. Every row is
 * checked first, and a row that something is wrong with does not stop the others, unless `allOrNothing`
 * says so. Rows are read again
 * just before they change, so that only what differs is sent and undo knows what was there.
 *
 * Throws before anything is sent: `connection-readonly`, `table-unknown`, and what reading the
 * company's lists throws. After that it throws nothing: each row has its result, also when somebody
 * stops, the budget is spent or the network breaks.
 */
export async function writeRows(
  changes: readonly RowChange[],
  schemas: readonly TableSchema[],
  session: Session,
  options: WriteOptions = {},
): Promise<WriteReport> {
  const { name, readonly } = session.settings;
  if (readonly) throw new AppError('connection-readonly', { name });
  const known = knownSchemas(changes, schemas);
  const push = new Push(changes, session, options);
  push.tell('checking');
  const reading = await readingOf(session, options).catch(push.unlessCancelled);
  const prepared =
    reading && (await prepare(changes, known, session, reading).catch(push.unlessCancelled));
  if (reading && prepared) await push.send(prepared, reading);
  return push.report();
}

/** The checks alone, row by row: undefined where nothing is wrong. Writes nothing. */
export async function checkRows(
  changes: readonly RowChange[],
  schemas: readonly TableSchema[],
  session: Session,
  options: JobOptions = {},
): Promise<readonly (AppError | undefined)[]> {
  const known = knownSchemas(changes, schemas);
  const { failures } = await prepare(changes, known, session, await readingOf(session, options));
  return changes.map((_change, place) => failures.get(place));
}

function knownSchemas(
  changes: readonly RowChange[],
  schemas: readonly TableSchema[],
): WriteSchemas {
  const known = writeSchemas(schemas);
  for (const change of changes) schemaOf(change, known);
  return known;
}

async function readingOf(session: Session, { signal }: JobOptions): Promise<Reading> {
  return { signal, beforeRequest: await reserveGuard(session, { signal }) };
}

class Push {
  readonly #session: Session;
  readonly #options: WriteOptions;
  readonly #results: (RowResult | undefined)[];
  readonly #journal: JournalRow[] = [];
  readonly #began: { readonly time: number; readonly requests: number; readonly tokens: number };
  #settled = 0;
  /** What keeps every further row from being sent. */
  #stop: Skipped | undefined;

  constructor(changes: readonly RowChange[], session: Session, options: WriteOptions) {
    this.#session = session;
    this.#options = options;
    this.#results = changes.map(() => undefined);
    this.#began = { time: session.clock.now(), ...session.usage() };
  }

  /** Stopped before anything was sent: every row says so. */
  readonly unlessCancelled = (error: unknown): undefined => {
    if (!isCancelled(error)) throw error;
    this.#stop = cancelled;
  };

  async send(prepared: Prepared, reading: Reading): Promise<void> {
    const { checked, current } = prepared;
    const failures = this.#options.allOrNothing ? refusals(prepared) : prepared.failures;
    for (const [place, error] of failures) this.#settle(place, { status: 'failed', error });
    if (this.#options.allOrNothing && failures.size > 0) {
      this.#stop = { status: 'skipped', why: 'other-refused' };
      return;
    }
    await inPool(lanesOf(checked), this.#session, async (lane) => {
      let now = current.get(lane[0]!);
      let hasFailed = false;
      for (const place of lane) {
        if (this.#options.signal?.aborted) this.#stop ??= cancelled;
        if (this.#stop) this.#settle(place, this.#stop);
        else if (hasFailed) this.#settle(place, { status: 'skipped', why: 'earlier-failed' });
        else {
          try {
            const sent = await sendRow(checked.get(place)!, now, this.#session, reading);
            if (sent.entry) this.#note(sent.entry);
            now = sent.entry?.kind === 'delete' ? undefined : (sent.current ?? now);
            this.#settle(place, sent.result);
          } catch (thrown) {
            hasFailed = true;
            await this.#fail(place, toAppError(thrown), reading);
          }
        }
      }
    });
  }

  report(): WriteReport {
    return {
      results: this.#results.map((result) => result ?? this.#stop ?? cancelled),
      journal: {
        time: this.#began.time,
        connection: this.#session.settings.name,
        rows: this.#journal,
      },
    };
  }

  /** A row that cannot be noted is written all the same; no more are sent. */
  #note(row: JournalRow): void {
    this.#journal.push(row);
    try {
      this.#options.onWritten?.(row);
    } catch (error) {
      this.#stop ??= { status: 'skipped', why: 'stopped', error: toAppError(error) };
    }
  }

  async #fail(place: number, error: AppError, reading: Reading): Promise<void> {
    if (isCancelled(error)) this.#stop ??= cancelled;
    if (isFatal(error)) this.#stop ??= { status: 'skipped', why: 'stopped', error };
    const isUnsent = isCancelled(error) || isFatal(error);
    this.#settle(place, isUnsent ? this.#stop! : { status: 'failed', error });
    if (error.code === 'write-outcome-unknown') await this.#lookForPipedrive(reading);
  }

  /** Where Pipedrive cannot be reached, each further row would only become uncertain too. */
  async #lookForPipedrive({ signal }: Reading): Promise<void> {
    try {
      const whoAmI = { method: 'GET', version: 'v1', path: 'users/me', cost: 2 } as const;
      await this.#session.request(whoAmI, { signal });
    } catch (thrown) {
      const error = toAppError(thrown);
      this.#stop ??= isCancelled(error) ? cancelled : { status: 'skipped', why: 'stopped', error };
    }
  }

  #settle(place: number, result: RowResult): void {
    this.#results[place] = result;
    this.#settled++;
    this.tell('writing');
  }

  tell(stage: 'checking' | 'writing'): void {
    const { requests, tokens } = this.#session.usage();
    this.#options.onProgress?.({
      stage,
      rows: this.#settled,
      total: this.#results.length,
      pages: 0,
      requests: requests - this.#began.requests,
      tokens: tokens - this.#began.tokens,
    });
  }
}

/** Changes of one row go one after another; new rows each for themselves. */
function lanesOf(checked: Prepared['checked']): number[][] {
  const lanes = new Map<string, number[]>();
  for (const [place, { change, path }] of [...checked].sort(([a], [b]) => a - b)) {
    const { kind, table, key } = change;
    const lane = kind === 'insert' ? `+${place}` : `${table.toLowerCase()} ${path} ${key}`;
    lanes.set(lane, [...(lanes.get(lane) ?? []), place]);
  }
  return [...lanes.values()];
}
