import { signal, type ReadonlySignal } from '@preact/signals';
import { toAppError } from '../../core/error';
import type { Previewed } from '../../query/sql/preview-sql';
import type { Log } from '../log/log';
import type { Services } from '../services';
import { loading, type Loading } from './loading';
import type { ReadyQuery } from './ready-query';
import type { TableSource } from './table-source';

export interface PreviewedRows {
  readonly result: Previewed;
  readonly query: ReadyQuery;
  /** When they were read, in milliseconds since the epoch. */
  readonly at: number;
}

/** The first rows of a query. */
export interface Preview {
  readonly rows: ReadonlySignal<Loading<PreviewedRows>>;
  load(query: ReadyQuery): Promise<void>;
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
    async load(query) {
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
          title: `Preview of ${query.name}`,
          connection,
          work: () => engine.previewSql(query.plan, connection.session, options),
          rows: (read) => read.rows.length,
        });
        finish({ kind: 'ready', value: { result, query, at: clock.now() } });
      } catch (error) {
        finish({ kind: 'failed', error: toAppError(error) });
      }
    },
    cancel,
  };
}
