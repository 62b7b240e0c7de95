import type { Row } from '../../core/column';
import { AppError, toAppError } from '../../core/error';
import type { FetchRequest, FetchRows, SqlEngine } from './port';
import {
  resultPageRows,
  type FromWorker,
  type Line,
  type Task,
  type TaskResult,
  type ToWorker,
} from './worker-protocol';

type Page = readonly Row[] | null;

/**
 * The worker's end: runs the tasks that come over the line, and asks it for rows. An engine that does
 * not load fails each task with `sql-engine-lost`.
 */
export function serveEngine(line: Line, loading: Promise<SqlEngine>): void {
  const engine = loading.catch((error: unknown): never => {
    throw new AppError('sql-engine-lost', {}, error);
  });
  // Noticed where a task waits for it.
  engine.catch(() => undefined);
  const waiting = new Map<number, (page: Page) => void>();
  let fetches = 0;
  const post = (message: FromWorker) => line.postMessage(message);

  const fetch: FetchRows = (request: FetchRequest) => {
    const number = ++fetches;
    return pages(number, request);
  };
  async function* pages(number: number, request: FetchRequest): AsyncGenerator<readonly Row[]> {
    post({ kind: 'fetch', fetch: number, request });
    try {
      for (;;) {
        const page = await new Promise<Page>((resolve) => {
          waiting.set(number, resolve);
          post({ kind: 'next', fetch: number });
        });
        if (page === null) return;
        yield page;
      }
    } finally {
      post({ kind: 'stop', fetch: number });
    }
  }

  const run = async (task: Task) => {
    try {
      const result = await perform(await engine, task, fetch);
      if ('rows' in result)
        for (let first = 0; first < result.rows.length; first += resultPageRows)
          post({ kind: 'rows', rows: result.rows.slice(first, first + resultPageRows) });
      post({ kind: 'done', result: 'rows' in result ? { ...result, rows: [] } : result });
    } catch (error) {
      const { code, details } = toAppError(error);
      post({ kind: 'failed', code, details });
    }
  };

  line.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind === 'task') void run(data.task);
    else {
      const resolve = waiting.get(data.fetch);
      waiting.delete(data.fetch);
      resolve?.(data.rows);
    }
  });
}

function perform(engine: SqlEngine, task: Task, fetch: FetchRows): Promise<TaskResult> {
  const { kind, statement, pushDown } = task;
  if (kind === 'explain') return engine.explain(statement);
  return engine[kind](statement, fetch, { pushDown });
}
