import type { SqlEngine } from './port';
import { WorkerEngine } from './worker-engine';

/** The engine for a page. Nothing is loaded before the first query. */
export function startWorkerEngine(): SqlEngine {
  return new WorkerEngine(() => new Worker(new URL('./worker.ts', import.meta.url)));
}
