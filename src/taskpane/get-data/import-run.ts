import { signal, type ReadonlySignal } from '@preact/signals';
import { toAppError } from '../../core/error';
import type { Progress } from '../../core/progress';
import type { ErrorCode } from '../../core/sentence';
import type { ReportImported } from '../../workbook/report-import';
import type { QueryOptions } from '../../workbook/definition';
import type { Destination } from '../../workbook/sheets';
import type { Log } from '../log/log';
import type { Services } from '../services';
import { outcomeText } from './outcome-text';
import type { ReadyQuery } from './ready-query';
import type { OpenSource } from './table-source';

/** An import under way or finished. */
export type Run =
  | {
      readonly kind: 'running';
      readonly query: ReadyQuery;
      readonly destination: Destination['kind'];
      readonly progress: Progress;
      /** When the stage began and now, in milliseconds since the epoch. */
      readonly stageStarted: number;
      readonly now: number;
    }
  | {
      readonly kind: 'done';
      readonly query: ReadyQuery;
      readonly imported: ReportImported;
    };

/** How an import ended that wrote nothing. */
export interface Ending {
  readonly kind: 'stopped' | 'failed';
  readonly text: string;
  readonly code: ErrorCode;
}

export interface ImportJob {
  readonly connect: () => Promise<OpenSource>;
  readonly query: ReadyQuery;
  readonly destination: Destination;
  readonly mode: QueryOptions['mode'];
}

export interface ImportRun {
  readonly state: ReadonlySignal<Run | undefined>;
  readonly ending: ReadonlySignal<Ending | undefined>;
  /** Resolves when the import has ended, however it did. */
  start(job: ImportJob): Promise<void>;
  stop(): void;
  /** Forgets the result and the ending, for a new import; one under way goes on. */
  clear(): void;
}

const nothingYet: Progress = { stage: 'preparing', rows: 0, pages: 0, requests: 0, tokens: 0 };

/** At most one import at a time. */
export function createImportRun({ clock, zone }: Services, log: Log): ImportRun {
  const state = signal<Run | undefined>(undefined);
  const ending = signal<Ending | undefined>(undefined);
  let running: AbortController | undefined;

  const work = async (
    { query, destination, mode }: ImportJob,
    { engine, connection, name: connectionName }: OpenSource,
    stop: AbortSignal,
  ) => {
    let stageStarted = clock.now();
    let last = nothingYet;
    const onProgress = (progress: Progress) => {
      const now = clock.now();
      if (progress.stage !== last.stage) stageStarted = now;
      // Writing knows nothing of requests: what reading has cost stays.
      const { pages, requests, tokens } = progress.stage === 'writing' ? last : progress;
      last = { ...progress, pages, requests, tokens };
      state.value = {
        kind: 'running',
        query,
        destination: destination.kind,
        progress: last,
        stageStarted,
        now,
      };
    };
    return engine.workbook.importQuery(
      {
        query,
        session: connection.session,
        connection: connectionName,
        destination,
        options: { autoRefresh: { kind: 'off' }, refreshOnParameter: false, mode, zone },
      },
      { signal: stop, onProgress },
    );
  };

  return {
    state,
    ending,
    async start(job) {
      if (running) return;
      const controller = new AbortController();
      running = controller;
      ending.value = undefined;
      const { query, destination } = job;
      const { name: table } = query;
      const now = clock.now();
      state.value = {
        kind: 'running',
        query,
        destination: destination.kind,
        progress: nothingYet,
        stageStarted: now,
        now,
      };
      try {
        const source = await job.connect();
        const imported = await log.record({
          title: `Import ${table}`,
          connection: source.connection,
          work: () => work(job, source, controller.signal),
          doneTitle: (result) => `Import ${table} to ${result.table.name}`,
          rows: (result) => result.rows,
        });
        state.value = { kind: 'done', query, imported };
      } catch (error) {
        state.value = undefined;
        const { code } = toAppError(error);
        const kind = code === 'cancelled' ? 'stopped' : 'failed';
        ending.value = { kind, text: outcomeText(error), code };
      } finally {
        running = undefined;
      }
    },
    stop: () => running?.abort(),
    clear: () => {
      if (running) return;
      state.value = undefined;
      ending.value = undefined;
    },
  };
}
