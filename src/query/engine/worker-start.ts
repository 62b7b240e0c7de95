import type { SqlEngine } from './port';
import { WorkerEngine } from './worker-engine';

/**
 * The engine for a page. Nothing is loaded before the first query. Text is sorted by `locale` (a BCP 47
 * tag), or as the browser's language has it.
 */
export function startWorkerEngine(locale = ''): SqlEngine {
  return new WorkerEngine(
    () => new Worker(new URL('./worker.ts', import.meta.url), { name: locale }),
  );
}
