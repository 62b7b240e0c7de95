import { signal, type ReadonlySignal } from '@preact/signals';
import type { QueryDefinition } from '../../workbook/definition';
import type { Outcome, Refresher } from '../../workbook/refresher';
import type { Pause } from '../../workbook/schedule';
import type { WorkbookEngine } from '../workbook-engine';
import type { ListedQuery } from './workbook-list';

export interface BackgroundOptions {
  readonly engine: Pick<WorkbookEngine, 'createSchedule' | 'watchParameters'>;
  readonly refresher: Pick<Refresher, 'queries' | 'refreshAll'>;
  readonly onOutcome: (outcome: Outcome) => void;
  /** A parameter's cell has another value than before. */
  readonly onParameter: (query: QueryDefinition) => void;
}

/** What goes on by itself while the pane lives: the schedule, and the watch on parameter cells. */
export interface Background {
  /** Why queries that are due are not refreshed now, by id. */
  readonly pauses: ReadonlySignal<ReadonlyMap<string, Pause>>;
  /** Begins with the first queries; watches the parameters of those that have come since. */
  update(queries: readonly ListedQuery[]): void;
  note(outcome: Outcome): void;
  /** For good: a template must not fill itself again. */
  stop(): void;
}

export function createBackground(options: BackgroundOptions): Background {
  const { engine, refresher, onOutcome, onParameter } = options;
  const pauses = signal<ReadonlyMap<string, Pause>>(new Map());
  const schedule = engine.createSchedule({
    refresher,
    onOutcome,
    onPause: (id, pause) => {
      const next = new Map(pauses.value);
      if (pause) next.set(id, pause);
      else next.delete(id);
      pauses.value = next;
    },
  });
  const running = new AbortController();
  const { signal: stop } = running;
  let isRunning = false;
  let watching: AbortController | undefined;
  let watched = '';

  const watch = (queries: readonly ListedQuery[]) => {
    const wanted = queries.filter(({ hasParameters }) => hasParameters);
    const key = JSON.stringify(wanted.map(({ id, definition }) => [id, definition.sql]));
    if (key === watched) return;
    watched = key;
    watching?.abort();
    if (wanted.length === 0) return;
    watching = new AbortController();
    // A host that tells of no changes leaves the cells to the next refresh, which reads them anyway.
    void engine.watchParameters(onParameter, watching.signal).catch(() => undefined);
  };

  return {
    pauses,
    note: schedule.note,
    update: (queries) => {
      if (stop.aborted) return;
      if (queries.length > 0 && !isRunning) {
        isRunning = true;
        void schedule
          .opened(stop)
          .catch(() => undefined)
          .then(() => schedule.run(stop));
      }
      watch(queries);
    },
    stop: () => {
      running.abort();
      watching?.abort();
    },
  };
}
