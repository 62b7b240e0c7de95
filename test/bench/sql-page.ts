import { startWorkerEngine } from '../../src/query/engine/worker-start';
import { deals, fetchFromMemory, organizations, statements } from './sql-data';
import type { SqlTimes } from './sql-worker';

declare global {
  interface Window {
    sqlTimes?: SqlTimes;
    /** Milliseconds as the page sees them: rows go to the worker and the result comes back. */
    pageTimes?: Readonly<Record<string, number>>;
  }
}

const worker = new Worker(new URL('./sql-worker.ts', import.meta.url));
window.sqlTimes = await new Promise<SqlTimes>((resolve, reject) => {
  worker.addEventListener('error', () => reject(new Error('The worker of the bench has failed')));
  worker.addEventListener('message', ({ data }: MessageEvent<SqlTimes>) => resolve(data));
});
worker.terminate();

const engine = startWorkerEngine();
const times: Record<string, number> = {};
for (const [name, sql] of [['start', 'SELECT 1'], ...Object.entries(statements)] as const) {
  const started = performance.now();
  await engine.run({ sql, parameters: {}, tables: [deals, organizations] }, fetchFromMemory);
  times[name] = performance.now() - started;
}
window.pageTimes = times;
