import type { Row } from '../../core/column';
import { throwIfCancelled } from '../../core/clock';
import { divideRows, type FetchStep } from './fetch-step';
import { planFetches } from './fetch-plan';
import type { FetchRows } from './port';
import type { TableSource } from './table-source';

/** Requests on their way at once; the burst budget below decides how fast they go out. */
const maxConcurrent = 6;
const pageRows = 500;

/**
 * Fetches what the last pass missed. Rejects with the first error, when what else was on its way has
 * been stopped. Resolves with the number of requests.
 */
export async function fetchMissing(
  sources: Iterable<TableSource>,
  fetch: FetchRows,
  signal?: AbortSignal,
): Promise<number> {
  const jobs: { source: TableSource; step: FetchStep }[] = [];
  for (const source of sources) {
    const demands = source.takeDemands();
    if (demands.length === 0) continue;
    const { table, columns, store, spent } = source;
    for (const step of planFetches(table, columns, store, demands, spent))
      jobs.push({ source, step });
  }
  const stop = new AbortController();
  const cancel = () => stop.abort(signal?.reason);
  signal?.addEventListener('abort', cancel, { once: true });
  const queue = jobs.values();
  const work = async () => {
    try {
      for (const { source, step } of queue) {
        throwIfCancelled(stop.signal);
        keep(source, step, await readRows(source, step, fetch, stop.signal));
      }
    } catch (error) {
      stop.abort(error);
      throw error;
    }
  };
  const workers = Array.from({ length: Math.min(maxConcurrent, jobs.length) }, work);
  await Promise.allSettled(workers);
  signal?.removeEventListener('abort', cancel);
  throwIfCancelled(signal);
  if (stop.signal.aborted) throw stop.signal.reason;
  return jobs.length;
}

async function readRows(
  { table }: TableSource,
  { request, cut }: FetchStep,
  fetch: FetchRows,
  signal: AbortSignal,
): Promise<Row[]> {
  const rows: Row[] = [];
  const sort = cut?.sort && cut.sort.column !== table.key ? cut.sort.column : undefined;
  const place = sort === undefined ? -1 : request.columns.indexOf(sort);
  for await (const page of fetch(request, signal)) {
    throwIfCancelled(signal);
    for (const row of page) rows.push(row);
    if (!cut || rows.length < cut.limit) continue;
    // Rows that are equal to the last one in their order must be there too.
    if (place < 0 || rows[cut.limit - 1]![place] !== rows.at(-1)![place]) break;
  }
  return rows;
}

function keep(source: TableSource, step: FetchStep, rows: Row[]): void {
  const { store } = source;
  source.spent += Math.max(1, Math.ceil(rows.length / pageRows));
  if (step.cut) {
    store.keepCut(step.selections[0]!, step.cut, rows);
    return;
  }
  const divided = divideRows(step, rows);
  for (const [index, selection] of step.selections.entries())
    store.keep(step.shape, selection, divided[index]!);
}
