import { throwIfCancelled } from '../../core/clock';
import { AppError } from '../../core/error';
import type {
  EngineResult,
  EngineStatement,
  Explained,
  FetchRows,
  RowChange,
  RunOptions,
  SqlEngine,
} from './port';
import type { Task, TaskResults } from './worker-protocol';
import { WorkerTask, type EngineWorker } from './worker-task';

const nothing: FetchRows = async function* () {};

/**
 * The engine in workers of its own: the thread that asks stays free, fetches, and can stop a query at
 * any time. A worker has one task; when that is done it waits for the next, and a stopped one is
 * ended. Throws `sql-engine-lost` where a worker cannot be started or ends of itself.
 */
export class WorkerEngine implements SqlEngine {
  private readonly running = new Set<WorkerTask>();
  private idle: EngineWorker | undefined;
  private closed = false;

  constructor(private readonly start: () => EngineWorker) {}

  explain(statement: EngineStatement): Promise<Explained> {
    return this.perform({ kind: 'explain', statement, pushDown: true }, nothing, {});
  }

  run(
    statement: EngineStatement,
    fetch: FetchRows,
    options: RunOptions = {},
  ): Promise<EngineResult> {
    const { pushDown = true } = options;
    return this.perform({ kind: 'run', statement, pushDown }, fetch, options);
  }

  changes(
    statement: EngineStatement,
    fetch: FetchRows,
    options: RunOptions = {},
  ): Promise<readonly RowChange[]> {
    const { pushDown = true } = options;
    return this.perform({ kind: 'changes', statement, pushDown }, fetch, options);
  }

  /** Ends the workers; what was running is cancelled. */
  close(): void {
    this.closed = true;
    for (const task of this.running) task.fail(new AppError('cancelled'));
    this.idle?.terminate();
    this.idle = undefined;
  }

  private async perform<K extends keyof TaskResults>(
    task: Task<K>,
    fetch: FetchRows,
    { signal }: RunOptions,
  ): Promise<TaskResults[K]> {
    throwIfCancelled(signal);
    const worker = this.idle ?? this.start();
    this.idle = undefined;
    const running = new WorkerTask(worker, fetch);
    const cancel = () => running.fail(new AppError('cancelled', {}, signal?.reason));
    signal?.addEventListener('abort', cancel, { once: true });
    this.running.add(running);
    try {
      return await running.perform(task);
    } finally {
      this.running.delete(running);
      signal?.removeEventListener('abort', cancel);
      if (running.alive && !this.idle && !this.closed) this.idle = worker;
      else worker.terminate();
    }
  }
}
