import type { Row } from '../../core/column';
import { AppError } from '../../core/error';
import type { FetchRows } from './port';
import type { FromWorker, Line, Task, TaskResults, ToWorker } from './worker-protocol';

/** What the engine needs of a `Worker`. */
export interface EngineWorker extends Line {
  addEventListener(
    type: 'message',
    listen: (event: MessageEvent) => void,
    options?: { readonly signal: AbortSignal },
  ): void;
  addEventListener(
    type: 'error' | 'messageerror',
    listen: () => void,
    options?: { readonly signal: AbortSignal },
  ): void;
  terminate(): void;
}

/** One task in a worker: hands it the pages that it asks for and collects the rows of its result. */
export class WorkerTask {
  /** Whether the worker can take another task. */
  alive = true;
  private readonly end = new AbortController();
  private readonly iterators = new Map<number, AsyncIterator<readonly Row[]>>();
  private readonly rows: Row[] = [];
  private readonly settled: Promise<TaskResults[keyof TaskResults]>;
  private resolve: (result: TaskResults[keyof TaskResults]) => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;

  constructor(
    private readonly worker: EngineWorker,
    private readonly fetch: FetchRows,
  ) {
    const { signal } = this.end;
    this.settled = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    const lost = () => this.fail(new AppError('sql-engine-lost'));
    worker.addEventListener('error', lost, { signal });
    worker.addEventListener('messageerror', lost, { signal });
    worker.addEventListener('message', ({ data }) => this.receive(data), { signal });
  }

  /** Throws what the task throws in the worker, what fetching throws, or `sql-engine-lost`. */
  async perform<K extends keyof TaskResults>(task: Task<K>): Promise<TaskResults[K]> {
    this.post({ kind: 'task', task });
    try {
      return (await this.settled) as TaskResults[K];
    } finally {
      this.end.abort();
      for (const iterator of this.iterators.values()) void iterator.return?.();
    }
  }

  /** Gives the task up; whatever the worker is doing, it must not be used any more. */
  fail(error: unknown): void {
    this.alive = false;
    this.reject(error);
  }

  private receive(message: FromWorker): void {
    if (message.kind === 'fetch')
      this.iterators.set(
        message.fetch,
        this.fetch(message.request, this.end.signal)[Symbol.asyncIterator](),
      );
    else if (message.kind === 'next') void this.next(message.fetch);
    else if (message.kind === 'stop') {
      void this.iterators.get(message.fetch)?.return?.();
      this.iterators.delete(message.fetch);
    } else if (message.kind === 'rows') for (const row of message.rows) this.rows.push(row);
    else if (message.kind === 'failed') {
      const error = new AppError(message.code, message.details);
      // A worker without an engine is of no use to the next task.
      if (message.code === 'sql-engine-lost') this.fail(error);
      else this.reject(error);
    } else
      this.resolve(
        'rows' in message.result ? { ...message.result, rows: this.rows } : message.result,
      );
  }

  private async next(fetch: number): Promise<void> {
    try {
      const result = await this.iterators.get(fetch)?.next();
      if (!this.end.signal.aborted)
        this.post({ kind: 'page', fetch, rows: result && !result.done ? result.value : null });
    } catch (error) {
      this.fail(error);
    }
  }

  private post(message: ToWorker): void {
    this.worker.postMessage(message);
  }
}
