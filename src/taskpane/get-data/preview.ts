import { signal, type ReadonlySignal } from '@preact/signals';
import { toAppError } from '../../core/error';
import type { Plan } from '../../query/plan';
import type { QueryResult } from '../../query/run';
import type { Log } from '../log/log';
import type { Services } from '../services';
import { loading, type Loading } from './loading';
import type { TableSource } from './table-source';

export interface PreviewedRows {
  readonly result: QueryResult;
  readonly plan: Plan;
  /** When they were read, in milliseconds since the epoch. */
  readonly at: number;
}

/** The first rows of a query. */
export interface Preview {
  readonly rows: ReadonlySignal<Loading<PreviewedRows>>;
  load(plan: Plan): Promise<void>;
  cancel(): void;
}

/** Enough to judge a query by, and one cheap request. */
const rowCount = 25;

export function createPreview({ clock }: Services, source: TableSource, log: Log): Preview {
  const rows = signal<Loading<PreviewedRows>>(loading);
  let reading: AbortController | undefined;
  const cancel = () => {
    reading?.abort();
    reading = undefined;
  };
  return {
    rows,
    async load(plan) {
      cancel();
      const controller = new AbortController();
      reading = controller;
      rows.value = loading;
      const options = { signal: controller.signal, rows: rowCount };
      const finish = (state: Loading<PreviewedRows>) => {
        if (reading === controller) rows.value = state;
      };
      try {
        const { engine, connection } = await source.connect();
        const result = await log.record({
          title: `Preview of ${plan.query.table}`,
          connection,
          work: () => engine.previewQuery(plan, connection.session, options),
          rows: (read) => read.rows.length,
        });
        finish({ kind: 'ready', value: { result, plan, at: clock.now() } });
      } catch (error) {
        finish({ kind: 'failed', error: toAppError(error) });
      }
    },
    cancel,
  };
}
