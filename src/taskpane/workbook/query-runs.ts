import { signal, type ReadonlySignal } from '@preact/signals';
import type { AppError } from '../../core/error';
import type { Progress } from '../../core/progress';
import type { Clock } from '../../core/clock';
import type { RequestEntry } from '../../pipedrive/session';
import type { QueryEdit, Refreshed, RefreshRequest } from '../../workbook/refresh-ports';
import type { Outcome, Refresher, SeveralOptions } from '../../workbook/refresher';
import type { Log } from '../log/log';

/** A refresh under way, or how the last one of this session ended. */
export type RunState =
  | { readonly kind: 'running'; readonly progress: Progress | undefined }
  | { readonly kind: 'done'; readonly result: Refreshed }
  /** `edit`: the change of the query that was not made. */
  | { readonly kind: 'failed'; readonly error: AppError; readonly edit?: QueryEdit }
  | { readonly kind: 'stopped' };

export interface QueryRunsOptions {
  readonly refresher: Pick<Refresher, 'refreshAll'>;
  readonly watchRequests: (watch: (query: string, entry: RequestEntry) => void) => () => void;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Log, 'note'>;
  /** Name of the table of a query. */
  readonly nameOf: (id: string) => string;
}

/** Runs refreshes and keeps what became of each, for the list and for the log. */
export interface QueryRuns {
  /** By the id of the query. */
  readonly states: ReadonlySignal<ReadonlyMap<string, RunState>>;
  /** Those that nobody asked for have `interactive: false`. */
  run(
    ids: readonly string[],
    request?: RefreshRequest,
    options?: SeveralOptions,
  ): Promise<readonly Outcome[]>;
  stop(id: string): void;
  forget(id: string): void;
}

/** Requests kept per entry of the log, as there. */
const maxTrace = 50;

export function createQueryRuns(options: QueryRunsOptions): QueryRuns {
  const { refresher, watchRequests, clock, log, nameOf } = options;
  const states = signal<ReadonlyMap<string, RunState>>(new Map());
  const stoppers = new Map<string, AbortController>();
  const set = (id: string, state: RunState | undefined) => {
    const next = new Map(states.value);
    if (state) next.set(id, state);
    else next.delete(id);
    states.value = next;
  };

  return {
    states,
    async run(ids, request = {}, { signal: stop, onOutcome } = {}) {
      // A scheduled refresh and one that was asked for may meet: each ends with its own outcome.
      const fresh = [...new Set(ids)].filter((id) => !stoppers.has(id) || request.edit);
      const started = clock.now();
      const before = new Map(fresh.map((id) => [id, states.value.get(id)]));
      const own = new Map(fresh.map((id) => [id, new AbortController()]));
      const stopAll = () => own.forEach((one) => one.abort(stop?.reason));
      stop?.addEventListener('abort', stopAll, { once: true });
      for (const [id, stopper] of own) {
        stoppers.set(id, stopper);
        set(id, { kind: 'running', progress: undefined });
      }
      const sent = new Map<string, RequestEntry[]>(fresh.map((id) => [id, []]));
      const unwatch = watchRequests((id, entry) => sent.get(id)?.push(entry));
      const note = (outcome: Outcome) => {
        const trace = sent.get(outcome.id) ?? [];
        log.note({
          title: `${titleOf(request)} ${nameOf(outcome.id)}`,
          ...logged(outcome),
          ms: clock.now() - started,
          requests: trace.length,
          tokens: trace.reduce((sum, { tokens }) => sum + tokens, 0),
          trace: trace.slice(-maxTrace),
        });
      };
      try {
        return await refresher.refreshAll(fresh, request, {
          signalOf: (id) => own.get(id)!.signal,
          onProgress: (id, progress) => {
            if (stoppers.get(id) === own.get(id)) set(id, { kind: 'running', progress });
          },
          onOutcome: (outcome) => {
            const { id } = outcome;
            if (stoppers.get(id) === own.get(id)) {
              stoppers.delete(id);
              set(id, isUnasked(outcome, request) ? before.get(id) : stateOf(outcome, request));
            }
            if (!isUnasked(outcome, request)) note(outcome);
            onOutcome?.(outcome);
          },
        });
      } finally {
        unwatch();
        stop?.removeEventListener('abort', stopAll);
      }
    },
    stop: (id) => stoppers.get(id)?.abort(),
    forget: (id) => set(id, undefined),
  };
}

/** A connection that is yet to be chosen is said beside the query; a refresh by itself adds nothing. */
const isUnasked = (outcome: Outcome, { interactive }: RefreshRequest): boolean =>
  interactive === false &&
  outcome.outcome === 'failed' &&
  outcome.error.code === 'connection-missing';

function stateOf(outcome: Outcome, { edit }: RefreshRequest): RunState {
  if (outcome.outcome === 'done') return { kind: 'done', result: outcome.result };
  if (outcome.outcome === 'stopped') return { kind: 'stopped' };
  return { kind: 'failed', error: outcome.error, ...(edit ? { edit } : {}) };
}

function titleOf({ edit, full, interactive }: RefreshRequest): string {
  if (edit) return 'Change query';
  if (interactive === false) return 'Auto Refresh';
  return full ? 'Full refresh' : 'Refresh';
}

function logged(outcome: Outcome) {
  if (outcome.outcome === 'done') return { outcome: 'done', rows: outcome.result.rows } as const;
  if (outcome.outcome === 'stopped') return { outcome: 'stopped' } as const;
  const { code, message } = outcome.error;
  return { outcome: 'failed', code, sentence: message } as const;
}
