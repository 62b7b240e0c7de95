import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { throwIfCancelled } from '../../core/clock';
import { toAppError, type AppError } from '../../core/error';
import type { Profile } from '../../connection/profile';
import { reports, type Report, type ReportId } from '../../workbook/report';
import { loading, type Loading } from '../get-data/loading';
import type { ReadyQuery } from '../get-data/ready-query';
import type { OpenSource } from '../get-data/table-source';
import type { Pane } from '../pane';

export interface PipelineChoice {
  readonly id: number;
  readonly name: string;
}

/** The gallery of reports for the connection in use. */
export interface Reports {
  readonly pipelines: ReadonlySignal<Loading<readonly PipelineChoice[]>>;
  /** Id of the pipeline that the reports are about; undefined for all. */
  readonly pipeline: ReadonlySignal<number | undefined>;
  /** What each report will read, as far as it is known yet. */
  readonly plans: ReadonlySignal<ReadonlyMap<ReportId, ReadyQuery>>;
  /** Why the plans, or a report asked for, could not be made. */
  readonly failure: ReadonlySignal<AppError | undefined>;
  /** The report that is about to be made. */
  readonly starting: ReadonlySignal<ReportId | undefined>;
  /** The report that was asked for last. */
  readonly made: ReadonlySignal<ReportId | undefined>;
  usePipeline(id: number | undefined): void;
  /** Makes a report on a new sheet. */
  make(id: ReportId): void;
  /** Reads the pipelines and the plans again. */
  retry(): void;
}

const pipelinesSql = 'SELECT Id, Name FROM Pipelines ORDER BY OrderNr, Id';

export function createReports({ getData, log, services, language }: Pane): Reports {
  const { source } = getData;
  const pipelines = signal<Loading<readonly PipelineChoice[]>>(loading);
  const pipeline = signal<number | undefined>(undefined);
  const plans = signal<ReadonlyMap<ReportId, ReadyQuery>>(new Map());
  const failure = signal<AppError | undefined>(undefined);
  const starting = signal<ReportId | undefined>(undefined);
  const made = signal<ReportId | undefined>(undefined);
  let connection: Profile | undefined;
  let working = new AbortController();

  const planned = async (
    { title, id, sql }: Pick<Report, 'title' | 'sql'> & { readonly id: ReportId },
    { engine, connection: { session } }: OpenSource,
    signal: AbortSignal,
  ): Promise<ReadyQuery> => {
    const text = sql(pipeline.value);
    const plan = await engine.planSql(text, {
      session,
      zone: services.zone,
      locale: language.locale,
      // What it costs stands beside its name.
      confirmed: true,
      signal,
    });
    return { name: title, sql: text, plan, parameters: {}, report: id };
  };
  const readPipelines = async (open: OpenSource, signal: AbortSignal) => {
    const { engine } = open;
    const { session } = open.connection;
    const { rows } = await log.record({
      title: 'Read the pipelines',
      connection: open.connection,
      work: async () =>
        engine.runSql(
          await engine.planSql(pipelinesSql, { session, expect: false, signal }),
          session,
          {
            signal,
          },
        ),
    });
    throwIfCancelled(signal);
    const all = rows.map(([id, name]) => ({ id: Number(id), name: String(name) }));
    pipelines.value = { kind: 'ready', value: all };
  };
  /** Reads what is not known yet: the pipelines, then what each report costs. */
  const load = async () => {
    working.abort();
    const { signal } = (working = new AbortController());
    failure.value = undefined;
    plans.value = new Map();
    try {
      const open = await source.connect();
      if (pipelines.value.kind !== 'ready') await readPipelines(open, signal);
      for (const report of reports) {
        const query = await planned(report, open, signal);
        throwIfCancelled(signal);
        plans.value = new Map([...plans.value, [report.id, query]]);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (pipelines.value.kind !== 'ready')
        pipelines.value = { kind: 'failed', error: toAppError(error) };
      failure.value = toAppError(error);
    }
  };
  effect(() => {
    const used = source.connection.value;
    if (!used || used === connection) return;
    connection = used;
    untracked(() => {
      pipelines.value = loading;
      pipeline.value = undefined;
      void load();
    });
  });

  const make = async (id: ReportId) => {
    const report = reports.find((one) => one.id === id)!;
    starting.value = id;
    made.value = id;
    failure.value = undefined;
    try {
      const known = plans.value.get(id);
      const query = known ?? (await planned(report, await source.connect(), working.signal));
      getData.importReport(query);
    } catch (error) {
      failure.value = toAppError(error);
    } finally {
      starting.value = undefined;
    }
  };

  return {
    pipelines,
    pipeline,
    plans,
    failure,
    starting,
    made,
    usePipeline: (id) => {
      pipeline.value = id;
      void load();
    },
    make: (id) => {
      if (!starting.value) void make(id);
    },
    retry: () => void load(),
  };
}
